"""The part "Namen" of the page Gegevens: names in files that fit no organisation, or more than one, are settled here.

One table in pages of 25. Every choice is kept at once, so that nothing is lost for who leaves halfway.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import streamlit as st

from netwerk import store as database
from netwerk.errors import ArgumentError, InputError
from netwerk.i18n import Text, mark
from netwerk.model import UNKNOWN
from netwerk.records.deciding import NAMING, Decision, OpenName, Verdict
from netwerk.records.matching import normalise, settle
from netwerk.records.settling_names import (
    Wish,
    decision_of,
    equal_cases,
    known_in,
    known_of,
    together,
    wish_of,
)
from netwerk.records.suggesting import Candidate, Known
from netwerk.ui import cache, dropped, name_decisions, succession
from netwerk.ui.mishaps import carefully, show_outcome
from netwerk.ui.session import language, session
from netwerk.ui.text import _, header, in_markdown, lead, plain
from netwerk.views import names_view, wording

if TYPE_CHECKING:
    from netwerk.ui.door import Visit

PAGE = 25
_START, _PAGE, _DONE = "namen_vanaf", "namen_bladzijde", "namen_verwerkt"


class _Task(StrEnum):
    SETTLE = "vaststellen"
    DECIDED = "besluiten"
    SUCCESSION = "opvolging"


_TASKS: dict[_Task, Text] = {
    _Task.SETTLE: mark("Namen vaststellen"),
    _Task.DECIDED: mark("Genomen besluiten"),
    _Task.SUCCESSION: mark("Samengaan, splitsen, hernoemen"),
}


def show_names(visit: Visit) -> None:
    """Show the names to settle, the decisions that were taken, or what became of organisations."""
    chosen = st.segmented_control(
        _("Wat wilt u doen?"),
        list(_Task),
        default=_Task.SETTLE,
        required=True,
        format_func=lambda task: plain(_TASKS[task]),
        key="namen_taak",
        label_visibility="collapsed",
    )
    match chosen:
        case _Task.DECIDED:
            name_decisions.show_decisions(visit)
        case _Task.SUCCESSION:
            succession.show_succession(visit)
        case _:
            _show_open(visit)


def _show_open(visit: Visit) -> None:
    names, known = _names(visit), _known(visit)
    header(_("Wie is wie?"))
    page = _page(names)
    if not page:
        lead(names_view.still_open(0))
        st.caption(_("Namen die in nieuwe bestanden niet te plaatsen zijn, komen vanzelf hier te staan."))
        return
    called = names_view.labels(known)
    about = names_view.particulars(known, visit.classification, language())
    towns = names_view.towns(visit.dataset, known)
    kinds = names_view.kinds(visit.classification, language())
    shown = {name.name for name in page}
    elsewhere = sum(name.name not in shown for name in names)
    _settle(page, elsewhere, cache.candidates(known, page), called, about, kinds, towns)
    _turn_pages(page, names, elsewhere)
    _show_equal_cases(names, known, called)


def _names(visit: Visit) -> tuple[OpenName, ...]:
    """The names to settle in the files in the box and in the database, where the fictional region gives way."""
    pending = dropped.pending(visit.today)
    return together(pending, () if visit.demo and dropped.dropped().files else cache.open_names())


def _known(visit: Visit) -> tuple[Known, ...]:
    """The organisations that may be meant: those of the database and of registers in the box."""
    files = dropped.dropped().files
    stored = () if visit.demo and files else known_of(visit.dataset)
    if not files:
        return stored
    try:
        rows = dropped.understood(visit.today).rows
    except InputError:
        return stored
    store = cache.engine()
    register = settle([*database.stored_register(store, without_demo=True), rows], database.decisions(store))
    return (*stored, *known_in(register, visit.classification, besides={one.id for one in stored}))


def _page(names: Sequence[OpenName]) -> tuple[OpenName, ...]:
    """The names in the table: those that stood there, also where they are settled by now, while one of them is open.

    So rows stay where they are for who works through them; other names come when one asks for them.
    """
    kept = session().kept
    is_open, settled = {name.name for name in names}, _about_names()
    page: tuple[OpenName, ...] = kept.get(_PAGE, ())
    page = tuple(name for name in page if name.name in is_open or normalise(name.name) in settled)
    if not any(name.name in is_open for name in page):
        start = int(kept.get(_START, 0))
        start = start if start < len(names) else max(0, (len(names) - 1) // PAGE * PAGE)
        kept[_START] = start
        page = tuple(names[start : start + PAGE])
    kept[_PAGE] = page
    return page


# --- the table ---


@st.fragment
def _settle(
    page: Sequence[OpenName],
    elsewhere: int,
    candidates: Sequence[Sequence[Candidate]],
    called: Mapping[str, str],
    about: Mapping[str, str],
    kinds: Mapping[str, str],
    towns: Sequence[str],
) -> None:
    """Show one page of names to settle; a choice runs only this part again, and the rest of the page later.

    elsewhere : names to settle that stand on other pages
    """
    show_outcome()
    top = st.container()
    st.caption(_("De organisatie in de tabel is een voorstel. Kies zelf: er wordt niets vanzelf samengevoegd."))
    key = _table_key(page)
    lacking = _keep_edits(key, page, candidates, called)
    holding = _about_names()
    wishes = [_wish(holding.get(normalise(name.name))) for name in page]
    frame = names_view.table(page, candidates, wishes, called, about, language())
    first = dict.fromkeys(one.id for likely in candidates for one in likely)
    who = [id_ for id_ in dict.fromkeys([*first, *called, *frame[names_view.WHO].dropna()]) if id_]
    edited = st.data_editor(
        frame,
        key=key,
        hide_index=True,
        height="content",
        disabled=[column for column in map(str, frame) if column not in names_view.EDITED],
        column_config=_columns(who, called, kinds, towns),
        alt=plain(mark("Per naam wie zij kan zijn en waarom; het besluit en de organisatie kunt u kiezen")),
    )
    for text in lacking:
        st.warning(in_markdown(text), icon=":material/edit:")
    done = sum(wish is not None for wish in wishes)
    with top:
        lead(names_view.still_open(elsewhere + len(page) - done, language()))
    st.caption(in_markdown(names_view.saved(done, len(page))))
    ticked = [name for name, chosen in zip(page, edited[names_view.TICKED], strict=True) if chosen]
    if ticked:
        _decide_for_ticked(ticked, who, called)


def _columns(
    who: Sequence[str], called: Mapping[str, str], kinds: Mapping[str, str], towns: Sequence[str]
) -> dict[str, Any]:
    text, select = st.column_config.TextColumn, st.column_config.SelectboxColumn
    return {
        names_view.TICKED: st.column_config.CheckboxColumn("✓", width=40, help=_("Vink aan om samen te besluiten")),
        names_view.NAME: text(plain(mark("Naam in de bestanden")), width=230, pinned=True),
        names_view.VERDICT: select(
            plain(mark("Besluit")),
            options=list(names_view.VERDICTS),
            format_func=lambda code: plain(names_view.VERDICTS[str(code)]),
            required=True,
            width=150,
        ),
        names_view.WHO: select(
            plain(mark("Organisatie")), options=who, format_func=lambda id_: called.get(str(id_), str(id_)), width=230
        ),
        names_view.ABOUT: text(plain(mark("Gemeente en soort")), width=150),
        names_view.WHY: text(plain(mark("Waarom")), width=220),
        names_view.ROWS: st.column_config.NumberColumn(plain(mark("Rijen")), width=60),
        names_view.BESIDE: text(
            plain(mark("Naast")), width=110, help=_("De gemeenten van de organisaties waarmee deze naam samen staat")
        ),
        names_view.ALSO: text(plain(mark("Ook mogelijk")), width=180),
        names_view.KIND: select(
            plain(mark("Soort")),
            options=[code for code in kinds if code != UNKNOWN],
            format_func=lambda code: kinds[str(code)],
            width=130,
            help=_("Alleen voor een nieuwe organisatie of een onderdeel"),
        ),
        names_view.TOWN: select(
            plain(mark("Gemeente")),
            options=list(towns),
            width=120,
            help=_("Alleen voor een nieuwe organisatie of een onderdeel"),
        ),
        names_view.FIRST: text(plain(mark("Eerst gezien")), width=200),
    }


def _table_key(page: Sequence[OpenName]) -> str:
    """The key of the table with these names; what was edited in another one never falls on their rows."""
    names = "\n".join(name.name for name in page)
    digest = hashlib.sha256(names.encode()).hexdigest()[:12]
    return f"namen_{name_decisions.round_of_names()}_{digest}"


def _keep_edits(
    key: str, page: Sequence[OpenName], candidates: Sequence[Sequence[Candidate]], called: Mapping[str, str]
) -> list[Text]:
    """Keep what was chosen in the table since it was last looked at; return what is lacking, as sentences."""
    seen: dict[int, dict[str, Any]] = session().kept.get(_DONE, {}).get(key, {})
    edited: Mapping[str, Any] = st.session_state.get(key, {})
    edits = {int(at): dict(cells) for at, cells in edited.get("edited_rows", {}).items()}
    session().kept[_DONE] = {key: edits}
    holding = _about_names()
    before = [_wish(holding.get(normalise(name.name))) for name in page]
    shown = names_view.table(page, candidates, before, called, {}, language())
    chosen: list[tuple[str, Wish]] = []
    lacking = []
    for at, cells in sorted(edits.items()):
        changed = {column for column, value in cells.items() if value != seen.get(at, {}).get(column)}
        if changed <= {names_view.TICKED} and not _incomplete(cells, holding.get(normalise(page[at].name))):
            continue
        values = {**shown.iloc[at].to_dict(), **cells}
        wish = _wish_of(values, names_view.WHO in changed and names_view.VERDICT not in cells)
        try:
            decision_of(page[at].name, wish, before=None, taken=())
        except ArgumentError as error:
            lacking.append(error.text)
            continue
        chosen.append((page[at].name, wish))
    carefully(_decide, chosen, called)
    return lacking


def _incomplete(cells: Mapping[str, Any], holding: Decision | None) -> bool:
    """Whether a verdict was chosen that is not kept, because it lacks an organisation."""
    return holding is None and cells.get(names_view.VERDICT) in (Verdict.SAME.value, Verdict.PART.value)


def _wish_of(values: Mapping[str, Any], organisation_chosen: bool) -> Wish:
    """What the cells of one row say; choosing an organisation before a verdict means that it is that one."""
    verdict, who = values[names_view.VERDICT], values[names_view.WHO]
    if verdict == names_view.LATER and organisation_chosen and isinstance(who, str):
        verdict = Verdict.SAME.value
    kind, town = values[names_view.KIND], values[names_view.TOWN]
    return Wish(
        verdict=None if verdict == names_view.LATER else Verdict(verdict),
        organisation=who if isinstance(who, str) else "",
        kind=kind if isinstance(kind, str) else UNKNOWN,
        municipality=town if isinstance(town, str) else "",
    )


def _about_names() -> dict[str, Decision]:
    """The decisions about names that hold, by the name as it is compared."""
    return {normalise(one.name): one for one in database.decisions(cache.engine()) if one.what in NAMING}


def _wish(decision: Decision | None) -> Wish | None:
    return None if decision is None else wish_of(decision)


def _decide(chosen: Sequence[tuple[str, Wish]], called: Mapping[str, str]) -> None:
    """Keep what was chosen for names, together; "later" takes back what was decided."""
    if not chosen:
        return
    store, at = cache.engine(), datetime.now().astimezone()
    holding = _about_names()
    taken = {*called, *(one.id for one in holding.values() if one.id)}
    made, back = [], []
    for name, wish in chosen:
        before = holding.get(normalise(name))
        decision = decision_of(name, wish, before=before, taken=taken)
        if decision is not None:
            made.append(decision)
            taken.add(decision.id)
        elif before is not None:
            back.append(before.number)
    database.decide(store, made, at=at)
    database.reverse(store, back, at=at)


def _decide_for_ticked(ticked: Sequence[OpenName], who: Sequence[str], called: Mapping[str, str]) -> None:
    """Show what to decide about every name that is ticked."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        verdict = st.selectbox(
            _("Besluit voor de aangevinkte namen"),
            [code for code in names_view.VERDICTS if code != names_view.LATER],
            format_func=lambda code: plain(names_view.VERDICTS[code]),
            key="namen_samen_besluit",
            width=240,
        )
        organisation = st.selectbox(
            _("Organisatie"),
            who,
            index=None,
            format_func=lambda id_: called.get(id_, id_),
            placeholder=_("Kies of zoek"),
            key="namen_samen_organisatie",
            disabled=verdict not in (Verdict.SAME.value, Verdict.PART.value),
            width=320,
        )
        wish = Wish(verdict=Verdict(verdict), organisation=organisation or "")
        count = wording.number(len(ticked), language())
        label = _("Besluit voor één naam") if len(ticked) == 1 else _("Besluit voor {count} namen", count=count)
        st.button(
            label,
            key="namen_samen",
            icon=":material/done_all:",
            on_click=carefully,
            args=(_decide_together, [(name.name, wish) for name in ticked], called),
        )


def _decide_together(chosen: Sequence[tuple[str, Wish]], called: Mapping[str, str]) -> None:
    _decide(chosen, called)
    session().notice = in_markdown(names_view.kept_together(len(chosen), language()))
    name_decisions.draw_names_anew()


# --- around the table ---


def _turn_pages(page: Sequence[OpenName], names: Sequence[OpenName], others: int) -> None:
    start = int(session().kept[_START])
    behind = others - start
    if not others and len(names) == len(page):
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.button(
            _("Vorige"),
            key="namen_vorige",
            icon=":material/chevron_left:",
            disabled=start == 0,
            on_click=_go_to,
            args=(max(0, start - PAGE),),
        )
        st.button(
            _("Volgende"),
            key="namen_volgende",
            icon=":material/chevron_right:",
            disabled=behind <= 0,
            on_click=_go_on,
            args=(start, page),
        )
        if len(names) < len(page) + others:
            st.button(
                _("Verberg wat is vastgesteld"), key="namen_verberg", type="tertiary", on_click=_go_to, args=(start,)
            )
        if others:
            number = wording.figure(others, language())
            st.caption(
                _("Op andere bladzijden staat nog één naam.")
                if others == 1
                else _("Op andere bladzijden staan nog {count} namen.", count=number)
            )


def _go_to(start: int) -> None:
    session().kept[_START] = start
    session().kept.pop(_PAGE, None)


def _go_on(start: int, page: Sequence[OpenName]) -> None:
    """Go to the names behind `page`; those of it that were settled are no longer counted."""
    holding = _about_names()
    _go_to(start + sum(normalise(name.name) not in holding for name in page))


def _show_equal_cases(names: tuple[OpenName, ...], known: tuple[Known, ...], called: Mapping[str, str]) -> None:
    """Show names that differ in the same way from who they look like, to decide about them at once."""
    opened = st.expander(_("Gelijke gevallen tegelijk"), key="namen_gelijk", on_change="rerun")
    if not opened.open:
        return
    with opened:
        found = equal_cases(names, cache.candidates(known, names))
        if not found:
            st.caption(_("Er zijn geen namen die op dezelfde manier op één organisatie lijken."))
            return
        case = st.selectbox(
            _("Wat is er anders?"),
            list(found),
            format_func=lambda one: f"{plain(names_view.CASES[one])} ({len(found[one])})",
            key="namen_geval",
            width=420,
        )
        pairs = found[case]
        st.dataframe(
            names_view.cases(pairs, called, language()),
            hide_index=True,
            alt=plain(mark("Per naam de organisatie op wie zij lijkt, en waarom")),
        )
        chosen = [(name.name, Wish(verdict=Verdict.SAME, organisation=one.id)) for name, one in pairs]
        count = wording.number(len(pairs), language())
        st.button(
            _("Neem dit voorstel over") if len(pairs) == 1 else _("Neem deze {count} voorstellen over", count=count),
            key="namen_alle",
            icon=":material/done_all:",
            on_click=carefully,
            args=(_decide_together, chosen, called),
        )
