"""The second start of the app, from the command to a page that can be used.

Asked: within 5 seconds, with the example region that the first start read in. Run with `python -m tests.bench start`.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from playwright.sync_api import Browser, expect, sync_playwright

from netwerk.settings import ROOT
from tests.bench.timing import Row
from tests.browser.chromium import find
from tests.browser.conftest import ARGUMENTS
from tests.browser.map_in_page import drawn
from tests.browser.server import serve
from tests.copied_databases import place_demo

ASKED = 5.0  # seconds
ROUNDS = 3


def run() -> list[Row]:
    """Return the median seconds to Overzicht and to the map, each on a server that has just been started."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        database = Path(folder) / "netwerk.db"
        place_demo(database)
        browser = playwright.chromium.launch(executable_path=find(), args=list(ARGUMENTS))
        _to_overview(browser, database)  # the first start compiles what later ones find ready
        overview = [_to_overview(browser, database) for _ in range(ROUNDS)]
        maps = [_to_map(browser, database) for _ in range(ROUNDS)]
        browser.close()
    return [_row("second start: from command to Overzicht", overview), _row("second start: from command to map", maps)]


def _row(what: str, seconds: list[float]) -> Row:
    return Row(what=what, seconds=median(seconds), against="asked", reference=ASKED, at_most=1.0)


def _to_overview(browser: Browser, database: Path) -> float:
    page = browser.new_page()
    start = perf_counter()
    with serve(ROOT / "streamlit_app.py", database) as server:
        page.goto(server.url)
        expect(page.get_by_text("Hoe vers zijn de gegevens?")).to_be_visible(timeout=60_000)
        taken = perf_counter() - start
    page.close()
    return taken


def _to_map(browser: Browser, database: Path) -> float:
    page = browser.new_page()
    start = perf_counter()
    with serve(ROOT / "streamlit_app.py", database) as server:
        drawn(page, f"{server.url}/netwerkkaart")
        taken = perf_counter() - start
    page.close()
    return taken
