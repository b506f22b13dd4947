"""The table in which names are settled: who each may be and why, and what someone chooses, which is kept at once."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import streamlit as st

from netwerk import store as database
from netwerk.errors import ArgumentError
from netwerk.i18n import Text, mark
from netwerk.model import UNKNOWN
from netwerk.records.deciding import NAMING, Decision, OpenName, Verdict
from netwerk.records.matching import normalise
from netwerk.records.settling_names import Wish, decision_of, wish_of
from netwerk.records.suggesting import Candidate
from netwerk.ui import cache, name_decisions
from netwerk.ui.mishaps import carefully, show_outcome
from netwerk.ui.session import language, session
from netwerk.ui.text import _, in_markdown, lead, plain
from netwerk.views import names_view, wording

_DONE = "namen_verwerkt"


@st.fragment
def settle(
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
    top = st.container()
    st.caption(_("De organisatie in de tabel is een voorstel. Kies zelf: er wordt niets vanzelf samengevoegd."))
    key = _table_key(page)
    lacking = _keep_edits(key, page, candidates, called)
    holding = about_names()
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
        show_outcome()
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
    holding = about_names()
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
    if session().failure is None:  # what could not be kept is tried again
        session().kept[_DONE] = {key: edits}
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


def about_names() -> dict[str, Decision]:
    """Return the decisions about names that hold, by the name as it is compared."""
    return {normalise(one.name): one for one in database.decisions(cache.engine()) if one.what in NAMING}


def _wish(decision: Decision | None) -> Wish | None:
    return None if decision is None else wish_of(decision)


def _decide(chosen: Sequence[tuple[str, Wish]], called: Mapping[str, str]) -> None:
    """Keep what was chosen for names, together; "later" takes back what was decided."""
    if not chosen:
        return
    store, at = cache.engine(), datetime.now().astimezone()
    holding = about_names()
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
            args=(decide_together, [(name.name, wish) for name in ticked], called),
        )


def decide_together(chosen: Sequence[tuple[str, Wish]], called: Mapping[str, str]) -> None:
    """Keep what was chosen for several names at once, and say so (as the `on_click` of a button)."""
    _decide(chosen, called)
    session().notice = in_markdown(names_view.kept_together(len(chosen), language()))
    name_decisions.draw_names_anew()
