"""The boxes of one agreement, filled with what holds now, and what was typed in them; only those of the chosen rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import streamlit as st

from netwerk.analysis.norms import (
    CENTRAL_UNHEARD,
    COVERAGE,
    MEASURES,
    BoundRule,
    CircleRule,
    CombinationRule,
    Direction,
    Norm,
    PairRule,
    Rule,
    Scope,
)
from netwerk.model import Classification, day_number
from netwerk.ui.session import language
from netwerk.ui.text import _, in_markdown, plain
from netwerk.views import wording
from netwerk.views.norm_view import DIRECTIONS, MEASURE_WORDS, RULES, RULES_EXPLAINED, SCOPES, SHARES, UNITS

EARLIEST, LATEST = date(1990, 1, 1), date(2100, 1, 1)
CORRECTION, FROM = "correctie", "vanaf"
_NAMES: Mapping[str, type[Rule]] = {
    "pair": PairRule,
    "circle": CircleRule,
    "combination": CombinationRule,
    "bound": BoundRule,
}
# more ties are no aim, so no agreement is made about their number; one from a file keeps its own
_NO_AIM = frozenset({"ties", "density", "average_degree"})


def show_boxes(
    classification: Classification, given: Norm | None, goals: Mapping[str, str], key: str, *, today: date
) -> None:
    """Show the boxes, filled with `given` (None: empty); `key` begins the key of each.

    goals : those of the other agreements, each with its English
    """
    own = given or Norm(
        id="",
        goal="",
        text="",
        source="",
        valid_from=today,
        rule=PairRule(from_kinds=(), to_kinds=(), scope=Scope.AREA),
    )
    st.text_area(_("De afspraak in één zin"), own.text, key=f"{key}text", max_chars=300, height="content")
    known = list(dict.fromkeys([*goals, *([own.goal] if own.goal else [])]))
    st.selectbox(
        _("Doel"),
        known,
        index=known.index(own.goal) if own.goal else None,
        accept_new_options=True,
        key=f"{key}goal",
        placeholder=_("Kies een doel, of typ een nieuw"),
    )
    st.text_input(
        _("Bron"), own.source, key=f"{key}source", max_chars=300, placeholder=_("Document en plaats waar dit staat")
    )
    st.text_area(
        _("Woorden van de bron"),
        own.phrase,
        key=f"{key}phrase",
        max_chars=500,
        height="content",
        placeholder=_("Zoals ze daar staan; mag leeg blijven"),
    )
    st.text_input(
        _("Besloten door"),
        own.decided_by,
        key=f"{key}decided_by",
        max_chars=200,
        placeholder=_("Welk overleg, en wanneer; mag leeg blijven"),
    )
    with st.expander(_("Engels")):
        st.text_area(_("De afspraak in het Engels"), own.text_en, key=f"{key}text_en", max_chars=300, height="content")
        st.text_input(_("Het doel in het Engels"), own.goal_en, key=f"{key}goal_en", max_chars=300)
    st.markdown(_("**Hoe wordt dit geteld?**"))
    _rule(classification, own.rule, key)
    st.number_input(
        _("Aantal maanden waarover wordt geteld"),
        value=own.months,
        step=1,
        key=f"{key}months",
        placeholder=_("Leeg: de periode van de pagina"),
        width=320,
    )
    st.markdown(_("**Vanaf wanneer?**"))
    choose_day(own if given else None, key, today=today)


def choose_day(corrected: Norm | None, key: str, *, today: date, label: str = "") -> None:
    """Show from when on a change holds; `corrected` has the day that a correction keeps, None: only a new day.

    label : of the box for the day, where it is not "Geldt vanaf"
    """
    if corrected is not None:
        day = wording.long_date(day_number(corrected.valid_from), language())
        labels = {
            CORRECTION: _("Een correctie: blijft gelden vanaf {day}", day=day),
            FROM: _("Een nieuwe afspraak, vanaf een dag die u kiest"),
        }
        chosen = st.radio(
            _("Wat voor wijziging is dit?"),
            list(labels),
            format_func=labels.__getitem__,
            captions=[
                _("Geldt voor alle jaren waarin deze tekst al gold."),
                _("Eerdere jaren houden de oude tekst."),
            ],
            key=f"{key}when",
            label_visibility="collapsed",
        )
        if chosen == CORRECTION:
            return
    st.date_input(
        label or _("Geldt vanaf"),
        today,
        min_value=EARLIEST,
        max_value=LATEST,
        format="DD-MM-YYYY",
        key=f"{key}valid_from",
        width=180,
    )


def typed_day(corrected: Norm | None, key: str, *, today: date) -> date:
    """Return the day that `choose_day` was set to."""
    if corrected is not None and st.session_state.get(f"{key}when", CORRECTION) == CORRECTION:
        return corrected.valid_from
    chosen = st.session_state.get(f"{key}valid_from")
    return chosen if isinstance(chosen, date) else today


def typed(given: Norm | None, goals: Mapping[str, str], key: str, *, today: date) -> Norm:
    """Return what stands in the boxes, complete or not, with the id of `given` and version 1."""

    def text(field: str) -> str:
        return " ".join(str(st.session_state.get(f"{key}{field}") or "").split())

    months = st.session_state.get(f"{key}months")
    goal = text("goal")
    return Norm(
        id=given.id if given else "",
        goal=goal,
        text=text("text"),
        source=text("source"),
        phrase=text("phrase"),
        decided_by=text("decided_by"),
        goal_en=_goal_en(goal, text("goal_en"), given, goals),
        text_en=text("text_en"),
        months=None if months is None else int(months),
        rule=_typed_rule(key),
        valid_from=typed_day(given, key, today=today),
    )


def _goal_en(goal: str, written: str, given: Norm | None, goals: Mapping[str, str]) -> str:
    """The English that was written; where the goal became one that others have, the English of those."""
    if given is not None and goal != given.goal and written == given.goal_en:
        return goals.get(goal, "")
    return written or goals.get(goal, "")


# --- the boxes of each rule ---


def _rule(classification: Classification, own: Rule, key: str) -> None:
    names = list(_NAMES)
    chosen = st.radio(
        _("Soort regel"),
        names,
        index=list(_NAMES.values()).index(type(own)),
        format_func=lambda name: plain(RULES[_NAMES[name]]),
        captions=[in_markdown(RULES_EXPLAINED[_NAMES[name]]) for name in names],
        key=f"{key}rule",
    )
    with st.container(border=True):
        match chosen:
            case "pair":
                _pair_boxes(classification, own if isinstance(own, PairRule) else None, key)
            case "bound":
                _bound_boxes(own if isinstance(own, BoundRule) else None, key)
            case _:
                _unit_boxes(classification, own if isinstance(own, CircleRule | CombinationRule) else None, key)


def _pair_boxes(classification: Classification, own: PairRule | None, key: str) -> None:
    # a row of columns each: on a telephone the boxes then stand in this order too
    left, right = st.columns(2, gap="medium")
    with left:
        _kinds(classification, _("Over wie"), own.from_kinds if own else (), f"{key}from_kinds")
    with right:
        _kinds(classification, _("Met wie"), own.to_kinds if own else (), f"{key}to_kinds")
    left, right = st.columns(2, gap="medium")
    with left:
        _one_of(_("Waar werkt de ander?"), SCOPES, own.scope if own else Scope.AREA, f"{key}scope")
    with right:
        st.number_input(
            _("Met hoeveel verschillende organisaties?"), value=own.minimum if own else 1, step=1, key=f"{key}minimum"
        )
    left, right = st.columns(2, gap="medium")
    with left:
        forms = {form.code: wording.form_label(classification, form.code, language()) for form in classification.forms}
        forms |= {code: code for code in (own.forms if own else ()) if code not in forms}
        st.multiselect(
            _("Welke vormen tellen mee?"),
            list(forms),
            default=list(own.forms) if own else [],
            format_func=forms.__getitem__,
            key=f"{key}forms",
            placeholder=_("Alle vormen"),
        )
    with right:
        _one_of(_("Richting"), DIRECTIONS, own.direction if own else Direction.ANY, f"{key}direction")


def _unit_boxes(classification: Classification, own: CircleRule | CombinationRule | None, key: str) -> None:
    left, right = st.columns(2, gap="medium")
    with left:
        _kinds(classification, _("Soorten"), own.kinds if own else (), f"{key}kinds")
    with right:
        _one_of(_("Waar wordt dit gevraagd?"), UNITS, own.scope if own else Scope.SUBREGION, f"{key}unit")


def _bound_boxes(own: BoundRule | None, key: str) -> None:
    options = [
        measure
        for measure in (COVERAGE, CENTRAL_UNHEARD, *MEASURES)
        if measure not in _NO_AIM or (own is not None and measure == own.measure)
    ]
    measure = st.selectbox(
        _("Wat wordt geteld?"),
        options,
        index=options.index(own.measure) if own else 0,
        format_func=lambda code: plain(MEASURE_WORDS[code]),
        key=f"{key}measure",
    )
    held = own if own is not None and own.measure == measure else None
    left, right = st.columns(2, gap="medium")
    with left:
        _bound(_("Minstens"), measure, held.at_least if held else None, f"{key}at_least_{measure}")
    with right:
        _bound(_("Hoogstens"), measure, held.at_most if held else None, f"{key}at_most_{measure}")


def _bound(label: str, measure: str, own: float | None, key: str) -> None:
    value = own if own is None or measure not in SHARES else round(100 * own, 6)
    st.number_input(label, value=value, step=1.0, format="%g", key=key, placeholder=_("Geen grens"))


def _kinds(classification: Classification, label: str, own: Sequence[str], key: str) -> None:
    codes = list(dict.fromkeys([*(kind.code for kind in classification.kinds), *own]))
    labels = {code: wording.kind_label(classification, code, language(), plural=True) for code in codes}
    st.multiselect(
        label, codes, default=list(own), format_func=labels.__getitem__, key=key, placeholder=_("Kies soorten")
    )


def _one_of(label: str, words: Mapping[Any, Any], own: Any, key: str) -> None:
    options = [option.value for option in words]
    labels = {option.value: plain(word) for option, word in words.items()}
    st.selectbox(label, options, index=options.index(own.value), format_func=labels.__getitem__, key=key)


def _typed_rule(key: str) -> Rule:
    def box(field: str, default: Any = None) -> Any:
        return st.session_state.get(f"{key}{field}", default)

    match box("rule", "pair"):
        case "pair":
            return PairRule(
                from_kinds=tuple(box("from_kinds", ())),
                to_kinds=tuple(box("to_kinds", ())),
                scope=Scope(box("scope", Scope.AREA)),
                minimum=int(box("minimum", 1) or 0),
                forms=tuple(box("forms", ())),
                direction=Direction(box("direction", Direction.ANY)),
            )
        case "circle":
            return CircleRule(kinds=tuple(box("kinds", ())), scope=Scope(box("unit", Scope.SUBREGION)))
        case "combination":
            return CombinationRule(kinds=tuple(box("kinds", ())), scope=Scope(box("unit", Scope.SUBREGION)))
        case _:
            measure = box("measure", COVERAGE)
            return BoundRule(
                measure=measure,
                at_least=_typed_bound(box(f"at_least_{measure}"), measure),
                at_most=_typed_bound(box(f"at_most_{measure}"), measure),
            )


def _typed_bound(value: float | None, measure: str) -> float | None:
    if value is None or measure not in SHARES:
        return value
    return round(value / 100, 8)
