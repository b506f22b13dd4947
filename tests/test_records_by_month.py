"""Which records the database keeps by month, and that none of them is lost by it."""

from __future__ import annotations

from datetime import date

from netwerk.model import Dataset, Precision, Rows, as_date
from netwerk.records.assembling import assemble
from netwerk.records.by_month import kept_by_month
from netwerk.settings import classification
from tests.records_read import participants, reading

PAIRS = "organisatie_a;organisatie_b;datum;vorm\n"
SPANS = "organisatie_a;organisatie_b;vanaf;tot;vorm\n"
MEETINGS = "bijeenkomst;organisatie;datum;vorm\n"


def kept(*contents: str) -> Rows:
    return kept_by_month(reading(*contents).rows, classification())


def periods(rows: Rows) -> list[tuple[date | None, date | None]]:
    return [
        (as_date(begin), as_date(end)) for begin, end in zip(rows.records["begin"], rows.records["end"], strict=True)
    ]


def assembled(rows: Rows) -> Dataset:
    return assemble([rows], classification())


def test_a_referral_on_a_day_becomes_its_month() -> None:
    rows = kept(PAIRS + "A;B;12-03-2024;verwijzen\n")

    assert periods(rows) == [(date(2024, 3, 1), date(2024, 4, 1))]
    assert rows.records["precision"].tolist() == [Precision.MONTH]
    assert rows.records["moment"].tolist() == [True]


def test_a_meeting_that_is_no_joint_plan_keeps_its_day() -> None:
    assert periods(kept(PAIRS + "A;B;12-03-2024;overleg\n")) == [(date(2024, 3, 12), date(2024, 3, 13))]


def test_a_span_takes_in_the_months_that_it_touches() -> None:
    assert periods(kept(SPANS + "A;B;12-03-2024;31-05-2024;gezinsplan\n")) == [(date(2024, 3, 1), date(2024, 6, 1))]


def test_a_span_that_runs_on_still_does() -> None:
    assert periods(kept(SPANS + "A;B;12-12-2024;;gezamenlijk plan\n")) == [(date(2024, 12, 1), None)]


def test_what_is_less_exact_than_a_month_stays_as_it_is() -> None:
    rows = kept(PAIRS + "A;B;2024-K1;verwijzen\n")

    assert periods(rows) == [(date(2024, 1, 1), date(2024, 4, 1))]
    assert rows.records["precision"].tolist() == [Precision.QUARTER]


def test_two_referrals_in_one_month_stay_two_and_the_same_one_twice_is_one() -> None:
    rows = kept(PAIRS + "A;B;19-03-2024;verwijzen\nA;B;12-03-2024;verwijzen\nA;B;12-03-2024;verwijzen\n")

    assert rows.records["nth"].tolist() == [1, 0, 0]
    assert len(assembled(rows).records) == 2


def test_a_name_in_another_spelling_is_counted_with_its_organisation() -> None:
    rows = kept(
        "naam;aliassen\nDe Ark;Ark\nB;\n", PAIRS + "De Ark;B;12-03-2024;verwijzen\nark;B;19-03-2024;verwijzen\n"
    )

    assert rows.records["nth"].tolist() == [0, 1]


def test_the_next_month_begins_to_count_anew() -> None:
    rows = kept(PAIRS + "A;B;12-03-2024;verwijzen\nA;B;12-04-2024;verwijzen\nA;C;19-03-2024;verwijzen\n")

    assert rows.records["nth"].tolist() == [0, 0, 0]


def test_a_referral_given_by_month_stays_beside_one_given_by_day() -> None:
    rows = kept(PAIRS + "A;B;2024-03;verwijzen\nA;B;12-03-2024;verwijzen\n")

    assert len(assembled(rows).records) == 2


def test_two_meetings_about_plans_in_one_month_stay_two_and_their_rows_together() -> None:
    rows = kept(
        MEETINGS + "Tafel;A;12-03-2024;gezinsplan\nTafel;B;12-03-2024;gezinsplan\nTafel;A;19-03-2024;gezinsplan\n"
    )

    assert participants(assembled(rows)) == [["a", "b"], ["a"]]


def test_a_meeting_with_one_row_about_a_plan_is_kept_by_month_as_a_whole() -> None:
    rows = kept(MEETINGS + "Tafel;A;12-03-2024;gezinsplan\nTafel;B;12-03-2024;overleg\nTafel;C;19-03-2024;overleg\n")

    assert participants(assembled(rows)) == [["a", "b"], ["c"]]
    assert periods(rows)[1] == (date(2024, 3, 1), date(2024, 4, 1))
    assert periods(rows)[2] == (date(2024, 3, 19), date(2024, 3, 20))


def test_lists_of_participants_stay_apart_by_day() -> None:
    rows = kept(
        'datum;deelnemers;vorm\n12-03-2024;"A;B";gezinsplan\n19-03-2024;"B;A";gezinsplan\n19-03-2024;"A;C";gezinsplan\n'
    )

    assert rows.records["nth"].tolist() == [0, 1, 0]


def test_the_accepted_rows_themselves_are_not_altered() -> None:
    read = reading(PAIRS + "A;B;12-03-2024;verwijzen\n").rows
    kept_by_month(read, classification())

    assert periods(read) == [(date(2024, 3, 12), date(2024, 3, 13))]
