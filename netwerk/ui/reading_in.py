"""Reading files in on the page Gegevens: drop them, see what is understood, and read them in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import streamlit as st

from netwerk import settings
from netwerk import store as database
from netwerk.access import Action
from netwerk.i18n import mark
from netwerk.model import Problem
from netwerk.records.files import InputFile, gather
from netwerk.records.marking import marked_copy
from netwerk.records.reading import Reading
from netwerk.store.history import DEMO
from netwerk.ui import cache
from netwerk.ui.mishaps import carefully
from netwerk.ui.session import language, session
from netwerk.ui.text import _, download, header, link_to, plain
from netwerk.views import tables, wording

if TYPE_CHECKING:
    from netwerk.ui.door import Visit

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def load_demo() -> None:
    """Read the fictional region into the empty database."""
    files, _problems = gather([settings.DEMO])
    database.import_files(cache.engine(), files, today=cache.today(), at=_now(), source=DEMO)


def read_in(visit: Visit) -> None:
    """Show the box for files, what is understood of them, and the button that reads them in."""
    if cache.is_empty():
        with st.container(horizontal=True, gap="small"):
            st.button(_("Laad de voorbeeldregio"), key="voorbeeldregio", on_click=carefully, args=(load_demo,))
            link_to(_("Terug naar het begin"), Action.OVERVIEW)
    if visit.demo:
        st.info(
            _("De voorbeeldregio staat erin. Leest u eigen bestanden in, dan gaat die er eerst uit."),
            icon=":material/info:",
        )
    uploads = st.file_uploader(
        _("Sleep hier bestanden naartoe: Excel, ODS of CSV"),
        type=["xlsx", "xls", "xlsm", "ods", "csv", "txt", "tsv"],
        accept_multiple_files=True,
        key=f"bestanden_{session().uploads}",
    )
    if not uploads:
        return
    files = tuple(InputFile(name=upload.name, content=upload.getvalue()) for upload in uploads)
    with st.spinner(_("Bestanden lezen")):
        reading = cache.understood(files, visit.today)
    _show_understood(reading)
    _show_problems(reading.problems, files)
    if reading.imported:
        st.button(
            _("Lees in"), key="lees_in", icon=":material/check:", on_click=carefully, args=(_import, files, visit.today)
        )
    else:
        st.warning(_("Geen enkele rij kan worden ingelezen."), icon=":material/warning:")


def _show_understood(reading: Reading) -> None:
    header(_("Zo zijn de bestanden begrepen"))
    st.dataframe(
        tables.understood(reading.files, language()),
        hide_index=True,
        alt=plain(mark("Per bestand en blad wat het is, welke kolommen zijn gebruikt en hoeveel rijen")),
    )
    tongue = language()
    st.markdown(
        _(
            "Rijen gelezen: {read}. In te lezen: {imported}. Afgewezen: {rejected}. Leeg: {blank}.",
            read=wording.figure(reading.read, tongue),
            imported=wording.figure(reading.imported, tongue),
            rejected=wording.figure(reading.rejected, tongue),
            blank=wording.figure(reading.blank, tongue),
        )
    )


def _show_problems(problems: Sequence[Problem], files: Sequence[InputFile]) -> None:
    if not problems:
        st.caption(_("Geen problemen gevonden."))
        return
    header(_("Dit viel op"))
    st.dataframe(
        tables.problems(problems, language()),
        hide_index=True,
        alt=plain(mark("Per probleem het gevolg, de plaats en wat eraan te doen is")),
    )
    tongue = language()
    download(
        _("Download als Excel, met de cellen gemarkeerd"),
        lambda: marked_copy(files, problems, tongue),
        plain(mark("netwerk-problemen.xlsx")),
        EXCEL,
    )


def _import(files: tuple[InputFile, ...], today: int) -> None:
    busy = _("Bezig met inlezen. Laat dit venster open.")
    bar = st.progress(0.0, busy)

    def told(share: float) -> None:
        bar.progress(share, busy)

    result = database.import_files(cache.engine(), files, today=today, at=_now(), progress=told)
    said = []
    if result.demo_removed:
        said.append(_("De voorbeeldregio is eruit gehaald."))
    said += [_("{file} is al ingelezen. Er is niets veranderd.", file=name) for name in result.repeated]
    if result.made:
        count = wording.figure(result.reading.imported, language())
        said.append(_("Ingelezen als import {number}: {count} rijen.", number=result.number, count=count))
        rejected = result.reading.rejected
        if rejected == 1:
            said.append(_("Eén rij is niet ingelezen."))
        elif rejected:
            number = wording.capital(wording.number(rejected, language()))
            said.append(_("{number} rijen zijn niet ingelezen.", number=number))
    session().notice = " ".join(said)
    session().uploads += 1  # a new box: the files are in


def _now() -> datetime:
    return datetime.now().astimezone()
