"""In English no page shows Dutch of ours: only names, sources and other words of the data stay as they are."""

from __future__ import annotations

import json
import re
import string
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from babel.messages.pofile import read_po
from google.protobuf.message import Message
from streamlit.testing.v1 import AppTest

from netwerk.access import Role, Scope
from netwerk.analysis.norms import read_norms
from netwerk.i18n import CATALOGUE
from netwerk.settings import NORMS_FILE, ROOT, classification
from netwerk.ui.session import Session
from netwerk.ui.spots.parts import Part
from tests.pages.conftest import PAGES, Open

# what no visitor reads: code, styles, keys, addresses
UNREAD = {"id", "js_content", "css_content", "icon", "query_param_key", "element_type", "page", "url", "format"}
# in the map and the charts: codes, names of fields
CODES = {"mark", "shape", "layer", "version", "field", "type", "styles", "palette", "factors", "options", "datasets"}
LEAST = 12  # signs; a shorter piece of a sentence may also stand in an English one


def dutch() -> tuple[frozenset[str], tuple[str, ...]]:
    """Return our Dutch texts, and of those with values or of some length the pieces to look for within others."""
    with CATALOGUE.open("rb") as file:
        catalogue = {str(message.id): str(message.string) for message in read_po(file, locale="en") if message.id}
    known = classification()
    labels = {
        **{kind.label: kind.label_en for kind in known.kinds},
        **{kind.label_plural: kind.label_en_plural for kind in known.kinds},
        **{one.label: one.label_en for one in (*known.layers, *known.forms)},
        **{norm.text: norm.text_en for norm in read_norms(NORMS_FILE)},
        **{norm.goal: norm.goal_en for norm in read_norms(NORMS_FILE)},
    }
    pairs = catalogue | labels
    said_in_english = set(pairs.values())  # "Met" is Dutch for "with" and English for "gehaald"
    texts = [text for text, english in pairs.items() if text != english and text not in said_in_english]
    pieces = {
        piece.strip(" .,:;()")
        for text in texts
        for piece, _name, _spec, _conversion in string.Formatter().parse(text.replace("*", ""))
    }
    return frozenset(texts), tuple(sorted(piece for piece in pieces if len(piece) >= LEAST and " " in piece))


WHOLE, PIECES = dutch()
QUOTED = tuple(words.rstrip(".") for norm in read_norms(NORMS_FILE) for words in (norm.phrase, norm.source) if words)


def shown(app: AppTest) -> set[str]:
    """Return every text that the browser gets, each heading, cell and attribute on its own."""
    found: set[str] = set()
    for element in app.main:
        found.update(strings(element.proto))
    for table in app.dataframe:
        found.update(str(heading) for heading in table.value.columns)
        found.update(str(cell) for row in table.value.to_numpy() for cell in row)
    return {text.strip(" .:") for text in found}


def strings(message: Message | None) -> Iterator[str]:
    for field, value in message.ListFields() if isinstance(message, Message) else ():
        for one in value if isinstance(value, list) or hasattr(value, "add") or hasattr(value, "append") else [value]:
            if isinstance(one, Message):
                yield from strings(one)
            elif isinstance(one, str) and field.name not in UNREAD:
                yield from in_json(one) if field.name in ("json", "spec") else in_html(one)


def in_html(text: str) -> Iterator[str]:
    text = re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL)
    for attribute in re.findall(r'(?:alt|title|aria-label)="([^"]*)"', text):
        yield unescape(attribute)
    yield re.sub(r"<[^>]*>", "", unescape(text)).replace("*", "")
    yield from (unescape(part) for part in re.split(r"<[^>]*>|\*\*| · |\n", text))


def in_json(text: str) -> Iterator[str]:
    def walk(value: Any) -> Iterator[str]:
        if isinstance(value, dict):
            for key, inner in value.items():
                if key not in CODES:
                    yield from walk(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from walk(inner)
        elif isinstance(value, str):
            yield value

    yield from walk(json.loads(text))


def dutch_in(app: AppTest) -> list[str]:
    assert not app.exception
    return sorted(text for text in shown(app) if text in WHOLE or any(piece in unquoted(text) for piece in PIECES))


def unquoted(text: str) -> str:
    """Return `text` without the words of the documents that agreements are taken from."""
    for words in QUOTED:
        text = text.replace(words, "")
    return text


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_english(open_directly: Open, page: str) -> None:
    assert dutch_in(open_directly(page, taal="en")) == []


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("page", ["netwerkkaart", "organisatie"])
def test_what_is_told_of_an_organisation_is_english(open_directly: Open, page: str) -> None:
    assert dutch_in(open_directly(page, taal="en", organisatie="lt-n")) == []


@pytest.mark.usefixtures("database")
def test_what_is_told_of_a_line_is_english(open_directly: Open) -> None:
    assert dutch_in(open_directly("netwerkkaart", taal="en", verbinding="lt-n|ha-n")) == []


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("part", list(Part))
def test_a_part_of_what_is_missing_is_english(open_directly: Open, part: Part) -> None:
    assert dutch_in(open_directly("witte_vlekken", taal="en", deel=part.value, zonder="lt-n")) == []


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize(
    "query",
    [{"deel": "nieuw"}, {"deel": "bestand"}, *({"afspraak": norm.id} for norm in read_norms(NORMS_FILE))],
    ids=lambda query: next(iter(query.values())),
)
def test_an_agreement_to_change_is_english(open_directly: Open, query: dict[str, str]) -> None:
    written = {words for norm in read_norms(NORMS_FILE) for words in (norm.text, norm.goal)}  # Dutch boxes to fill in
    assert set(dutch_in(open_directly("beheer", taal="en", **query))) <= written


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("period", ["alle-jaren", "Schooljaar 2024/2025", "eigen"])
def test_the_gaps_of_another_period_are_english(open_directly: Open, period: str) -> None:
    assert dutch_in(open_directly("witte_vlekken", taal="en", periode=period, afspraak="school-lokaal-team")) == []


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("page", ["overzicht", "mijn_netwerk", "gegevens"])
def test_what_a_partner_sees_is_english(page: str) -> None:
    app = AppTest.from_file(str(ROOT / "pages" / f"{page}.py"), default_timeout=30)
    app.session_state["netwerk"] = Session(scope=Scope(role=Role.PARTNER, organisation="ha-n"), language="en")
    assert dutch_in(app.run()) == []


@pytest.mark.parametrize("page", ["overzicht", "gegevens"])
def test_an_empty_database_is_told_in_english(empty_database: Path, open_directly: Open, page: str) -> None:
    assert dutch_in(open_directly(page, taal="en")) == []


@pytest.mark.usefixtures("database")
def test_dutch_would_be_found(open_directly: Open) -> None:
    assert {"Overzicht", "Laatste 12 maanden", "Dit valt nu op", "Registraties", "Huisartsen"} <= set(
        dutch_in(open_directly("overzicht"))
    )
