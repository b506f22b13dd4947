"""Who is not connected, in words: who newly fell silent, since when, and that someone who works alone is not blamed."""

from __future__ import annotations

from datetime import date

import pytest

from netwerk.analysis.freshness import Source
from netwerk.analysis.groups import groups
from netwerk.analysis.isolates import isolates
from netwerk.model import Dataset, Window, day_number
from netwerk.network import network
from netwerk.views import alone, behind, cut_off_groups
from netwerk.views.alone import Sort
from tests.drawn import drawn

YEAR = Window(begin=day_number(date(2024, 1, 1)), end=day_number(date(2025, 1, 1)))
GP = {"id": "gp", "name": "Praktijk Kerkpad", "kind": "huisarts", "area": "Noord", "municipality": "Weert"}


def sorts(dataset: Dataset, window: Window = YEAR, *stopped: Source) -> dict[str, Sort]:
    found = network(dataset, window)
    made = alone.sorts(dataset, found, isolates(dataset, found), "nl", stopped=stopped)
    return {sort.name.template: sort for sort in made}


def new_silence(dataset: Dataset) -> str:
    return str(alone.new_silence(dataset, isolates(dataset, network(dataset, YEAR)), YEAR, "nl"))


# --- first and last record, layer, area ---


def test_each_has_its_kind_and_layer_its_area_and_its_first_and_last_record() -> None:
    dataset = drawn(
        {"who": "gp-b", "on": date(2016, 9, 26)}, {"who": "gp-b", "on": date(2023, 3, 14)}, "b-c", organisations=[GP]
    )
    (row,) = sorts(dataset)["Stilgevallen"].rows
    assert [str(cell) for cell in row.cells] == [
        "Huisarts, basisvoorziening",
        "Noord (Weert)",
        "26 september 2016 en 14 maart 2023",
        "De laatste van twee registraties is van 14 maart 2023, ruim zes jaar na de eerste.",
    ]


def test_who_was_never_seen_has_no_first_and_last_record() -> None:
    (row,) = sorts(drawn("b-c", organisations=[GP]))["Nooit gezien"].rows
    assert str(row.cells[2]) == "niet vastgelegd"


def test_who_has_one_record_has_one_day() -> None:
    dataset = drawn({"who": "gp", "on": date(2024, 4, 9)}, organisations=[GP])
    (row,) = sorts(dataset)["Wel gezien, geen verbinding"].rows
    assert str(row.cells[2]) == "9 april 2024"


def test_a_kind_that_is_called_as_its_layer_is_said_once() -> None:
    (row,) = sorts(drawn("b-c", organisations=[{"id": "k", "kind": "kennis"}]))["Nooit gezien"].rows
    assert row.cells[0] == "Kennis"


def test_several_records_of_one_day_are_said_to_be_so() -> None:
    dataset = drawn({"who": "gp-b", "on": date(2023, 3, 14)}, {"who": "gp-c", "on": date(2023, 3, 14)}, "b-c",
                    organisations=[GP])  # fmt: skip
    (row,) = sorts(dataset)["Stilgevallen"].rows
    assert str(row.cells[-1]) == "Alle twee registraties zijn van 14 maart 2023."


# --- who fell silent this quarter ---


def test_who_newly_fell_silent_stands_first_and_is_marked() -> None:
    dataset = drawn({"who": "anna-bert", "on": date(2022, 5, 1)}, {"who": "zoe-yara", "on": date(2023, 11, 1)})
    assert [(row.name, str(row.cells[-1])) for row in sorts(dataset)["Stilgevallen"].rows] == [
        ("yara", "**Nieuw.** De enige registratie is van 1 november 2023."),
        ("zoe", "**Nieuw.** De enige registratie is van 1 november 2023."),
        ("anna", "De enige registratie is van 1 mei 2022."),
        ("bert", "De enige registratie is van 1 mei 2022."),
    ]


def test_who_fell_silent_comes_before_the_other_sorts() -> None:
    assert list(sorts(drawn("a-b"))) == [
        "Stilgevallen", "Nooit gezien", "Wel gezien, geen verbinding", "Alleen via de gemeente", "Eenzijdig genoemd",
    ]  # fmt: skip


def test_who_newly_fell_silent_is_named_with_the_rule() -> None:
    assert new_silence(drawn({"who": "a-b", "on": date(2023, 11, 1)})) == (
        "**Nieuw stilgevallen**: a en b. De laatste registratie ligt in het kwartaal voor deze periode: "
        "op 1 oktober 2023 of later."
    )


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (date(2023, 5, 1), "In het kwartaal voor deze periode is geen organisatie stilgevallen."),
        (date(2024, 5, 1), "Er is geen organisatie stilgevallen."),
    ],
)
def test_where_nobody_newly_fell_silent_that_is_said(on: date, said: str) -> None:
    assert new_silence(drawn({"who": "a-b", "on": on})) == said


def test_where_the_whole_source_stopped_that_is_said() -> None:
    last = day_number(date(2023, 6, 22))
    gone = Source(name="Signaleringsoverleg", records=1, first=last, last=last, rhythm=7.0, stopped=True)
    dataset = drawn({"who": "a-b", "on": date(2023, 6, 22), "source": "Signaleringsoverleg"})
    assert str(sorts(dataset, YEAR, gone)["Stilgevallen"].rows[0].cells[-1]) == (
        "De enige registratie is van 22 juni 2023. Dat was in Signaleringsoverleg; die hele bron is gestopt op "
        "22 juni 2023, dus het kan ook daaraan liggen."
    )


# --- someone who works alone ---


def test_a_practice_of_one_is_not_blamed() -> None:
    assert str(sorts(drawn("b-c", organisations=[GP]))["Nooit gezien"].solo) == (
        "Huisartsen werken vaak alleen en kunnen niet aan elke tafel zitten. Dat zij hier staan, zegt alleen wat er is "
        "vastgelegd."
    )


def test_without_a_practice_of_one_nothing_is_said_of_it() -> None:
    assert sorts(drawn("b-c", organisations=[{"id": "s", "kind": "school"}]))["Nooit gezien"].solo is None


# --- the rule and how much it rests on ---


@pytest.mark.parametrize(
    ("window", "said"),
    [
        (Window(), "in minstens één registratie van hoogstens 25 organisaties staan."),
        (Window(minimum=3), "in minstens drie registraties van hoogstens 25 organisaties staan."),
        (Window(largest=0), "in minstens één registratie staan."),
        (Window(largest=0, forms=("overleg",)), "in minstens één registratie, van de gekozen vormen, staan."),
    ],
)
def test_the_rule_says_what_makes_a_connection(window: Window, said: str) -> None:
    assert str(alone.rule(window, "nl")) == f"Een verbinding is er als twee organisaties samen {said}"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "Geen uitspraak: in deze periode is niets vastgelegd. Kies een andere periode."),
        (1, "Er is maar één registratie in deze periode. Dat iemand hier staat, zegt daarom weinig."),
        (9, "Er zijn maar negen registraties in deze periode. Dat iemand hier staat, zegt daarom weinig."),
        (10, "None"),
    ],
)
def test_few_records_say_little(number: int, said: str) -> None:
    assert str(alone.basis(drawn(*["a-b"] * number, organisations=["a"]), YEAR, "nl")) == said


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["a-b"], "Alle organisaties hebben in deze periode een verbinding."),
        (["a-b", "c"], "Eén van de 3 organisaties heeft in deze periode geen verbinding."),
        (["a-b", "c", "d"], "Twee van de 4 organisaties hebben in deze periode geen verbinding."),
        (["c", "d"], "Alle 2 organisaties hebben in deze periode geen verbinding."),
    ],
)
def test_who_has_no_connection_is_told_as_so_many_of_so_many(lines: list[str], said: str) -> None:
    dataset = drawn(*lines)
    found = network(dataset, YEAR)
    assert str(alone.counted(isolates(dataset, found), found, "nl")) == said


# --- whole groups ---


def test_a_group_is_named_by_who_is_in_it_and_opens_its_records() -> None:
    dataset = drawn("a-b", "b-c", "x-y", organisations=[{"id": "x", "name": "Zwemclub"}])
    found = network(dataset, YEAR)
    (group,) = groups(found)
    assert str(cut_off_groups.in_words(dataset, group, "nl")) == "**Groep van twee**: y en Zwemclub"
    members, ties = behind.of_group(dataset, found, group, "nl")
    assert [(one.name, len(one.look().records)) for one in members.members] == [("y", 1), ("Zwemclub", 1)]
    assert [(one.name, len(one.look().records)) for one in ties.members] == [("y – Zwemclub", 1)]


def test_a_large_group_is_called_by_its_first_two() -> None:
    dataset = drawn("k+l+m+n")
    assert str(cut_off_groups.title(dataset, ("k", "l", "m", "n"), "nl")) == "Groep van vier: k, l en 2 andere"


@pytest.mark.parametrize(
    ("found", "begins"),
    [
        ((), "Er is geen groep die los staat van de rest."),
        ((("a", "b"),), "Eén groep staat los van de rest:"),
        ((("a", "b"), ("c", "d")), "Twee groepen staan los van de rest:"),
    ],
)
def test_the_number_of_groups_leads(found: cut_off_groups.Groups, begins: str) -> None:
    assert str(cut_off_groups.summary(found, "nl")).startswith(begins)
