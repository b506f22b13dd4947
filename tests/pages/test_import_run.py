"""Reading in while the page stays alive: stop, a fault, two tabs, and a visitor who clicks twice."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from netwerk.errors import Cancelled, StoreError
from netwerk.i18n import mark
from netwerk.store import imports, open_store
from tests.pages.conftest import Open, texts
from tests.pages.test_doctor import drop, read_in

ROWS = b"organisatie_a;organisatie_b;datum\nlt-n;ha-z;12-06-2026\n"


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """Importing takes until someone stops it; the list counts how often it began."""
    begun: list[int] = []
    end = threading.Event()

    def import_files(*_: Any, progress: Callable[[float], None], cancelled: Callable[[], bool], **__: Any) -> None:
        begun.append(1)
        progress(0.4)
        while not cancelled() and not end.is_set():
            time.sleep(0.02)
        raise Cancelled(mark("Gestopt. Er is niets veranderd."))

    monkeypatch.setattr("netwerk.store.import_files", import_files)
    yield begun
    end.set()


def stopped(app: AppTest) -> AppTest:
    app.button(key="stop_import").click().run()
    until = time.monotonic() + 10
    while "Gestopt." not in texts(app) and time.monotonic() < until:
        app.run()
    return app


@pytest.mark.usefixtures("slow")
def test_a_long_import_shows_how_far_it_is_and_offers_to_stop(open_directly: Open, database: Path) -> None:
    app = drop(open_directly("gegevens"), ("nieuw.csv", ROWS))
    app.button(key="lees_in").click().run()
    assert [bar.value for bar in app.get("progress")] == [40]
    app = stopped(app)
    assert "Gestopt. Er is niets ingelezen." in texts(app)
    assert len(imports(open_store(str(database)))) == 1


@pytest.mark.usefixtures("database", "slow")
def test_who_looks_at_another_part_meanwhile_hears_there_what_came_of_it(open_directly: Open) -> None:
    app = drop(open_directly("gegevens"), ("nieuw.csv", ROWS))
    app.button(key="lees_in").click().run()
    run = app.session_state["netwerk"].kept["lopende_import"]
    next(control for control in app.get("button_group") if control.key == "gegevens_deel").set_value(
        "geschiedenis"
    ).run()
    assert "Gestopt." not in texts(app)
    run.stop()
    run.wait(10)
    assert "Gestopt. Er is niets ingelezen." in texts(app.run())


@pytest.mark.usefixtures("database", "slow")
def test_files_are_still_in_the_box_after_stopping(open_directly: Open) -> None:
    app = drop(open_directly("gegevens"), ("nieuw.csv", ROWS))
    app.button(key="lees_in").click().run()
    assert "nieuw" in texts(stopped(app))


@pytest.mark.usefixtures("database")
def test_who_clicks_twice_reads_in_once(open_directly: Open, slow: list[int]) -> None:
    app = drop(open_directly("gegevens"), ("nieuw.csv", ROWS))
    twice = app.button(key="lees_in")
    twice.click().run()
    assert [button.key for button in app.button if button.key == "lees_in"] == []
    stopped(app)
    assert len(slow) == 1


def test_the_same_file_in_two_tabs_is_one_import(open_app: Open, database: Path) -> None:
    one = drop(open_app("gegevens"), ("nieuw.csv", ROWS))
    two = drop(open_app("gegevens"), ("nieuw.csv", ROWS))
    read_in(one)
    read_in(two)
    assert len(imports(open_store(str(database)))) == 2  # the register and records of the fixture are the first
    assert "is al ingelezen. Er is niets veranderd." in texts(two)


def test_an_import_that_fails_is_one_sentence(
    open_directly: Open, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any, **__: Any) -> None:
        raise StoreError(mark("De schijf is vol; maak ruimte en probeer het opnieuw. Er is niets veranderd."))

    app = drop(open_directly("gegevens"), ("nieuw.csv", ROWS))
    monkeypatch.setattr("netwerk.store.import_files", full)
    app = read_in(app)
    assert [error.value for error in app.error] == [
        "De schijf is vol; maak ruimte en probeer het opnieuw. Er is niets veranderd."
    ]
    assert len(imports(open_store(str(database)))) == 1
