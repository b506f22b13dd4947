"""Writing a milestone down, taking it away and putting it back: the coordinator does, and everything is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime

import streamlit as st

from netwerk import store as database
from netwerk.access import Action, require
from netwerk.analysis.milestones import Milestone
from netwerk.analysis.places import REGION, Level, places
from netwerk.errors import ArgumentError
from netwerk.i18n import Text, mark
from netwerk.model import as_date, day_number
from netwerk.records.introducing import LONGEST_OWNER
from netwerk.records.milestone_typed import LONGEST_NAME, TypedMilestone, checked_milestone, checked_owner
from netwerk.store import KeptMilestone
from netwerk.ui import cache
from netwerk.ui.door import Visit
from netwerk.ui.mishaps import carefully, caught, show_outcome
from netwerk.ui.session import Session, language, session
from netwerk.ui.text import _, in_markdown, plain
from netwerk.views import milestones_view, own_network

_TURN = "mijlpaal_beurt"  # raised by every save: fresh boxes, and a second click on the old button does nothing
_SAID = "mijlpaal_gezegd"  # what the last save did
_OWNER = "mijlpaal_eigenaar"  # who was filled in last
_EARLIEST = date(1990, 1, 1)
_PLACES: Mapping[Level, Callable[[str], Text]] = {
    Level.SUBREGION: lambda name: mark("Subregio {name}", name=name),
    Level.MUNICIPALITY: lambda name: mark("Gemeente {name}", name=name),
    Level.AREA: lambda name: mark("Gebied {name}", name=name),
}


def offer_milestone(visit: Visit) -> None:
    """Show the button that writes a milestone down; nothing for who may only read."""
    if visit.may(Action.MAP) and st.button(
        _("Schrijf een mijlpaal op"), type="tertiary", icon=":material/add:", key="mijlpaal_nieuw"
    ):
        _open(visit, _("Schrijf een mijlpaal op"), "mijlpaal", _show_form)


def offer_removal(visit: Visit, one: Milestone) -> None:
    """Show who wrote a typed milestone down, and the button that takes it away."""
    kept = next((kept for kept in database.kept_milestones(cache.engine()) if kept.number == one.number), None)
    if kept is None or not visit.may(Action.MAP):
        return
    _show_history(kept)
    if st.button(_("Haal deze mijlpaal weg"), type="tertiary", icon=":material/delete:", key=f"weg_{kept.number}"):
        _open_turn(visit, kept)


def show_removed(visit: Visit) -> None:
    """Show the milestones that were taken away, each with what happened to it and the way back."""
    gone = [one for one in database.kept_milestones(cache.engine()) if not one.counts]
    if not gone or not visit.may(Action.MAP):
        return
    with st.expander(_("Weggehaalde mijlpalen")):
        for one in gone:
            st.markdown(f"**{in_markdown(milestones_view.kept_title(one, language()))}**")
            _show_history(one)
            if st.button(_("Zet terug"), type="tertiary", icon=":material/undo:", key=f"terug_{one.number}"):
                _open_turn(visit, one)


def _show_history(one: KeptMilestone) -> None:
    st.caption(" · ".join(in_markdown(line) for line in milestones_view.history(one)))


def _open(visit: Visit, title: str, name: str, show: Callable[[Visit, str, int], None]) -> None:
    """Open a box beside the page; once something in it was kept it says what, also after a second click."""
    opened = _turn()
    boxes = f"{name}_{opened}_"

    def inside() -> None:
        with caught():
            if _turn() == opened:
                show_outcome()
                show(visit, boxes, opened)
            else:
                session().notice = None  # what the page would say when the box is closed
                st.success(str(session().kept[_SAID]), icon=":material/check_circle:")

    st.dialog(title, width="large", position="right", on_dismiss="rerun")(inside)()


# --- write one down ---


def _show_form(visit: Visit, boxes: str, opened: int) -> None:
    names = own_network.choices(visit.dataset)
    labels = {
        f"{one.level.value}:{one.name}": plain(_PLACES[one.level](one.name))
        for one in places(visit.dataset)
        if one != REGION
    }
    with st.form(f"{boxes}formulier", enter_to_submit=False, border=False):
        st.text_input(
            _("Wat gebeurde er?"),
            key=f"{boxes}name",
            max_chars=LONGEST_NAME,
            placeholder=_("Zoals: nieuw contract jeugdhulp"),
        )
        st.date_input(
            _("Op welke dag?"),
            as_date(visit.today) or "today",
            min_value=_EARLIEST,
            max_value=as_date(visit.today),
            format="DD-MM-YYYY",
            key=f"{boxes}day",
            width=180,
        )
        st.selectbox(
            _("Voor welk gebied?"),
            list(labels),
            index=None,
            format_func=labels.__getitem__,
            placeholder=_("Hele regio"),
            key=f"{boxes}place",
        )
        st.multiselect(
            _("Of voor welke organisaties?"),
            list(names),
            format_func=names.__getitem__,
            placeholder=_("Mag leeg blijven"),
            key=f"{boxes}organisations",
        )
        _owner_box(boxes)
        st.form_submit_button(
            _("Bewaar"),
            key=f"{boxes}bewaar",
            icon=":material/check:",
            on_click=carefully,
            args=(_keep, visit, boxes, opened),
        )


def _keep(visit: Visit, boxes: str, opened: int) -> None:
    if opened != _turn():  # the second click of a double one
        return
    require(session().scope, Action.MAP)
    # a second click ends this run at the next touch of Streamlit's state, so all that is needed of it is taken first
    current, engine = session(), cache.engine()
    kept = checked_milestone(_typed(boxes), visit.dataset, today=visit.today)
    said = _("De mijlpaal '{name}' is bewaard en staat nu in de lijst.", name=kept.name)
    database.keep_milestone(
        engine,
        day=kept.day,
        name=kept.name,
        organisations=kept.organisations,
        level=kept.level,
        place=kept.place,
        owner=kept.owner,
        at=_now(),
    )
    _done(current, said, kept.owner, opened)


def _typed(boxes: str) -> TypedMilestone:
    """What stands in the boxes; an emptied day is one that cannot be."""
    day = st.session_state[f"{boxes}day"]
    if not isinstance(day, date):
        raise ArgumentError(mark("Vul een datum in."))
    level, _colon, place = str(st.session_state[f"{boxes}place"] or "").partition(":")
    return TypedMilestone(
        day=day_number(day),
        name=str(st.session_state[f"{boxes}name"] or ""),
        owner=str(st.session_state[f"{boxes}owner"] or ""),
        organisations=tuple(sorted(st.session_state[f"{boxes}organisations"])),
        level=level,
        place=place,
    )


# --- take one away, put one back ---


def _open_turn(visit: Visit, one: KeptMilestone) -> None:
    title = _("Mijlpaal weghalen") if one.counts else _("Mijlpaal terugzetten")

    def show(visit: Visit, boxes: str, opened: int) -> None:
        st.markdown(f"**{in_markdown(milestones_view.kept_title(one, language()))}**")
        if one.counts:
            st.markdown(_("De mijlpaal verdwijnt uit de lijst en uit de grafieken. U kunt haar later terugzetten."))
        with st.form(f"{boxes}formulier", enter_to_submit=False, border=False):
            _owner_box(boxes)
            st.form_submit_button(
                _("Haal weg") if one.counts else _("Zet terug"),
                key=f"{boxes}bewaar",
                icon=":material/check:",
                on_click=carefully,
                args=(_turn_one, one, boxes, opened),
            )

    _open(visit, title, f"mijlpaal_om_{one.number}", show)


def _turn_one(one: KeptMilestone, boxes: str, opened: int) -> None:
    if opened != _turn():  # the second click of a double one
        return
    require(session().scope, Action.MAP)
    current, engine = session(), cache.engine()
    owner = checked_owner(str(st.session_state[f"{boxes}owner"] or ""))
    if one.counts:
        said = _("De mijlpaal '{name}' is weggehaald. Onder Weggehaalde mijlpalen zet u haar terug.", name=one.name)
        database.take_milestone_away(engine, one.number, owner=owner, at=_now())
    else:
        said = _("De mijlpaal '{name}' staat weer in de lijst.", name=one.name)
        database.put_milestone_back(engine, one.number, owner=owner, at=_now())
    _done(current, said, owner, opened)


def _owner_box(boxes: str) -> None:
    st.text_input(
        _("Wie schrijft dit op?"),
        str(session().kept.get(_OWNER, "")),
        key=f"{boxes}owner",
        max_chars=LONGEST_OWNER,
        placeholder=_("Een functie of account, zoals coördinator jeugd"),
        help=_("Geen naam van een persoon: die bewaren wij niet."),
    )


def _done(current: Session, said: str, owner: str, opened: int) -> None:
    current.kept[_TURN] = opened + 1
    current.kept[_OWNER] = owner
    current.kept[_SAID] = current.notice = said


def _turn() -> int:
    return int(session().kept.get(_TURN, 0))


def _now() -> datetime:
    return datetime.now().astimezone()
