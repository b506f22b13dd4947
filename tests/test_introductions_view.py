"""Introductions in words: why, how it stands, what was recorded since; and as lists to take along."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

import openpyxl
import pytest

from netwerk.analysis.introductions import Outcome, Result, outcomes, own
from netwerk.analysis.norms import Norm, read_norms
from netwerk.analysis.proposals import Proposals, proposals
from netwerk.i18n import Text, translate
from netwerk.model import Dataset, Window, day_number
from netwerk.network import network
from netwerk.report.lists import excel_list
from netwerk.settings import NORMS_FILE
from netwerk.store import Introduction, Status, Step
from netwerk.views import introduction_lists, introductions_view
from netwerk.views.introduction_lists import Chosen
from tests.drawn import drawn

TODAY = day_number(date(2026, 11, 22))
YEAR = Window(begin=day_number(date(2025, 11, 22)), end=TODAY + 1)
NORMS = read_norms(NORMS_FILE)
IN_2026 = date(2026, 6, 1)
# two GPs: the one of Noord without anything, the one of Zuid with a school that knows the team of Zuid
REGISTER = (
    {"id": "han", "name": "Huisarts Noord", "kind": "huisarts", "municipality": "Averlo", "area": "Noord"},
    {"id": "haz", "name": "Huisarts Zuid", "kind": "huisarts", "municipality": "Averlo", "area": "Zuid"},
    {"id": "ltn", "name": "Lokaal team Noord", "kind": "lokaal_team", "municipality": "Averlo", "area": "Noord"},
    {"id": "ltz", "name": "Lokaal team Zuid", "kind": "lokaal_team", "municipality": "Averlo", "area": "Zuid"},
    {"id": "sp", "name": "Sportclub", "kind": "sportvereniging", "municipality": "Averlo"},
)
MEETINGS = ({"who": "haz+sp", "on": IN_2026}, {"who": "ltz+sp", "on": IN_2026})


def region(*records: Mapping[str, Any]) -> Dataset:
    return drawn(*MEETINGS, *records, organisations=REGISTER)


def taken_up(
    number: int = 1,
    a: str = "han",
    b: str = "ltn",
    *,
    on: date = date(2026, 3, 2),
    status: Status = Status.PLANNED,
    note: str = "Tussen ons",
    **reasons: Any,
) -> Introduction:
    step = Step(
        at=datetime(2026, 3, 2, tzinfo=UTC), day=day_number(on), status=status, owner="coördinator jeugd", note=note
    )
    return Introduction(number=number, a=a, b=b, day=day_number(on), reasons=reasons, steps=(step,))


def said(text: Text) -> str:
    return translate(text, "nl")


def outcome_of(dataset: Dataset, one: Introduction) -> Outcome:
    return outcomes(dataset, [one], today=TODAY)[0]


def proposed(dataset: Dataset) -> Proposals:
    return proposals(dataset, YEAR, NORMS)


# --- why ---


def why(given: Mapping[str, Any], **more: Any) -> list[str]:
    return [said(text) for text in introductions_view.reasons(region(), given, NORMS, "nl", **more)]


def test_the_reasons_name_the_agreement_the_shared_partners_and_the_place() -> None:
    assert why({"norms": ["huisarts-lokaal-team"], "shared": ["sp", "han"], "nearness": "area"}) == [
        "Afspraak: Elke huisarts werkt samen met het lokale team van het eigen gebied.",
        "Twee gedeelde partners: Huisarts Noord en Sportclub.",
        "Zelfde gebied.",
    ]


def test_one_shared_partner_is_one() -> None:
    assert why({"norms": [], "shared": ["sp"], "nearness": "municipality"}) == [
        "Eén gedeelde partner: Sportclub.",
        "Zelfde gemeente.",
    ]


def test_who_has_no_tie_at_all_is_said_to_have_none() -> None:
    assert why({"norms": [], "shared": [], "nearness": "region"}, alone=("Huisarts Noord",)) == [
        "Huisarts Noord is in deze periode niet aangesloten.",
        "Geen gedeelde partners.",
        "Zelfde regio.",
    ]


def test_a_pair_of_ones_own_choice_says_so() -> None:
    assert why({}) == ["Zelf gekozen, niet voorgesteld."]


def test_an_agreement_that_is_gone_keeps_its_id() -> None:
    assert why({"norms": ["oude-afspraak"]}) == ["Afspraak: oude-afspraak."]


def test_an_agreement_speaks_as_its_newest_version_does() -> None:
    first, second = (
        Norm(
            id="n",
            goal="g",
            text=text,
            source="s",
            valid_from=date(2020, 1, 1),
            rule=NORMS[0].rule,
            version=version,
        )
        for version, text in ((1, "Zoals het was"), (2, "Zoals het is"))
    )
    assert introductions_view.norm_text("n", (second, first), "nl") == "Zoals het is"


def test_only_those_of_the_two_without_a_tie_are_unconnected() -> None:
    found = network(region(), YEAR)
    assert introductions_view.unconnected(found, ("han", "ltz")) == ("Huisarts Noord",)


def labels(dataset: Dataset) -> dict[str, list[str]]:
    (one,) = (one for one in proposed(dataset) if (one.a, one.b) == ("haz", "ltz"))
    groups = introductions_view.behind_proposal(dataset, one, YEAR)
    return {said(group.label): [member.name for member in group.members] for group in groups}


def test_a_proposal_opens_the_ties_with_those_that_both_know() -> None:
    assert labels(region()) == {
        "Verbindingen met gedeelde partners": ["Huisarts Zuid – Sportclub", "Lokaal team Zuid – Sportclub"]
    }


def test_a_proposal_opens_what_was_once_recorded_of_both() -> None:
    before = {"who": "haz+ltz", "on": date(2023, 5, 4)}
    assert labels(region(before))["Ooit samen vastgelegd"] == ["Huisarts Zuid – Lokaal team Zuid"]


# --- what became of it ---


def test_one_record_since() -> None:
    dataset = region({"who": "han+ltn", "on": date(2026, 5, 4)})
    assert said(introductions_view.told(dataset, outcome_of(dataset, taken_up()), "nl")) == (
        "Sinds de kennismaking is vastgelegd: één registratie, in mei 2026."
    )


def test_several_records_since() -> None:
    dataset = region({"who": "han+ltn", "on": date(2026, 5, 4)}, {"who": "han>ltn", "on": date(2026, 7, 4)})
    assert said(introductions_view.told(dataset, outcome_of(dataset, taken_up()), "nl")) == (
        "Sinds de kennismaking is vastgelegd: twee registraties, de eerste in mei 2026."
    )


def test_too_early_says_when_to_look_again() -> None:
    dataset = region()
    found = outcome_of(dataset, taken_up(on=date(2026, 9, 1)))
    assert said(introductions_view.told(dataset, found, "nl")) == (
        "Er is nog geen samenwerking vastgelegd. Daarvoor is het nog te vroeg: kijk weer op 1 maart 2027."
    )


def test_nothing_recorded_may_be_the_data() -> None:
    dataset = region({"who": "haz+ltz", "on": date(2026, 10, 1)})
    assert said(introductions_view.told(dataset, outcome_of(dataset, taken_up()), "nl")) == (
        "De zes maanden zijn voorbij en er is geen samenwerking vastgelegd. Dat kan ook aan de gegevens liggen."
    )


def test_data_that_end_too_soon_give_no_conclusion() -> None:
    dataset = region()  # until 1 June, the introduction is of 2 March
    assert said(introductions_view.told(dataset, outcome_of(dataset, taken_up()), "nl")) == (
        "Geen uitspraak: de registraties lopen tot en met 1 juni 2026, dat is minder dan zes maanden erna."
    )


def test_who_is_gone_is_called_by_its_id() -> None:
    dataset = region()
    found = outcome_of(dataset, taken_up(b="weg"))
    assert said(introductions_view.told(dataset, found, "nl")).startswith("Geen uitspraak: één van de twee staat")
    assert introductions_view.pair(dataset, "han", "weg") == ("Huisarts Noord", "weg")


@pytest.mark.parametrize("result", list(Result))
def test_no_outcome_claims_a_cause(result: Result) -> None:
    found = Outcome(
        status=result, a="han", b="ltn", since=TODAY, due=TODAY, records=(1,), first=TODAY, last=TODAY, reach=TODAY
    )
    words = said(introductions_view.told(region(), found, "nl")).casefold()
    assert [word for word in ("dankzij", "door de", "leidt", "zorgt", "effect", "gelukt") if word in words] == []


def test_how_it_stands_names_the_owner_and_the_day() -> None:
    assert said(introductions_view.standing(taken_up(status=Status.SPOKEN), "nl")) == (
        "Gesproken · coördinator jeugd · opgepakt op 2 maart 2026"
    )


def test_what_was_tried_before_is_the_latest_of_any_of_them() -> None:
    kept = (taken_up(1), taken_up(2, "han", "ltz", on=date(2026, 4, 2), status=Status.STOPPED))
    found = introductions_view.tried(region(), "han", ("ltn", "ltz"), kept, "nl")
    assert found is not None
    assert said(found) == "Kennismaking met Lokaal team Zuid opgepakt op 2 april 2026: gestopt."


def test_nothing_was_tried_with_others() -> None:
    assert introductions_view.tried(region(), "han", ("ltz",), (taken_up(),), "nl") is None


# --- together ---


def summary(dataset: Dataset, *kept: Introduction) -> str:
    found = outcomes(dataset, kept, today=TODAY)
    return " ".join(said(text) for text in introductions_view.summary(kept, found, "nl"))


def test_no_introductions_yet() -> None:
    assert summary(region()) == "Er is nog geen kennismaking opgepakt."


def test_the_summary_counts_those_of_which_something_can_be_said() -> None:
    dataset = region({"who": "han+ltn", "on": date(2026, 5, 4)}, {"who": "haz+sp", "on": date(2026, 11, 1)})
    kept = (taken_up(1), taken_up(2, "haz", "ltz"), taken_up(3, "han", "sp", on=date(2026, 11, 1)))
    assert summary(dataset, *kept) == (
        "Er lopen **drie kennismakingen**. Bij één van de 2 kennismakingen waarvan dat te zeggen is, is erna "
        "samenwerking vastgelegd."
    )


def test_before_the_six_months_the_summary_waits() -> None:
    assert summary(region(), taken_up(on=date(2026, 11, 1))) == (
        "Er loopt **één kennismaking**. Zes maanden na de kennismaking leest u hier wat er is vastgelegd."
    )


def test_only_what_runs_and_has_an_answer_is_to_be_looked_at() -> None:
    dataset = region({"who": "han+ltn", "on": date(2026, 5, 4)}, {"who": "haz+sp", "on": date(2026, 11, 1)})
    kept = (
        taken_up(1),  # formed
        taken_up(2, "haz", "ltz"),  # not formed in six months
        taken_up(3, "han", "sp", on=date(2026, 11, 1)),  # too early
        taken_up(4, status=Status.DONE),
    )
    found = introductions_view.to_look_at(kept, outcomes(dataset, kept, today=TODAY), "nl")
    assert found is not None
    assert said(found) == "Van twee lopende kennismakingen is nu te zeggen of er samenwerking is vastgelegd."


def test_what_one_of_the_two_reads_holds_no_owner_and_no_note() -> None:
    dataset = region()
    mine = own(dataset, [taken_up(on=date(2026, 9, 1), status=Status.SPOKEN)], "han", today=TODAY)
    (line,) = introductions_view.own_lines(dataset, [(one, "Lokaal team Noord") for one in mine], "nl")
    assert line.name == "Lokaal team Noord"
    assert said(line.line) == (
        "Gesproken, opgepakt op 1 september 2026. Er is nog geen samenwerking vastgelegd. "
        "Daarvoor is het nog te vroeg: kijk weer op 1 maart 2027."
    )


# --- lists ---


def pairs(dataset: Dataset, chosen: Chosen, *busy: tuple[str, str]) -> list[tuple[str, str]]:
    found = proposed(dataset)
    return [(found[at].a, found[at].b) for at in introduction_lists.still_open(found, busy, chosen)]


def test_those_that_an_agreement_asks_for_stand_in_front() -> None:
    assert pairs(region(), Chosen()) == [("haz", "ltz"), ("han", "ltn")]


def test_a_pair_that_is_taken_up_is_no_longer_proposed() -> None:
    assert pairs(region(), Chosen(), ("haz", "ltz"), ("weg", "weg-2")) == [("han", "ltn")]


def test_proposals_can_be_chosen_by_organisation() -> None:
    assert pairs(region(), Chosen(organisation="ltn")) == [("han", "ltn")]


def test_proposals_can_be_chosen_by_agreement() -> None:
    school = {"id": "bs", "name": "School", "kind": "school", "municipality": "Averlo", "area": "Noord"}
    dataset = drawn(*MEETINGS, organisations=(*REGISTER, school))
    assert pairs(dataset, Chosen(norm="school-lokaal-team")) == [("bs", "ltn")]
    assert pairs(dataset, Chosen(norm="bestaat-niet")) == []


def test_the_agreements_to_choose_from_are_those_that_ask_for_a_pair() -> None:
    assert introduction_lists.asking(proposed(region())) == ("huisarts-lokaal-team",)


def test_introductions_that_run_come_first_and_those_of_nobody_last() -> None:
    dataset = region()
    kept = (
        taken_up(1, "weg", "ook-weg"),
        taken_up(2, status=Status.DONE),
        taken_up(3, on=date(2026, 5, 2)),
        taken_up(4, on=date(2026, 4, 2)),
        taken_up(5, status=Status.STOPPED),
    )
    found = introduction_lists.in_order(kept, outcomes(dataset, kept, today=TODAY))
    assert [one.number for one, _ in found] == [4, 3, 5, 2, 1]


def cells(content: bytes) -> list[list[Any]]:
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert sheet is not None
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def test_the_list_of_proposals_says_who_and_why() -> None:
    dataset = region()
    found = proposed(dataset)
    table = introduction_lists.proposals_table(
        dataset, found.at((0,)), NORMS, (taken_up(1, "haz", "ltz", status=Status.STOPPED),), "nl"
    )
    headings, row = cells(excel_list(table, title="Voorstellen"))
    assert dict(zip(headings, row, strict=True)) == {
        "Organisatie 1": "Huisarts Zuid",
        "Soort 1": "Huisarts",
        "Werkt in 1": "Zuid (Averlo)",
        "Organisatie 2": "Lokaal team Zuid",
        "Soort 2": "Lokaal team",
        "Werkt in 2": "Zuid (Averlo)",
        "Afspraken": "Elke huisarts werkt samen met het lokale team van het eigen gebied",
        "Aantal gedeelde partners": 1,
        "Gedeelde partners": "Sportclub",
        "Waar": "Zelfde gebied",
        "Eerder opgepakt": "Kennismaking met Lokaal team Zuid opgepakt op 2 maart 2026: gestopt.",
    }


def test_the_list_of_introductions_holds_what_was_recorded_since() -> None:
    dataset = region({"who": "han+ltn", "on": date(2026, 5, 4)})
    one = taken_up(7, norms=["huisarts-lokaal-team"], shared=[], nearness="area")
    table = introduction_lists.introductions_table(dataset, [(one, outcome_of(dataset, one))], NORMS, "nl")
    headings, row = cells(excel_list(table, title="Kennismakingen"))
    assert dict(zip(headings, row, strict=True)) == {
        "Nummer": 7,
        "Organisatie 1": "Huisarts Noord",
        "Organisatie 2": "Lokaal team Noord",
        "Opgepakt op": "02-03-2026",
        "Waarom": "Afspraak: Elke huisarts werkt samen met het lokale team van het eigen gebied. "
        "Geen gedeelde partners. Zelfde gebied.",
        "Stand": "voorgenomen",
        "Wie pakt het op": "coördinator jeugd",
        "Laatste stap": "02-03-2026",
        "Notities": "02-03-2026: Tussen ons",
        "Wat is er sindsdien vastgelegd": "samenwerking vastgelegd",
        "Registraties samen": 1,
        "Eerste registratie": "04-05-2026",
        "Zes maanden na het oppakken": "02-09-2026",
    }


def test_a_name_or_note_is_never_a_formula() -> None:
    dataset = drawn(*MEETINGS, organisations=({**REGISTER[0], "name": "=1+1"}, *REGISTER[1:]))
    one = taken_up(note="=HYPERLINK(1)")
    table = introduction_lists.introductions_table(dataset, [(one, outcome_of(dataset, one))], NORMS, "nl")
    sheet = openpyxl.load_workbook(io.BytesIO(excel_list(table, title="Kennismakingen"))).active
    assert sheet is not None
    assert sheet["B2"].value == "'=1+1"
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s", "n"}


def test_the_lists_are_in_the_language_of_the_visitor_where_its_words_are_known() -> None:
    dataset = region()
    table = introduction_lists.proposals_table(dataset, proposed(dataset).at((0,)), NORMS, (), "en")
    assert table.iloc[0, 6] == "Each GP works with the local team of its own area"
