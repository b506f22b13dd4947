"""What the page says of how long connections live, between whom they form and what came of each table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest

from netwerk.analysis.ages import Ages, ages
from netwerk.analysis.forming_groups import By, forming_groups
from netwerk.analysis.periods import Step
from netwerk.analysis.survival import Survival, kaplan_meier, survival
from netwerk.analysis.tables import What, tables
from netwerk.analysis.timeline import Over, Timeline, timeline
from netwerk.analysis.trend import TrendStep, Verdict, trend
from netwerk.model import Dataset, day_number
from netwerk.settings import classification
from netwerk.views import forming_groups_view, lasting_view, tables_formed_view
from netwerk.views.survival_chart import curve_of, survival_chart
from tests.drawn import drawn

STEP = Over("step")


def lived(*lengths: int, alive: int = 0, longest: int = 6, months: int = 12) -> Survival:
    """Spells of these lengths that ended, and `alive` that were followed for `longest` steps and are there."""
    length = np.array([*lengths, *([longest] * alive)])
    ended = np.array([True] * len(lengths) + [False] * alive)
    return Survival(
        points=kaplan_meier(length, ended),
        months=months,
        spells=len(length),
        ended=len(lengths),
        alive=alive,
        silenced=0,
        earlier=0,
        running=0,
    )


def told(found: Survival, over: Over = STEP) -> str:
    return " ".join(str(sentence) for sentence in lasting_view.how_long(found, over, "nl"))


def test_the_answer_names_one_three_and_six_years() -> None:
    # of 20 two end after one year, three after three: 18 and 15 of 20 are left, and stay
    assert told(lived(1, 1, 3, 3, 3, alive=15, longest=7)) == (
        "Van elke 100 nieuwe verbindingen bestaan er na één jaar nog 90, na drie jaar nog 75 en na zes jaar nog 75. "
        "Meer dan de helft bestaat nog, zo lang als de gegevens laten zien."
    )


def test_a_length_that_was_not_followed_is_not_named() -> None:
    assert told(lived(1, 1, alive=18, longest=2)) == (
        "Van elke 100 nieuwe verbindingen bestaan er na één jaar nog 90. "
        "Meer dan de helft bestaat nog, zo lang als de gegevens laten zien."
    )


def test_when_half_is_gone_is_told() -> None:
    assert told(lived(*[1] * 4, *[2] * 8, alive=8, longest=2)).endswith("Na twee jaar is de helft of meer gestopt.")


def test_half_of_a_few_is_not_told() -> None:
    assert "helft" not in told(lived(*[1] * 5, *[3] * 4, *[4] * 5, alive=6, longest=2))


def test_all_and_none_are_words() -> None:
    assert told(lived(*[2] * 10)) == (
        "Van elke 100 nieuwe verbindingen bestaan er na één jaar nog alle 100. "
        "Na twee jaar is de helft of meer gestopt."
    )


def test_nothing_left_is_no_number() -> None:
    assert told(lived(*[1] * 10)).startswith("Van elke 100 nieuwe verbindingen bestaan er na één jaar nog geen enkele.")


def test_nine_spells_are_too_few() -> None:
    assert told(lived(*[1] * 9)) == "Geen uitspraak: van minder dan tien verbindingen is bekend wanneer zij begonnen."


def test_under_a_cumulative_window_no_length_is_told() -> None:
    assert told(lived(*[1] * 20), Over("cumulative")) == (
        "Nu telt alles tot dan toe mee: dan stopt een verbinding nooit. "
        "Kies bij Telt mee iets anders om te zien hoe lang verbindingen bestaan."
    )


@pytest.mark.parametrize(
    ("months", "words"),
    [(1, "één maand"), (6, "zes maanden"), (12, "één jaar"), (18, "18 maanden"), (36, "drie jaar")],
)
def test_lengths_are_words(months: int, words: str) -> None:
    assert lasting_view.duration(months, "nl") == words


def thin(*, verdict: Verdict, seen: int = 5, registered: int = 20) -> TrendStep:
    """The school year 2024/2025 with this verdict."""
    data = region(line("a-b", 2019))
    (step, *_rest) = trend(data, timeline(data))
    return replace(step, begin=day_number(date(2024, 8, 1)), verdict=verdict, seen=seen, registered=registered)


def test_too_few_seen_is_no_statement() -> None:
    said = lasting_view.refusal([thin(verdict=Verdict.OK), thin(verdict=Verdict.THIN_COVERAGE)], Step.SCHOOLYEAR, "nl")
    assert str(said) == (
        "Geen uitspraak: over vijf van de 20 organisaties is in schooljaar 2024/2025 iets vastgelegd. "
        "Wij vragen minstens 60 van elke 100."
    )


def test_too_few_organisations_are_no_statement() -> None:
    said = lasting_view.refusal([thin(verdict=Verdict.FEW)], Step.SCHOOLYEAR, "nl")
    assert str(said) == "Geen uitspraak: in schooljaar 2024/2025 zijn er minder dan tien organisaties."


def test_enough_seen_is_not_refused() -> None:
    assert lasting_view.refusal([thin(verdict=Verdict.OK)], Step.SCHOOLYEAR, "nl") is None


def line(who: str, *years: int, source: str = "Tafel") -> list[Mapping[str, Any]]:
    return [{"who": who, "on": date(year, 10, 1), "source": source} for year in years]


def region(*lines: list[Mapping[str, Any]], organisations: tuple[Mapping[str, Any], ...] = ()) -> Dataset:
    frame = [*line("x-y", 2018), {"who": "x-y", "on": date(2023, 7, 31)}]
    return drawn(*frame, *(one for several in lines for one in several), organisations=organisations)


def seen(data: Dataset, **asked: Any) -> tuple[Dataset, Timeline]:
    return data, timeline(data, **asked)


def test_what_the_curve_rests_on_is_told() -> None:
    data, of = seen(region(line("a-b", 2019), line("c-d", 2021, 2022), line("e-f", 2023)))
    assert [str(one) for one in lasting_view.followed(survival(data, of), of, "nl")] == [
        "Keren dat een verbinding begon: 3. Daarvan gestopt: 1. Nog gaande, en dus niet als gestopt geteld: 2.",
        "Niet gevolgd, omdat niet bekend is wanneer zij begonnen: 1.",
        "Niet gevolgd, omdat zij begonnen in schooljaar 2023/2024 en die periode nog loopt: 1.",
    ]


def test_what_rested_on_a_silent_source_is_told() -> None:
    data, of = seen(region(line("a-b", 2019)))
    found = replace(survival(data, of), silenced=3)
    assert "De enige bron viel stil, en dus ook niet als gestopt geteld: 3." in [
        str(one) for one in lasting_view.followed(found, of, "nl")
    ]


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (
            {"over": Over("sliding", 12)},
            "Elke registratie telt nu 12 maanden mee, dus geen verbinding kan korter bestaan.",
        ),
        ({"step": Step.MONTH}, "Met deze stap stopt een verbinding zodra er een maand lang niets is vastgelegd."),
    ],
)
def test_what_the_look_does_to_every_length_is_said_first(asked: Mapping[str, Any], sentence: str) -> None:
    data, of = seen(region(line("a-b", 2019)), **asked)
    assert str(lasting_view.followed(survival(data, of), of, "nl")[0]) == sentence


def test_the_table_has_a_row_per_length_with_how_sure_it_is() -> None:
    table = lasting_view.length_table(lived(*[1] * 5, alive=15, longest=2))
    assert table.values.tolist() == [
        ["één jaar", "75 van de 100", "50–89", 20],
        ["twee jaar", "75 van de 100", "50–89", 15],
    ]


def test_the_table_says_where_too_few_were_followed() -> None:
    table = lasting_view.length_table(lived(*[1] * 11, *[2] * 9))
    assert table.values.tolist()[1] == ["twee jaar", "geen uitspraak", "", 9]


def test_the_table_by_quarter_has_rows_of_three_months() -> None:
    table = lasting_view.length_table(lived(*[1] * 5, alive=15, longest=4, months=3))
    assert table.iloc[:, 0].tolist() == ["drie maanden", "zes maanden", "één jaar"]


def test_the_line_begins_at_all_and_stops_where_few_are_followed() -> None:
    curve = curve_of(lived(*[1] * 11, *[2] * 9))
    assert curve[["years", "share"]].values.tolist() == [[0, 100], [1, pytest.approx(45)]]


def test_the_band_is_the_line_itself_where_it_is_unknown() -> None:
    curve = curve_of(lived(*[1] * 10))
    assert curve.iloc[1][["share", "low", "high"]].tolist() == [0, 0, 0]


@pytest.mark.parametrize(("theme", "colour"), [("light", "#0F5C6E"), ("dark", "#8CCBD8")])
def test_the_chart_is_drawn_for_its_ground(theme: Any, colour: str) -> None:
    layers = survival_chart(lived(*[1] * 5, alive=15), theme=theme).to_dict()["layer"]
    assert [layer["mark"]["type"] for layer in layers] == ["area", "line", "point", "point"]
    assert layers[1]["mark"]["color"] == colour


def test_ages_are_told_with_what_may_be_older() -> None:
    data, of = seen(region(line("a-b", 2022)))
    found = ages(data, of)
    assert found is not None
    assert [str(one) for one in lasting_view.how_old(found, of, "nl")] == [
        "Aan het einde van schooljaar 2022/2023 zijn er twee verbindingen.",
        "Bij geen ligt de eerste registratie zes jaar of langer terug, bij één minder dan één jaar.",
        "Wie elkaar in het eerste jaar van de gegevens al trof (1), kan al langer verbonden zijn.",
    ]


def test_ages_stand_from_young_to_old() -> None:
    rows = lasting_view.age_rows(Ages(at=0, counts=(1, 2, 3, 4), at_least=0))
    assert [(str(label), number) for label, number in rows] == [
        ("Minder dan 1 jaar", 1),
        ("1 tot 3 jaar", 2),
        ("3 tot 6 jaar", 3),
        ("6 jaar of langer", 4),
    ]


# --- tables ---


def met(number: int, stayed: int, source: str = "Tafel") -> list[Mapping[str, Any]]:
    """As many pairs that first met in 2019/2020, of whom `stayed` worked together in the second year too."""
    return [
        one
        for at in range(number)
        for one in line(f"{source}a{at}-{source}b{at}", 2019, *([2020] * (at < stayed)), source=source)
    ]


def tables_told(data: Dataset) -> str:
    return " ".join(str(one) for one in tables_formed_view.lead(tables(data, timeline(data)), What.SOURCE, "nl"))


def test_how_many_pairs_went_on_is_told() -> None:
    assert tables_told(region(met(12, 7))) == (
        "Een tafel is hier een bron, of een reeks bijeenkomsten met dezelfde naam. Van 12 paren is daar de eerste "
        "samenwerking vastgelegd. Bij zeven van de 12 is ook in het tweede jaar nog iets vastgelegd, aan deze of een "
        "andere tafel. Bij elke tafel met genoeg paren ging ten minste één paar verder."
    )


def test_a_table_without_a_pair_that_went_on_is_named() -> None:
    assert tables_told(region(met(10, 0), met(10, 5, "Lijst"))).endswith("Zonder één paar dat verderging: Tafel.")


def test_a_table_of_nine_pairs_is_not_named() -> None:
    assert "Zonder één paar" not in tables_told(region(met(9, 0), met(10, 5, "Lijst")))


def test_nine_pairs_are_no_statement() -> None:
    assert tables_told(region(met(9, 4))) == (
        "Geen uitspraak: van minder dan tien paren is bekend hoe het na de eerste keer verderging."
    )


@pytest.mark.parametrize(("pairs", "cell"), [(9, "geen uitspraak"), (10, "4 van 10")])
def test_a_cell_is_told_from_ten_pairs_on(pairs: int, cell: str) -> None:
    data, of = seen(region(met(pairs, 4)))
    table = tables_formed_view.table(tables(data, of), What.SOURCE, of.step)
    assert table.set_index("Tafel").loc["Tafel", "Tweede jaar nog"] == cell


def test_the_columns_of_tables_are_explained() -> None:
    data, of = seen(region(met(10, 4)))
    found = tables(data, of)
    headings = tables_formed_view.table(found, What.SOURCE, of.step).columns.tolist()
    assert list(tables_formed_view.table_help(found, of.step)) == headings[1:]


def test_a_dormant_table_is_named_with_its_last_day() -> None:
    found = tables(*seen(region(line("a-b", 2020))))
    said = tables_formed_view.dormant(found, What.SOURCE, "nl")
    assert str(said) == "Al meer dan een jaar niets vastgelegd: Tafel (1 oktober 2020)."


def test_without_a_dormant_table_nothing_is_said() -> None:
    assert tables_formed_view.dormant(tables(*seen(region(line("a-b", 2022)))), What.SOURCE, "nl") is None


def test_what_tables_leave_out_is_told() -> None:
    found = tables(*seen(region(line("a-b", 2022))))
    assert [str(one) for one in tables_formed_view.left_out(found, What.SOURCE, "nl")] == [
        "Te vroeg om te zeggen, want minder dan twee jaar voor het einde van de gegevens: 1.",
        "Paren die er in het eerste jaar van de gegevens al waren, tellen niet mee (1): zij kunnen elkaar al eerder "
        "hebben getroffen.",
    ]


def test_a_table_opens_its_pairs_by_how_they_went_on_and_its_records() -> None:
    data, of = seen(region(met(2, 1)))
    found = tables(data, of)
    row = found.tables["name"].tolist().index("Tafel")
    groups = tables_formed_view.of_table(data, of, found, row)
    assert [(str(one.label), len(one.members)) for one in groups] == [
        ("Tweede jaar nog", 1),
        ("Daarna niet vastgelegd", 1),
        ("Niet te zeggen", 0),
        ("Deze tafel zelf", 1),
    ]
    assert len(groups[0].members[0].look().records) == 2
    assert len(groups[3].members[0].look().records) == 4


# --- groups ---


def groups(by: By, *lines: list[Mapping[str, Any]]) -> tuple[str, list[list[Any]]]:
    organisations = (
        {"id": "a", "kind": "school", "municipality": "Averlo"},
        {"id": "b", "kind": "lokaal_team", "municipality": "Averlo"},
        {"id": "e", "kind": "school", "municipality": "Elsmeer"},
    )
    data = drawn(*(one for several in lines for one in several), organisations=organisations)
    found = forming_groups(data, timeline(data), 0, 1, by)
    said = forming_groups_view.between_whom(found, by, "2021/2022", "2022/2023", "nl")
    table = forming_groups_view.groups_table(found, by, classification())
    return " ".join(str(one) for one in said), table.values.tolist()


def test_within_and_between_layers_is_told() -> None:
    said, rows = groups(By.LAYER, line("a-b", 2021, 2022), line("a-e", 2022))
    assert said == (
        "Van 2021/2022 naar 2022/2023. Binnen één laag: één nieuw of hersteld, geen gebleven en geen gestopt. "
        "Tussen twee lagen: geen nieuw of hersteld, één gebleven en geen gestopt."
    )
    assert rows == [
        ["Basisvoorziening – Basisvoorziening", 1, 0, 0, "geen uitspraak", "geen uitspraak"],
        ["Basisvoorziening – Eerste lijn", 0, 1, 0, "geen uitspraak", "geen uitspraak"],
    ]


def test_places_are_named() -> None:
    _said, rows = groups(By.MUNICIPALITY, line("a-b", 2021, 2022), line("a-e", 2022), line("a-r", 2022))
    assert [row[0] for row in rows] == [
        "Binnen Averlo",
        "Tussen twee gemeenten",
        "Met een organisatie voor de hele regio",
    ]


def test_a_form_has_no_column_of_possible_pairs() -> None:
    said, rows = groups(By.FORM, line("a-b", 2021, 2022))
    assert said == "Van 2021/2022 naar 2022/2023. Een verbinding met meer dan één vorm staat bij elke vorm."
    assert rows == [["Overleg", 0, 1, 0, "geen uitspraak"]]


def test_a_group_opens_its_ties_with_the_records_of_their_step() -> None:
    data = drawn(*line("a-b", 2021), *line("a-c", 2021, 2022))
    of = timeline(data)
    (change,) = forming_groups(data, of, 0, 1, By.MUNICIPALITY)
    opened = forming_groups_view.of_group(data, of, change, 0, 1)
    assert [(str(one.label), len(one.members)) for one in opened] == [
        ("Nieuw of hersteld", 0),
        ("Gebleven", 1),
        ("Gestopt", 1),
    ]
    assert len(opened[2].members[0].look().records) == 1


def test_two_steps_without_ties_are_said() -> None:
    data = drawn(*line("a-b", 2019), *line("a-b", 2022))
    found = forming_groups(data, timeline(data), 1, 2, By.LAYER)
    said = forming_groups_view.between_whom(found, By.LAYER, "2020/2021", "2021/2022", "nl")
    assert [str(one) for one in said] == [
        "Van 2020/2021 naar 2021/2022.",
        "In deze twee periodes is geen samenwerking vastgelegd.",
    ]
