# Everything lives in .venv; the first call of any target sets it up.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
.DEFAULT_GOAL := run
.PHONY: run test check bench soak golden i18n clean

$(VENV)/.app: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Netwerk heeft Python 3.11 of nieuwer nodig; dit is " + sys.version.split()[0] + ". Kies een andere: make PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	@test -d $(VENV) || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.app requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

run: $(VENV)/.app ## set up, load the example region into an empty database, open the app
	$(BIN)/netwerk demo --if-empty
	$(BIN)/netwerk app

test: $(VENV)/.dev ## every test, browser tests included
	@$(BIN)/python -m tests.browser.chromium
	$(BIN)/python -m pytest -n 2 --dist loadgroup

check: $(VENV)/.dev ## style, types, structure, and the tests that need no browser
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n 2 --dist loadgroup -m "not browser"

bench: $(VENV)/.dev ## speed as ratios, taken in one run
	$(BIN)/python -m tests.bench

soak: $(VENV)/.dev ## long forms of the fault, access and load tests; writes build/soak.json
	$(BIN)/python -m tests.soak

golden: $(VENV)/.dev ## make the README's picture and the screenshots in build/shots again
	@$(BIN)/python -m tests.browser.chromium
	$(BIN)/python -m tests.browser.shots

i18n: $(VENV)/.dev ## collect the texts into the English catalogue; new ones stand there with an empty msgstr
	@mkdir -p build netwerk/locale/en/LC_MESSAGES
	$(BIN)/pybabel --quiet extract -k mark -k say -k _ --no-location --sort-output -o build/netwerk.pot netwerk pages streamlit_app.py
	$(BIN)/pybabel --quiet update --init-missing --no-fuzzy-matching --ignore-obsolete -i build/netwerk.pot -d netwerk/locale -D netwerk -l en

clean:
	rm -rf $(VENV) build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis *.egg-info
