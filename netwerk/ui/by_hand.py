"""The part "Met de hand" of the page Gegevens: after a phone call change or add one organisation, or add one record.

Each is an import of its own, read and checked like a file, in the history and undone there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

import streamlit as st

from netwerk import store as database
from netwerk.errors import ArgumentError, InputError
from netwerk.i18n import Text, mark
from netwerk.model import FIRST, LAST, UNKNOWN, Classification, Dataset, Severity, as_date, day_number
from netwerk.privacy import refuse
from netwerk.records.by_hand import (
    Entry,
    Particulars,
    organisation_file,
    others_called,
    particulars,
    record_file,
)
from netwerk.records.deciding import Decision, Verdict
from netwerk.records.files import InputFile
from netwerk.records.matching import Register, Words, normalise
from netwerk.store.history import DEMO
from netwerk.ui import cache
from netwerk.ui.door import Visit
from netwerk.ui.mishaps import carefully
from netwerk.ui.selection import Selected, select, selected
from netwerk.ui.session import language, session
from netwerk.ui.text import _, as_markdown, header, in_markdown, plain
from netwerk.views import chosen, own_network, wording

_TURN = "handmatig_beurt"  # raised by every save: fresh boxes, and a second click on the old button does nothing
_WHAT = "handmatig_wat"
_WHO = "handmatig_organisatie"


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
    labels = {task: plain(label) for task, label in _TASKS.items()}
    task = st.segmented_control(
        _("Wat wilt u doen?"),
        list(_Task),
        default=_Task.CHANGE,
        required=True,
        format_func=labels.__getitem__,
        key=_WHAT,
        persist_state="session",
    )
    with st.container(width=820):
        match task:
            case _Task.ADD:
                _add(visit)
            case _Task.RECORD:
                _record(visit)
            case _:
                _change(visit)


# --- change an organisation ---


def _change(visit: Visit) -> None:
    data = visit.dataset
    if not len(data.organisations):
        st.markdown(_("Er zijn nog geen organisaties."))
        return
    code = _choose(data)
    if code is None:
        st.caption(_("Kies een organisatie. Daarna staan haar gegevens hieronder, en kunt u ze veranderen."))
        return
    register = cache.register()
    given = particulars(register, data, code)
    header(as_markdown(data.organisations["name"].iat[code]))
    _show_standing(visit, code, given)
    if not data.organisations["registered"].iat[code] and len(register.by_name.get(normalise(given.name), ())) > 1:
        st.info(
            _("Deze naam past bij meer dan één organisatie in het register. Kies eerst bij Namen wie wordt bedoeld."),
            icon=":material/info:",
        )
        return
    _organisation_form(visit, given, _("Bewaar de wijziging"))


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
        format_func=lambda code: labels[code],
        placeholder=_("Typ een naam of bijnaam"),
        key=_WHO,
        on_change=choose,
        width=420,
    )


def _show_standing(visit: Visit, code: int, given: Particulars) -> None:
    """Say that an organisation is outside the register, and what was decided about it."""
    names = dict(zip(visit.dataset.organisations["id"], visit.dataset.organisations["name"], strict=True))
    if not visit.dataset.organisations["registered"].iat[code]:
        st.info(
            _(
                "Deze organisatie staat niet in het register; zij is alleen bekend uit registraties. "
                "Als u haar gegevens bewaart, komt zij erin. Haar registraties blijven van haar."
            ),
            icon=":material/info:",
        )
    for one in database.decisions(cache.engine()):
        said = _decided(one, given.id, names)
        if said is not None:
            st.caption(in_markdown(said))


def _decided(one: Decision, id_: str, names: dict[str, str]) -> Text | None:
    """What `one` says of the organisation `id_`; None where it is not about it."""
    since = None if one.day is None else wording.short_date(one.day)
    if one.what is Verdict.MERGE and one.target == id_:
        gone = names.get(one.id, one.id)
        return (
            mark("{gone} ging in haar op. Dat verandert u bij Namen.", gone=gone)
            if since is None
            else mark("{gone} ging op {day} in haar op. Dat verandert u bij Namen.", gone=gone, day=since)
        )
    if one.what is Verdict.SPLIT and one.id == id_ and since is not None:
        return mark("Zij splitste op {day}. Dat verandert u bij Namen.", day=since)
    if one.what is Verdict.RENAME and one.id == id_:
        return (
            mark("Zij heet nu {name}. Dat verandert u bij Namen.", name=one.name)
            if since is None
            else mark("Sinds {day} heet zij {name}. Dat verandert u bij Namen.", day=since, name=one.name)
        )
    if one.what is Verdict.SAME and one.target == id_:
        return mark("Ook {name} in bestanden is deze organisatie. Dat verandert u bij Namen.", name=one.name)
    return None


# --- add an organisation ---


def _add(visit: Visit) -> None:
    header(_("Nieuwe organisatie"))
    _organisation_form(visit, Particulars(name=""), _("Voeg toe"))


def _organisation_form(visit: Visit, given: Particulars, button: str) -> None:
    turn = _turn()
    stem = f"handmatig_{turn}_{given.id}_"
    with st.form(f"handmatig_organisatie_{turn}_{given.id}"):
        _particulars_boxes(visit, given, stem)
        st.form_submit_button(
            button,
            key=f"{stem}bewaar",
            icon=":material/check:",
            on_click=carefully,
            args=(_save_organisation, visit, given, stem, turn),
        )


def _particulars_boxes(visit: Visit, given: Particulars, stem: str) -> None:
    data, known = visit.dataset, visit.classification
    left, right = st.columns(2, gap="medium")
    with left:
        st.text_input(_("Naam"), given.name, key=f"{stem}name", max_chars=200)
        _several(_("Gemeente"), given.municipality, _values(data, "municipality", known), f"{stem}municipality")
        _several(_("Subregio"), given.subregion, _values(data, "subregion", known), f"{stem}subregion")
        st.date_input(
            _("Bestaat vanaf"), _as_box(given.begin), key=f"{stem}begin", format="DD-MM-YYYY",
            min_value=date(1900, 1, 1), max_value=date(2100, 1, 1),
        )  # fmt: skip
        _several(_("Andere namen"), given.aliases, (), f"{stem}aliases")
        st.text_input(_("KvK-nummer"), given.kvk, key=f"{stem}kvk", max_chars=40)
        st.text_input(_("AGB-code"), given.agb, key=f"{stem}agb", max_chars=40)
    with right:
        _kind_box(known, given.kind, f"{stem}kind")
        _several(_("Gebied"), given.area, _values(data, "area", known), f"{stem}area")
        _parent_box(data, given, f"{stem}part_of")
        st.date_input(
            _("Bestaat tot en met"), _as_box(given.end - 1), key=f"{stem}end", format="DD-MM-YYYY",
            min_value=date(1900, 1, 1), max_value=date(2100, 1, 1),
        )  # fmt: skip
        st.text_input(
            _("Contactrol"),
            given.contact_role,
            key=f"{stem}contact_role",
            max_chars=200,
            placeholder=_("Een functie, nooit een naam"),
        )
        st.text_input(_("BRIN"), given.brin, key=f"{stem}brin", max_chars=40)


def _several(label: str, given: tuple[str, ...], known: Sequence[str], key: str) -> None:
    """A box for several values, the first in front; new ones may be typed."""
    st.multiselect(
        label,
        list(dict.fromkeys([*given, *known])),
        list(given),
        key=key,
        accept_new_options=True,
        placeholder=_("Kies of typ"),
    )


def _values(data: Dataset, column: str, known: Classification) -> list[str]:
    """The values of `column` that occur, and the municipalities of the configuration, by name."""
    names = {name for values in data.organisations[column] for name in values}
    if column == "municipality":
        names |= set(known.municipalities)
    return sorted(names, key=str.casefold)


def _kind_box(known: Classification, given: str, key: str) -> None:
    options = [UNKNOWN, *(kind.code for kind in known.kinds)]
    current = _kind_of(known, given)
    st.selectbox(
        _("Soort"),
        options if current in options else [*options, current],
        index=(options if current in options else [*options, current]).index(current),
        format_func=lambda code: wording.kind_label(known, code, language()),
        key=key,
    )


def _kind_of(known: Classification, written: str) -> str:
    return Words.of(known).kind(written) or written


def _parent_box(data: Dataset, given: Particulars, key: str) -> None:
    called = own_network.choices(data)
    current = _parent_of(data, given)
    options = ["", *(id_ for id_ in called if id_ != given.id)]
    if current not in options:
        options.append(current)
    st.selectbox(
        _("Onderdeel van"),
        options,
        index=options.index(current),
        format_func=lambda id_: called.get(id_, id_) or plain(mark("niets")),
        key=key,
    )


def _parent_of(data: Dataset, given: Particulars) -> str:
    """The id that `part_of` means; as it is written where it means nobody."""
    code = data.code_of.get(given.id)
    parent = -1 if code is None else data.organisations["part_of"].tolist()[code]
    return str(data.organisations["id"].iat[parent]) if parent >= 0 else given.part_of


def _save_organisation(visit: Visit, given: Particulars, stem: str, turn: int) -> None:
    if turn != _turn():  # the second click of a double one
        return
    typed = _typed(visit, given, stem)
    register = cache.register()
    if given.id:
        if typed == given:
            session().notice = _("Er is niets veranderd, dus er is niets bewaard.")
            return
        if typed.name != given.name and normalise(typed.name) != normalise(given.name):
            # records that name it as it was called until now stay its own
            typed = replace(typed, aliases=tuple(dict.fromkeys([*typed.aliases, given.name])))
    else:
        typed = _as_known(visit.dataset, register, typed)
    _guard(given, typed)
    _refuse_shared_names(register, given, typed)
    _keep(visit, lambda at: organisation_file(typed, at=at))
    session().notice = " ".join(
        [
            _("{name} is bewaard als import {number}.", name=typed.name, number=_last_number()),
            _("U kunt dit ongedaan maken bij Geschiedenis."),
        ]
    )


def _typed(visit: Visit, given: Particulars, stem: str) -> Particulars:
    """What stands in the boxes; what was not touched stays as it is written, also where a box shows another word."""

    def box(field: str) -> Any:
        return st.session_state[f"{stem}{field}"]

    def text(field: str) -> str:
        return " ".join(str(box(field) or "").split())

    def several(field: str) -> tuple[str, ...]:
        written = (" ".join(str(one).split()) for one in box(field))
        return tuple(dict.fromkeys(one for one in written if one))

    begin, end = (box(field) for field in ("begin", "end"))
    kind, parent = box("kind"), box("part_of")
    return Particulars(
        id=given.id,
        name=text("name"),
        kind=given.kind if kind == _kind_of(visit.classification, given.kind) else kind,
        municipality=several("municipality"),
        area=several("area"),
        subregion=several("subregion"),
        part_of=given.part_of if parent == _parent_of(visit.dataset, given) else parent,
        begin=FIRST if begin is None else day_number(begin),
        end=LAST if end is None else day_number(end) + 1,
        aliases=several("aliases"),
        contact_role=text("contact_role"),
        kvk=text("kvk"),
        brin=text("brin"),
        agb=text("agb"),
    )


def _as_known(data: Dataset, register: Register, typed: Particulars) -> Particulars:
    """A new organisation; one that records name already keeps its id, so that its records stay its own."""
    found = [str(register.rows[code]["id"]) for code in register.by_name.get(normalise(typed.name), ())]
    municipality = dict(zip(data.organisations["id"], data.organisations["municipality"], strict=True))
    seats = {municipality.get(id_, ())[:1] for id_ in found}
    if found and (not typed.municipality or () in seats or typed.municipality[:1] in seats):
        raise ArgumentError(
            mark(
                "{name} staat al in het register. Kies haar bij Organisatie wijzigen, of vul een andere gemeente in.",
                name=typed.name,
            )
        )
    wanted = normalise(typed.name)
    outside = data.organisations[~data.organisations["registered"]]
    same = [id_ for id_, name in zip(outside["id"], outside["name"], strict=True) if normalise(name) == wanted]
    return replace(typed, id=same[0]) if len(same) == 1 and not found else typed


def _guard(given: Particulars, typed: Particulars) -> None:
    """Refuse what may say something about a person, in what was typed."""
    if not typed.name:
        raise ArgumentError(mark("Vul een naam in."))
    if typed.name != given.name:
        refuse(typed.name, mark("Naam"), organisation=True)
    for name in typed.aliases:
        if name not in (*given.aliases, given.name):
            refuse(name, mark("Andere namen"), organisation=True)
    if typed.contact_role != given.contact_role:
        refuse(typed.contact_role, mark("Contactrol"))
    for field, label in (
        ("municipality", mark("Gemeente")),
        ("area", mark("Gebied")),
        ("subregion", mark("Subregio")),
    ):
        for value in getattr(typed, field):
            if value not in getattr(given, field):
                refuse(value, label, organisation=True)
    for field, label in (("kvk", mark("KvK-nummer")), ("brin", mark("BRIN")), ("agb", mark("AGB-code"))):
        if getattr(typed, field) != getattr(given, field):
            _refuse_number(getattr(typed, field), label)


def _refuse_number(value: str, label: Text) -> None:
    """Refuse anything that is no register number: at most 12 letters and digits."""
    if value and not (value.isascii() and value.replace(" ", "").isalnum() and len(value) <= 12):
        raise ArgumentError(mark("Bij {field} hoort een nummer van hoogstens twaalf tekens.", field=label))


def _refuse_shared_names(register: Register, given: Particulars, typed: Particulars) -> None:
    """Refuse a new alias that another organisation has: records with that name would belong to neither."""
    known = {normalise(name) for name in (given.name, *given.aliases, typed.name)}
    for alias in typed.aliases:
        others = [] if normalise(alias) in known else others_called(register, alias, than=typed.id)
        if others:
            other = register.rows[register.by_id[others[0]]]["name"]
            raise ArgumentError(
                mark(
                    "{alias} is ook een naam van {other}. "
                    "Registraties op die naam zouden dan bij geen van beide horen.",
                    alias=alias,
                    other=other,
                )
            )


# --- add a record ---


def _record(visit: Visit) -> None:
    data, known = visit.dataset, visit.classification
    turn = _turn()
    stem = f"handmatig_{turn}_registratie_"
    header(_("Nieuwe registratie"))
    called = own_network.choices(data)
    registered = set(data.organisations["id"][data.organisations["registered"]])
    forms = {form.code: wording.form_label(known, form.code, language()) for form in known.forms}
    with st.form(f"handmatig_registratie_{turn}"):
        left, right = st.columns(2, gap="medium")
        with left:
            st.text_input(
                _("Datum of maand"),
                key=f"{stem}when",
                placeholder=_("22-11-2026, of alleen de maand: 2026-11"),
                max_chars=40,
            )
            st.text_input(_("Thema"), key=f"{stem}theme", placeholder=_("Mag leeg blijven"), max_chars=100)
        with right:
            st.selectbox(_("Vorm"), list(forms), format_func=forms.__getitem__, index=None, key=f"{stem}form",
                         placeholder=_("Kies een vorm"))  # fmt: skip
            st.text_input(_("Bron"), plain(mark("telefoon")), key=f"{stem}source", max_chars=100)
        st.multiselect(
            _("Organisaties"),
            [id_ for id_ in called if id_ in registered],
            format_func=lambda id_: called[id_],
            key=f"{stem}participants",
            placeholder=_("Kies er twee of meer"),
            help=_("Bij verwijzen en consulteren: kies eerst wie verwijst of vraagt, dan naar of aan wie."),
        )
        st.form_submit_button(
            _("Voeg toe"),
            key=f"{stem}bewaar",
            icon=":material/check:",
            on_click=carefully,
            args=(_save_record, visit, stem, turn),
        )


def _save_record(visit: Visit, stem: str, turn: int) -> None:
    if turn != _turn():
        return

    def text(field: str) -> str:
        return " ".join(str(st.session_state[f"{stem}{field}"] or "").split())

    for field, label in (("theme", mark("Thema")), ("source", mark("Bron"))):
        refuse(text(field), label)
    if not text("when"):
        raise ArgumentError(mark("Vul een datum of een maand in."))
    form = text("form")
    entry = Entry(
        when=text("when"),
        form=form,
        theme=text("theme"),
        source=text("source"),
        participants=tuple(st.session_state[f"{stem}participants"]),
        directed=bool(form) and form not in visit.classification.undirected_forms,
    )
    _keep(visit, lambda at: record_file(entry, at=at))
    session().notice = " ".join(
        [
            _("De registratie is bewaard als import {number}.", number=_last_number()),
            _("U kunt dit ongedaan maken bij Geschiedenis."),
        ]
    )


# --- keep ---


def _keep(visit: Visit, make: Callable[[datetime], InputFile]) -> None:
    """Read what was typed in as an import of its own; raises with the reason where it cannot be read."""
    at = datetime.now().astimezone()
    # what is changed in the fictional region is fictional too, and goes out with it when own files come in
    source = DEMO if visit.demo else "handmatig"
    result = database.import_files(cache.engine(), [make(at)], today=visit.today, at=at, source=source)
    if not result.made:
        wrong = next((one for one in result.reading.problems if one.severity is Severity.ERROR), None)
        said = wrong.message.values.get("text") if wrong is not None else None
        raise InputError(
            mark("Dit is niet bewaard: {reason}", reason=said) if said else mark("Dit is niet bewaard. Kijk het na.")
        )
    session().kept[_TURN] = _turn() + 1


def _last_number() -> int:
    return max(one.number for one in database.imports(cache.engine()))


def _turn() -> int:
    return int(session().kept.get(_TURN, 0))


def _as_box(day: int) -> date | None:
    return as_date(day) if FIRST < day < LAST - 1 else None
