"""One agreement on the page Beheer: change it, withdraw it, read its versions and put an earlier one back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum

import streamlit as st

from netwerk.analysis.norm_typed import check_months, check_rule, checked_norm, norm_id
from netwerk.analysis.norm_versions import following, newest, versions_of
from netwerk.analysis.norms import Norm
from netwerk.errors import ArgumentError, NormError
from netwerk.i18n import Text, mark
from netwerk.model import as_date, day_number
from netwerk.ui import cache, norm_form, norm_keeping
from netwerk.ui.door import Visit
from netwerk.ui.manage_parts import Part, go_to_part
from netwerk.ui.mishaps import carefully
from netwerk.ui.norm_preview import counts, show_preview
from netwerk.ui.session import language
from netwerk.ui.text import _, as_markdown, header, in_markdown, plain
from netwerk.views import norm_history, norm_preview, norm_view, wording


class Task(StrEnum):
    CHANGE = "wijzigen"
    WITHDRAW = "intrekken"
    VERSIONS = "versies"


def show_one(visit: Visit, known: Sequence[Norm], id_: str) -> None:
    """Show the agreement with this id and what can be done with it."""
    held = versions_of(known, id_)[-1]
    tongue = language()
    header(as_markdown(held.text_in(tongue)))
    st.caption(_("Korte naam: {id}. Versie {version}.", id=held.id, version=held.version))
    with st.container(width=820, gap="xxsmall"):
        st.markdown(" ".join(in_markdown(one) for one in norm_view.rule_in_words(held, visit.classification, tongue)))
    labels: dict[Task, str] = {
        Task.CHANGE: plain(mark("Opnieuw afspreken")) if held.withdrawn else plain(mark("Wijzigen")),
        Task.VERSIONS: plain(mark("Versies ({number})", number=held.version)),
    }
    if not held.withdrawn:
        labels[Task.WITHDRAW] = plain(mark("Intrekken"))
    task = st.segmented_control(
        _("Wat wilt u doen?"),
        list(labels),
        default=Task.CHANGE,
        required=True,
        format_func=labels.__getitem__,
        key=f"beheer_taak_{id_}_{held.version}",
    )
    match task:
        case Task.WITHDRAW:
            _withdraw(visit, known, held)
        case Task.VERSIONS:
            _versions(visit, known, held)
        case _:
            _change(visit, known, held)


def show_new(visit: Visit, known: Sequence[Norm]) -> None:
    """Show the boxes of a new agreement."""
    header(_("Nieuwe afspraak"))
    _change(visit, known, None)


# --- change and add ---


def _change(visit: Visit, known: Sequence[Norm], given: Norm | None) -> None:
    # the version is in the key: boxes never hold what was typed for an older one
    key = norm_keeping.key(given.id if given else "", given.version if given else 0)
    day, goals = _today(visit), _goals(known)
    left, right = st.columns([6, 5], gap="large")
    with left:
        norm_form.show_boxes(visit.classification, given, goals, key, today=day)
    typed = _typed(known, given, goals, key, day)
    with right, st.container(key="beheer_telling"):
        st.html(f"<style>{_STYLES}</style>")
        with st.container(border=True):
            st.markdown(_("**Wat verandert er?**"))
            _preview_typed(visit, known, given, typed)
        if not typed.text:
            st.caption(_("De korte naam wordt gemaakt uit de tekst van de afspraak."))
        elif given is None:
            st.caption(_("Korte naam: {id}.", id=typed.id))
        _show_wrong(known, given, typed)
        st.button(
            _("Bewaar"),
            key=f"{key}bewaar",
            icon=":material/check:",
            on_click=carefully,
            args=(_save, known, given, goals, key, day, norm_keeping.turn()),
        )
        st.caption(_("Er wordt niets bewaard voordat u op Bewaar klikt."))


def _typed(known: Sequence[Norm], given: Norm | None, goals: Mapping[str, str], key: str, day: date) -> Norm:
    """What stands in the boxes, as the version it would become."""
    typed = norm_form.typed(given, goals, key, today=day)
    if given is None:
        typed = replace(typed, id=norm_id(typed.text, {norm.id for norm in known}))
        return following(known, typed)
    return replace(typed, version=given.version + 1)


def _preview_typed(visit: Visit, known: Sequence[Norm], given: Norm | None, typed: Norm) -> None:
    try:
        check_rule(typed.rule)
        check_months(typed.months)
    except ArgumentError as error:
        st.markdown(in_markdown(error.text))
        return
    if given is not None and typed == replace(given, version=typed.version):
        now, _then = counts(visit, known, typed)
        st.markdown(in_markdown(norm_preview.unchanged(now, language())))
        return
    show_preview(visit, known, given, typed)


def _show_wrong(known: Sequence[Norm], given: Norm | None, typed: Norm) -> None:
    """Say beside the boxes what keeps them from being kept; of empty boxes nobody is told off."""
    if not typed.text and given is None:
        return
    try:
        checked_norm(typed, given, _others(known, typed))
    except (ArgumentError, NormError) as error:
        st.warning(in_markdown(error.text), icon=":material/edit:")


def _save(
    known: Sequence[Norm], given: Norm | None, goals: Mapping[str, str], key: str, day: date, this_turn: int
) -> None:
    if this_turn != norm_keeping.turn():  # the second click of a double one
        return
    typed = _typed(known, given, goals, key, day)
    kept = checked_norm(typed, given, _others(known, typed))
    if given is not None and kept == replace(given, version=kept.version):
        raise ArgumentError(mark("Er is niets gewijzigd, dus er is niets bewaard."))
    norm_keeping.keep([kept], _said(kept, day))
    if given is None:
        go_to_part(Part.AGREED)
        show(kept.id)


def _said(kept: Norm, today: date) -> tuple[Text, ...]:
    done = (
        mark("De nieuwe afspraak is bewaard.")
        if kept.version == 1
        else mark("Bewaard als versie {version}.", version=kept.version)
    )
    if kept.valid_from > today:
        begins = wording.long_date(day_number(kept.valid_from), language())
        return (done, mark("Alle pagina’s tellen ermee vanaf {day}.", day=begins))
    return (done, mark("Alle pagina’s tellen ermee."))


def _others(known: Sequence[Norm], typed: Norm) -> tuple[Norm, ...]:
    return tuple(norm for norm in newest(known) if not norm.withdrawn and norm.id != typed.id)


def _goals(known: Sequence[Norm]) -> Mapping[str, str]:
    """The goals that there are, each with its English."""
    found: dict[str, str] = {}
    for norm in newest(known):
        if not norm.withdrawn:
            found[norm.goal] = found.get(norm.goal) or norm.goal_en
    return found


# --- withdraw and put back ---


def _withdraw(visit: Visit, known: Sequence[Norm], held: Norm) -> None:
    key = norm_keeping.key(held.id, held.version, "weg")
    left, right = st.columns([6, 5], gap="large")
    with left:
        st.markdown(_("De tekst en alle versies blijven bewaard. U kunt de afspraak later opnieuw maken."))
        norm_form.choose_day(None, key, today=_today(visit), label=_("Ingetrokken vanaf"))

    def made() -> Norm:
        return replace(
            held,
            version=held.version + 1,
            withdrawn=True,
            valid_from=norm_form.typed_day(None, key, today=_today(visit)),
        )

    with right:
        with st.container(border=True):
            st.markdown(_("**Wat verandert er?**"))
            show_preview(visit, known, held, made())
        _keep_button(_("Trek deze afspraak in"), key, made, mark("De afspraak is ingetrokken."))


def _versions(visit: Visit, known: Sequence[Norm], held: Norm) -> None:
    versions = versions_of(known, held.id)
    tongue = language()
    for one in norm_history.history(
        versions,
        cache.norms_kept_at(),
        visit.classification,
        tongue,
        shipped={norm.id for norm in cache.shipped_norms()},
    ):
        with st.container(gap="xxsmall"):
            st.markdown(f"**{in_markdown(one.heading)}**")
            for line in one.lines:
                st.markdown(in_markdown(line))
    if len(versions) < 2:
        return
    key = norm_keeping.key(held.id, held.version, "terug")
    header(_("Een eerdere versie terugzetten"))
    left, right = st.columns([6, 5], gap="large")
    earlier = {one.version: one for one in versions[:-1] if not one.withdrawn}
    with left:
        number = st.selectbox(
            _("Welke versie?"),
            list(reversed(earlier)),
            format_func=lambda version: plain(
                mark("Versie {number}: {text}", number=version, text=earlier[version].text_in(tongue))
            ),
            key=f"{key}welke",
        )
        norm_form.choose_day(held, key, today=_today(visit))

    def made() -> Norm:
        return replace(
            earlier[st.session_state.get(f"{key}welke", number)],
            version=held.version + 1,
            withdrawn=False,
            valid_from=norm_form.typed_day(held, key, today=_today(visit)),
        )

    with right:
        with st.container(border=True):
            st.markdown(_("**Wat verandert er?**"))
            for line in norm_view.changes(held, made(), visit.classification, tongue):
                st.markdown(in_markdown(line))
            show_preview(visit, known, held, made())
        _keep_button(_("Zet deze versie terug"), key, made, mark("De eerdere versie geldt weer."))


def _keep_button(label: str, key: str, made: Callable[[], Norm], done: Text) -> None:
    st.button(
        label,
        key=f"{key}bewaar",
        icon=":material/check:",
        on_click=carefully,
        args=(_keep_made, made, done, norm_keeping.turn()),
    )


def _keep_made(made: Callable[[], Norm], done: Text, this_turn: int) -> None:
    if this_turn != norm_keeping.turn():  # the second click of a double one
        return
    changed = made()
    norm_keeping.keep([changed], (done, mark("Bewaard als versie {version}.", version=changed.version)))


# --- which one is shown ---


def asked(known: Sequence[Norm]) -> str | None:
    """Return the id of the agreement that the address asks for; None where it asks for none that there is."""
    id_ = st.query_params.get("afspraak")
    return id_ if any(norm.id == id_ for norm in known) else None


def show(id_: str | None) -> None:
    """Show the agreement with this id on the next run, None: all of them (as the `on_click` of a button)."""
    if id_ is not None:
        st.query_params["afspraak"] = id_
    elif "afspraak" in st.query_params:
        del st.query_params["afspraak"]


def _today(visit: Visit) -> date:
    day = as_date(visit.today)
    assert day is not None
    return day


# the count stays in sight beside the boxes; on a narrow screen it stands under them
_STYLES = """
@media(min-width:641px){div:has(>.st-key-beheer_telling){position:sticky;top:4.5rem}}
"""
