"""Witte vlekken, Wat als: take organisations away, search who joins others, open the records."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from netwerk.errors import Cancelled
from netwerk.i18n import mark
from netwerk.ui.spots.parts import Part
from tests.pages.conftest import Open, texts

pytestmark = pytest.mark.usefixtures("database")


def opened(open_directly: Open, **query: str) -> AppTest:
    return open_directly("witte_vlekken", deel="wat-als", **query)


def test_the_reading_without_the_municipality_stands_on_top(open_directly: Open) -> None:
    headers = [one.value for one in opened(open_directly).header]
    assert headers[:2] == ["Zonder de gemeente aan tafel", "Wat als deze organisaties er niet zijn?"]


def test_the_reading_without_the_municipality_begins_with_what_partners_keep_among_themselves(
    open_directly: Open,
) -> None:
    # three connections between partners, none of them recorded with the municipality at the table
    assert "Alle verbindingen tussen partners bestaan ook <b>zonder de gemeente aan tafel</b>" in texts(
        opened(open_directly)
    )


def test_several_can_be_away_at_once(open_directly: Open) -> None:
    app = opened(open_directly)
    app.multiselect(key="zonder").select("lt-n").select("gem").run()
    assert "Met Gemeente Averlo en Lokaal team Noord verdwijnen <b>alle" not in texts(app)
    assert "Met Gemeente Averlo en Lokaal team Noord verdwijnen <b>vijf</b> van de 5 verbindingen." in texts(app)


def test_who_is_away_stands_in_the_address(open_directly: Open) -> None:
    app = opened(open_directly)
    app.multiselect(key="zonder").select("lt-n").select("gem").run()
    assert app.query_params["zonder"] == ["lt-n", "gem"]


def test_a_link_reopens_who_is_away(open_directly: Open) -> None:
    app = opened(open_directly, zonder="lt-n")
    assert app.multiselect(key="zonder").value == ["lt-n"]
    assert "Met Lokaal team Noord verdwijnen <b>vier</b> van de 5 verbindingen." in texts(app)


def test_a_link_that_names_nobody_takes_nobody_away(open_directly: Open) -> None:
    app = opened(open_directly, zonder="<img src=x>")
    assert app.multiselect(key="zonder").value == []
    assert "zonder" not in app.query_params


def test_nobody_away_any_more_leaves_the_address(open_directly: Open) -> None:
    app = opened(open_directly, zonder="lt-n")
    app.multiselect(key="zonder").unselect("lt-n").run()
    assert "zonder" not in app.query_params


def test_who_is_away_stays_so_while_looking_at_another_part(open_directly: Open) -> None:
    app = opened(open_directly, zonder="gem", gebied="Noord")
    app.segmented_control(key="witte_vlekken_deel").set_value(Part.FRAGILE).run()
    assert [box.key for box in app.multiselect] == ["soorten"]
    app.segmented_control(key="witte_vlekken_deel").set_value(Part.WHAT_IF).run()
    assert app.multiselect(key="zonder").value == ["gem"]


def test_who_falls_outside_a_filter_is_said_and_stays_chosen(open_directly: Open) -> None:
    app = opened(open_directly, zonder="lt-z", gebied="Noord")
    assert "Lokaal team Zuid hoort niet bij deze keuze van periode en gebied" in texts(app)
    assert app.multiselect(key="zonder").value == ["lt-z"]


def test_the_map_shows_who_is_away(open_directly: Open) -> None:
    app = opened(open_directly, zonder="lt-n")
    assert len(app.get("bidi_component")) == 1


def test_who_comes_loose_opens_its_records(open_directly: Open) -> None:
    app = opened(open_directly, zonder="lt-n")
    app.button(key="bewijs_los_ha-n").click().run()
    assert any("Datum" in frame.value.columns for frame in app.dataframe)


def test_what_vanishes_opens_by_name(open_directly: Open) -> None:
    app = opened(open_directly, zonder="lt-z")
    app.button(key="bewijs_zonder_organisatie").click().run()
    assert [tab.label for tab in app.tabs] == ["Verdwijnt (1)", "Alleen met hen aan tafel (0)", "Raakt los (0)"]


def test_a_name_from_a_file_stays_text(open_directly: Open) -> None:
    said = texts(opened(open_directly, zonder="naam"))
    assert ("&lt;img src=x" in said, "<img src=x" in said) == (True, False)


def test_the_one_who_joins_most_is_searched_for(open_directly: Open) -> None:
    app = opened(open_directly)
    app.button(key="bereken_verbindt_1").click().run()
    assert "Valt <b>Lokaal team Noord</b> weg, dan liggen de anderen het verst uit elkaar." in texts(app)


def test_the_pair_is_searched_for_as_a_pair(open_directly: Open) -> None:
    app = opened(open_directly, gebied="Noord")
    app.segmented_control(key="samen").set_value(2).run()
    app.button(key="bereken_verbindt_2").click().run()
    # five in this area, four of them tied to the local team alone: without it and any other nobody is tied
    assert (
        "Valt dit tweetal weg, dan liggen de anderen het verst uit elkaar: "
        "<b>Basisschool De Regenboog en Lokaal team Noord</b>." in texts(app)
    )


def test_what_was_found_can_be_taken_away_on_the_map(open_directly: Open) -> None:
    opened(open_directly).button(key="bereken_verbindt_1").click().run()
    app = opened(open_directly)  # what was found is kept for everyone
    app.button(key="denk_weg_1").click().run()
    assert app.multiselect(key="zonder").value == ["lt-n"]
    assert app.query_params["zonder"] == "lt-n"


def test_the_fewest_who_reach_everyone_are_searched_for(open_directly: Open) -> None:
    app = opened(open_directly)
    app.button(key="bereken_bereik").click().run()
    assert "Via <b>één organisatie</b> zijn alle 6 met een verbinding te bereiken." in texts(app)


def test_a_long_search_says_how_far_it_is_and_can_be_stopped(
    open_directly: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped = threading.Event()

    def until_stopped(*_: Any, progress: Callable[[float], None], cancelled: Callable[[], bool]) -> None:
        progress(0.4)
        while not cancelled():
            time.sleep(0.02)
        stopped.set()
        raise Cancelled(mark("Het zoeken is gestopt."))

    monkeypatch.setattr("netwerk.ui.spots.what_if.most_damaging", until_stopped)
    app = opened(open_directly, gebied="Noord", minimum="2")
    app.button(key="bereken_verbindt_1").click().run()
    assert [bar.value for bar in app.get("progress")] == [40]
    app.button(key="stop_verbindt_1").click().run()
    assert stopped.wait(10)
