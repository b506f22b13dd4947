"""Every text on the screen and in the terminal has an English translation with the same values in it."""

from __future__ import annotations

import ast
import string
from pathlib import Path

from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po

from netwerk.i18n import CATALOGUE, mark, say, translate

ROOT = Path(__file__).parent.parent
KEYWORDS: dict[str, None] = {"mark": None, "say": None, "_": None}
FILES = [*ROOT.glob("netwerk/**/*.py"), *ROOT.glob("pages/*.py"), ROOT / "streamlit_app.py"]


def texts_in_the_source() -> set[str]:
    return {
        message if isinstance(message, str) else message[0]
        for file in FILES
        for _line, message, _comments, _context in extract_from_file("python", file, keywords=KEYWORDS)
    }


def translations() -> dict[str, str]:
    with CATALOGUE.open("rb") as file:
        return {str(message.id): str(message.string) for message in read_po(file, locale="en") if message.id}


def names_in(template: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(template) if name}


def test_every_text_has_an_english_translation() -> None:
    known = translations()
    missing = sorted(text for text in texts_in_the_source() if text and not known.get(text))
    assert missing == []


def test_no_text_stands_where_the_collecting_cannot_see_it() -> None:
    """A call within an f-string is one long text to Babel, so its translation would be missed without a word."""
    found = texts_in_the_source()
    hidden = [
        f"{file.relative_to(ROOT)}:{call.lineno}"
        for file in FILES
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in KEYWORDS and call.args
        for text in call.args[:1]
        if (isinstance(text, ast.Constant) and text.value not in found) or isinstance(text, ast.JoinedStr)
    ]
    assert hidden == []


def test_the_catalogue_holds_no_text_that_the_source_lost() -> None:
    assert sorted(set(translations()) - texts_in_the_source()) == []


def test_translations_name_the_same_values() -> None:
    differing = [dutch for dutch, english in translations().items() if names_in(dutch) != names_in(english)]
    assert differing == []


def test_a_template_is_looked_up_before_its_values_are_filled_in() -> None:
    text = mark(
        "Gelezen: {read} rijen; ingelezen {imported}, afgekeurd {rejected}, leeg {blank}.",
        read=3,
        imported=2,
        rejected=1,
        blank=0,
    )
    assert translate(text, "nl") == "Gelezen: 3 rijen; ingelezen 2, afgekeurd 1, leeg 0."


def test_a_text_outside_the_catalogue_stays_dutch() -> None:
    assert say("Deze zin staat nergens.", "en") == "Deze zin staat nergens."
