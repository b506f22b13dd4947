"""Every connection there ever was: since when, how long, and the records behind it."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from netwerk.access import Action
from netwerk.analysis.evidence import find_organisation
from netwerk.analysis.ledger import Ledger
from netwerk.analysis.periods import written
from netwerk.analysis.timeline import Timeline
from netwerk.errors import ArgumentError
from netwerk.i18n import mark
from netwerk.model import as_date
from netwerk.report.gexf import gexf_of_steps, known_borders
from netwerk.report.lists import EXCEL, csv_list, excel_list
from netwerk.ui import cache, in_address
from netwerk.ui.controls import Choice
from netwerk.ui.door import Visit
from netwerk.ui.fictional import FICTIONAL, named
from netwerk.ui.forming.basis import show_basis
from netwerk.ui.forming.ledger_line import show_line
from netwerk.ui.forming.look import Look, timeline_of
from netwerk.ui.selection import Selected, select
from netwerk.ui.session import language
from netwerk.ui.text import _, download, empty, header, in_markdown, plain
from netwerk.views import chosen, ledger_choice, ledger_view, wording
from netwerk.views.ledger_choice import ORDERS, STATES, Order, Wish
from netwerk.views.steps_view import step_short

_SEARCH = "zoek_verbinding"
_ALL = next(iter(STATES))
_EVERY = ""  # the word of a choice that leaves nothing out; no id, form or step is called that


def show(visit: Visit, choice: Choice, look: Look) -> None:
    """Show the connections that fit a search, and the records behind the chosen one."""
    header(_("Elke verbinding die er ooit was"))
    timeline = timeline_of(visit, look)
    ledger = cache.ledger(visit.dataset, look.asked(visit.today))
    wish = choose(visit, timeline, ledger)
    rows = ledger_choice.chosen(visit.dataset, ledger, wish)
    said = ledger_view.sentences(timeline, ledger, rows, language())
    st.markdown(" ".join(in_markdown(sentence) for sentence in said))
    if not len(rows):
        _say_nothing_found(visit, wish)
    else:
        st.caption(
            _("Gestopt wil zeggen: er is daarna niets meer vastgelegd dat meetelt. Dat kan ook aan de gegevens liggen.")
        )
        show_table(visit, look, timeline, ledger, rows, wish)
        if visit.may(Action.MAP):
            show_line(visit, timeline, ledger)
        offer_files(visit, timeline, ledger, rows)
    show_basis(visit, look)


def ask(*, began: str = _EVERY, stopped: str = _EVERY) -> None:
    """List on the next run what began or stopped in a step, given by its word (as the `on_click` of a button)."""
    st.session_state[_SEARCH] = ""
    for parameter, word in (("begon", began), ("gestopt", stopped), ("wie", _EVERY), ("nu", _ALL), ("vorm", _EVERY)):
        first = _ALL if parameter == "nu" else _EVERY
        in_address.put(parameter, word, key=f"verbindingen_{parameter}", first=first)


def choose(visit: Visit, timeline: Timeline, ledger: Ledger) -> Wish:
    """Show the search and the choices, and return what is asked for; all of it stands in the address."""
    data, tongue = visit.dataset, language()
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        text = st.text_input(
            _("Zoek op naam of bijnaam"),
            max_chars=100,
            placeholder=_("Bijvoorbeeld: atrium brug"),
            help=_("Eén naam, of twee achter elkaar. Een deel van een naam is genoeg, en hoofdletters hoeven niet."),
            key=_SEARCH,
            bind="query-params",
            persist_state="session",
            width=260,
        )
        who = _choose(
            "wie",
            {_EVERY: plain(mark("Alle organisaties")), **_organisations(visit)},
            _("Van één organisatie"),
            width=260,
        )
        state = _choose("nu", {word: plain(label) for word, (_states, label) in STATES.items()}, _("Nu"), width=230)
        with st.popover(_("Meer keuzes"), icon=":material/tune:"):
            forms = {form: wording.form_label(data.classification, form, tongue) for form in _forms(ledger)}
            form = _choose("vorm", {_EVERY: plain(mark("Alle vormen")), **forms}, _("Vorm"))
            steps = _steps(timeline)
            began = _choose("begon", {_EVERY: plain(mark("Maakt niet uit")), **steps}, _("Begonnen of hersteld in"))
            stopped = _choose("gestopt", {_EVERY: plain(mark("Maakt niet uit")), **steps}, _("Gestopt in"))
            order = _choose("volgorde", {one.value: plain(label) for one, label in ORDERS.items()}, _("Volgorde"))
        if text or any((who, state != _ALL, form, began, stopped)):
            st.button(_("Toon alle verbindingen"), type="tertiary", on_click=ask, key="verbindingen_alle")
    at = {written(timeline.step, timeline.begin(at)): at for at in range(len(timeline))}
    return Wish(
        text=text or "",
        organisation=data.code_of.get(who),
        states=STATES[state][0],
        form=form,
        began=at.get(began),
        stopped=at.get(stopped),
        order=Order(order),
    )


def _choose(parameter: str, labels: Mapping[str, str], label: str, *, width: int | None = None) -> str:
    """A list to choose one from (words and their labels, the default first) that the address remembers."""
    words, key = list(labels), f"verbindingen_{parameter}"
    in_address.forget_unknown(parameter, words, key=key)  # other steps, or another version of the data
    chosen_word = st.selectbox(
        label,
        words,
        format_func=labels.__getitem__,
        width=width or "stretch",
        **in_address.kept(parameter, words, key=key, again=True),
    )
    return words[0] if chosen_word is None else chosen_word


def _organisations(visit: Visit) -> Mapping[str, str]:
    """Each organisation by id, in the order of names; a list cannot tell two apart that are called the same."""
    labels = chosen.search_labels(visit.dataset, language())
    ids = visit.dataset.organisations["id"].tolist()
    often = Counter(labels)
    order = sorted(range(len(ids)), key=lambda code: labels[code].casefold())
    return {ids[code]: labels[code] if often[labels[code]] == 1 else f"{labels[code]} ({ids[code]})" for code in order}


def _forms(ledger: Ledger) -> list[str]:
    return sorted({form for forms in ledger.form_sets for form in forms})


def _steps(timeline: Timeline) -> Mapping[str, str]:
    """The steps shown by their word, the newest first."""
    return {
        written(timeline.step, timeline.begin(at)): step_short(timeline.step, timeline.begin(at), language())
        for at in range(len(timeline) - 1, timeline.shown - 1, -1)
    }


def _say_nothing_found(visit: Visit, wish: Wish) -> None:
    """Say which names are like the one that was typed, where nobody is called that."""
    if wish.text.strip():
        try:
            find_organisation(visit.dataset, wish.text)
        except ArgumentError as error:
            st.info(in_markdown(error.text), icon=":material/search:")
            return
    empty(_("Geen verbindingen in deze keuze."), _("Kies minder, of wis de zoekterm."))


def show_table(visit: Visit, look: Look, timeline: Timeline, ledger: Ledger, rows: np.ndarray, wish: Wish) -> None:
    """Show the connections as a table; who may open the map chooses one."""
    tongue = language()
    table = ledger_view.table(visit.dataset, timeline, ledger, rows, wish, tongue)
    shown: dict[str, Any] = {
        "hide_index": True,
        "height": min(520, 38 + 35 * len(table)),
        "alt": plain(mark("Verbindingen met hun eerste en laatste dag, hun perioden en hoe het er nu voor staat")),
        "column_config": {
            heading: st.column_config.Column(width=width, help=said)
            for heading, (width, said) in ledger_view.columns(tongue).items()
        },
    }
    if len(rows) > len(table):
        st.caption(
            _(
                "Hier staan de eerste {shown}. Zoek of kies om de andere te zien; de download heeft ze alle {whole}.",
                shown=wording.figure(len(table), tongue),
                whole=wording.figure(len(rows), tongue),
            )
        )
    if not visit.may(Action.MAP):
        st.dataframe(table, **shown)
        return
    # the choice is a row number, so another list begins without one
    key = f"verbindingen_{zlib.crc32(repr((look, wish, visit.dataset.version)).encode())}"

    def choose_row() -> None:
        picked = st.session_state[key]["selection"]["rows"]
        tie = ledger.ties.iloc[rows[picked[0]]] if picked and picked[0] < len(table) else None
        select(visit.dataset, None if tie is None else Selected(int(tie["a"]), int(tie["b"])))

    st.dataframe(table, **shown, key=key, on_select=choose_row, selection_mode="single-row")


def offer_files(visit: Visit, timeline: Timeline, ledger: Ledger, rows: np.ndarray) -> None:
    """Offer the connections that fit as a list, and the whole timeline for Gephi."""
    tongue = language()
    first, last = (str(as_date(day)) for day in (timeline.begin(timeline.shown), int(known_borders(timeline)[-1]) - 1))
    name = named(f"verbindingen-{first}-{last}", fictional=visit.demo)
    title = ", ".join([plain(mark("Verbindingen")), *([plain(FICTIONAL)] if visit.demo else [])])

    def listed() -> pd.DataFrame:
        return ledger_view.file_table(visit.dataset, timeline, ledger, rows, tongue)

    with st.container(horizontal=True):
        download(_("Download de lijst (CSV)"), lambda: csv_list(listed()), f"{name}.csv", "text/csv")
        download(_("Download de lijst (Excel)"), lambda: excel_list(listed(), title=title), f"{name}.xlsx", EXCEL)
        if visit.may(Action.MAP):
            download(
                _("Download de tijdlijn (GEXF, voor Gephi)"),
                lambda: gexf_of_steps(visit.dataset, timeline, ledger, fictional=visit.demo),
                f"{named(f'tijdlijn-{first}-{last}', fictional=visit.demo)}.gexf",
                "application/xml",
            )
    if visit.may(Action.MAP):
        st.caption(
            _(
                "In de tijdlijn voor Gephi staat bij elke organisatie en elke verbinding in welke stappen zij er was, "
                "van alle verbindingen. Losse dagen staan in de GEXF van Netwerkkaart."
            )
        )
