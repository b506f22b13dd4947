"""The film of the years as a file in a real browser: it plays, steps and is dragged, and nobody ever moves."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from netwerk.analysis.layout import Layout, positions
from netwerk.analysis.periods import Step
from netwerk.analysis.timeline import timeline
from netwerk.views.player import player_payload
from netwerk.views.player_html import html_of
from tests.browser.conftest import Seen
from tests.browser.map_in_page import ask, click_line, click_organisation
from tests.drawn import drawn

HOSTILE = "</script><script>window.PWNED=1</script><img src=x onerror=window.PWNED=1>"
# a = 0, b = 1 (the hostile name), c = 2: a-b in 2020 and 2022, a-c in 2021; c joins in 2021 and is gone in 2022
FILM = (
    {"who": "a-b", "on": date(2020, 5, 1)},
    {"who": "a-c", "on": date(2021, 5, 1)},
    {"who": "a-b", "on": date(2022, 5, 1)},
)
# the picture two frames after a step, and when all lines have long come in
STEPPED = """async (box) => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    box.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true }));
    await frame(), await frame();
    const picture = box.querySelector("canvas").toDataURL();
    await new Promise((done) => setTimeout(done, 1200));
    return picture === box.querySelector("canvas").toDataURL();
}"""
MARKS = "['nieuw', 'hersteld', 'gestopt', 'gebleven'].map(map.lines)"


def shown(page: Page, folder: Path) -> Locator:
    dataset = drawn(
        *FILM,
        organisations=[
            "a",
            {"id": "b", "name": HOSTILE},
            {"id": "c", "begin": date(2021, 1, 1), "end": date(2022, 1, 1)},
        ],
    )
    film = player_payload(dataset, timeline(dataset, step=Step.YEAR), positions(dataset, Layout.CLUSTERS))
    file = folder / "film.html"
    file.write_text(html_of(film), "utf-8")
    page.goto(file.as_uri())
    return page.locator(".nw-map")


def test_each_step_shows_what_changed_on_places_that_never_move(page: Page, seen: Seen, tmp_path: Path) -> None:
    map_ = shown(page, tmp_path)
    step, members = page.locator(".nw-step"), page.locator(".nw-members")
    first = (ask(map_, "[map.place(0), map.place(1), map.place(2)]"), ask(map_, MARKS), ask(map_, "map.shown()"))
    map_.focus()
    page.keyboard.press("ArrowRight")
    expect(step).to_have_text("2021")
    expect(members).to_have_text("Erbij gekomen: c · Weggegaan: niemand")
    second = (ask(map_, "[map.place(0), map.place(1), map.place(2)]"), ask(map_, MARKS), ask(map_, "map.shown()"))
    page.keyboard.press("End")
    expect(step).to_have_text("2022 (loopt nog)")
    expect(members).to_have_text("Erbij gekomen: niemand · Weggegaan: c")
    third = (ask(map_, "[map.place(0), map.place(1), map.place(2)]"), ask(map_, MARKS))

    assert first[0] == second[0] == third[0]
    assert (first[1], second[1], third[1]) == ([0, 0, 0, 1], [1, 0, 1, 0], [0, 1, 1, 0])
    assert (first[2], second[2]) == ([0, 1], [0, 1, 2])
    assert seen.errors == []
    assert seen.outside == []


def test_the_film_plays_to_its_end_is_dragged_and_shows_names_as_text(page: Page, seen: Seen, tmp_path: Path) -> None:
    map_ = shown(page, tmp_path)
    step = page.locator(".nw-step")
    page.get_by_label("Snelheid").select_option("fast")
    map_.focus()
    page.keyboard.press(" ")
    expect(step).to_have_text("2022 (loopt nog)")
    expect(page.get_by_role("button", name="Afspelen")).to_be_visible()  # at the end it rests

    slider = page.get_by_label("Stap", exact=True)
    box = slider.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] - 8, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + 2, box["y"] + box["height"] / 2, steps=4)
    page.mouse.up()
    expect(step).to_have_text("2020")

    click_line(map_, 0, 1)
    assert ask(map_, "map.chosen") == {"kind": "edge", "a": 0, "b": 1}
    click_organisation(map_, 1)
    assert ask(map_, "map.chosen") == {"kind": "node", "id": 1}
    expect(page.locator(".nw-tip b")).to_have_text(HOSTILE)
    assert page.evaluate("window.PWNED") is None
    assert seen.errors == []


@pytest.mark.parametrize(
    ("page", "at_once"), [({"reduced_motion": "reduce"}, True), ({}, False)], indirect=["page"], ids=["still", "moving"]
)
def test_lines_come_in_at_once_for_who_wants_no_motion(page: Page, tmp_path: Path, at_once: bool) -> None:
    assert shown(page, tmp_path).evaluate(STEPPED) is at_once
