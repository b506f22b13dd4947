"""The part "Met de hand" of the page Gegevens: after a phone call change or add one organisation, or add one record.

Each is an import of its own, read and checked like a file, in the history and undone there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum

import streamlit as st

from netwerk import store as database
from netwerk.errors import InputError
from netwerk.i18n import Text, mark, translate
from netwerk.model import Dataset, Problem, Severity
from netwerk.records.by_hand import Particulars, organisation_file, particulars, record_file
from netwerk.records.deciding import Decision, Verdict
from netwerk.records.files import InputFile
from netwerk.records.matching import normalise
from netwerk.records.typed import checked_organisation, checked_record
from netwerk.store.history import DEMO
from netwerk.ui import cache, particulars_form, record_form
from netwerk.ui.door import Visit
from netwerk.ui.mishaps import carefully
from netwerk.ui.selection import Selected, select, selected
from netwerk.ui.session import language, session
from netwerk.ui.text import _, as_markdown, header, in_markdown, plain
from netwerk.views import chosen, wording

_TURN = "handmatig_beurt"  # raised by every save: fresh boxes, and a second click on the old button does nothing
_WHO = "handmatig_organisatie"
_SAID = "handmatig_gezegd"


class _Task(StrEnum):
    CHANGE = "wijzigen"
    ADD = "toevoegen"
    RECORD = "registratie"


_TASKS: dict[_Task, Text] = {
    _Task.CHANGE: mark("Organisatie wijzigen"),
    _Task.ADD: mark("Organisatie toevoegen"),
    _Task.RECORD: mark("Registratie toevoegen"),
}


def show_by_hand(visit: Visit) -> None:
    """Show what can be done by hand, and the boxes for what is chosen."""
    st.markdown(
        _(
            "Is er na een telefoontje iets te veranderen? Vul het hier in. "
            "Elke wijziging is een eigen import, die u bij Geschiedenis ongedaan kunt maken."
        )
    )
    version, said = session().kept.get(_SAID, (None, ""))
    if version == cache.data_version():  # said until something changes: a second click draws the page once more
        st.success(said, icon=":material/check_circle:")
    labels = {task: plain(label) for task, label in _TASKS.items()}
    task = st.segmented_control(
        _("Wat wilt u doen?"),
        list(_Task),
        default=_Task.CHANGE,
        required=True,
        format_func=labels.__getitem__,
        key="handmatig_wat",
    )
    with st.container(width=820):
        match task:
            case _Task.ADD:
                header(_("Nieuwe organisatie"))
                _organisation(visit, Particulars(name=""), _("Voeg toe"))
            case _Task.RECORD:
                header(_("Nieuwe registratie"))
                _record(visit)
            case _:
                _change(visit)


# --- what can be done ---


def _change(visit: Visit) -> None:
    data = visit.dataset
    if data.organisations.empty:
        st.markdown(_("Er zijn nog geen organisaties."))
        return
    code = _choose(data)
    if code is None:
        st.caption(_("Kies een organisatie. Daarna staan haar gegevens hieronder, en kunt u ze veranderen."))
        return
    register = cache.register()
    given = particulars(register, data, code)
    header(as_markdown(data.organisations["name"].iat[code]))
    if given.id not in register.by_id and register.by_name.get(normalise(given.name)):
        st.info(
            _("Deze naam past bij meer dan één organisatie in het register. Kies eerst bij Namen wie wordt bedoeld."),
            icon=":material/info:",
        )
        return
    _show_standing(data, given, registered=given.id in register.by_id)
    _organisation(visit, given, _("Bewaar de wijziging"))


def _organisation(visit: Visit, given: Particulars, button: str) -> None:
    turn = _turn()
    key = f"handmatig_{turn}_{given.id}_"
    with st.form(f"{key}formulier", enter_to_submit=False):  # Enter in a box is no wish to keep all of them
        particulars_form.show_boxes(visit.dataset, given, key)
        st.form_submit_button(
            button,
            key=f"{key}bewaar",
            icon=":material/check:",
            on_click=carefully,
            args=(_save_organisation, visit, given, key, turn),
        )


def _record(visit: Visit) -> None:
    turn = _turn()
    key = f"handmatig_{turn}_registratie_"
    with st.container(border=True):  # no form: choosing one organisation brings the box for the next
        record_form.show_boxes(visit.dataset, key, by_month=not visit.demo)
        st.button(
            _("Voeg toe"),
            key=f"{key}bewaar",
            icon=":material/check:",
            on_click=carefully,
            args=(_save_record, visit, key, turn),
        )


def _choose(data: Dataset) -> int | None:
    """The search box for an organisation; whichever is chosen goes along to the other pages."""
    labels = chosen.search_labels(data, language())
    codes = sorted(range(len(labels)), key=lambda code: labels[code].casefold())
    picked = selected(data)
    st.session_state[_WHO] = picked.a if picked is not None and picked.b is None else None

    def choose() -> None:
        code = st.session_state[_WHO]
        select(data, None if code is None else Selected(code))

    return st.selectbox(
        _("Zoek een organisatie"),
        codes,
        index=None,
        format_func=labels.__getitem__,
        placeholder=_("Typ een naam of bijnaam"),
        key=_WHO,
        on_change=choose,
        width=420,
    )


def _show_standing(data: Dataset, given: Particulars, *, registered: bool) -> None:
    """Say that an organisation is outside the register, and what was decided about it."""
    if not registered:
        st.info(
            _(
                "Deze organisatie staat niet in het register; zij is alleen bekend uit registraties. "
                "Als u haar gegevens bewaart, komt zij erin. Haar registraties blijven van haar."
            ),
            icon=":material/info:",
        )
    names = dict(zip(data.organisations["id"], data.organisations["name"], strict=True))
    for one in database.decisions(cache.engine()):
        said = _decided(one, given.id, names)
        if said is not None:
            st.caption(in_markdown(mark("{said} Dat verandert u bij Namen.", said=said)))


def _decided(one: Decision, id_: str, names: Mapping[str, str]) -> Text | None:
    """What the decision `one` says of the organisation `id_`; None where it is not about it."""
    day = plain(mark("het begin")) if one.day is None else wording.long_date(one.day, language())
    match one.what:
        case Verdict.MERGE if one.target == id_:
            return mark("{gone} ging in haar op, vanaf {day}.", gone=names.get(one.id, one.id), day=day)
        case Verdict.SPLIT if one.id == id_:
            return mark("Zij is gesplitst, vanaf {day}.", day=day)
        case Verdict.RENAME if one.id == id_:
            return mark("Zij heet {name}, vanaf {day}.", name=one.name, day=day)
        case Verdict.SAME if one.target == id_:
            return mark("In bestanden heet zij ook {name}.", name=one.name)
    return None


# --- keep ---


def _save_organisation(visit: Visit, given: Particulars, key: str, turn: int) -> None:
    if turn != _turn():  # the second click of a double one
        return
    typed = particulars_form.typed(visit.dataset, given, key)
    if given.id in cache.register().by_id and typed == given:
        session().notice = _("Er is niets veranderd, dus er is niets bewaard.")
        return
    data = cache.dataset(visit.scope)
    if given.id and given != _as_it_is(data, given.id):  # someone else, or another window, was here first
        session().kept[_TURN] = turn + 1
        raise InputError(
            mark("De gegevens van {name} zijn intussen veranderd. Kijk ze na en vul het opnieuw in.", name=given.name)
        )
    kept = checked_organisation(given, typed, cache.register(), data)
    _keep(visit, lambda at: organisation_file(kept, at=at), mark("{name} is bewaard", name=kept.name))


def _as_it_is(data: Dataset, id_: str) -> Particulars | None:
    code = data.code_of.get(id_)
    return None if code is None else particulars(cache.register(), data, code)


def _save_record(visit: Visit, key: str, turn: int) -> None:
    if turn != _turn():  # the second click of a double one
        return
    typed = checked_record(record_form.typed(visit.dataset, key))
    _keep(visit, lambda at: record_file(typed, at=at), mark("De registratie is bewaard"))


def _keep(visit: Visit, make: Callable[[datetime], InputFile], done: Text) -> None:
    """Read what was typed in as an import of its own, and say so after `done`; what cannot be read is an InputError."""
    # a second click ends this run at the next touch of Streamlit's state, so all that is needed of it is taken first
    current, turn = session(), _turn()
    tongue, engine = current.language, cache.engine()
    at = datetime.now().astimezone()
    # what is changed in the fictional region is fictional too, and goes out with it when own files come in
    source = DEMO if visit.demo else "handmatig"
    result = database.import_files(engine, [make(at)], today=visit.today, at=at, source=source)
    if result.number is None or not result.made:
        wrong = next((one for one in result.reading.problems if one.severity is Severity.ERROR), None)
        raise InputError(
            mark("Dit is niet bewaard. Kijk het na.")
            if wrong is None
            else mark("Dit is niet bewaard: {reason}", reason=_without_place(wrong))
        )
    current.kept[_TURN] = turn + 1
    told = [one for one in result.reading.problems if one.severity is Severity.WARNING or one.code in _WORTH_TELLING]
    said = (
        mark("{done} als import {number}.", done=done, number=result.number),
        mark("U kunt dit ongedaan maken bij Geschiedenis."),
        *(mark("Let op: {what}", what=_without_place(one)) for one in told),
    )
    text = " ".join(as_markdown(translate(one, tongue)) for one in said)
    current.kept[_SAID] = (database.data_version(engine), text)


# what is worth telling of a row that was typed, beside warnings; the other notices are about files
_WORTH_TELLING = frozenset({"unknown_kind", "unknown_municipality", "duplicate"})


def _without_place(problem: Problem) -> Text:
    """What is the matter, without the file and row that stand in front."""
    found = problem.message.values.get("text")
    return found if isinstance(found, Text) else problem.message


def _turn() -> int:
    return int(session().kept.get(_TURN, 0))
