"""The filmstrip: small maps of the steps on places that never move, with what changed beneath each."""

from __future__ import annotations

import io
import re
from datetime import date
from functools import cache
from typing import Any

import pytest
from PIL import Image

from netwerk.analysis.comparison import Mark
from netwerk.analysis.layout import Layout, positions
from netwerk.analysis.periods import Step
from netwerk.analysis.timeline import Over, Timeline, timeline
from netwerk.i18n import Language
from netwerk.model import Dataset, day_number
from netwerk.report.filmstrip import Form, filmstrip
from netwerk.views import filmstrip as view
from netwerk.views import small_map
from tests.drawn import drawn

# no markup of any kind may come out of a title: it holds the name of an area
HOSTILE = 'Zuid <b>&"#set page(width: 1pt)" *vet* $x$ #image("/etc/passwd") \\'


def on(number: int, *pairs: str) -> list[dict[str, object]]:
    return [{"who": pair, "on": date(number, 3, 1)} for pair in pairs]


@cache
def region() -> Dataset:
    """2022 against 2021: b-c new, c-d restored, a-c ended, a-b kept; e is never seen, f works on knowledge."""
    return drawn(
        *on(2020, "c-d", "a-b"),
        *on(2021, "a-b", "a-c", "a-f"),
        *on(2022, "a-b", "b-c", "c-d", "a-f"),
        organisations=[*"abcde", {"id": "f", "kind": "kennis", "layer": "kennis"}],
    )


@cache
def years(over: Over = Over()) -> Timeline:  # noqa: B008 -- frozen
    return timeline(region(), step=Step.YEAR, over=over, today=day_number(date(2022, 12, 31)))


def strip(*steps: int, of: Timeline | None = None, language: Language = "nl") -> view.Strip:
    return view.strip(
        region(),
        of or years(),
        positions(region(), Layout.MUNICIPALITIES),
        steps,
        title="Netwerkvorming",
        note="2020 tot en met 2022",
        language=language,
    )


def lines_of(svg: str, which: Mark) -> int:
    """How many lines a map draws in the colour and dashes of a mark."""
    style = small_map._stroke(which.value, share=small_map.KEPT if which is Mark.PERSISTED else 1, thick=0.9)
    (path,) = re.findall(rf'<path d="([^"]*)" fill="none" {re.escape(style)}/>', svg) or [""]
    return path.count("M")


def test_each_step_is_told_against_the_one_before() -> None:
    frame = strip(2).frames[0]

    assert (frame.name, frame.size) == ("2022", "6 organisaties, 4 verbindingen")
    assert frame.counts == (
        ("formed", "1", "nieuw"),
        ("revived", "1", "hersteld"),
        ("ended", "1", "gestopt"),
        ("persisted", "2", "gebleven"),
    )


def test_the_first_step_has_nothing_to_be_compared_with() -> None:
    assert strip(0).frames[0].counts == ()


def test_who_cannot_see_a_map_reads_what_it_shows() -> None:
    assert strip(2).frames[0].alt == (
        "Kaart van 2022: 6 organisaties, 4 verbindingen. 1 nieuw, 1 hersteld, 1 gestopt, 2 gebleven."
    )


@pytest.mark.parametrize(
    ("which", "number"), [(Mark.FORMED, 1), (Mark.REVIVED, 1), (Mark.ENDED, 1), (Mark.PERSISTED, 1)]
)
def test_every_mark_is_drawn_in_its_own_colour_and_dashes(which: Mark, number: int) -> None:
    # the kept tie of a with f, who is not on the map, is counted and not drawn
    assert lines_of(strip(2).frames[0].svg, which) == number


def test_who_has_no_place_on_the_maps_is_named() -> None:
    assert (
        "Niet op de kaart: wie nooit is gezien en de laag kennis. De aantallen gaan over alle organisaties."
        in strip(0, 1, 2).said
    )


def test_an_organisation_stands_at_the_same_place_in_every_picture() -> None:
    places = [re.findall(r'<circle cx="[\d.]+" cy="[\d.]+"', frame.svg) for frame in strip(0, 1, 2).frames]

    assert places[0] == places[1] == places[2]


def test_a_step_that_still_runs_says_so() -> None:
    line = timeline(region(), step=Step.SCHOOLYEAR, today=day_number(date(2022, 12, 31)))

    assert [frame.running for frame in strip(1, 2, of=line).frames] == ["", "loopt nog"]


def test_a_map_holds_no_text_at_all() -> None:
    assert not any("<text" in frame.svg or "<title" in frame.svg for frame in strip(0, 1, 2).frames)


def test_of_many_lines_only_the_main_ones_are_drawn_and_all_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(view, "MOST_LINES", 2)
    found = strip(2)

    assert sum(lines_of(found.frames[0].svg, one) for one in Mark) <= 2
    assert found.frames[0].size == "6 organisaties, 4 verbindingen"
    assert any(said.startswith("Waar veel lijnen zijn, staan alleen de hoofdlijnen") for said in found.said)


def monthly() -> Timeline:
    return timeline(drawn(*on(2020, "a-b"), *on(2022, "a-b")), step=Step.MONTH)


def test_of_25_months_an_even_choice_with_the_first_and_the_last_is_shown() -> None:
    assert view.evenly(monthly(), most=5) == (0, 6, 12, 18, 24)


def test_all_steps_are_shown_where_they_fit() -> None:
    assert view.evenly(years()) == (0, 1, 2)


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        ((0, 6, 12, 18, 24), "Dit zijn 5 van de 25 maanden, gelijk verdeeld."),
        ((0, 1, 24), "Dit zijn 3 van de 25 maanden."),
        ((3,), "Dit is één van de 25 maanden."),
    ],
)
def test_a_choice_of_steps_is_said_to_be_one(steps: tuple[int, ...], said: str) -> None:
    text = view.spread(monthly(), steps, "nl")

    assert text is not None
    assert text.dutch() == said


def test_nothing_is_said_where_no_step_is_left_out() -> None:
    assert view.spread(years(), (0, 1, 2), "nl") is None


def page(form: Form, **values: Any) -> bytes:
    places = positions(region(), Layout.MUNICIPALITIES)
    return filmstrip(
        region(),
        values.pop("of", years()),
        places,
        values.pop("steps", (0, 1, 2)),
        form=form,
        **{"title": "Netwerkvorming", "note": "2020 tot en met 2022", **values},
    )


@pytest.mark.parametrize("form", ["pdf", "png"])
def test_the_same_data_give_the_same_bytes(form: Form) -> None:
    assert page(form) == page(form)


def test_the_pdf_is_one_tagged_page_with_its_title() -> None:
    made = page("pdf")

    assert made.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type\s*/Page\b", made)) == 1
    assert b"/MarkInfo" in made
    assert b"<dc:title>" in made
    assert made.count(b"/Alt") >= 3


def test_the_picture_is_wide_enough_for_a_slide_and_shows_the_marks() -> None:
    picture = Image.open(io.BytesIO(page("png"))).convert("RGB")

    assert picture.size == (2339, 1654)
    seen = {colour for _number, colour in picture.getcolors(picture.width * picture.height)}
    formed, revived, ended = (0x2F, 0x7F, 0xD6), (0x4B, 0x2A, 0x86), (0xB4, 0x53, 0x1A)
    assert {formed, revived, ended} <= seen


def test_what_stands_in_a_name_is_set_as_it_is() -> None:
    made = page("pdf", title=HOSTILE, note=HOSTILE)

    assert len(re.findall(rb"/Type\s*/Page\b", made)) == 1
    # as XML within the file: every sign of the title is there, and none of it was read as markup
    assert b"Zuid &lt;b&gt;&amp;&quot;#set page(width: 1pt)&quot; *vet* $x$ #image(&quot;/etc/passwd&quot;) \\" in made


def test_a_strip_under_a_fading_rule_ends_ties_that_faded() -> None:
    frame = strip(2, of=years(Over("fading", 12))).frames[0]

    # a-c of March 2021: 0.56 at the end of that year, 0.28 a year later
    assert ("ended", "1", "gestopt") in frame.counts


def test_a_strip_of_one_step_is_a_page_too() -> None:
    assert page("png", steps=(2,)).startswith(b"\x89PNG")
