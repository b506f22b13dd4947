"""The film of the years on Netwerkvorming: its steps, the step in the address, and the records of what is chosen."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from netwerk.access import Role, Scope
from netwerk.settings import ROOT
from netwerk.ui.session import Session
from tests.pages.conftest import Open, texts
from tests.pages.test_netwerkvorming import fill

# codes, by name of id: bs 0, cjg 1, ha 2, lt 3, nw 4, wz 5
LINE = {"kind": "edge", "a": 0, "b": 2}


@pytest.fixture(autouse=True)
def region(empty_database: Path) -> None:
    fill(empty_database)


def played(open_directly: Open, **query: str) -> AppTest:
    return open_directly("netwerkvorming", deel="afspelen", **query)


def film(app: AppTest) -> dict[str, Any]:
    (component,) = app.get("bidi_component")
    sent: dict[str, Any] = json.loads(component.proto.json)
    return sent


def rests(app: AppTest, moment: str, selected: dict[str, Any] | None = None) -> AppTest:
    """The film tells where it came to rest, and what was clicked in it."""
    app.session_state["vorming_film"] = {"moment": moment, "selected": selected}
    return app.run()


def test_every_step_goes_to_the_browser_at_once(open_directly: Open) -> None:
    steps = film(played(open_directly))["payload"]["steps"]
    assert [step["word"] for step in steps] == ["2022/2023", "2023/2024", "2024/2025", "2025/2026"]


def test_the_address_follows_where_the_film_comes_to_rest(open_directly: Open) -> None:
    app = rests(played(open_directly), "2023/2024")
    assert app.query_params["moment"] == "2023/2024"


def test_a_step_sends_nothing_new_to_the_browser(open_directly: Open) -> None:
    app = played(open_directly)
    before = film(app)
    assert film(rests(app, "2023/2024")) == before


def test_a_film_that_was_left_and_opened_again_is_followed_to_the_same_step(open_directly: Open) -> None:
    app = rests(played(open_directly), "2023/2024")
    app.query_params["deel"] = "door-de-jaren"
    app.run()
    app.query_params["deel"] = "afspelen"
    del app.query_params["moment"]
    app.run()
    assert rests(app, "2023/2024").query_params["moment"] == "2023/2024"


def test_a_moment_that_does_not_exist_leaves_the_address_as_it_is(open_directly: Open) -> None:
    app = rests(played(open_directly, moment="1066"), "<b>")
    assert (app.query_params["moment"], list(app.exception)) == ("1066", [])


def test_a_line_that_ended_opens_the_records_of_its_last_step(open_directly: Open) -> None:
    app = rests(played(open_directly), "2024/2025", LINE)
    said = texts(app)
    assert "Basisschool De Ark en Huisarts Noord" in [heading.value for heading in app.subheader]
    assert "**Schooljaar 2023/2024**:" in said
    assert "**Schooljaar 2024/2025**: er is geen samenwerking vastgelegd." in said


def test_a_line_that_is_there_opens_the_records_of_its_own_step(open_directly: Open) -> None:
    said = texts(rests(played(open_directly), "2024/2025", {"kind": "edge", "a": 2, "b": 3}))
    assert ("**Schooljaar 2023/2024**:" in said, "**Schooljaar 2024/2025**:" in said) == (False, True)


def test_the_step_of_the_address_says_which_records_are_opened(open_directly: Open) -> None:
    app = played(open_directly, moment="2022/2023")
    app.session_state["vorming_film"] = {"moment": None, "selected": {"kind": "edge", "a": 0, "b": 3}}
    assert "**Schooljaar 2022/2023**:" in texts(app.run())


def test_the_board_sees_the_film_and_not_the_records() -> None:
    app = AppTest.from_file(str(ROOT / "pages" / "netwerkvorming.py"), default_timeout=30)
    app.session_state["netwerk"] = Session(scope=Scope(role=Role.BOARD))
    app.query_params["deel"] = "afspelen"
    app.session_state["vorming_film"] = {"moment": "2024/2025", "selected": LINE}
    app.run()
    assert len(app.get("bidi_component")) == 1
    assert [heading.value for heading in app.subheader] == []
