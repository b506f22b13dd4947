"""Which kinds work with which."""

from datetime import date

from netwerk.analysis.kinds import kind_matrix
from netwerk.model import Dataset, Window, day_number
from netwerk.network import network
from netwerk.settings import classification
from netwerk.views import kind_table
from netwerk.views.kind_table import KindTable
from tests.drawn import drawn

ROW = ["a", "b", "a_organisations", "b_organisations", "a_tied", "b_tied", "ties", "possible"]


def test_each_pair_of_kinds_has_its_ties_and_the_pairs_there_could_be() -> None:
    # s1 - h1, s2 - h1, s1 - s2; h2 without ties
    dataset = drawn(
        "h1-s1", "h1-s2", "s1-s2",
        organisations=[
            {"id": "s1", "kind": "school"}, {"id": "s2", "kind": "school"},
            {"id": "h1", "kind": "huisarts"}, {"id": "h2", "kind": "huisarts"},
        ],
    )  # fmt: skip
    found = kind_matrix(network(dataset, Window()))
    assert found[ROW].to_numpy().tolist() == [
        ["school", "school", 2, 2, 2, 2, 1, 1],
        ["school", "huisarts", 2, 2, 2, 1, 2, 4],
        ["huisarts", "huisarts", 2, 2, 0, 0, 0, 1],
    ]


def test_kinds_that_the_configuration_does_not_know_come_last() -> None:
    found = kind_matrix(
        network(drawn(organisations=[{"id": "a", "kind": "bakker"}, {"id": "b", "kind": "wmo"}]), Window())
    )
    assert found[["a", "b"]].to_numpy().tolist() == [["wmo", "wmo"], ["wmo", "bakker"], ["bakker", "bakker"]]


def test_an_empty_network_has_no_kinds() -> None:
    assert kind_matrix(network(drawn(), Window())).to_numpy().tolist() == []


# --- as a table ---

IN_2023 = Window(begin=day_number(date(2023, 1, 1)), end=day_number(date(2024, 1, 1)))
IN_2024 = Window(begin=day_number(date(2024, 1, 1)), end=day_number(date(2025, 1, 1)))


def region() -> Dataset:
    """2023: h1 - t and h2 - t; 2024: h1 - t only, and h3 begins. One school, one team."""
    return drawn(
        {"who": "h1-t", "on": date(2023, 5, 1)},
        {"who": "h2-t", "on": date(2023, 5, 1)},
        {"who": "h1-t", "on": date(2024, 5, 1)},
        organisations=[
            {"id": "t", "kind": "lokaal_team"},
            {"id": "s", "kind": "school", "begin": date(2024, 1, 1)},
            {"id": "h1", "kind": "huisarts"},
            {"id": "h2", "kind": "huisarts"},
            {"id": "h3", "kind": "huisarts", "begin": date(2024, 1, 1)},
        ],
    )


def table_of(dataset: Dataset) -> KindTable:
    return kind_table.kind_table(network(dataset, IN_2024), network(dataset, IN_2023))


def test_the_table_has_gps_and_schools_on_top() -> None:
    found = table_of(region())
    assert (found.kinds, found.organisations) == (("huisarts", "school", "lokaal_team"), (3, 1, 1))


def test_a_cell_is_how_many_of_its_row_have_a_tie_with_its_column() -> None:
    assert table_of(region()).tied == ((0, 0, 1), (0, None, 0), (1, 0, None))


def test_each_cell_has_a_year_ago_with_of_how_many() -> None:
    # the school was not there yet in 2023
    assert table_of(region()).earlier == (((0, 2), None, (2, 2)), (None, None, None), ((1, 1), None, None))


def test_a_cell_says_x_of_y_and_what_it_was_in_text() -> None:
    rows = kind_table.rows(table_of(region()), classification(), "nl")
    gps, teams = rows[0].cells[2], rows[2].cells[0]
    assert (rows[0].label, str(gps.figure), str(gps.before)) == ("Huisartsen", "**1** van 3", "was 2 van 2")
    assert (rows[2].label, str(teams.figure), str(teams.before)) == ("Lokale teams", "**1** van 1", "was 1")


def test_a_kind_that_was_not_there_a_year_ago_has_no_figure_of_then() -> None:
    school = kind_table.rows(table_of(region()), classification(), "nl")[1].cells[0]
    assert (str(school.figure), str(school.before)) == ("**0** van 1", "was –")


def test_a_kind_of_one_organisation_has_nothing_to_open_with_itself() -> None:
    school = kind_table.rows(table_of(region()), classification(), "nl")[1].cells[1]
    assert (str(school.figure), school.opens) == ("n.v.t.", False)


def test_a_cell_reads_as_a_sentence() -> None:
    found = table_of(region())
    said = [str(kind_table.reading(found, row, column, classification(), "nl")) for row, column in ((0, 2), (1, 2))]
    assert said == [
        "1 van 3 huisartsen: verbonden met minstens één lokaal team. Een jaar geleden: 2 van 2.",
        "School en lokaal team: geen verbinding vastgelegd. Er is geen cijfer van vorig jaar.",
    ]


def test_without_a_year_before_no_cell_has_a_figure_of_then() -> None:
    found = kind_table.kind_table(network(drawn("a-b"), Window()), None)
    assert found.earlier == ((None,),)
