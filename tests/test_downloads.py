"""The map as a file: it opens without the internet, says what it is, and names in it stay text."""

from __future__ import annotations

import json
import re
from datetime import date
from html import unescape
from xml.etree import ElementTree

import pytest

from netwerk.model import FIRST, LAST, Dataset, Window, day_number
from netwerk.network import network
from netwerk.report.writing import export_files
from netwerk.views.downloads import map_html, map_svg
from netwerk.views.labels import Box, Named, place_labels, two_lines
from tests.drawn import drawn

HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "</script><script>window.PWNED=1</script>",
    "<!--<script>",
    "![b](http://127.0.0.1:9/b.png)",
    "<a href=x>",
    '" onload="alert(1)',
    "=1+1",
    "{{ 7*7 }}",
    "Bel\x07 en \x00nul",
]
SVG = "{http://www.w3.org/2000/svg}"
hostile = pytest.mark.parametrize("name", HOSTILE)
either = pytest.mark.parametrize("draw", [map_html, map_svg], ids=["html", "svg"])


def written(
    draw, dataset: Dataset, *, fictional: bool = False, period: tuple[int, int] = (FIRST, LAST), **options
) -> str:
    return draw(dataset, network(dataset, Window()), period=period, fictional=fictional, **options)


def named(name: str) -> Dataset:
    """A dataset in which a name, a municipality and an own kind of organisation all read `name`."""
    return drawn("a-b", "b-c", organisations=[{"id": "a", "name": name, "municipality": name, "kind": name}])


def outside_scripts(page: str) -> str:
    return re.sub(r"<script\b[^>]*>.*?</script>", "", page, flags=re.DOTALL)


@hostile
def test_hostile_name_adds_no_element_to_the_page(name):
    plain, attacked = written(map_html, named("Naam")), written(map_html, named(name))
    assert re.findall(r"<[a-z!/][a-z]*", outside_scripts(attacked)) == re.findall(
        r"<[a-z!/][a-z]*", outside_scripts(plain)
    )
    assert attacked.count("<script") == plain.count("<script")
    assert attacked.count("</script") == plain.count("</script")


@hostile
def test_hostile_name_reaches_the_page_as_it_is(name):
    page = written(map_html, named(name))
    (data,) = re.findall(r'<script type="application/json" id="data">(.*?)</script>', page, flags=re.DOTALL)
    assert json.loads(data)["nodes"][0]["name"] == name


@hostile
def test_hostile_name_leaves_the_drawing_readable(name):
    root = ElementTree.fromstring(written(map_svg, named(name)))
    titles = [title.text for title in root.iter(f"{SVG}title")]
    assert any(title.startswith(re.sub("[\x00-\x08]", "", name)) for title in titles)


@hostile
def test_hostile_name_adds_no_element_to_the_drawing(name):
    root = ElementTree.fromstring(written(map_svg, named(name)))
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
        "svg", "title", "desc", "rect", "text", "tspan", "g", "path", "circle", "polygon",
    }  # fmt: skip
    assert not [key for element in root.iter() for key in element.attrib if key.startswith("on") or "href" in key]


@either
def test_file_refers_to_nothing_outside(draw):
    file = written(draw, named("![b](http://127.0.0.1:9/b.png)"))
    assert not re.findall(r"<[^>]*\b(?:src|href)\s*=[^>]*>", outside_scripts(file))
    assert "url(" not in outside_scripts(file)
    assert "@import" not in outside_scripts(file)


def test_page_forbids_every_request():
    assert "default-src 'none'" in written(map_html, drawn("a-b"))


def test_page_does_not_name_the_source_map_of_the_library():
    assert "sourceMappingURL" not in written(map_html, drawn("a-b"))


def test_library_in_the_page_does_not_end_its_own_script():
    page = written(map_html, drawn("a-b"))
    library = re.findall(r"<script>(.*?)</script>", page, flags=re.DOTALL)[0]
    assert len(library) > 400_000  # the file in the wheel of pyvis has 469 kB


@either
def test_file_says_period_and_numbers(draw):
    period = day_number(date(2023, 8, 1)), day_number(date(2024, 8, 1))
    text = unescape(written(draw, drawn("a-b", organisations=["c"]), period=period))
    assert "Wie werkt met wie?" in text
    assert "Schooljaar 2023/2024 · 3 organisaties, 1 verbinding" in text


@either
@pytest.mark.parametrize("fictional", [True, False])
def test_file_says_that_the_region_is_fictional_only_when_it_is(draw, fictional):
    assert ("voorbeeldregio, fictief" in written(draw, drawn("a-b"), fictional=fictional)) is fictional


@either
def test_file_says_that_only_the_main_lines_are_drawn(draw, monkeypatch):
    monkeypatch.setattr("netwerk.views.network_map.MOST_LINES", 4)
    heavy = [{"who": "a-b", "theme": str(k)} for k in range(50)]
    file = written(draw, drawn(*heavy, "a-c", "a-d", "b-c", "b-d", "c-d"))
    assert "getekend zijn de hoofdlijnen (1)" in file


def test_drawing_has_title_and_description_for_who_does_not_see_it():
    root = ElementTree.fromstring(written(map_svg, drawn("a-b", organisations=[{"id": "a", "kind": "school"}])))
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title").startswith("Wie werkt met wie?")
    assert "Basisvoorziening: 1" in root.findtext(f"{SVG}desc")


def test_drawing_has_the_legend():
    root = ElementTree.fromstring(written(map_svg, drawn("a>b", organisations=[{"id": "a", "kind": "school"}])))
    words = ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]
    assert {"Basisvoorziening 1", "Onbekend 1", "Eenzijdig genoemd 1"} <= set(words)


@either
def test_who_is_off_the_map_is_not_in_the_file(draw):
    dataset = drawn("a-k", organisations=[{"id": "k", "kind": "kennis", "name": "Rekenkamer Verweg"}])
    assert "Verweg" not in written(draw, dataset)


@either
@pytest.mark.parametrize("dataset", [drawn(), drawn(organisations=["a"]), drawn("a-b")], ids=["nobody", "one", "two"])
def test_small_network_gives_a_file(draw, dataset):
    assert written(draw, dataset).rstrip().endswith(">")


@pytest.mark.parametrize("form", ["html", "svg"])
def test_export_writes_the_map(form, tmp_path):
    files = export_files(drawn("a-b"), Window(), form, period=(FIRST, LAST), fictional=True)
    assert b"voorbeeldregio, fictief" in files[f"netwerk.{form}"]


def test_names_are_not_placed_over_symbols_or_each_other():
    crowd = [Named(owner=k, name=f"Organisatie {k}", x=100 + 12.0 * k, y=100, radius=5) for k in range(20)]
    symbols = [Box(one.x - 5, 95, one.x + 5, 105, one.owner, symbol=True) for one in crowd]
    found = place_labels(crowd, obstacles=symbols, frame=Box(0, 0, 500, 200), font_size=12)
    boxes = [label.box for label in found]
    assert len(found) > 1
    assert not [(a, b) for a in boxes for b in boxes if a is not b and a.meets(b)]
    assert not [(a, b) for a in boxes for b in symbols if a.owner != b.owner and a.meets(b)]


def test_name_that_fits_nowhere_is_left_out():
    symbol = Named(owner=1, name="Een heel lange naam", x=10, y=10, radius=5)
    assert place_labels([symbol], obstacles=[], frame=Box(0, 0, 40, 40), font_size=12) == ()


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("CJG Averlo", ("CJG Averlo",)),
        ("Huisartsenpraktijk Aan de Dijk", ("Huisartsenpraktijk", "Aan de Dijk")),
        ("Samenwerkingsverbandzonderspatie", ("Samenwerkingsverbandzon…",)),
        ("", ("",)),
    ],
)
def test_long_name_stands_on_two_lines(name, lines):
    assert two_lines(name) == lines
