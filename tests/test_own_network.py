"""What one organisation reads about itself."""

from __future__ import annotations

from datetime import date

import pandas as pd

from netwerk.analysis.evidence import evidence
from netwerk.analysis.norms import Norm, PairRule, Scope
from netwerk.analysis.own import Agreement, OwnYear, partners
from netwerk.i18n import Text
from netwerk.model import Dataset, Window, day_number
from netwerk.views import own_network
from tests.drawn import drawn

NORM = Norm(
    id="huisarts-lokaal-team",
    goal="aansluiten",
    text="Elke huisarts werkt samen met het lokale team.",
    source="getekend",
    valid_from=date(2015, 1, 1),
    rule=PairRule(from_kinds=("huisarts",), to_kinds=("lokaal_team",), scope=Scope.AREA),
)
MET = Agreement(norm=NORM, fulfilled=True)
UNMET = Agreement(norm=NORM, fulfilled=False, wanted=("Lokaal team Noord",))
PERIOD = "In schooljaar 2023/2024"


def said(texts: tuple[Text, ...]) -> str:
    return " ".join(text.dutch() for text in texts)


def two_partners() -> pd.DataFrame:
    dataset = drawn("me-anna", "me-bert")
    return partners(dataset, dataset.code_of["me"], Window())


def test_the_lead_counts_partners_and_agreements() -> None:
    assert said(own_network.sentences(two_partners(), [MET, MET, UNMET], PERIOD, "nl")) == (
        "In schooljaar 2023/2024 werkte u samen met **twee organisaties**. "
        "Twee van de 3 afspraken die voor u gelden, zijn gehaald."
    )


def test_one_agreement_is_not_counted_in_figures() -> None:
    assert said(own_network.sentences(two_partners(), [UNMET], PERIOD, "nl")).endswith(
        "De afspraak die voor u geldt, is nog niet gehaald."
    )


def test_without_partners_the_lead_says_what_was_recorded() -> None:
    nobody = partners(drawn("anna-bert", organisations=["me"]), 2, Window())
    assert said(own_network.sentences(nobody, [], PERIOD, "nl")) == (
        "In schooljaar 2023/2024 is van uw organisatie geen samenwerking vastgelegd."
    )


def layered() -> Dataset:
    return drawn(
        {"who": "me-school", "on": date(2020, 9, 5)},
        {"who": "me-school", "on": date(2024, 3, 1)},
        {"who": "me-team", "begin": date(2023, 1, 1), "end": None},
        organisations=[{"id": "team", "kind": "lokaal_team"}, {"id": "school", "kind": "school", "name": "De Ark"}],
    )


def test_partners_stand_per_layer_with_when_they_were_first_and_last_seen() -> None:
    dataset = layered()
    me = dataset.code_of["me"]
    window = Window(begin=day_number(date(2023, 8, 1)), end=day_number(date(2024, 8, 1)))
    found = own_network.by_layer(dataset, partners(dataset, me, window), partners(dataset, me, Window()), "nl")
    assert [(layer, [(one.name, one.line.dutch()) for one in lines]) for layer, lines in found] == [
        ("Basisvoorziening", [("De Ark", "Eén registratie, laatst in maart 2024. Sinds september 2020.")]),
        ("Eerste lijn", [("team", "Eén registratie, loopt nog. Sinds januari 2023.")]),
    ]


def test_an_agreement_that_is_met_says_so() -> None:
    assert said(own_network.agreement(MET, PERIOD, "nl")) == (
        "Afgesproken is: Elke huisarts werkt samen met het lokale team. **Dat is bij u zo.**"
    )


def test_an_agreement_that_is_not_met_names_whom_it_is_about_and_blames_nobody() -> None:
    assert said(own_network.agreement(UNMET, PERIOD, "nl")) == (
        "Afgesproken is: Elke huisarts werkt samen met het lokale team. "
        "**In schooljaar 2023/2024 is dat bij u nog niet vastgelegd.** Het gaat om Lokaal team Noord."
    )


def test_an_agreement_that_nobody_can_meet_says_that_nobody_is_there() -> None:
    assert said(own_network.agreement(Agreement(norm=NORM, fulfilled=False), PERIOD, "nl")).endswith(
        "**Er is nog geen organisatie in het register met wie dat kan.**"
    )


def test_a_record_says_when_what_with_whom_and_according_to_whom() -> None:
    dataset = drawn({"who": "me+anna+bert", "theme": "wonen", "on": date(2024, 3, 1), "source": "casustafels"})
    me = dataset.code_of["me"]
    (line,) = own_network.record_lines(dataset, me, evidence(dataset, me, None, Window()), "nl")
    assert (line.name, line.line.dutch()) == (
        "01-03-2024",
        "Overleg, wonen. Met anna en bert. Bron: casustafels.",
    )


def test_of_a_large_meeting_the_first_names_stand_there_and_how_many_more() -> None:
    dataset = drawn("me+a+b+c+d+e+f+g+h")
    me = dataset.code_of["me"]
    (line,) = own_network.record_lines(dataset, me, evidence(dataset, me, None, Window()), "nl")
    assert line.line.dutch() == "Overleg. Met a, b, c, d, e, f en 2 andere. Bron: getekend."


def test_the_first_year_has_nothing_to_compare_with() -> None:
    year = OwnYear(
        begin=day_number(date(2023, 8, 1)), end=day_number(date(2024, 8, 1)), complete=False, ties=3,
        formed=None, revived=None, persisted=None, ended=None,
    )  # fmt: skip
    table = own_network.year_table([year])
    assert (table.iloc[0, :2].tolist(), table.iloc[0, 2:].isna().all()) == (["2023/2024, loopt nog", 3], True)


def test_two_organisations_of_one_name_are_told_apart_by_their_id() -> None:
    dataset = drawn(
        organisations=[{"id": "a", "name": "De Ark"}, {"id": "b", "name": "De Ark"}, {"id": "c", "name": "Anna"}]
    )
    assert own_network.choices(dataset) == {"c": "Anna", "a": "De Ark (a)", "b": "De Ark (b)"}


def test_the_register_shows_what_is_known_and_leaves_out_what_is_empty() -> None:
    dataset = drawn(organisations=[{"id": "me", "kind": "huisarts", "municipality": "Averlo"}])
    assert [(one.name, one.line.dutch()) for one in own_network.particulars(dataset, 0, "nl")] == [
        ("Soort", "Huisarts"),
        ("Gemeente", "Averlo"),
    ]
