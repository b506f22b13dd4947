"""Files as Kumu, Gephi, Polinode, yEd, igraph, networkx, Pajek and Excel write them, and what must come out."""

from __future__ import annotations

import io
from datetime import date

import networkx as nx
import pytest

from netwerk.errors import InputError
from netwerk.model import Dataset, Window, as_date, day_number
from netwerk.network import network
from netwerk.records.assembling import assemble
from netwerk.records.choices import SheetChoice
from netwerk.records.columns import heading_keys
from netwerk.records.files import InputFile
from netwerk.records.reading import Reading, read
from netwerk.settings import classification
from tests.awkward.workbooks import book

TODAY = day_number(date(2026, 10, 1))


def reading(content: str | bytes, name: str = "bestand", *, choices: tuple[SheetChoice, ...] = ()) -> Reading:
    data = content.encode() if isinstance(content, str) else content
    return read([InputFile(name=name, content=data)], classification=classification(), today=TODAY, choices=choices)


def dataset(content: str | bytes, name: str = "bestand") -> Dataset:
    result = reading(content, name)
    assert result.rejected == 0, [str(problem.message) for problem in result.problems]
    return assemble([result.rows], classification())


def ties(found: Dataset, *, directed: bool = False) -> set[tuple[str, str, float]]:
    """The ties as (name, name, strength); where directed only those that do not go both ways, from who to whom."""
    drawn = network(found, Window(directed=directed))
    names = drawn.organisations["name"].tolist()
    result = set()
    for row in drawn.ties.to_dict("records"):
        a, b = names[row["a"]], names[row["b"]]
        if not row["forward"]:
            a, b = b, a
        if not directed or not (row["forward"] and row["backward"]):
            result.add((a, b, row["strength"]) if directed else (*sorted((a, b)), row["strength"]))
    return result


def spans(found: Dataset) -> list[tuple[str, str]]:
    """The records in order of time, as first and last day; "" where one runs on."""
    rows = found.records[["begin", "end"]].itertuples(index=False)
    return sorted((str(as_date(begin)), str(as_date(end - 1) or "")) for begin, end in rows)


def codes(result: Reading) -> list[str]:
    return [problem.code for problem in result.problems]


# --- Kumu ---


KUMU = book(
    Elements=[
        ["Label", "Type", "Description", "Tags", "Gemeente"],
        ["CJG Noord", "CJG", "het oude pand", "a|b", "Averlo|Bredeweer"],
        ["De Linde", "School", None, None, "Averlo"],
        ["Smit", "Huisarts", None, None, None],
    ],
    Connections=[
        ["From", "To", "Direction", "Type", "Strength", "Start", "End"],
        ["CJG Noord", "De Linde", "undirected", "Overleg", 2, date(2024, 1, 1), date(2024, 6, 30)],
        ["De Linde", "CJG Noord", "directed", "Verwijzing", None, date(2024, 3, 5), date(2024, 3, 5)],
        ["Smit", "De Linde", "mutual", "Overleg|Afspraak", 1, date(2024, 2, 1), None],
    ],
)


def test_kumu_elements_are_a_register_with_kind_and_municipalities() -> None:
    organisations = dataset(KUMU, "kumu.xlsx").organisations.set_index("name")

    assert organisations["kind"].to_dict() == {"CJG Noord": "cjg", "De Linde": "school", "Smit": "huisarts"}
    assert organisations.loc["CJG Noord", "municipality"] == ("Averlo", "Bredeweer")
    assert organisations["registered"].all()


def test_kumu_connections_keep_their_direction_form_strength_and_days() -> None:
    found = dataset(KUMU, "kumu.xlsx")

    assert ties(found) == {("CJG Noord", "De Linde", 3.0), ("De Linde", "Smit", 1.0)}
    assert spans(found) == [("2024-01-01", "2024-06-30"), ("2024-02-01", ""), ("2024-03-05", "2024-03-05")]
    assert set(found.form_sets) == {("afspraak", "overleg"), ("overleg",), ("verwijzen",)}
    assert found.records["directed"].sum() == 1


def test_what_kumu_says_more_is_named_and_not_kept() -> None:
    result = reading(KUMU, "kumu.xlsx")

    (told,) = [problem for problem in result.problems if problem.code == "ignored_columns"]
    assert (told.sheet, str(told.message).count("Description, Tags")) == ("Elements", 1)
    assert "het oude pand" not in list(result.rows.texts)


def test_rows_of_a_workbook_keep_their_place() -> None:
    result = reading(KUMU, "kumu.xlsx")

    assert sorted(result.rows.register["row"]) == [2, 3, 4]
    assert sorted(set(result.rows.records["row"])) == [2, 3, 4]
    assert {place.sheet for place in result.rows.places} == {"Elements", "Connections"}


@pytest.mark.parametrize(
    "content",
    [
        '{"elements": [{"label": "A"}, {"label": "B"}], "connections": [{"from": "A", "to": "B", "date": "2024"}]}',
        '{"version": 1, "elements": [{"_id": "elem-1", "attributes": {"label": "A", "element type": "School"}},'
        '{"_id": "elem-2", "attributes": {"label": "B"}}], "loops": [], "connections": [{"_id": "conn-1",'
        '"from": "elem-1", "to": "elem-2", "direction": "undirected", "attributes": {"start": "2024-01-01"}}]}',
        '\ufeff{"connections": [{"from": "A", "to": "B", "date": "2024"}]}',
    ],
    ids=["blueprint", "backup", "connections-only"],
)
def test_kumu_json_is_understood(content: str) -> None:
    assert ties(dataset(content)) == {("A", "B", 1.0)}


def test_rows_of_json_are_the_lines_where_items_start() -> None:
    result = reading('{"connections": [\n{"from": "A", "to": "B", "date": "2024"},\n\n{"from": "A", "to": "C"}\n]}')

    (problem,) = [problem for problem in result.problems if problem.code == "missing_date"]
    assert problem.row == 4


# --- Gephi and Polinode ---


def test_edges_of_gephi_find_their_nodes_by_id_and_the_ids_stay_out() -> None:
    found = dataset(
        book(
            Nodes=[["Id", "Label", "soort"], [1, "CJG Noord", "cjg"], [2, "De Linde", "school"]],
            Edges=[
                ["Source", "Target", "Type", "Id", "Label", "Interval", "Weight"],
                [1, 2, "Undirected", 0, None, "<[2024-01-01, 2024-03-31]; [2024-06-01, 2024-07-01)>", 2.0],
            ],
        )
    )

    assert found.organisations["id"].tolist() == ["cjg-noord", "de-linde"]
    assert spans(found) == [("2024-01-01", "2024-03-31"), ("2024-06-01", "2024-06-30")]


def test_a_label_that_is_a_form_is_the_form_and_another_label_is_not() -> None:
    found = dataset(
        "Source;Target;Label;Type;date\nA;B;verwijzen;Directed;2024\nA;C;wekelijks;Undirected;2024\n", "lijnen.csv"
    )

    assert set(found.form_sets) == {("verwijzen",), ("onbekend",)}
    assert ties(found, directed=True) == {("A", "B", 1.0)}


def test_a_direction_without_a_form_does_not_count_and_is_told_once() -> None:
    result = reading("Source,Target,Type,date\nA,B,Directed,2024\nB,C,Directed,2024\n")

    assert codes(result).count("direction_without_form") == 1
    assert ties(assemble([result.rows], classification()), directed=True) == set()


def test_nodes_in_a_csv_of_their_own_keep_their_ids_for_the_edges_in_another() -> None:
    files = [
        InputFile(name="knopen.csv", content=b"Id,Label,kind\nn1,CJG Noord,cjg\nn2,De Linde,school\n"),
        InputFile(name="lijnen.csv", content=b"Source,Target,date\nn1,n2,2024\n"),
    ]

    result = read(files, classification=classification(), today=TODAY)

    assert ties(assemble([result.rows], classification())) == {("CJG Noord", "De Linde", 1.0)}


@pytest.mark.parametrize(("ids", "told"), [(("1", "2"), 1), (("n1", "n2"), 1), (("cjg-noord", "n2"), 0)])
def test_ids_that_only_count_are_told_where_the_edges_stand_in_another_file(ids: tuple[str, str], told: int) -> None:
    result = reading(f"Id,Label,kind\n{ids[0]},CJG Noord,cjg\n{ids[1]},De Linde,school\n")

    assert codes(result).count("numbered_ids") == told


def test_a_table_without_rows_is_read_as_one() -> None:
    result = reading("Source,Target,Weight\n", "lijnen.csv")

    assert (result.read, [report.shape for report in result.files]) == (0, ["pairs"])


def test_polinode_edges_find_their_nodes_by_name() -> None:
    found = dataset(
        book(
            Nodes=[["Name", "Kind"], ["CJG Noord", "cjg"], ["De Linde", "school"]],
            Edges=[["Source", "Target", "date"], ["CJG Noord", "De Linde", date(2024, 3, 5)]],
        )
    )

    assert ties(found) == {("CJG Noord", "De Linde", 1.0)}
    assert sorted(found.organisations["kind"]) == ["cjg", "school"]


# --- without dates ---


def test_a_file_without_dates_asks_once_for_a_period() -> None:
    result = reading("Source,Target\nA,B\nB,C\nC,D\n")

    (problem,) = [problem for problem in result.problems if problem.code == "missing_date"]
    assert "Kies een periode die voor alle rijen geldt" in str(problem.message)
    assert (result.read, result.rejected) == (3, 3)


def test_a_period_that_is_chosen_holds_for_every_row() -> None:
    content = "Source,Target\nA,B\nB,C\n"
    view = next(report.view for report in reading(content).files if report.view)
    choice = SheetChoice(headings=heading_keys(view.headings), fixed={"date": "2024"})

    result = reading(content, choices=(choice,))

    assert view.needs[0] == "date"
    assert (result.imported, spans(assemble([result.rows], classification()))) == (
        2,
        [("2024-01-01", "2024-12-31"), ("2024-01-01", "2024-12-31")],
    )


# --- GraphML ---


def test_graphml_of_networkx_is_understood() -> None:
    graph = nx.DiGraph()
    graph.add_node("n0", label="CJG Noord", kind="cjg", gemeente="Averlo")
    graph.add_node("n1", label="De Linde", kind="school", gemeente="Averlo")
    graph.add_edge("n1", "n0", weight=2.5, form="verwijzen", date="2024-03-05")
    target = io.BytesIO()
    nx.write_graphml_xml(graph, target)

    found = dataset(target.getvalue())

    assert ties(found, directed=True) == {("De Linde", "CJG Noord", 2.5)}
    assert found.organisations["municipality"].tolist() == [("Averlo",), ("Averlo",)]


def test_graphml_of_igraph_calls_its_nodes_by_name() -> None:
    content = """<graphml>
<key id="v_name" for="node" attr.name="name" attr.type="string"/>
<key id="e_date" for="edge" attr.name="date" attr.type="string"/>
<graph id="G" edgedefault="undirected">
<node id="n0"><data key="v_name">CJG Noord</data></node>
<node id="n1"><data key="v_name">De Linde</data></node>
<edge source="n0" target="n1"><data key="e_date">2024-03-05</data></edge>
</graph></graphml>"""

    result = reading(content)

    assert ties(assemble([result.rows], classification())) == {("CJG Noord", "De Linde", 1.0)}
    assert result.rows.records["row"].tolist() == [7]


def test_graphml_of_yed_calls_its_nodes_by_the_label_that_is_drawn() -> None:
    content = """<graphml xmlns:y="http://www.yworks.com/xml/graphml">
<key id="d6" for="node" yfiles.type="nodegraphics"/><key id="d9" for="edge" attr.name="date"/>
<graph edgedefault="directed">
<node id="n0"><data key="d6"><y:ShapeNode><y:NodeLabel>CJG
 Noord</y:NodeLabel></y:ShapeNode></data></node>
<node id="n1"><data key="d6"><y:ShapeNode><y:NodeLabel>De Linde</y:NodeLabel></y:ShapeNode></data>
<graph edgedefault="directed"><node id="n1::n0"><data key="d6"><y:NodeLabel>De Linde, locatie 2</y:NodeLabel></data>
</node></graph></node>
<edge source="n0" target="n1::n0"><data key="d9">2024-03-05</data></edge>
</graph></graphml>"""

    found = dataset(content)

    assert ties(found) == {("CJG Noord", "De Linde, locatie 2", 1.0)}


def test_names_in_an_older_encoding_come_out_right() -> None:
    content = '<graphml><graph><node id="Café Zoë"/><node id="B"/></graph></graphml>'.encode("cp1252")

    assert "Café Zoë" in reading(content).rows.register["name"].tolist()


def test_nodes_of_one_name_stay_two_organisations() -> None:
    found = dataset(
        '<graphml><key id="l" for="node" attr.name="label"/><key id="g" for="node" attr.name="gemeente"/>'
        '<key id="d" for="edge" attr.name="date"/><graph edgedefault="undirected">'
        '<node id="1"><data key="l">De Linde</data><data key="g">Averlo</data></node>'
        '<node id="2"><data key="l">De Linde</data><data key="g">Bredeweer</data></node>'
        '<edge source="1" target="2"><data key="d">2024</data></edge></graph></graphml>'
    )

    assert found.organisations["id"].tolist() == ["de-linde-averlo", "de-linde-bredeweer"]
    assert len(network(found, Window()).ties) == 1


# --- GEXF ---


def gexf(edges: str, *, graph: str = 'mode="dynamic" timeformat="date"', declared: str = "") -> str:
    return (
        f'<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n<graph defaultedgetype="undirected" {graph}>\n'
        f'{declared}<nodes>\n<node id="0" label="A"/>\n<node id="1" label="B"/>\n</nodes>\n'
        f"<edges>\n{edges}\n</edges></graph></gexf>"
    )


@pytest.mark.parametrize(
    ("edge", "expected"),
    [
        ('<edge source="0" target="1" start="2024-01-01" end="2024-03-31"/>', [("2024-01-01", "2024-03-31")]),
        ('<edge source="0" target="1" start="2024-01-01" endopen="2024-03-31"/>', [("2024-01-01", "2024-03-30")]),
        ('<edge source="0" target="1" startopen="2024-01-01" end="2024-03-31"/>', [("2024-01-02", "2024-03-31")]),
        ('<edge source="0" target="1" start="2024-01-01"/>', [("2024-01-01", "")]),
        ('<edge source="0" target="1" timestamp="2024-03-05"/>', [("2024-03-05", "2024-03-05")]),
        (
            '<edge source="0" target="1" timestamps="&lt;[2023-01-01, 2024-01-01]&gt;"/>',
            [("2023-01-01", "2023-01-01"), ("2024-01-01", "2024-01-01")],
        ),
        (
            '<edge source="0" target="1" intervals="&lt;[2023-01-01, 2023-02-01];[2024-01-01, 2024-02-01]&gt;"/>',
            [("2023-01-01", "2023-02-01"), ("2024-01-01", "2024-02-01")],
        ),
        (
            '<edge source="0" target="1"><spells><spell start="2023-01-01" end="2023-02-01"/>'
            '<spell start="2024-01-01"/></spells></edge>',
            [("2023-01-01", "2023-02-01"), ("2024-01-01", "")],
        ),
        (
            '<edge source="0" target="1" start="2024-01-01T00:00:00.000+01:00" end="2024-03-31T23:59:59.000+01:00"/>',
            [("2024-01-01", "2024-03-31")],
        ),
    ],
)
def test_each_way_in_which_gexf_writes_time_is_read(edge: str, expected: list[tuple[str, str]]) -> None:
    assert spans(dataset(gexf(edge))) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2023.0", "2024.0", ("2023-01-01", "2024-12-31")),
        ("1704067200000", "1711843200000", ("2024-01-01", "2024-03-31")),
    ],
    ids=["years", "milliseconds"],
)
def test_numbers_that_stand_for_a_day_or_year_are_read(start: str, end: str, expected: tuple[str, str]) -> None:
    edge = f'<edge source="0" target="1" start="{start}" end="{end}"/>'

    assert spans(dataset(gexf(edge, graph='mode="dynamic" timeformat="double"'))) == [expected]


def test_steps_that_are_on_no_calendar_ask_for_a_period() -> None:
    result = reading(gexf('<edge source="0" target="1" start="1.0" end="3.0"/>', graph='timeformat="double"'))

    assert codes(result).count("missing_date") == 1


def test_a_weight_that_changes_is_the_intensity_of_each_period() -> None:
    found = dataset(
        gexf(
            '<edge source="0" target="1"><attvalues><attvalue for="w" value="2.0" start="2023-01-01" end="2023-12-31"/>'
            '<attvalue for="w" value="5.0" start="2024-01-01" end="2024-12-31"/></attvalues>'
            '<spells><spell start="2023-01-01" end="2023-12-31"/><spell start="2024-01-01" end="2024-12-31"/></spells>'
            "</edge>",
            declared='<attributes class="edge" mode="dynamic"><attribute id="w" title="Weight" type="float"/>'
            "</attributes>",
        )
    )

    assert found.records.sort_values("begin")["intensity"].tolist() == [2.0, 5.0]


def test_a_graph_that_says_its_own_period_dates_what_has_none() -> None:
    content = gexf('<edge source="0" target="1"/>', graph='mode="dynamic" start="2024-01-01" end="2024-12-31"')

    assert spans(dataset(content)) == [("2024-01-01", "2024-12-31")]


# --- Pajek ---


PAJEK = """% gemaakt met de hand
*Vertices 4
1 "CJG Noord" 0.1 0.2 0.5 ic Red
2 "De Linde" box
3 "Café Zoë"
*Arcs :1 "verwijzen"
1 2 3 w 1 c Blue
*Edges
2 3 1 l "overleg" [2023-2024]
*Arcslist
3 1 2
*Edgeslist
1 4
*Partition soorten
*Vertices 4
1
2
1
2
"""


def test_pajek_lines_keep_their_direction_weight_label_and_years() -> None:
    content = PAJEK.replace("2 3 1", "2 3 4").replace("*Arcslist\n3 1 2\n*Edgeslist\n1 4\n", "")
    content = content.replace("w 1 c Blue", "[2024-*]").replace("*Vertices 4", "*Vertices 3", 1)

    found = dataset(content.encode("cp1252"))

    assert ties(found) == {("CJG Noord", "De Linde", 3.0), ("Café Zoë", "De Linde", 4.0)}
    assert spans(found) == [("2023-01-01", "2024-12-31"), ("2024-01-01", "")]
    assert set(found.form_sets) == {("overleg",), ("verwijzen",)}


def test_pajek_lists_are_lines_from_the_first_to_each_of_the_others() -> None:
    result = reading("*Network van 2024-01-01 tot en met 2024-12-31\n" + PAJEK)

    assert ties(assemble([result.rows], classification())) == {
        ("CJG Noord", "De Linde", 3.0),
        ("Café Zoë", "De Linde", 2.0),
        ("CJG Noord", "Café Zoë", 1.0),
        ("4", "CJG Noord", 1.0),
    }
    assert codes(result).count("skipped_section") == 1


def test_a_vertex_without_lines_was_there_in_the_time_of_the_lines() -> None:
    found = dataset('*Vertices 3\n1 "A"\n2 "B"\n3 "C"\n*Edges\n1 2 1 [2023]\n1 2 1 [2024]\n')

    assert spans(found) == [("2023-01-01", "2023-12-31"), ("2023-01-01", "2024-12-31"), ("2024-01-01", "2024-12-31")]


def test_pajek_in_an_older_encoding_with_a_period_is_read() -> None:
    content = '*Network Netwerk van 2024-01-01 tot en met 2024-12-31\r\n*Vertices 3\r\n1 "Café Zoë"\r\n2 "B"\r\n'
    content += "*Arcs\r\n*Edges\r\n1 2 2.5\r\n"

    found = dataset(content.encode("cp1252"))

    assert ties(found) == {("B", "Café Zoë", 2.5)}
    assert sorted(found.organisations["name"]) == ["3", "B", "Café Zoë"]


# --- a matrix ---


def test_a_symmetric_matrix_gives_each_tie_once_with_its_strength() -> None:
    found = dataset(
        ";A;B;C\nA;0;2;0\nB;2;0;1,5\nC;0;1,5;0\n".replace(";A;B", "Netwerk van 2024-01-01 tot en met 2024-12-31;A;B", 1)
    )

    assert ties(found) == {("A", "B", 2.0), ("B", "C", 1.5)}


def test_names_along_the_side_may_stand_in_another_order() -> None:
    found = dataset(
        book(
            Blad1=[
                ["Netwerk van 2024-01-01 tot en met 2024-12-31", "A", "B", "C"],
                ["C", None, 1, None],
                ["A", None, 3, None],
                ["B", 3, None, 1],
            ]
        )
    )

    assert ties(found) == {("A", "B", 3.0), ("B", "C", 1.0)}


def test_half_a_matrix_is_one_without_direction() -> None:
    result = reading(";A;B;C\nA;;;\nB;x;;\nC;;x;\n")

    assert {place.sheet for place in result.rows.places} == {None}
    assert [report.shape for report in result.files] == ["list"]
    assert result.read == 2


def test_a_matrix_that_differs_on_both_sides_has_a_direction() -> None:
    result = reading(";A;B\nA;0;3\nB;1;0\n")

    assert [report.shape for report in result.files] == ["pairs"]
    assert "direction_without_form" in codes(result)


def test_what_an_organisation_has_with_itself_is_told_and_left_out() -> None:
    result = reading(";A;B\nA;7;3\nB;3;9\n")

    assert (result.read, codes(result).count("matrix_diagonal")) == (1, 1)


@pytest.mark.parametrize(
    "content",
    [
        ";A;B;C\nA;0;1;0\nB;1;0;0\n",  # not square
        ";A;B\nA;0;1\nC;1;0\n",  # other names
        ";A;B\nA;0;veel\nB;1;0\n",  # words in it
        ";2023;2024\n2023;1;2\n2024;3;4\n",  # years are no names
    ],
)
def test_another_table_is_no_matrix(content: str) -> None:
    with pytest.raises(InputError, match="kolomnamen"):
        reading(content)
