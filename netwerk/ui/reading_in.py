"""Reading files in: drop them, see and correct what is understood, see what was odd, and read them in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

import streamlit as st

from netwerk import settings
from netwerk import store as database
from netwerk.access import Action
from netwerk.errors import NetwerkError
from netwerk.i18n import Text, mark
from netwerk.records import correcting
from netwerk.records.choices import SheetChoice
from netwerk.records.files import InputFile, gather, plain_name
from netwerk.records.readers import warm
from netwerk.records.reading import Reading
from netwerk.store.history import DEMO
from netwerk.ui import cache, dropped, import_run
from netwerk.ui.data_parts import Part, go_to_part
from netwerk.ui.doctor import show_sheets
from netwerk.ui.import_run import ImportRun
from netwerk.ui.keeping import show_templates
from netwerk.ui.mishaps import carefully, sentence_of
from netwerk.ui.problem_list import show_problems
from netwerk.ui.session import language, session
from netwerk.ui.text import _, header, in_markdown, link_to, plain
from netwerk.views import imported as words
from netwerk.views import tables, wording

if TYPE_CHECKING:
    from netwerk.ui.door import Visit

TYPES = ["xlsx", "xls", "xlsm", "ods", "csv", "txt", "tsv", "json", "graphml", "gexf", "net", "xml"]
_DONE = "laatste_import"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Done:
    """The last import of this visitor: its number, and what to say about it."""

    number: int | None
    sentences: tuple[Text, ...]


def load_demo() -> None:
    """Read the fictional region into the empty database."""
    files, _problems = gather([settings.DEMO])
    database.import_files(cache.engine(), files, today=cache.today(), at=_now(), source=DEMO)


def show_reading_in(visit: Visit) -> None:
    """Show the box for files, what is understood of them, and the button that reads them in."""
    if import_run.current() is not None:
        _follow()
        return
    _show_done()
    if cache.is_empty():
        with st.container(horizontal=True, gap="small"):
            st.button(_("Laad de voorbeeldregio"), key="voorbeeldregio", on_click=carefully, args=(load_demo,))
            link_to(_("Terug naar het begin"), Action.OVERVIEW)
    if visit.demo:
        st.info(
            _("De voorbeeldregio staat erin. Leest u eigen bestanden in, dan gaat die er eerst uit."),
            icon=":material/info:",
        )
    warm()  # while the visitor looks for a file
    _show_box()
    if not dropped.dropped().files:
        with st.expander(_("Nog geen bestand? Vul een voorbeeld in")):
            show_templates()
        return
    reading = _understood(visit.today)
    if reading is None:
        return
    show_sheets(reading, visit.classification)
    _show_account(reading)
    _offer_import(reading, visit.today)
    show_problems(reading, dropped.dropped().files)


def _show_box() -> None:
    key = f"bestanden_{session().uploads}"
    st.file_uploader(
        _("Sleep hier bestanden naartoe: Excel, ODS of CSV"),
        type=TYPES,
        accept_multiple_files=True,
        key=key,
        help=_("Ook uit Kumu, Polinode, Gephi en Pajek: JSON, GraphML, GEXF, .net, of tabellen."),
        on_change=_take_in,
        args=(key,),
    )


def _take_in(key: str) -> None:
    """Move what was dropped to the files of this visitor, which stay when another part of the page is looked at."""
    uploads = st.session_state[key] or []
    dropped.add(InputFile(plain_name(upload.name), upload.getvalue(), named=False) for upload in uploads)
    session().kept.pop(_DONE, None)
    session().uploads += 1  # an empty box


def _understood(today: int) -> Reading | None:
    """What is understood of the files; None where one of them cannot be read at all, which is said."""
    try:
        return dropped.understood(today)
    except NetwerkError as error:
        st.error(in_markdown(error.text), icon=":material/error:")
        _offer_to_take_out()
        return None


def _offer_to_take_out() -> None:
    for file in dropped.dropped().files:
        st.button(
            _("Haal {file} uit de lijst", file=file.name),
            key=f"weg_{file.sha256}",
            icon=":material/close:",
            on_click=dropped.take_out,
            args=(file.name,),
        )


def _show_account(reading: Reading) -> None:
    header(_("Wat er wordt ingelezen"))
    tongue = language()
    st.dataframe(
        tables.account(reading.files, tongue),
        hide_index=True,
        alt=plain(mark("Per bestand en blad hoeveel rijen zijn gelezen, ingelezen, afgewezen en leeg")),
    )
    said = _(
        "Rijen gelezen: {read}. In te lezen: {imported}. Afgewezen: {rejected}. Leeg: {blank}.",
        read=wording.figure(reading.read, tongue),
        imported=wording.figure(reading.imported, tongue),
        rejected=wording.figure(reading.rejected, tongue),
        blank=wording.figure(reading.blank, tongue),
    )
    if reading.rejected:
        said += " " + _("Onder ‘Dit viel op’ staat wat er met de afgewezen rijen is.")
    st.markdown(said)


def _offer_import(reading: Reading, today: int) -> None:
    if not reading.imported:
        st.warning(_("Geen enkele rij kan worden ingelezen."), icon=":material/warning:")
        return
    if reading.names:
        st.markdown(in_markdown(words.open_names(len(reading.names), language())))
    with st.container(horizontal=True, gap="small"):
        st.button(_("Lees in"), key="lees_in", icon=":material/check:", on_click=carefully, args=(_start, today))
        if reading.names:
            _offer_names()


def _offer_names() -> None:
    st.button(
        _("Stel de namen vast"),
        key="naar_namen",
        icon=":material/edit:",
        on_click=go_to_part,
        args=(Part.NAMES,),
    )


def _start(today: int) -> None:
    box = dropped.dropped()
    files, choices = box.files, tuple(box.choices.values())
    store, at = cache.engine(), _now()

    def import_(run: ImportRun) -> import_run.Outcome:
        result = database.import_files(
            store,
            files,
            today=today,
            at=at,
            choices=choices,
            progress=run.tell,
            cancelled=lambda: run.stopping,
        )
        if not result.made or result.number is None:
            return result, None
        _remember(store, result.reading, choices, at)
        return result, database.novelty(store, result.number, settings.classification())

    import_run.start(import_)
    _keep_outcome()


def _remember(store: Any, reading: Reading, choices: Sequence[SheetChoice], at: datetime) -> None:
    """Keep what was chosen for sheets that were read with it, for files with the same headings."""
    used = [report.view.choice for report in reading.files if report.view is not None]
    database.remember(store, [correcting.to_remember(choice) for choice in choices if choice in used], at=at)


@st.fragment(run_every=0.5)
def _follow() -> None:
    run = import_run.current()
    if run is None or run.over:
        st.rerun()
    if run.stopping:
        st.progress(run.share, _("Bezig met stoppen."))
    else:
        st.progress(run.share, _("Bezig met inlezen. U kunt intussen verder kijken."))
        st.button(_("Stop"), key="stop_import", icon=":material/stop:", on_click=run.stop)


def conclude() -> None:
    """Where the import of this visitor is over, run the page again to say what came of it."""
    run = import_run.current()
    if run is not None and run.over:
        _keep_outcome()
        st.rerun()  # the door of the page, which is behind us, says what went wrong


def _keep_outcome() -> None:
    """Keep what came of the import of this visitor, where it is over, for the page that follows."""
    run = import_run.current()
    if run is None or not run.over:
        return
    import_run.forget()
    if run.failure is not None:
        session().failure = sentence_of(run.failure)
    elif run.outcome is None:
        session().notice = _("Gestopt. Er is niets ingelezen.")
    else:
        result, novelty = run.outcome
        session().kept[_DONE] = _Done(
            number=result.number if result.made else None, sentences=words.sentences(result, novelty, language())
        )
        dropped.clear()


def _show_done() -> None:
    """Say what the last import brought, with the way back and the names to settle."""
    done: _Done | None = session().kept.get(_DONE)
    if done is None or (done.number is not None and not _counts(done.number)):
        return
    said = " ".join(in_markdown(sentence) for sentence in done.sentences)
    if done.number is None:
        st.info(said, icon=":material/info:")
        return
    st.success(said, icon=":material/check_circle:")
    open_names = len(cache.open_names())
    if open_names:
        st.markdown(in_markdown(words.open_names(open_names, language())))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if open_names:
            _offer_names()
        link_to(_("Bekijk de kaart"), Action.MAP)
        st.button(
            _("Maak ongedaan"), key="laatste_ongedaan", icon=":material/undo:", on_click=carefully, args=(_undo, done)
        )


def _counts(number: int) -> bool:
    return any(one.number == number and one.status == "active" for one in database.imports(cache.engine()))


def _undo(done: _Done) -> None:
    assert done.number is not None
    database.undo(cache.engine(), done.number, at=_now())
    session().kept.pop(_DONE, None)
    session().notice = _("Import {number} ongedaan gemaakt. U kunt dit terugdraaien.", number=done.number)


def _now() -> datetime:
    return datetime.now().astimezone()
