"""The agenda of a conversation with one organisation as a Word file, with room for what is agreed there.

Names are text in it: no fields, macros, links or pictures. The same agenda gives the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

from docx import Document
from docx.document import Document as WordFile
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from netwerk.i18n import Language, Text, mark, translate
from netwerk.report.graphml import xml_text
from netwerk.views.agenda_view import Agenda, Point

EMPTY_ROWS = 6  # to write in
_WIDTHS = (9, 4, 4)  # cm: what, who, when
_LONGEST_TITLE = 255  # signs that a property of a Word file holds
_INK, _ACCENT = RGBColor(0x11, 0x18, 0x1B), RGBColor(0x0F, 0x5C, 0x6E)
_MOMENT = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed one in the file, as in the other exports
_LANGUAGES = {"nl": "nl-NL", "en": "en-GB"}


def agenda_file(agenda: Agenda, *, fictional: bool, language: Language) -> bytes:
    """Return `agenda` as a Word file (.docx, A4) in `language`; `fictional` makes it say that nobody in it exists."""
    file = Document()
    _set_up(file, language)

    def written(text: Text) -> str:
        return xml_text(translate(text, language))

    title = written(mark("Gespreksagenda {name}", name=agenda.name))
    file.add_heading(title, level=0)
    file.add_paragraph(written(agenda.about))
    if fictional:
        file.add_paragraph().add_run(written(mark("Voorbeeldregio: alles hierin is fictief."))).bold = True
    file.add_paragraph(written(agenda.basis))
    for section in agenda.sections:
        file.add_heading(written(section.heading), level=1)
        for point in section.points:
            _add_point(file, point, [written(text) for text in point.said])
    file.add_heading(written(mark("Afgesproken")), level=1)
    _add_table(file, [written(mark("Wat")), written(mark("Wie")), written(mark("Wanneer"))])
    file.add_paragraph()
    file.add_paragraph(
        written(
            mark(
                "Dit stuk is gemaakt uit registraties. Staat er iets niet in, dan kan het ook aan de gegevens liggen. "
                "Meer verbindingen is niet vanzelf beter."
            )
        )
    )
    properties = file.core_properties
    properties.title, properties.author, properties.comments = title[:_LONGEST_TITLE], "Netwerk", ""
    properties.created = properties.modified = _MOMENT
    properties.language = _LANGUAGES[language]
    content = io.BytesIO()
    file.save(content)
    return _same_moment(content.getvalue())


def _add_point(file: WordFile, point: Point, said: list[str]) -> None:
    if not point.title:
        file.add_paragraph(" ".join(said))
        return
    paragraph = file.add_paragraph(style="List Bullet")
    paragraph.add_run(xml_text(point.title)).bold = True
    paragraph.add_run().add_break()
    paragraph.add_run(" ".join(said))


def _add_table(file: WordFile, headings: list[str]) -> None:
    table = file.add_table(rows=1 + EMPTY_ROWS, cols=len(headings), style="Table Grid")
    for cell, heading in zip(table.rows[0].cells, headings, strict=True):
        cell.paragraphs[0].add_run(heading).bold = True
    for row in table.rows[1:]:
        row.height = Cm(1)
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        for cell in column.cells:
            cell.width = Cm(width)


def _set_up(file: WordFile, language: Language) -> None:
    """A4, plain letters, the language for the spelling of Word, and no picture of another file as its preview."""
    relations = file.part.package.rels
    for key in [key for key, one in relations.items() if one.reltype.endswith("/thumbnail")]:
        del relations[key]
    section = file.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    for name, size, font, colour in (
        ("Normal", 11, "Calibri", _INK),
        ("List Bullet", 11, "Calibri", _INK),
        ("Title", 22, "Georgia", _INK),
        ("Heading 1", 14, "Georgia", _ACCENT),
    ):
        style = file.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = font, Pt(size), colour
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):  # a theme goes before the name
            fonts.attrib.pop(qn(f"w:{attribute}"), None)
    words = OxmlElement("w:lang")
    words.set(qn("w:val"), _LANGUAGES[language])
    file.styles["Normal"].element.get_or_add_rPr().append(words)


def _same_moment(content: bytes) -> bytes:
    """The same file with one fixed moment on every part."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _MOMENT.timetuple()[:6]), old.read(name), zipfile.ZIP_DEFLATED)
    return target.getvalue()
