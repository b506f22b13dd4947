"""Which connections a search finds, and how each is told: in the table, in the file and above both."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from netwerk.analysis.ledger import Ledger, State, ledger, spells_of
from netwerk.analysis.periods import Step
from netwerk.analysis.timeline import Timeline, timeline
from netwerk.model import Change, Dataset, day_number
from netwerk.report.lists import csv_list
from netwerk.views import ledger_choice, ledger_view
from netwerk.views.ledger_choice import STATES, Order, Wish
from tests.drawn import drawn
from tests.test_demo import TODAY
from tests.test_demo import region as demo_region

ORGANISATIONS = [
    {"id": "atrium", "name": "Voortgezet onderwijs Het Atrium", "municipality": "Averlo"},
    {"id": "brug", "name": "Verslavingszorg De Brug", "aliases": ("Oever Zuid",)},
    {"id": "coloni", "name": "Coöperatie Één", "municipality": "Elsmeer"},
    {"id": "team", "name": "Wijkteam 1"},
]


def on(who: str, *years: int, form: str = "overleg") -> list[dict[str, object]]:
    return [{"who": who, "on": date(year, 10, 1), "form": form} for year in years]


def region() -> Dataset:
    """School years 2018/2019 to 2021/2022, of which the last one runs."""
    return drawn(
        *on("atrium-brug", 2018, 2020, 2021),
        *on("atrium-coloni", 2018, 2019, form="afspraak"),
        *on("brug-team", 2020),
        *on("coloni-team", 2021),
        organisations=ORGANISATIONS,
    )


def of(dataset: Dataset, step: Step = Step.SCHOOLYEAR) -> tuple[Timeline, Ledger]:
    found = timeline(dataset, step=step)
    return found, ledger(dataset, found)


def found_by(wish: Wish, dataset: Dataset | None = None) -> list[tuple[str, str]]:
    dataset = dataset or region()
    _, ties = of(dataset)
    ids = dataset.organisations["id"]
    return [
        (ids[ties.ties["a"].iat[row]], ids[ties.ties["b"].iat[row]])
        for row in ledger_choice.chosen(dataset, ties, wish).tolist()
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ATRIUM", [("atrium", "coloni"), ("atrium", "brug")]),
        ("cooperatie een", [("atrium", "coloni"), ("coloni", "team")]),
        ("oever", [("atrium", "brug"), ("brug", "team")]),
        ("atrium brug", [("atrium", "brug")]),
        ("brug atrium", [("atrium", "brug")]),
        ("niemand", []),
        ("***", []),
    ],
)
def test_a_search_finds_names_and_aliases_of_one_or_both(text: str, expected: list[tuple[str, str]]) -> None:
    assert sorted(found_by(Wish(text=text))) == sorted(expected)


def test_a_number_in_a_search_is_that_number() -> None:
    teams = [{"id": "een", "name": "Wijkteam 1"}, {"id": "elf", "name": "Wijkteam 11"}]

    assert found_by(Wish(text="wijkteam 1"), drawn("cjg-een", "cjg-elf", organisations=teams)) == [("cjg", "een")]


def test_a_search_finds_the_name_that_an_organisation_had() -> None:
    was = Change(what="rename", organisation="team", id="oud", name="Noorderhoek", day=None, decision=1)

    assert len(found_by(Wish(text="noorderh"), replace(region(), changes=(was,)))) == 2


@pytest.mark.parametrize(
    ("wish", "expected"),
    [
        (Wish(organisation=1), [("atrium", "brug"), ("brug", "team")]),
        (Wish(states=(State.BACK,)), [("atrium", "brug")]),
        (Wish(states=(State.ENDED,)), [("atrium", "coloni")]),
        (Wish(states=(State.WAITING,)), [("brug", "team")]),
        (Wish(form="afspraak"), [("atrium", "coloni")]),
        (Wish(began=2), [("atrium", "brug"), ("brug", "team")]),
        (Wish(stopped=1), [("atrium", "brug")]),
        (Wish(stopped=3), []),  # that year still runs: brug-team may yet be seen
    ],
)
def test_a_choice_leaves_out_what_does_not_fit(wish: Wish, expected: list[tuple[str, str]]) -> None:
    assert sorted(found_by(wish)) == expected


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Order.NAME, [("a", "b"), ("a", "c"), ("b", "c")]),
        (Order.NEWEST, [("b", "c"), ("a", "b"), ("a", "c")]),
        (Order.LATEST, [("a", "c"), ("b", "c"), ("a", "b")]),
    ],
)
def test_the_order_is_by_name_unless_asked_otherwise(order: Order, expected: list[tuple[str, str]]) -> None:
    dataset = drawn(*on("a-c", 2018, 2019, 2020, 2021, 2022), *on("a-b", 2019), *on("b-c", 2021))

    assert found_by(Wish(order=order), dataset) == expected


def rows_of(dataset: Dataset, wish: Wish, step: Step = Step.SCHOOLYEAR) -> list[list[object]]:
    timeline_, ties = of(dataset, step)
    rows = ledger_choice.chosen(dataset, ties, wish)
    result: list[list[object]] = ledger_view.table(dataset, timeline_, ties, rows, wish).to_numpy().tolist()
    return result


def test_a_row_tells_when_how_often_in_which_periods_and_how_it_stands() -> None:
    assert rows_of(region(), Wish(text="atrium brug")) == [
        [
            "Voortgezet onderwijs Het Atrium",
            "Verslavingszorg De Brug",
            "01-10-2018",
            "01-10-2021",
            3,
            "2018/19, vanaf 2020/21",
            "Overleg",
            "Hersteld in 2020/2021",
        ]
    ]


def test_the_chosen_organisation_stands_in_front() -> None:
    assert [row[:2] for row in rows_of(region(), Wish(organisation=3))] == [
        ["Wijkteam 1", "Coöperatie Één"],
        ["Wijkteam 1", "Verslavingszorg De Brug"],
    ]


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (State.THERE, "Verbonden sinds 2021/2022"),
        (State.WAITING, "In 2021/2022 nog niet gezien"),
        (State.ENDED, "Gestopt in 2020/2021"),
    ],
)
def test_how_a_connection_stands_is_said_with_its_step(state: State, said: str) -> None:
    assert [row[-1] for row in rows_of(region(), Wish(states=(state,)))] == [said]


def test_many_periods_are_cut_short_on_the_screen_and_whole_in_the_file() -> None:
    dataset = drawn(*on("a-b", 2010, 2012, 2014, 2016, 2018, 2020))
    timeline_, ties = of(dataset)
    rows = np.array([0])

    assert rows_of(dataset, Wish())[0][5] == "2 eerdere, 2014/15, 2016/17, 2018/19, vanaf 2020/21"
    assert ledger_view.file_table(dataset, timeline_, ties, rows)["perioden"].iat[0].startswith("2010/11, 2012/13")


def test_of_months_only_the_last_two_periods_fit() -> None:
    assert (
        rows_of(region(), Wish(text="atrium brug"), Step.MONTH)[0][5] == "1 eerdere, oktober 2020, vanaf oktober 2021"
    )


def test_quarters_in_a_list_hold_no_comma() -> None:
    assert rows_of(region(), Wish(form="afspraak"), Step.QUARTER)[0][5] == "2018-K4, 2019-K4"


def test_two_of_one_name_have_their_municipality_behind_it() -> None:
    twins = [{"id": "x", "name": "De Ark", "municipality": "Averlo"}, {"id": "y", "name": "De Ark"}]

    assert rows_of(drawn("x-y", organisations=twins), Wish())[0][:2] == ["De Ark, Averlo", "De Ark, hele regio"]


def said(wish: Wish) -> list[str]:
    dataset = region()
    timeline_, ties = of(dataset)
    rows = ledger_choice.chosen(dataset, ties, wish)
    return [text.dutch() for text in ledger_view.sentences(timeline_, ties, rows)]


def test_the_first_sentence_says_how_many_and_the_second_how_they_stand() -> None:
    assert said(Wish()) == [
        "Dit zijn alle **4 verbindingen** die sinds 2018/2019 zijn vastgelegd.",
        "In 2021/2022: 2 verbonden (1 na een onderbreking), 1 gestopt en 1 nog niet gezien, want 2021/2022 loopt nog.",
    ]


def test_a_choice_says_how_many_of_how_many() -> None:
    assert said(Wish(organisation=1))[0] == "Dit zijn **2 van de 4 verbindingen** die sinds 2018/2019 zijn vastgelegd."


def test_a_choice_that_fits_nothing_says_so() -> None:
    assert said(Wish(text="niemand")) == ["**Geen van de 4 verbindingen** past bij deze keuze."]


def test_one_connection_of_many_is_told_as_one() -> None:
    assert said(Wish(form="afspraak")) == ["Dit is **één van de 4 verbindingen** die sinds 2018/2019 zijn vastgelegd."]


def test_a_connection_whose_only_source_fell_silent_is_not_simply_told_as_ended() -> None:
    dataset = drawn(
        *on("a-b", 2018), *({**one, "source": "lijst"} for one in on("a-c", 2018)), *on("a-d", 2018, 2019, 2020)
    )
    found = timeline(dataset, today=day_number(date(2020, 10, 1)))
    ties = ledger(dataset, found, silent=[(), ("lijst",), ("lijst",)])
    rows = ledger_choice.chosen(dataset, ties, Wish(states=STATES["gestopt"][0]))

    assert ledger_view.table(dataset, found, ties, rows, Wish())["Nu"].tolist() == [
        "Gestopt in 2019/2020",
        "Gestopt in 2019/2020, maar de bron zweeg",
    ]
    assert ledger_view.sentences(found, ties, rows)[2].dutch() == (
        "Bij één gestopte verbinding zweeg de hele bron: misschien is zij niet gestopt."
    )


def test_each_period_of_a_connection_says_when_it_began_and_stopped() -> None:
    dataset = region()
    timeline_, ties = of(dataset)
    spells, _outside = spells_of(dataset, timeline_, ties, 0)

    assert [
        [text.dutch() for text in ledger_view.spell_sentences(timeline_, ties, 0, nth, spell)]
        for nth, spell in enumerate(spells)
    ] == [
        [
            "**In 2018/2019**: één registratie.",
            "De gegevens beginnen in 2018/2019: de verbinding kan ouder zijn.",
            "Gestopt in 2019/2020.",
        ],
        ["**Vanaf 2020/2021**: 2 registraties.", "Hersteld in 2020/2021."],
    ]


def test_the_file_holds_ids_days_that_sort_and_no_formula() -> None:
    hostile = drawn(*on("a-b", 2020), organisations=[{"id": "a", "name": "=1+1"}])
    timeline_, ties = of(hostile)

    assert csv_list(ledger_view.file_table(hostile, timeline_, ties, np.array([0]))).decode("utf-8-sig").split(
        "\r\n"
    ) == [
        "id_1;naam_1;id_2;naam_2;eerste;laatste;keer_samen;dagen_sinds_eerste;perioden;"
        "langste_periode_in_stappen;vormen;bronnen;nu",
        "a;'=1+1;b;b;2020-10-01;2020-10-01;1;0;vanaf 2020/21;1;Overleg;getekend;Verbonden sinds 2020/2021",
        "",
    ]


@pytest.mark.parametrize(
    ("pair", "expected"),
    [
        ("atrium verslavingszorg", ["2016/17–2018/19, vanaf 2023/24", "Hersteld in 2023/2024"]),
        ("lindrecht noord schuldhulp", ["2017/18–2024/25", "Gestopt in 2025/2026"]),
        ("wonen zuiderland team lindrecht-zuid", ["vanaf 2025/26", "Verbonden sinds 2025/2026"]),
    ],
)
def test_the_planted_ties_of_the_example_region_are_told_as_planted(pair: str, expected: list[str]) -> None:
    found = timeline(demo_region(), today=TODAY)
    ties = ledger(demo_region(), found)
    rows = ledger_choice.chosen(demo_region(), ties, Wish(text=pair))

    table = ledger_view.table(demo_region(), found, ties, rows, Wish())
    assert table[["Perioden", "Nu"]].to_numpy().tolist() == [expected]
