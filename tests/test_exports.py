"""What we export, our import reads back to the same records; other tools read the same graph; text stays text."""

from __future__ import annotations

import csv
import io
from collections import Counter
from datetime import date
from xml.etree import ElementTree as ET

import networkx as nx
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netwerk.errors import ArgumentError
from netwerk.model import FIRST, LAST, Dataset, Precision, Role, Window, day_number
from netwerk.network import network
from netwerk.records.assembling import assemble
from netwerk.records.files import InputFile
from netwerk.records.reading import read
from netwerk.report.exports import csv_files, gexf, graphml, pajek, workbook
from netwerk.report.tables import inert
from netwerk.settings import classification
from tests.drawn import drawn
from tests.random_datasets import datasets

PERIOD = (day_number(date(2024, 1, 1)), day_number(date(2025, 1, 1)))
EVERYTHING = Window()
TODAY = day_number(date(2025, 6, 1))

REGISTER = """id;naam;soort;gemeente;gebied;subregio;onderdeel_van;vanaf;tot;aliassen;contactrol;kvk
b1;Bestuur De Linde;schoolbestuur;Averlo;;;;;;;;
007;De Linde;school;Averlo;Noord;;b1;2019-08-01;;Linde;intern begeleider;12345678
h-1;Huisarts Smit;huisarts;Averlo;Noord;;;;2024-06-30;;;
=1+1;=HYPERLINK("x");lokaal_team;Averlo;Noord;;;;;@team;;
"""


def from_files(**files: str) -> Dataset:
    """The dataset of CSV files with these contents."""
    return from_bytes({f"{name}.csv": content.encode() for name, content in files.items()})


def from_bytes(files: dict[str, bytes]) -> Dataset:
    reading = read(
        [InputFile(name=name, content=content) for name, content in files.items()],
        classification=classification(),
        today=TODAY,
    )
    assert reading.rejected == 0, [str(problem.message) for problem in reading.problems]
    return assemble([reading.rows], classification())


def read_back(dataset: Dataset) -> Dataset:
    records, register = csv_files(dataset, network(dataset, EVERYTHING))
    return from_bytes({"n-organisaties.csv": register, "n.csv": records})


def read_back_from_excel(dataset: Dataset) -> Dataset:
    content = workbook(dataset, network(dataset, EVERYTHING), period=PERIOD, fictional=False)
    return from_bytes({"n.xlsx": content})


def essence(dataset: Dataset) -> Counter[tuple[object, ...]]:
    """The records as values: who with which role, when and how exactly, what, from which source, how intense."""
    ids = dataset.organisations["id"].tolist()
    seats: dict[int, set[tuple[str, str]]] = {}
    for record, organisation, role in dataset.seats.itertuples(index=False):
        seats.setdefault(record, set()).add((ids[organisation], Role(role).name))
    result: Counter[tuple[object, ...]] = Counter()
    for code, row in enumerate(dataset.records.to_dict("records")):
        if row["a"] >= 0:
            roles = ("FROM", "TO") if row["directed"] else ("NONE", "NONE")
            who = {(ids[row["a"]], roles[0]), (ids[row["b"]], roles[1])}
        else:
            who = seats[code]
        result[
            frozenset(who), row["size"], row["begin"], row["end"], Precision(row["precision"]), row["moment"],
            dataset.form_sets[row["forms"]], dataset.theme_sets[row["themes"]], dataset.sources[row["source"]],
            row["intensity"], row["directed"],
        ] += 1  # fmt: skip
    return result


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


# --- the round trip ---


def test_pairs_come_back_with_their_direction_intensity_and_theme() -> None:
    dataset = from_files(
        organisaties=REGISTER,
        paren="van;naar;datum;vorm;thema;bron;intensiteit\n"
        "De Linde;h-1;2024-03-05;verwijzen;wonen;agenda;2,5\n"
        "De Linde;h-1;2024-03-05;overleg;;agenda;0,000001\n",
    )

    assert essence(read_back(dataset)) == essence(dataset)


def test_two_equal_looking_pairs_on_one_day_stay_two_records() -> None:
    dataset = from_files(
        organisaties=REGISTER, paren="org_a;org_b;datum;vorm\n007;h-1;2024-03-05;overleg\n007;b1;2024-03-05;overleg\n"
    )

    assert essence(read_back(dataset)).total() == 2


@pytest.mark.parametrize("moment", ["2024-03-05", "2024-03", "2024-K1", "2023/2024", "2024"])
def test_a_moment_keeps_the_precision_it_is_known_with(moment: str) -> None:
    dataset = from_files(paren=f"org_a;org_b;datum\na;b;{moment}\n")

    records, _ = csv_files(dataset, network(dataset, EVERYTHING))

    assert {row["datum"] for row in rows_of(records)} == {moment}
    assert essence(read_back(dataset)) == essence(dataset)


@pytest.mark.parametrize(
    ("begin", "end"),
    [
        ("2024-03-05", "2024-03-05"),
        ("2024-03-05", ""),
        ("2024-01-01", "2024-06-30"),
        ("2024-01", "2024-03"),
        ("2024", ""),
    ],
)
def test_a_span_is_written_with_its_last_day(begin: str, end: str) -> None:
    dataset = from_files(paren=f"org_a;org_b;vanaf;tot\na;b;{begin};{end}\n")

    records, _ = csv_files(dataset, network(dataset, EVERYTHING))

    assert {(row["datum"], row["vanaf"], row["tot"]) for row in rows_of(records)} == {("", begin, end)}
    assert essence(read_back(dataset)) == essence(dataset)


def test_a_record_of_several_forms_and_themes_has_them_spread_over_its_rows() -> None:
    dataset = from_files(
        lijst="bijeenkomst;organisatie;datum;vorm;thema\n"
        "tafel;a;2024-03-05;overleg;wonen\ntafel;a;2024-03-05;afspraak;werk\ntafel;a;2024-03-05;contract;\n"
    )

    records, _ = csv_files(dataset, network(dataset, EVERYTHING))

    assert [row["vorm"] for row in rows_of(records)] == ["afspraak", "contract", "overleg"]
    assert essence(read_back(dataset)) == essence(dataset)


def test_a_series_of_meetings_keeps_its_name() -> None:
    dataset = from_files(
        lijst="bijeenkomst;organisatie;datum\ntafel;a;2024-03-05\ntafel;b;2024-03-05\ntafel;a;2024-04-05\n"
    )

    records, _ = csv_files(dataset, network(dataset, EVERYTHING))

    assert {row["bijeenkomst"] for row in rows_of(records)} == {"tafel"}
    assert essence(read_back(dataset)) == essence(dataset)


def test_a_meeting_that_is_called_as_we_number_records_is_not_joined_with_one() -> None:
    dataset = from_files(
        paren="org_a;org_b;datum\na;b;2024-03-05\n",
        lijst="bijeenkomst;organisatie;datum\nregistratie 1;c;2024-03-05\nregistratie 1;d;2024-03-05\n",
    )

    assert essence(read_back(dataset)) == essence(dataset)


def test_the_register_comes_back_as_it_was() -> None:
    dataset = from_files(organisaties=REGISTER, paren="org_a;org_b;datum\n007;h-1;2024-03-05\n")

    assert read_back(dataset).organisations.to_dict("records") == dataset.organisations.to_dict("records")


def test_an_organisation_outside_the_register_stays_outside() -> None:
    dataset = from_files(organisaties=REGISTER, paren="org_a;org_b;datum\n007;De Onbekende;2024-03-05\n")

    organisations = read_back(dataset).organisations.set_index("id")

    assert not organisations.loc["de-onbekende", "registered"]
    assert organisations.loc["de-onbekende", "name"] == "De Onbekende"


def test_a_meeting_above_the_largest_size_is_exported_too() -> None:
    dataset = from_files(lijst="deelnemers;datum\n" + ";".join(["a", "b", "c"]).join('""') + ";2024-03-05\n")

    records, _ = csv_files(dataset, network(dataset, Window(largest=2)))

    assert len(rows_of(records)) == 3


def test_a_period_leaves_other_records_out() -> None:
    dataset = from_files(paren="org_a;org_b;datum\na;b;2024-03-05\na;b;2025-03-05\n")

    records, _ = csv_files(dataset, network(dataset, Window(begin=PERIOD[0], end=PERIOD[1])))

    assert {row["datum"] for row in rows_of(records)} == {"2024-03-05"}


def test_a_choice_of_kinds_keeps_whole_the_records_that_name_them() -> None:
    dataset = from_files(organisaties=REGISTER, lijst='deelnemers;datum\n"007;h-1";2024-03-05\n"b1;h-1";2024-04-05\n')

    records, register = csv_files(dataset, network(dataset, Window(kinds=("school",))))

    assert [row["organisatie"] for row in rows_of(records)] == ["007", "h-1"]
    # the practice is named, and the board is what the school is part of
    assert [row["id"] for row in rows_of(register)] == ["007", "b1", "h-1"]


def test_a_choice_of_forms_leaves_other_records_out() -> None:
    dataset = from_files(paren="org_a;org_b;datum;vorm\na;b;2024-03-05;overleg\na;b;2024-03-06;afspraak\n")

    records, _ = csv_files(dataset, network(dataset, Window(forms=("afspraak",))))

    assert {row["datum"] for row in rows_of(records)} == {"2024-03-06"}


@pytest.mark.parametrize("day", ["1900-01-01", "1900-02-28", "1900-03-01"])
def test_days_that_excel_counts_wrongly_come_back_from_excel(day: str) -> None:
    dataset = from_files(paren=f"org_a;org_b;datum\na;b;{day}\n")

    assert essence(read_back_from_excel(dataset)) == essence(dataset)


def test_more_rows_than_a_sheet_holds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("netwerk.report.tables._EXCEL_ROWS", 3)
    dataset = drawn("a-b", "b-c")

    with pytest.raises(ArgumentError, match="kortere periode"):
        workbook(dataset, network(dataset, EVERYTHING), period=PERIOD, fictional=False)


NAMES = ["007", "h-1", "b1", "Team Noord", "Nieuw & Co"]
MOMENTS = [
    "2024-03-05;;",
    "2024-03;;",
    "2024-K1;;",
    "2023/2024;;",
    ";2024-03-05;2024-03-05",
    ";2024-03-01;2024-03-31",
    ";2024-03-05;",
    ";2024-01;2024-K1",
]
ABOUT = st.tuples(
    st.sampled_from(["", "overleg", "verwijzen", "consulteren", "stamtafel"]),
    st.sampled_from(["", "wonen", "=werk"]),
    st.sampled_from(["", "agenda"]),
    st.sampled_from(["", "1", "2,5"]),
).map(";".join)
PAIRS = st.tuples(
    st.lists(st.sampled_from(NAMES), min_size=2, max_size=2, unique=True).map(";".join), st.sampled_from(MOMENTS), ABOUT
).map(";".join)
SEATS = st.tuples(
    st.sampled_from(["tafel", "registratie 1", "+kring", ""]), st.sampled_from(NAMES), st.sampled_from(MOMENTS), ABOUT,
    st.sampled_from(["", "van", "naar"]),
).map(";".join)  # fmt: skip
LISTS = st.tuples(
    st.sampled_from(["tafel", ""]),
    st.lists(st.sampled_from(NAMES), min_size=1, max_size=4).map(lambda names: f'"{";".join(names)}"'),
    st.sampled_from(MOMENTS),
    ABOUT,
).map(";".join)


@settings(max_examples=30, deadline=None)
@given(st.lists(PAIRS, max_size=5), st.lists(SEATS, max_size=8), st.lists(LISTS, max_size=4), st.booleans())
def test_what_is_exported_reads_back_to_the_same_records(
    pairs: list[str], seats: list[str], lists: list[str], excel: bool
) -> None:
    dataset = from_files(
        organisaties=REGISTER,
        paren="\n".join(["org_a;org_b;datum;vanaf;tot;vorm;thema;bron;intensiteit", *pairs]),
        rijen="\n".join(["bijeenkomst;organisatie;datum;vanaf;tot;vorm;thema;bron;intensiteit;rol", *seats]),
        lijst="\n".join(["bijeenkomst;deelnemers;datum;vanaf;tot;vorm;thema;bron;intensiteit", *lists]),
    )

    again = read_back_from_excel(dataset) if excel else read_back(dataset)

    assert essence(again) == essence(dataset)
    assert network(again, Window()).ties.equals(network(dataset, Window()).ties)


# --- text stays text ---


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "＝1+1", "＋1", "－1", "＠x"])
def test_text_that_a_spreadsheet_would_compute_gets_a_mark_in_front(text: str) -> None:
    assert inert(text) == f"'{text}"


def test_a_formula_in_a_name_is_text_in_excel() -> None:
    dataset = drawn("a-b", organisations=[{"id": "a", "name": '=HYPERLINK("http://x")'}])

    book = openpyxl.load_workbook(
        io.BytesIO(workbook(dataset, network(dataset, EVERYTHING), period=PERIOD, fictional=True))
    )

    cell = book["organisaties"]["B2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == ('\'=HYPERLINK("http://x")', "s", None)


def test_a_workbook_has_three_sheets_and_names_its_period() -> None:
    dataset = drawn("a-b")

    book = openpyxl.load_workbook(
        io.BytesIO(workbook(dataset, network(dataset, EVERYTHING), period=PERIOD, fictional=True))
    )

    assert book.sheetnames == ["organisaties", "registraties", "verbindingen"]
    assert book.properties.title == "Netwerk van 2024-01-01 tot en met 2024-12-31 (voorbeeldregio, fictief)"


def test_the_same_data_give_the_same_workbook() -> None:
    dataset = drawn("a-b")
    made = [workbook(dataset, network(dataset, EVERYTHING), period=PERIOD, fictional=False) for _ in range(2)]

    assert made[0] == made[1]


# --- other tools ---


@settings(max_examples=20, deadline=None)
@given(datasets(), st.booleans())
def test_networkx_reads_the_same_graph_from_every_format(dataset: Dataset, directed: bool) -> None:
    found = network(dataset, Window(directed=directed))
    ids = found.organisations["id"].tolist()
    if directed:
        edges = {(ids[a], ids[b]) for a, b in zip(*found.arcs.nonzero(), strict=True)}
    else:
        edges = {frozenset(pair) for pair in found.pair_ids()}

    from_graphml = nx.read_graphml(io.BytesIO(graphml(found, period=PERIOD, fictional=False)))
    from_gexf = nx.read_gexf(io.BytesIO(gexf(dataset, found, period=PERIOD, fictional=False)), version="1.3")
    from_pajek = nx.parse_pajek(pajek(found, period=PERIOD, fictional=False).decode())

    for graph in (from_graphml, from_gexf, from_pajek):
        assert sorted(graph.nodes) == ids
        assert graph.is_directed() == directed
        assert {edge if directed else frozenset(edge) for edge in graph.edges()} == edges


def test_graphml_tells_what_is_known_of_organisations_and_ties() -> None:
    dataset = drawn("a-b", organisations=[{"id": "a", "name": "De <Linde> & \x07co", "kind": "school"}])

    graph = nx.read_graphml(io.BytesIO(graphml(network(dataset, EVERYTHING), period=(FIRST, LAST), fictional=False)))

    assert graph.graph["title"] == "Netwerk over alle registraties"
    assert (graph.nodes["a"]["label"], graph.nodes["a"]["kind"]) == ("De <Linde> & co", "school")
    assert graph.edges["a", "b"] == {"records": 1, "weight": 1.0, "first": "2024-03-01", "last": "2024-03-01"}


def test_gexf_gives_a_tie_a_spell_for_every_unbroken_stretch() -> None:
    dataset = drawn(
        {"who": "a-b", "on": date(2024, 1, 1)},
        {"who": "a-b", "on": date(2024, 1, 2)},
        {"who": "a-b", "begin": date(2024, 3, 1), "end": date(2024, 4, 1)},
        {"who": "a-b", "begin": date(2024, 6, 1), "end": None},
    )

    assert _spells(gexf(dataset, network(dataset, EVERYTHING), period=PERIOD, fictional=False), "edge") == [
        [
            {"start": "2024-01-01", "end": "2024-01-02"},
            {"start": "2024-03-01", "end": "2024-03-31"},
            {"start": "2024-06-01"},
        ]
    ]


def test_gexf_gives_an_organisation_the_spell_of_the_register() -> None:
    dataset = drawn("a-b", organisations=[{"id": "a", "begin": date(2020, 1, 1)}, {"id": "b", "end": date(2025, 1, 1)}])

    assert _spells(gexf(dataset, network(dataset, EVERYTHING), period=PERIOD, fictional=False), "node") == [
        [{"start": "2020-01-01"}],
        [{"end": "2024-12-31"}],
    ]


def test_gexf_gives_an_organisation_outside_the_register_the_spells_of_its_records() -> None:
    dataset = drawn({"who": "a-b", "on": date(2024, 1, 1)}, {"who": "b+b", "on": date(2024, 5, 1)}, registered=False)

    assert _spells(gexf(dataset, network(dataset, EVERYTHING), period=PERIOD, fictional=False), "node")[1] == [
        {"start": "2024-01-01", "end": "2024-01-01"},
        {"start": "2024-05-01", "end": "2024-05-01"},
    ]


def test_gexf_says_that_it_is_dynamic_with_dates() -> None:
    dataset = drawn("a-b")

    root = ET.fromstring(gexf(dataset, network(dataset, EVERYTHING), period=PERIOD, fictional=False))

    assert (root.tag, root.get("version")) == ("{http://gexf.net/1.3}gexf", "1.3")
    assert root[1].attrib == {
        "mode": "dynamic",
        "defaultedgetype": "undirected",
        "timeformat": "date",
        "timerepresentation": "interval",
    }


def test_pajek_numbers_the_organisations_from_one() -> None:
    dataset = drawn('a"b-c')

    assert pajek(network(dataset, EVERYTHING), period=PERIOD, fictional=False).decode().splitlines() == [
        "*Network Netwerk van 2024-01-01 tot en met 2024-12-31",
        "*Vertices 2",
        '1 "a\'b"',
        '2 "c"',
        "*Edges",
        "1 2 1.0",
    ]


def _spells(content: bytes, of: str) -> list[list[dict[str, str]]]:
    space = "{http://gexf.net/1.3}"
    root = ET.fromstring(content)
    return [[spell.attrib for spell in element.iter(f"{space}spell")] for element in root.iter(f"{space}{of}")]
