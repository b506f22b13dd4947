"""Organisations that went together, split or were renamed, with the day; every such decision can be taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

import streamlit as st

from netwerk import store as database
from netwerk.errors import ArgumentError
from netwerk.i18n import Text, mark
from netwerk.model import UNKNOWN, Dataset, day_number
from netwerk.privacy import refuse
from netwerk.records.deciding import SUCCEEDING, Decision, Verdict
from netwerk.records.matching import normalise
from netwerk.records.settling_names import free_id, successions
from netwerk.records.suggesting import Known
from netwerk.ui import cache
from netwerk.ui.mishaps import carefully
from netwerk.ui.name_decisions import show_list
from netwerk.ui.session import language, session
from netwerk.ui.text import _, header, in_markdown, plain
from netwerk.views import names_view

if TYPE_CHECKING:
    from netwerk.ui.door import Visit

NEW = ""  # in the place of an id: an organisation that is not there yet
_TURN = "opvolging_beurt"  # raised by every save, so that the boxes are empty again
_WHAT: dict[Verdict, Text] = {
    Verdict.MERGE: mark("Samengaan"),
    Verdict.SPLIT: mark("Splitsen"),
    Verdict.RENAME: mark("Hernoemen"),
}


def show_succession(visit: Visit) -> None:
    """Show the boxes for a merger, a split or a new name, what it will do, and those that were decided."""
    header(_("Samengaan, splitsen, hernoemen"))
    what = st.segmented_control(
        _("Wat gebeurde er?"),
        list(_WHAT),
        default=Verdict.MERGE,
        required=True,
        format_func=lambda verdict: plain(_WHAT[verdict]),
        key="opvolging_wat",
        label_visibility="collapsed",
    )
    called = names_view.labels(_organisations(visit.dataset))
    if not called:
        st.caption(_("Er zijn nog geen organisaties. Lees eerst bestanden in."))
        return
    with st.container(border=True):
        match what:
            case Verdict.SPLIT:
                _split(visit, called)
            case Verdict.RENAME:
                _rename(visit, called)
            case _:
                _merge(visit, called)
    st.space("small")
    header(_("Wat is vastgelegd"))
    show_list(visit, (Verdict.MERGE, Verdict.SPLIT, Verdict.RENAME))


def _organisations(dataset: Dataset) -> list[Known]:
    """Every organisation, also those outside the register."""
    columns = (dataset.organisations[column] for column in ("id", "name", "municipality"))
    return [Known(id=id_, name=name, municipality=towns) for id_, name, towns in zip(*columns, strict=True)]


def _merge(visit: Visit, called: Mapping[str, str]) -> None:
    gone = st.multiselect(
        _("Welke organisaties gingen samen?"),
        list(called),
        format_func=called.__getitem__,
        placeholder=_("Kies of zoek"),
        key=_key("samen"),
    )
    heir = _heir(visit, called, _("Waarin gingen zij op?"))
    day = _day()
    if gone and heir is not None:
        _say(names_view.will_merge([called[id_] for id_ in gone if id_ != heir.id], heir.name, language()))
    _save_button(visit, Verdict.MERGE, gone, heir, day)


def _split(visit: Visit, called: Mapping[str, str]) -> None:
    old = _one(_("Welke organisatie splitste?"), called, "splitst")
    heir = _heir(visit, called, _("Welk deel zet de geschiedenis voort?"))
    day = _day()
    if old is not None and heir is not None:
        _say(names_view.will_split(called[old], heir.name))
    _save_button(visit, Verdict.SPLIT, [old] if old else [], heir, day)


def _rename(visit: Visit, called: Mapping[str, str]) -> None:
    old = _one(_("Welke organisatie kreeg een andere naam?"), called, "heette")
    name = st.text_input(_("Hoe heet zij nu?"), key=_key("naam"), max_chars=200)
    day = _day()
    if old is not None and name.strip():
        _say(names_view.will_rename(called[old], name.strip()))
    st.button(
        _("Leg vast"),
        key=_key("vast"),
        icon=":material/check:",
        on_click=carefully,
        args=(_keep_name, old, name.strip(), day),
    )


def _one(label: str, called: Mapping[str, str], key: str) -> str | None:
    return st.selectbox(
        label,
        list(called),
        index=None,
        format_func=called.__getitem__,
        placeholder=_("Kies of zoek"),
        key=_key(key),
    )


def _heir(visit: Visit, called: Mapping[str, str], label: str) -> Known | None:
    """The organisation that carries the history on, chosen or typed; None while neither is."""
    new = plain(mark("Een nieuwe organisatie"))
    chosen = st.selectbox(
        label,
        [NEW, *called],
        index=None,
        format_func=lambda id_: called.get(id_, new),
        placeholder=_("Kies of zoek"),
        key=_key("opvolger"),
    )
    if chosen is None:
        return None
    if chosen != NEW:
        return Known(id=chosen, name=called[chosen])
    with st.container(horizontal=True, gap="small"):
        name = st.text_input(_("Naam van de nieuwe organisatie"), key=_key("nieuw"), max_chars=200, width=320)
        kinds = names_view.kinds(visit.classification, language())
        kind = st.selectbox(_("Soort"), list(kinds), format_func=kinds.__getitem__, key=_key("soort"), width=240)
        towns = names_view.towns(visit.dataset)
        town = st.selectbox(
            _("Gemeente"), towns, index=None, placeholder=_("Mag leeg blijven"), key=_key("gemeente"), width=220
        )
    typed = " ".join(name.split())
    return Known(id=NEW, name=typed, kind=kind, municipality=(town,) if town else ()) if typed else None


def _day() -> int | None:
    chosen: date | None = st.date_input(
        _("Vanaf welke dag?"),
        None,
        key=_key("dag"),
        format="DD-MM-YYYY",
        min_value=date(1900, 1, 1),
        max_value=date(2100, 1, 1),
        help=_("Mag leeg blijven. De dag staat erbij; de geschiedenis wordt in één lijn gelezen."),
        width=220,
    )
    return None if chosen is None else day_number(chosen)


def _say(text: Text) -> None:
    st.info(in_markdown(text), icon=":material/info:")


def _save_button(visit: Visit, what: Verdict, gone: Sequence[str], heir: Known | None, day: int | None) -> None:
    st.button(
        _("Leg vast"),
        key=_key("vast"),
        icon=":material/check:",
        on_click=carefully,
        args=(_keep_succession, visit, what, tuple(gone), heir, day),
    )


def _keep_succession(visit: Visit, what: Verdict, gone: Sequence[str], heir: Known | None, day: int | None) -> None:
    if not gone or heir is None:
        raise ArgumentError(mark("Kies eerst om welke organisaties het gaat."))
    store = cache.engine()
    holding = database.decisions(store)
    frame = visit.dataset.organisations
    names = dict(zip(frame["id"], frame["name"], strict=True))
    new = heir.id == NEW
    into = heir.id
    if new:
        refuse(heir.name, mark("Naam van de nieuwe organisatie"), organisation=True)
        _refuse_known(heir.name, names)
        into = free_id(heir.name, {*names, *(one.id for one in holding), *(one.target for one in holding)})
    made = successions(
        what,
        gone,
        into,
        day=day,
        called=heir.name if new else "",
        kind=heir.kind if new and heir.kind != UNKNOWN else "",
        municipality=heir.municipality[0] if new and heir.municipality else "",
        holding=[one for one in holding if one.what in SUCCEEDING],
        name_of=lambda id_: names.get(id_, id_),
    )
    _keep(made)


def _keep_name(id_: str | None, name: str, day: int | None) -> None:
    name = " ".join(name.split())
    if id_ is None or not name:
        raise ArgumentError(mark("Kies een organisatie en vul haar nieuwe naam in."))
    refuse(name, mark("Hoe heet zij nu?"), organisation=True)
    _keep([Decision(what=Verdict.RENAME, id=id_, name=name, day=day)])


def _refuse_known(name: str, names: Mapping[str, str]) -> None:
    wanted = normalise(name)
    if any(normalise(known) == wanted for known in names.values()):
        raise ArgumentError(mark("{name} bestaat al. Kies haar uit de lijst.", name=name))


def _keep(made: Sequence[Decision]) -> None:
    database.decide(cache.engine(), made, at=datetime.now().astimezone())
    session().notice = _("Vastgelegd. U kunt dit hieronder terugdraaien.")
    session().kept[_TURN] = _turn() + 1


def _turn() -> int:
    return int(session().kept.get(_TURN, 0))


def _key(name: str) -> str:
    return f"opvolging_{_turn()}_{name}"
