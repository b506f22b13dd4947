"""The part Over de schotten of Witte vlekken: what goes to another layer, and who stands between whom."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from netwerk.errors import Cancelled, StoreError
from netwerk.i18n import mark
from netwerk.model import day_number
from netwerk.records.files import InputFile
from netwerk.store import import_files, open_store
from netwerk.ui.cache import kept_results
from tests.pages.conftest import Open, texts

# six schools that all meet each other, six local teams likewise, and one tie between the two
SCHOOLS, TEAMS = [f"s{k}" for k in range(6)], [f"t{k}" for k in range(6)]
REGISTER = "id;naam;soort\n" + "".join(
    [f"{id_};School {id_};school\n" for id_ in SCHOOLS] + [f"{id_};Team {id_};lokaal_team\n" for id_ in TEAMS]
)
MEETINGS = "deelnemers\tdatum\tvorm\n" + "".join(
    f"{';'.join(names)}\t12-06-2026\toverleg\n" for names in (SCHOOLS, TEAMS, ["s0", "t0"])
)


@pytest.fixture(autouse=True)
def two_worlds(empty_database: Path) -> None:
    files = [
        InputFile(name="organisaties.csv", content=REGISTER.encode()),
        InputFile(name="lijst.csv", content=MEETINGS.encode()),
    ]
    at = datetime(2026, 6, 30, 12, tzinfo=UTC)
    result = import_files(open_store(str(empty_database)), files, today=day_number(date(2026, 6, 30)), at=at)
    assert result.reading.rejected == 0
    kept_results().clear()


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """The calculation takes until someone stops it; the list counts how often it began."""
    begun: list[int] = []
    end = threading.Event()

    def across_by_chance(*_: Any, progress: Callable[[float], None], cancelled: Callable[[], bool], **__: Any) -> None:
        begun.append(1)
        progress(0.4)
        while not cancelled() and not end.is_set():
            time.sleep(0.02)
        raise Cancelled(mark("Gestopt. Er is niets berekend."))

    monkeypatch.setattr("netwerk.ui.spots.across.across_by_chance", across_by_chance)
    yield begun
    end.set()


def until(app: AppTest, words: str) -> AppTest:
    """Run until the page says `words`: a calculation in the background takes its time on a busy machine."""
    end = time.monotonic() + 20
    while words not in texts(app) and time.monotonic() < end:
        app.run()
    return app


def compare(app: AppTest) -> AppTest:
    return app.button(key="bereken_schotten_layer").click().run()


def test_what_the_sizes_of_the_layers_give_is_there_at_once(open_directly: Open) -> None:
    said = texts(open_directly("witte_vlekken", deel="schotten"))
    # 30 ties within and one between: 1 of 31; of the 66 pairs 36 are between
    assert "Van elke 100 verbindingen gaan er <b>3</b> naar een andere laag (1 van de 31)." in said
    assert "Alleen op grond van de grootte van de lagen zouden dat er 55 van elke 100 zijn." in said


def test_chance_is_compared_on_request(open_directly: Open) -> None:
    app = until(compare(open_directly("witte_vlekken", deel="schotten")), "Bij toeval zouden")
    said = texts(app)
    assert "er zijn <b>meer verbindingen binnen de eigen laag</b> dan bij toeval." in said
    # 12 organisations in two layers of six: 12! / (6! 6!) ways
    assert "met de lagen op alle 924 manieren anders over de organisaties verdeeld" in said.replace("\\", "")


def test_a_result_stays_for_the_next_visitor(open_directly: Open) -> None:
    until(compare(open_directly("witte_vlekken", deel="schotten")), "Bij toeval zouden")
    assert "Bij toeval zouden" in texts(open_directly("witte_vlekken", deel="schotten"))


def test_another_choice_asks_again(open_directly: Open) -> None:
    until(compare(open_directly("witte_vlekken", deel="schotten")), "Bij toeval zouden")
    assert "Bij toeval zouden" not in texts(open_directly("witte_vlekken", deel="schotten", minimum="2"))


def test_a_layer_opens_its_connections(open_directly: Open) -> None:
    app = open_directly("witte_vlekken", deel="schotten")
    app.button(key="bewijs_schotten_layer_eerste_lijn").click().run()
    assert [tab.label for tab in app.tabs] == ["Naar een andere laag (1)", "Binnen de eigen laag (15)"]


def test_domains_are_another_way_to_look(open_directly: Open) -> None:
    app = open_directly("witte_vlekken", deel="schotten")
    next(one for one in app.segmented_control if one.key == "schotten_per").set_value("domain").run()
    assert "naar een ander domein (1 van de 31)" in texts(app)


@pytest.mark.usefixtures("slow")
def test_long_work_shows_how_far_it_is_and_stops(open_directly: Open) -> None:
    app = compare(open_directly("witte_vlekken", deel="schotten"))
    assert [bar.value for bar in app.get("progress")] == [40]
    app.button(key="stop_schotten_layer").click().run()
    assert "Gestopt. Er is niets berekend." in texts(until(app, "Gestopt."))
    assert [button.key for button in app.button if button.key == "bereken_schotten_layer"]


def test_who_clicks_twice_calculates_once(open_directly: Open, slow: list[int]) -> None:
    app = compare(open_directly("witte_vlekken", deel="schotten"))
    assert [button.key for button in app.button if button.key == "bereken_schotten_layer"] == []
    app.button(key="stop_schotten_layer").click().run()
    until(app, "Gestopt.")
    assert len(slow) == 1


@pytest.mark.usefixtures("slow")
def test_another_period_stops_what_was_under_way(open_directly: Open) -> None:
    app = compare(open_directly("witte_vlekken", deel="schotten"))
    run = app.session_state["netwerk"].kept["berekening_schotten_layer"].run
    app.selectbox(key="periode").select_index(1).run()  # the school year
    run.wait(10)
    assert run.over


def test_what_goes_wrong_is_one_sentence(open_directly: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: Any, **__: Any) -> None:
        raise StoreError(mark("De schijf is vol."))

    monkeypatch.setattr("netwerk.ui.spots.across.across_by_chance", fails)
    app = until(compare(open_directly("witte_vlekken", deel="schotten")), "De schijf is vol.")
    assert [error.value for error in app.error] == ["De schijf is vol."]
    assert "Van elke 100 verbindingen" in texts(app)


def test_the_roles_are_counted_at_once_and_compared_on_request(open_directly: Open) -> None:
    app = open_directly("witte_vlekken", deel="schotten")
    # s0 stands between t0 and its five schools, t0 between s0 and its five teams: ten times gatekeeper
    assert "<span>10 keer; op grond van de grootte van de lagen" in texts(app)
    app.button(key="bereken_rollen").click().run()
    assert "Geen uitspraak: bij toeval zouden er ook zo veel organisaties" in texts(until(app, "Geen uitspraak: bij"))
