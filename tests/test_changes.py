"""How the network formed, in sentences and tables."""

from __future__ import annotations

from datetime import date

import pytest

from netwerk.analysis.comparison import Comparison, Mark, about, compare
from netwerk.analysis.formation import FormationStep, formation
from netwerk.i18n import Text, mark
from netwerk.model import Dataset, Window, day_number
from netwerk.views import changes
from tests.drawn import drawn

FIRST = Window(begin=day_number(date(2022, 8, 1)), end=day_number(date(2023, 8, 1)))
SECOND = Window(begin=day_number(date(2023, 8, 1)), end=day_number(date(2024, 8, 1)))
LONG_AGO = Window(begin=day_number(date(2020, 8, 1)), end=day_number(date(2021, 8, 1)))
TODAY = day_number(date(2024, 3, 1))

OLDER, OLD, NEW = date(2020, 10, 1), date(2022, 10, 1), date(2023, 10, 1)


def on(day: date, *pairs: str) -> list[dict[str, object]]:
    return [{"who": pair, "on": day} for pair in pairs]


def region() -> Dataset:
    """Between the last two years: b-c and b-d new, c-d restored, a-c ended, a-b kept."""
    return drawn(*on(OLDER, "c-d"), *on(OLD, "a-b", "a-c"), *on(NEW, "a-b", "b-c", "b-d", "c-d"))


def told(change: Comparison, before: Text | None = None) -> str:
    first, second = (changes.period_name(one.begin, one.end, "nl") for one in (change.first, change.second))
    return " ".join(text.dutch() for text in changes.told(change, names=(first, second), before=before, language="nl"))


def test_what_changed_is_told_in_numbers_and_in_what_stayed() -> None:
    assert told(compare(region(), FIRST, SECOND)) == (
        "Vergeleken met 2022/2023 zijn er **twee nieuwe** verbindingen, **één hersteld** en **één gestopt**. "
        "Eén bleef bestaan: 50 van de 100 uit 2022/2023."
    )


def test_several_that_stayed_are_counted() -> None:
    dataset = drawn(*on(OLD, "a-b", "a-c", "a-d"), *on(NEW, "a-b", "a-c"))
    assert told(compare(dataset, FIRST, SECOND), before=mark("het jaar ervoor")) == (
        "Vergeleken met 2022/2023 zijn er **geen nieuwe** verbindingen, **geen hersteld** en **één gestopt**. "
        "Twee bleven bestaan: 67 van de 100 uit het jaar ervoor."
    )


def test_years_that_do_not_follow_each_other_are_named() -> None:
    dataset = drawn(*on(OLDER, "a-b", "a-c", "a-d"), *on(NEW, "a-b", "a-c", "b-c"))
    assert told(compare(dataset, LONG_AGO, SECOND)) == (
        "Vergeleken met 2020/2021 is er **één nieuwe** verbinding, zijn er **geen hersteld** en **één gestopt**. "
        "Twee bleven bestaan: 67 van de 100 uit 2020/2021."
    )


def test_all_that_stayed_is_said_without_a_share() -> None:
    dataset = drawn(*on(OLD, "a-b"), *on(NEW, "a-b", "b-c"))
    assert told(compare(dataset, FIRST, SECOND)).endswith("Alle verbindingen uit 2022/2023 bleven bestaan.")


def test_nothing_changed_is_said_as_such() -> None:
    dataset = drawn(*on(OLD, "a-b"), *on(NEW, "a-b"))
    assert told(compare(dataset, FIRST, SECOND)) == "Er is niets veranderd tussen deze twee periodes."


def test_two_empty_years_are_no_stability() -> None:
    assert "geen samenwerking vastgelegd" in told(compare(drawn(*on(OLDER, "a-b")), FIRST, SECOND))


def test_a_first_year_without_ties_leaves_nothing_to_keep() -> None:
    assert told(compare(drawn(*on(NEW, "a-b", "a-c")), FIRST, SECOND)).endswith(
        "In 2022/2023 was nog geen samenwerking vastgelegd."
    )


def test_no_sentence_says_that_one_thing_led_to_another() -> None:
    assert not {"door", "dankzij", "effect"} & set(told(compare(region(), FIRST, SECOND)).split())


def test_changed_lines_are_all_but_the_kept_ones() -> None:
    assert changes.changed_lines(changes.counts(compare(region(), FIRST, SECOND))) == 4


def test_every_mark_has_a_count_though_it_is_none() -> None:
    found = changes.counts(compare(drawn(*on(NEW, "a-b")), FIRST, SECOND))
    assert found == {Mark.FORMED: 1, Mark.REVIVED: 0, Mark.ENDED: 0, Mark.PERSISTED: 0}


def steps() -> tuple[FormationStep, ...]:
    return formation(drawn(*on(OLD, "a-b", "a-c"), *on(NEW, "a-b", "b-c"), *on(TODAY_, "a-b")), today=TODAY)


TODAY_ = date(2024, 3, 1)


def test_the_latest_complete_years_leave_the_running_one_out() -> None:
    dataset = drawn(*on(OLDER, "a-b"), *on(NEW, "a-b"))
    found = changes.latest_complete(formation(dataset, today=TODAY))
    assert found is not None
    assert [step.begin for step in found] == [day_number(date(2021, 8, 1)), day_number(date(2022, 8, 1))]


def test_one_complete_year_cannot_be_compared() -> None:
    assert changes.latest_complete(steps()) is None


def in_words(change: Comparison, **how: object) -> str:
    values = {"names": ("maart 2024", "april 2024"), "before": None, "language": "nl", **how}
    return " ".join(text.dutch() for text in changes.told(change, **values))  # type: ignore[arg-type]


def test_periods_are_called_as_they_are_named() -> None:
    assert in_words(compare(region(), FIRST, SECOND)) == (
        "Vergeleken met maart 2024 zijn er **twee nieuwe** verbindingen, **één hersteld** en **één gestopt**. "
        "Eén bleef bestaan: 50 van de 100 uit maart 2024."
    )


def test_a_thin_basis_tells_counts_and_no_share() -> None:
    assert in_words(compare(region(), FIRST, SECOND), shares=False).endswith("**één gestopt**. Eén bleef bestaan.")


def test_one_organisation_stands_in_front() -> None:
    assert in_words(about(compare(region(), FIRST, SECOND), 0), about="Huisarts Noord", shares=False) == (
        "Dit gaat alleen over Huisarts Noord. Vergeleken met maart 2024 zijn er **geen nieuwe** verbindingen, "
        "**geen hersteld** en **één gestopt**. Eén bleef bestaan."
    )


@pytest.mark.parametrize(
    ("begin", "end", "said"),
    [
        (date(2022, 8, 1), date(2023, 8, 1), "2022/2023"),
        (date(2022, 1, 1), date(2023, 1, 1), "2022"),
        (date(2022, 1, 1), date(2022, 1, 2), "1 januari 2022"),
        (date(2022, 1, 1), date(2022, 3, 1), "de periode van 1 januari 2022 tot en met 28 februari 2022"),
    ],
)
def test_a_period_has_a_name_that_fits_in_a_sentence(begin: date, end: date, said: str) -> None:
    assert changes.period_name(day_number(begin), day_number(end), "nl") == said


def test_one_organisation_stands_first_in_each_of_its_pairs() -> None:
    dataset = drawn(*on(NEW, "a-b", "b-c"))
    own = about(compare(dataset, FIRST, SECOND), 1)
    assert changes.pairs_by_name(dataset, own, Mark.FORMED, own=1).tolist() == [[1, 0], [1, 2]]


def named() -> Dataset:
    return drawn(
        *on(NEW, "a-b", "b-c"),
        organisations=[{"id": "a", "name": "Zee"}, {"id": "b", "name": "Ark"}, {"id": "c", "name": "=1+1"}],
    )


def test_pairs_stand_in_the_order_of_their_names() -> None:
    dataset = named()
    pairs = changes.pairs_by_name(dataset, compare(dataset, FIRST, SECOND), Mark.FORMED)
    assert changes.pair_table(dataset, pairs).values.tolist() == [["Ark", "=1+1"], ["Zee", "Ark"]]


def test_the_file_has_every_line_with_its_mark() -> None:
    change = compare(region(), FIRST, SECOND)
    found = changes.ledger(region(), change)
    assert found[["verandering", "id_1", "id_2"]].values.tolist() == [
        ["Nieuw", "b", "c"],
        ["Nieuw", "b", "d"],
        ["Hersteld", "c", "d"],
        ["Gestopt", "a", "c"],
        ["Gebleven", "a", "b"],
    ]


def test_who_joined_is_listed_by_name_with_kind_and_seat() -> None:
    dataset = drawn(
        organisations=[
            {"id": "a", "name": "Zee", "kind": "school"},
            {"id": "b", "name": "Ark", "kind": "huisarts", "municipality": "Averlo"},
        ]
    )
    assert changes.members(dataset, ["a", "b"]).values.tolist() == [
        ["Ark", "Huisarts", "Averlo"],
        ["Zee", "School", ""],
    ]


def test_no_pairs_make_an_empty_table_with_headings() -> None:
    pairs = changes.pairs_by_name(named(), compare(named(), FIRST, SECOND), Mark.ENDED)
    table = changes.pair_table(named(), pairs)
    assert (list(table.columns), len(table)) == (["Van", "Met"], 0)
