"""What to keep in mind when two periods stand side by side."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from netwerk.analysis.comparison import Comparison, compare
from netwerk.analysis.silent_endings import SilentEndings
from netwerk.i18n import Text
from netwerk.model import Change, Window, day_number
from netwerk.views import comparison_notes as notes
from tests.drawn import drawn

NAMES = ("2022/2023", "2023/2024")
FIRST = Window(begin=day_number(date(2022, 8, 1)), end=day_number(date(2023, 8, 1)))
SECOND = Window(begin=day_number(date(2023, 8, 1)), end=day_number(date(2024, 8, 1)))


def change(**values: tuple[int, int]) -> Comparison:
    return replace(compare(drawn("a-b"), FIRST, SECOND), **values)  # type: ignore[arg-type]


def said(text: Text | None) -> str | None:
    return None if text is None else text.dutch()


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (100, 100, None),
        (100, 110, "In 2022/2023 waren er 100 organisaties, in 2023/2024 110."),
        (
            100,
            111,
            "Deze twee periodes verschillen in grootte (100 en 111 organisaties). "
            "Vergelijk de aantallen niet rechtstreeks.",
        ),
    ],
)
def test_a_difference_in_size_is_said(first: int, second: int, expected: str | None) -> None:
    assert said(notes.sizes(change(organisations=(first, second)), NAMES, "nl")) == expected


@pytest.mark.parametrize(
    ("organisations", "seen", "expected"),
    [
        ((10, 10), (6, 6), None),
        ((10, 9), (10, 9), "Geen uitspraak over aandelen: er zijn minder dan tien organisaties."),
        (
            (10, 10),
            (6, 5),
            "Geen uitspraak over aandelen: over 2023/2024 zijn vijf van de 10 organisaties in beeld.",
        ),
    ],
)
def test_no_share_is_told_on_a_thin_basis(
    organisations: tuple[int, int], seen: tuple[int, int], expected: str | None
) -> None:
    assert (
        said(notes.thin(change(organisations=organisations, registered=organisations, seen=seen), NAMES, "nl"))
        == expected
    )


def test_a_first_period_from_before_the_data_bears_no_share() -> None:
    sound = change(organisations=(12, 12), registered=(12, 12), seen=(12, 12))
    assert said(notes.thin(sound, NAMES, "nl", known=False)) == (
        "Geen uitspraak over aandelen: de eerste periode kijkt verder terug dan de gegevens gaan."
    )


def test_a_region_without_a_register_is_seen_by_its_records_alone() -> None:
    assert notes.thin(change(organisations=(12, 12), registered=(0, 0), seen=(0, 0)), NAMES, "nl") is None


@pytest.mark.parametrize(
    ("endings", "ended", "expected"),
    [
        (SilentEndings(ties=0, sources=()), 4, None),
        (
            SilentEndings(ties=1, sources=("Lijst",)),
            1,
            "De gestopte verbinding steunde alleen op Lijst, waarvan in 2023/2024 niets is ontvangen: "
            "zij is misschien niet gestopt.",
        ),
        (
            SilentEndings(ties=2, sources=("Lijst", "Zorgmail")),
            4,
            "Twee van de 4 gestopte verbindingen steunden alleen op Lijst en Zorgmail, waarvan in 2023/2024 niets is "
            "ontvangen: zij zijn misschien niet gestopt.",
        ),
    ],
)
def test_ties_of_silent_sources_alone_may_not_have_ended(
    endings: SilentEndings, ended: int, expected: str | None
) -> None:
    assert said(notes.maybe_not_ended(endings, ended, "2023/2024", "nl")) == expected


def test_a_second_period_that_the_data_do_not_fill_is_said() -> None:
    last = day_number(date(2024, 3, 1))
    assert said(notes.unfinished("2023/2024", SECOND.end, last, "nl")) == (
        "De gegevens gaan tot en met 1 maart 2024, dus 2023/2024 is nog niet compleet: "
        "wat nu gestopt lijkt, kan nog komen."
    )


def test_data_that_reach_the_last_day_fill_the_period() -> None:
    assert notes.unfinished("2023/2024", SECOND.end, SECOND.end - 1, "nl") is None


def test_periods_that_look_at_the_same_days_are_said_to() -> None:
    sliding = compare(drawn("a-b"), FIRST, replace(SECOND, begin=FIRST.end - 1))
    assert said(notes.shared(sliding)) == (
        "De twee periodes kijken deels naar dezelfde dagen. Een registratie daarin telt in allebei."
    )


def test_periods_that_follow_each_other_share_nothing() -> None:
    assert notes.shared(change()) is None


@pytest.mark.parametrize(
    ("counts", "begins"),
    [((0, 1), "Van één registratie is de dag niet bekend"), ((12, 3), "Van twaalf registraties is de dag niet bekend")],
)
def test_records_without_a_known_day_are_counted(counts: tuple[int, int], begins: str) -> None:
    text = said(notes.imprecise(change(imprecise=counts), "nl"))
    assert text is not None
    assert text.startswith(begins)


def test_nothing_is_said_where_every_day_is_known() -> None:
    assert notes.imprecise(change(), "nl") is None


def test_a_region_without_mergers_needs_no_word_about_them() -> None:
    assert notes.merged(drawn("a-b"), as_then=False) is None


MERGER = replace(
    drawn("a-b"),
    changes=(Change(what="merge", organisation="a", id="x", name="Oude naam", day=FIRST.begin, decision=1),),
)


@pytest.mark.parametrize(
    ("as_then", "begins"),
    [
        (False, "Gefuseerde en hernoemde organisaties staan in beide periodes zoals zij nu zijn"),
        (True, "Gefuseerde en hernoemde organisaties staan hier zoals zij toen heetten."),
    ],
)
def test_how_merged_organisations_are_read_is_said(as_then: bool, begins: str) -> None:
    text = said(notes.merged(MERGER, as_then=as_then))
    assert text is not None
    assert text.startswith(begins)
