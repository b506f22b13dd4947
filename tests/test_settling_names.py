"""Names to settle: put together, decided about one by one or in equal cases; organisations that go over."""

from __future__ import annotations

import pytest

from netwerk.errors import ArgumentError
from netwerk.i18n import mark
from netwerk.model import UNKNOWN
from netwerk.records.deciding import Decision, OpenName, Verdict
from netwerk.records.name_likeness import Case
from netwerk.records.settling_names import (
    Wish,
    decision_of,
    equal_cases,
    free_id,
    successions,
    together,
    wish_of,
)
from netwerk.records.suggesting import Candidate


def open_name(name: str, rows: int = 1, *, file: str = "a.csv", **more: tuple[str, ...]) -> OpenName:
    return OpenName(name=name, rows=rows, file=file, sheet=None, row=2, **more)  # type: ignore[arg-type]


def candidate(id_: str, score: float, case: Case = Case.SHORT) -> Candidate:
    return Candidate(id=id_, name=id_, municipality=(), kind=UNKNOWN, why=mark("afkorting"), case=case, score=score)


def test_a_name_in_two_lists_is_one_with_the_rows_of_both() -> None:
    found = together(
        [open_name("C.J.G. Weert", 2, beside=("Weert",))],
        [open_name("Bso", 9), open_name("cjg weert", 3, file="b.csv", beside=("Nederweert",))],
    )

    assert [(name.name, name.rows, name.file, name.beside) for name in found] == [
        ("Bso", 9, "a.csv", ()),
        ("C.J.G. Weert", 5, "a.csv", ("Weert", "Nederweert")),
    ]


def test_the_same_organisation_is_an_alias_of_it() -> None:
    wish = Wish(verdict=Verdict.SAME, organisation="cjg", kind="cjg", municipality="Weert")

    decided = decision_of("C.J.G.", wish, before=None, taken={"cjg"})

    assert decided == Decision(what=Verdict.SAME, name="C.J.G.", target="cjg")


def test_a_new_organisation_gets_an_id_of_its_own() -> None:
    wish = Wish(verdict=Verdict.NEW, kind="school", municipality="Weert")

    decided = decision_of("De Ark", wish, before=None, taken={"de-ark"})

    assert decided == Decision(what=Verdict.NEW, name="De Ark", id="de-ark-2", kind="school", municipality="Weert")


def test_an_organisation_that_was_made_keeps_its_id_when_more_is_said_about_it() -> None:
    before = Decision(what=Verdict.NEW, name="De Ark", id="de-ark", number=4)
    wish = Wish(verdict=Verdict.PART, organisation="bestuur", kind="school")

    decided = decision_of("De Ark", wish, before=before, taken={"de-ark", "bestuur"})

    assert decided == Decision(what=Verdict.PART, name="De Ark", id="de-ark", target="bestuur", kind="school")


@pytest.mark.parametrize("verdict", [Verdict.SAME, Verdict.PART])
def test_who_is_meant_has_to_be_said(verdict: Verdict) -> None:
    with pytest.raises(ArgumentError, match="Kies bij De Ark ook een organisatie"):
        decision_of("De Ark", Wish(verdict=verdict), before=None, taken=())


def test_later_decides_nothing() -> None:
    assert decision_of("De Ark", Wish(organisation="ark"), before=None, taken=()) is None


@pytest.mark.parametrize(
    "decision",
    [
        Decision(what=Verdict.SAME, name="x", target="a"),
        Decision(what=Verdict.PART, name="x", id="x", target="a", kind="school", municipality="Weert"),
        Decision(what=Verdict.NEW, name="x", id="x", kind="school"),
        Decision(what=Verdict.LEAVE_OUT, name="x"),
    ],
)
def test_a_decision_comes_back_from_what_was_chosen_for_it(decision: Decision) -> None:
    assert decision_of("x", wish_of(decision), before=decision, taken=()) == decision


def test_an_id_that_is_taken_gets_a_number() -> None:
    assert free_id("De Ark", {"de-ark", "de-ark-2"}) == "de-ark-3"


def test_equal_cases_are_names_that_differ_in_the_same_way_from_one_clear_candidate() -> None:
    names = [
        open_name("cjg"),
        open_name("ggz"),
        open_name("twijfel"),
        open_name("gelijk", ambiguous=("a", "b")),
        open_name("niemand"),
        open_name("veel"),
    ]
    likely = [
        [candidate("cjg-weert", 0.9)],
        [candidate("ggz-weert", 0.9), candidate("ggz-zuid", 0.8)],
        [candidate("a", 0.9), candidate("b", 0.88)],
        [candidate("a", 0.9)],
        [],
        [candidate("a", 0.9, Case.SEVERAL)],
    ]

    found = equal_cases(names, likely)

    assert {case: [(name.name, one.id) for name, one in pairs] for case, pairs in found.items()} == {
        Case.SHORT: [("cjg", "cjg-weert"), ("ggz", "ggz-weert")]
    }


def test_two_organisations_go_over_into_one_of_them() -> None:
    made = successions(Verdict.MERGE, ["a", "b"], "b", day=19000)

    assert made == (Decision(what=Verdict.MERGE, id="a", target="b", day=19000),)


def test_two_organisations_go_over_into_a_new_one() -> None:
    made = successions(Verdict.MERGE, ["a", "b"], "c", day=None, called="C", kind="cjg", municipality="Weert")

    assert [(one.id, one.target, one.called, one.kind, one.municipality) for one in made] == [
        ("a", "c", "C", "cjg", "Weert"),
        ("b", "c", "C", "cjg", "Weert"),
    ]


def test_nothing_goes_over_into_itself() -> None:
    with pytest.raises(ArgumentError, match="ten minste één"):
        successions(Verdict.MERGE, ["a"], "a", day=None)


def test_what_went_over_before_does_not_take_its_heir_in() -> None:
    holding = [Decision(what=Verdict.MERGE, id="b", target="c"), Decision(what=Verdict.MERGE, id="c", target="a")]

    with pytest.raises(ArgumentError, match="B ging zelf al op in A"):
        successions(Verdict.MERGE, ["a"], "b", day=None, holding=holding, name_of=str.upper)
