"""Files of other tools that are hostile, broken or odd: one sentence, or a problem with its place; never a crash."""

from __future__ import annotations

import io
import time
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from netwerk.errors import InputError
from netwerk.model import day_number
from netwerk.network import fold, highest_parents
from netwerk.records.assembling import assemble
from netwerk.records.files import InputFile
from netwerk.records.marking import marked_copy
from netwerk.records.reading import Reading, read
from netwerk.settings import classification

TODAY = day_number(date(2026, 10, 1))


def reading(content: str | bytes, name: str = "netwerk") -> Reading:
    data = content.encode() if isinstance(content, str) else content
    return read([InputFile(name=name, content=data)], classification=classification(), today=TODAY)


def codes(result: Reading) -> list[str]:
    return [problem.code for problem in result.problems]


def graphml(inside: str, *, keys: str = "", before: str = "") -> str:
    return (
        f'<?xml version="1.0"?>{before}\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
        '<key id="w" for="edge" attr.name="weight" attr.type="double"/>\n'
        '<key id="d" for="edge" attr.name="date" attr.type="string"/>\n'
        f'{keys}\n<graph edgedefault="undirected">\n{inside}\n</graph></graphml>'
    )


def edge(weight: str) -> str:
    return graphml(
        '<node id="CJG Weert"/>\n<node id="De Linde"/>\n'
        f'<edge source="CJG Weert" target="De Linde"><data key="w">{weight}</data>'
        '<data key="d">2024-03-05</data></edge>'
    )


# --- T06: declarations and entities ---

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))


@pytest.mark.parametrize(
    "declared",
    [
        f'<!DOCTYPE lolz [<!ENTITY l0 "ha">{LAUGHS}]>',
        '<!DOCTYPE x [<!ENTITY out SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
        "<!DOCTYPE graphml>",
    ],
    ids=["billion-laughs", "external-entity", "external-dtd", "plain"],
)
@pytest.mark.parametrize("said", ["&l11;", "&out;", "x"])
def test_a_document_type_or_entity_is_refused_before_anything_is_read(declared: str, said: str) -> None:
    with pytest.raises(InputError, match="verwijst naar iets daarbuiten"):
        reading(graphml(f'<node id="a"><data key="w">{said}</data></node>', before=declared))


def test_a_refused_gexf_reads_no_file(tmp_path: Path) -> None:
    secret = tmp_path / "geheim.txt"
    secret.write_text("niet voor u")

    with pytest.raises(InputError) as refused:
        reading(
            f'<!DOCTYPE gexf [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
            '<gexf><graph><nodes><node id="a" label="&x;"/></nodes></graph></gexf>'
        )

    assert "niet voor u" not in str(refused.value)


# --- T39: made by others ---


@pytest.mark.parametrize("weight", ["NaN", "inf", "-Infinity", "-3", "0", "1e400", "veel"])
def test_a_weight_that_is_no_positive_number_is_told_and_counts_as_one(weight: str) -> None:
    result = reading(edge(weight))

    assert result.rows.records["intensity"].tolist() == [0.0]  # not stated: counts as 1
    assert "bad_intensity" in codes(result)


@pytest.mark.parametrize(("weight", "intensity"), [("2.5", 2.5), ("1e-3", 0.001), ("3", 3.0), ("0,5", 0.5)])
def test_a_weight_is_the_intensity(weight: str, intensity: float) -> None:
    assert reading(edge(weight)).rows.records["intensity"].tolist() == [intensity]


def test_a_name_of_ten_million_signs_rejects_its_rows_and_no_other() -> None:
    huge = "x" * 10_000_000

    result = reading(
        graphml(
            f'<node id="{huge}"/>\n<node id="a"/>\n<node id="b"/>\n'
            f'<edge source="{huge}" target="a"><data key="d">2024-03-05</data></edge>\n'
            '<edge source="a" target="b"><data key="d">2024-03-05</data></edge>'
        )
    )

    assert (result.imported, result.rejected) == (1, 1)
    assert max(len(str(problem.message)) for problem in result.problems) < 1_000


def test_a_node_that_is_there_twice_is_told_and_its_edges_go_to_the_first() -> None:
    result = reading(
        graphml(
            '<node id="n0"><data key="l">CJG Weert</data></node>\n<node id="n0"><data key="l">De Linde</data></node>\n'
            '<node id="n1"><data key="l">Team Noord</data></node>\n'
            '<edge source="n0" target="n1"><data key="d">2024-03-05</data></edge>',
            keys='<key id="l" for="node" attr.name="label"/>',
        )
    )

    assert "duplicate_id" in codes(result)
    assert "CJG Weert" in result.rows.texts
    assert "n0" not in result.rows.texts


def test_two_attributes_of_one_name_are_told_and_the_first_is_read() -> None:
    result = reading(
        graphml(
            '<node id="a"><data key="k2">huisarts</data><data key="k1">school</data></node>',
            keys='<key id="k1" for="node" attr.name="kind"/>\n<key id="k2" for="node" attr.name="kind"/>',
        )
    )

    assert "double_column" in codes(result)
    assert result.rows.register["kind"].tolist() == ["school"]


def test_two_keys_of_one_id_are_one_attribute() -> None:
    result = reading(
        graphml(
            '<node id="a"><data key="k">school</data></node>',
            keys='<key id="k" for="node" attr.name="kind"/>\n<key id="k" for="node" attr.name="area"/>',
        )
    )

    assert result.rows.register["kind"].tolist() == ["school"]
    assert result.rows.register["area"].tolist() == [()]


CIRCLE = (
    '<gexf version="1.3"><graph><attributes class="node"><attribute id="0" title="kind" type="string"/></attributes>\n'
    '<nodes>\n<node id="1" label="A" pid="2"/>\n<node id="2" label="B" pid="3"/>\n<node id="3" label="C" pid="1"/>\n'
    '<node id="4" label="D" pid="4"/>\n</nodes></graph></gexf>'
)


def test_organisations_that_are_part_of_each_other_in_a_circle_are_read_and_can_be_folded() -> None:
    result = reading(CIRCLE)

    dataset = assemble([result.rows], classification())
    assert len(dataset.organisations) == 4
    assert len(fold(dataset).organisations) >= 1
    assert len(highest_parents(dataset)) == 4


@pytest.mark.parametrize(
    "content",
    [
        graphml("<desc>" * 100_000),
        "<gexf>" + "<nodes>" * 100_000,
        '{"elements": [' + "[" * 200_000,
        '{"elements": [{"a": ' + '{"a": ' * 200_000,
    ],
    ids=["graphml", "gexf", "json-lists", "json-objects"],
)
def test_what_is_nested_without_end_is_refused_in_one_sentence(content: str) -> None:
    began = time.monotonic()

    with pytest.raises(InputError, match="te diep genest"):
        reading(content)

    assert time.monotonic() - began < 20


@pytest.mark.parametrize(
    ("content", "row"),
    [
        (graphml('<node id="a">\n<node id="b"'), 9),
        ('<?xml version="1.0"?>\n<gexf><graph></gexf>', 2),
        ('{"elements": [{"label": "A"},\n{"label": ]}', 2),
        ('{"elements": [{"label": "A"}', 1),
    ],
    ids=["unfinished", "wrong-end", "json-value", "json-unfinished"],
)
def test_a_damaged_file_is_refused_with_its_row(content: str, row: int) -> None:
    with pytest.raises(InputError, match=rf"rij {row}: dit bestand is beschadigd"):
        reading(content)


def test_an_edge_to_a_node_that_is_not_there_is_read_by_what_it_says_and_told() -> None:
    result = reading(
        graphml(
            '<node id="CJG Weert"/>\n'
            '<edge source="CJG Weert" target="Team Noord"><data key="d">2024-03-05</data></edge>'
        )
    )

    assert "unknown_node" in codes(result)
    assert "Team Noord" in result.rows.texts


def test_an_edge_of_a_node_with_itself_is_rejected() -> None:
    result = reading(
        graphml('<node id="CJG Weert"/>\n<edge source="CJG Weert" target="CJG Weert"><data key="d">2024</data></edge>')
    )

    assert "self_pair" in codes(result)
    assert (result.imported, result.rejected) == (0, 1)


@pytest.mark.parametrize(
    "content",
    [
        "*Vertices 3\n1 2 3 4\n*Arcs\n1\n\n*Edges\n7 8 x y z\n",
        "*Vertices 99999999999\n",
        "*Vertices x\n*Edges 1 2\n",
        '*Vertices 2\n1 "open\n2 ""\n*Edgeslist\n\n',
        "*Network\n*Matrix\n1 2\n",
    ],
)
def test_odd_pajek_files_are_read_or_refused(content: str) -> None:
    try:
        result = reading(content)
    except InputError:
        return
    assert result.read == result.imported + result.rejected + result.blank


def test_thirty_bytes_of_pajek_make_no_million_organisations() -> None:
    result = reading('*Vertices 999999\n999999 "CJG Weert"\n*Edges\n1 999999\n')

    assert "vertices_left_out" in codes(result)
    assert "CJG Weert" in result.rows.texts
    assert len(result.rows.register) < 10_100


@pytest.mark.parametrize("content", ["<gexf/>", "<graphml><graph/></graphml>", '{"elements": []}', "*Vertices 0\n"])
def test_a_network_without_anything_is_refused_in_one_sentence(content: str) -> None:
    with pytest.raises(InputError, match="geen organisaties en geen verbindingen"):
        reading(content)


def test_the_copy_to_mend_lists_the_problems_of_a_network_and_repeats_nothing_of_it() -> None:
    content = edge("veel").replace("De Linde", "geheim@voorbeeld.nl").encode()

    copy = marked_copy([InputFile(name="netwerk", content=content)], reading(content))

    book = openpyxl.load_workbook(io.BytesIO(copy))
    assert len(book.sheetnames) == 1
    assert "geheim" not in str([cell.value for row in book.worksheets[0] for cell in row])


def test_formulas_in_names_stay_text_without_the_mark_in_front() -> None:
    result = reading("Source,Target,Weight,date\n'=1+1,'@x,1,2024-03-05\n", "lijnen.csv")

    assert {"=1+1", "@x"} <= set(result.rows.texts)


def test_other_xml_and_json_are_of_no_known_shape() -> None:
    for content in ("<html><body>Source;Target</body></html>", '{"namen": ["a", "b"]}'):
        with pytest.raises(InputError, match="kolomnamen"):
            reading(content)
