"""Taking an introduction up and writing down how it stands, in a box beside the page.

offer_introduction(visit, a, b, reasons, key="…")     a small button, for any page that names two organisations
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import streamlit as st

from netwerk import store as database
from netwerk.access import Action, require
from netwerk.analysis.introductions import between
from netwerk.errors import ArgumentError
from netwerk.i18n import mark
from netwerk.model import as_date, day_number
from netwerk.records.introducing import EARLIEST, LONGEST_NOTE, LONGEST_OWNER, Typed, checked
from netwerk.store import Introduction, Status
from netwerk.ui import cache
from netwerk.ui.door import Visit
from netwerk.ui.lines import show_lines
from netwerk.ui.mishaps import carefully, caught, show_outcome
from netwerk.ui.session import language, session
from netwerk.ui.text import _, as_markdown, in_markdown, plain
from netwerk.views import introductions_view, own_network

_TURN = "kennismaking_beurt"  # raised by every save: fresh boxes, and a second click on the old button does nothing
_SAID = "kennismaking_gezegd"  # what the last save did
_OWNER = "kennismaking_eigenaar"  # who was filled in last


def offer_introduction(
    visit: Visit, a: str | None, b: str | None, reasons: Mapping[str, Any], key: str, *, label: str | None = None
) -> None:
    """Show the button that takes up the introduction of the organisations `a` and `b` (ids), in a box beside the page.

    Nothing for who may not take one up.

    b, or both : None: to be chosen in the box
    reasons : why, as `Proposal.reasons` says it; empty where someone chose the pair
    label : of the button (from `_`), where it is not the usual one
    """
    if not visit.scope.may(Action.GAPS):
        return
    pressed = st.button(
        label or _("Kennismaking oppakken"), type="tertiary", icon=":material/handshake:", key=f"kennismaking_{key}"
    )
    if pressed:
        _open_form(visit, a, b, reasons, key)


def offer_step(visit: Visit, one: Introduction) -> None:
    """Show the button that writes down how an introduction stands."""
    if not visit.scope.may(Action.GAPS):
        return
    if st.button(_("Schrijf op hoe het staat"), type="tertiary", icon=":material/edit:", key=f"stap_{one.number}"):
        _open_step(visit, one)


# --- take one up ---


def _open_form(visit: Visit, a: str | None, b: str | None, reasons: Mapping[str, Any], key: str) -> None:
    opened = _turn()
    boxes = f"kennismaking_{opened}_{key}_"

    def inside() -> None:
        with caught():
            if _turn() == opened:
                show_outcome()
                _show_form(visit, a, b, reasons, boxes, opened)
            else:
                _say_done()
                st.caption(_("Zij staat nu bij Witte vlekken, in het deel Kennismakingen, en bij beide organisaties."))

    st.dialog(_("Kennismaking oppakken"), width="large", position="right", on_dismiss="rerun")(inside)()


def _show_form(visit: Visit, a: str | None, b: str | None, reasons: Mapping[str, Any], boxes: str, opened: int) -> None:
    data, tongue = visit.dataset, language()
    if a is not None and b is None:
        st.markdown(f"**{as_markdown(introductions_view.called(data, a))}**")
    if a is not None and b is not None:
        names = introductions_view.pair(data, a, b)
        st.markdown(f"**{as_markdown(' – '.join(names))}**")
        why = introductions_view.reasons(data, reasons, cache.norms(), tongue)
        st.markdown(" ".join(in_markdown(reason) for reason in why))
        kept = between(data, cache.introductions(), a, b)
        before = introductions_view.tried(data, a, (b,), kept, tongue)
        if before is not None:
            st.caption(in_markdown(before))
        running = next((one for one in kept if one.open), None)
        if running is not None:
            show_lines(introductions_view.step_line(step, tongue) for step in running.steps)
            st.markdown(
                _("Deze kennismaking loopt al. Bij Witte vlekken, Kennismakingen, schrijft u op hoe het staat.")
            )
            return
    with st.form(f"{boxes}formulier", enter_to_submit=False, border=False):
        if b is None:
            _choose(visit, boxes, a)
        st.text_input(
            _("Wie pakt het op?"),
            str(session().kept.get(_OWNER, "")),
            key=f"{boxes}owner",
            max_chars=LONGEST_OWNER,
            placeholder=_("Een functie of account, zoals coördinator jeugd"),
            help=_("Geen naam van een persoon: die bewaren wij niet."),
        )
        _day_box(_("Opgepakt op"), f"{boxes}day", first=visit.today - EARLIEST, today=visit.today)
        st.text_area(
            _("Notitie"), key=f"{boxes}note", max_chars=LONGEST_NOTE, height=96, placeholder=_("Mag leeg blijven")
        )
        st.form_submit_button(
            _("Pak op"),
            key=f"{boxes}bewaar",
            icon=":material/check:",
            on_click=carefully,
            args=(_take_up, visit, a, b, dict(reasons), boxes, opened),
        )


def _choose(visit: Visit, boxes: str, a: str | None) -> None:
    """The boxes for whom of the two is not given yet: both, or the one that `a` is to meet."""
    names = own_network.choices(visit.dataset)
    for number, label in ((1, _("Organisatie")), (2, _("Maakt kennis met"))):
        if number == 2 or a is None:
            st.selectbox(
                label,
                [id_ for id_ in names if id_ != a],
                index=None,
                format_func=names.__getitem__,
                placeholder=_("Typ een naam"),
                key=f"{boxes}wie_{number}",
            )


def _day_box(label: str, key: str, *, first: int, today: int) -> None:
    st.date_input(
        label,
        as_date(today) or "today",
        min_value=as_date(min(first, today)),
        max_value=as_date(today),
        format="DD-MM-YYYY",
        key=key,
        width=180,
    )


def _take_up(visit: Visit, a: str | None, b: str | None, reasons: Mapping[str, Any], boxes: str, opened: int) -> None:
    if opened != _turn():  # the second click of a double one
        return
    require(session().scope, Action.GAPS)
    # a second click ends this run at the next touch of Streamlit's state, so all that is needed of it is taken first
    current, engine = session(), cache.engine()
    typed = _typed(boxes)
    one = a or st.session_state[f"{boxes}wie_1"]
    other = b or st.session_state[f"{boxes}wie_2"]
    if one is None or other is None:
        raise ArgumentError(mark("Kies met wie deze organisatie kennismaakt."))
    kept = checked(typed, visit.dataset, today=visit.today)
    said = _(
        "De kennismaking van {a} met {b} is opgepakt.",
        **dict(zip("ab", introductions_view.pair(visit.dataset, one, other), strict=True)),
    )
    database.take_up(engine, one, other, day=kept.day, owner=kept.owner, note=kept.note, reasons=reasons, at=_now())
    current.kept[_TURN] = opened + 1
    current.kept[_OWNER] = kept.owner
    current.kept[_SAID] = current.notice = said


# --- how it stands ---


def _open_step(visit: Visit, one: Introduction) -> None:
    opened = _turn()
    boxes = f"stap_{opened}_{one.number}_"

    def inside() -> None:
        with caught():
            if _turn() == opened:
                show_outcome()
                _show_step(visit, one, boxes, opened)
            else:
                _say_done()

    names = introductions_view.pair(visit.dataset, one.a, one.b)
    st.dialog(as_markdown(" – ".join(names)), width="large", position="right", on_dismiss="rerun")(inside)()


def _show_step(visit: Visit, one: Introduction, boxes: str, opened: int) -> None:
    show_lines(introductions_view.step_line(step, language()) for step in one.steps)
    labels = {status: plain(text) for status, text in introductions_view.STATUSES.items()}
    with st.form(f"{boxes}formulier", enter_to_submit=False, border=False):
        st.segmented_control(
            _("Hoe staat het?"),
            list(labels),
            default=one.latest.status,
            required=True,
            format_func=labels.__getitem__,
            key=f"{boxes}status",
        )
        st.text_input(_("Wie pakt het op?"), one.latest.owner, key=f"{boxes}owner", max_chars=LONGEST_OWNER)
        _day_box(_("Datum"), f"{boxes}day", first=one.day, today=visit.today)
        st.text_area(
            _("Notitie"), key=f"{boxes}note", max_chars=LONGEST_NOTE, height=96, placeholder=_("Mag leeg blijven")
        )
        st.form_submit_button(
            _("Bewaar"),
            key=f"{boxes}bewaar",
            icon=":material/check:",
            on_click=carefully,
            args=(_add_step, visit, one, boxes, opened),
        )


def _add_step(visit: Visit, one: Introduction, boxes: str, opened: int) -> None:
    if opened != _turn():  # the second click of a double one
        return
    require(session().scope, Action.GAPS)
    current, engine = session(), cache.engine()
    typed = _typed(boxes)
    status = Status(st.session_state[f"{boxes}status"] or one.latest.status)
    kept = checked(typed, visit.dataset, today=visit.today, since=one.day)
    said = _("Bewaard.")
    database.add_step(engine, one.number, day=kept.day, status=status, owner=kept.owner, note=kept.note, at=_now())
    current.kept[_TURN] = opened + 1
    current.kept[_SAID] = current.notice = said


def _typed(boxes: str) -> Typed:
    """What stands in the boxes; an emptied day is one that cannot be."""
    day = st.session_state[f"{boxes}day"]
    if not isinstance(day, date):
        raise ArgumentError(mark("Vul een datum in."))
    return Typed(
        day=day_number(day),
        owner=str(st.session_state[f"{boxes}owner"] or ""),
        note=str(st.session_state[f"{boxes}note"] or ""),
    )


def _say_done() -> None:
    """Say in the box what was done, also where a second click draws it once more."""
    session().notice = None  # what the page would say when the box is closed
    st.success(str(session().kept[_SAID]), icon=":material/check_circle:")


def _turn() -> int:
    return int(session().kept.get(_TURN, 0))


def _now() -> datetime:
    return datetime.now().astimezone()
