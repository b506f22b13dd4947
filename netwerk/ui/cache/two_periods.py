"""Two periods side by side: what changed between them, and around a milestone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from netwerk import store as database
from netwerk.analysis.basis import Basis
from netwerk.analysis.before_after import BeforeAfter
from netwerk.analysis.before_after import before_after as find_before_after
from netwerk.analysis.comparison import Comparison, Mark, about, compare, compare_steps
from netwerk.analysis.comparison_basis import comparison_basis as find_comparison_basis
from netwerk.analysis.layout import Layout
from netwerk.analysis.milestones import Milestone
from netwerk.analysis.milestones import found as find_milestones
from netwerk.analysis.milestones import typed as find_typed_milestones
from netwerk.analysis.silent_endings import SilentEndings
from netwerk.analysis.silent_endings import silent_endings as find_silent_endings
from netwerk.analysis.step_network import step_network
from netwerk.analysis.timeline import Asked
from netwerk.i18n import Language
from netwerk.model import Dataset, Window
from netwerk.ui.cache.data import engine
from netwerk.ui.cache.network import network, positions
from netwerk.ui.cache.years import timeline_asked
from netwerk.views.network_map import MARKS, map_payload


def milestones(data: Dataset) -> tuple[Milestone, ...]:
    """Return the milestones that follow from `data` and those that were typed, by day; only about who is in `data`."""
    own = find_typed_milestones(data, database.kept_milestones(engine()))
    return tuple(sorted((*_milestones(data.version, data), *own), key=lambda one: (one.day, one.name.casefold())))


@st.cache_resource(show_spinner=False, max_entries=40)
def _milestones(version: str, _data: Dataset) -> tuple[Milestone, ...]:
    return find_milestones(_data)


def before_after(
    data: Dataset, day: int, concerned: tuple[str, ...] | None, months: int, base: Window, today: int
) -> BeforeAfter:
    """Return what changed around `day` for the organisations `concerned` (ids; None: everyone) and for the rest."""
    return _before_after(data.version, day, concerned, months, base, today, data)


@st.cache_resource(show_spinner="Even rekenen / Calculating", max_entries=100)
def _before_after(
    version: str,
    day: int,
    concerned: tuple[str, ...] | None,
    months: int,
    base: Window,
    today: int,
    _data: Dataset,
) -> BeforeAfter:
    return find_before_after(_data, day, concerned, months=months, base=base, today=today)


def comparison(data: Dataset, first: Window, second: Window) -> Comparison:
    """Return what changed between two windows."""
    return _comparison(data.version, first, second, data)


@st.cache_resource(show_spinner=False, max_entries=100)
def _comparison(version: str, first: Window, second: Window, _data: Dataset) -> Comparison:
    return compare(_data, first, second)


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoSteps:
    """Two steps, by their numbers, of the timeline that is `asked` for."""

    asked: Asked
    first: int
    second: int


def changes(data: Dataset, between: TwoSteps | tuple[Window, Window]) -> Comparison:
    """Return what changed between two steps or two windows."""
    return _changes(data.version, between, data)


@st.cache_resource(show_spinner=False, max_entries=100)
def _changes(version: str, between: TwoSteps | tuple[Window, Window], _data: Dataset) -> Comparison:
    if isinstance(between, tuple):
        return _comparison(version, *between, _data)
    return compare_steps(_data, timeline_asked(version, between.asked, _data), between.first, between.second)


def endings(
    data: Dataset, between: TwoSteps | tuple[Window, Window], second: tuple[int, int], today: int, *, code: int | None
) -> SilentEndings:
    """Return which ended ties rested on silent sources alone, those of organisation `code` where one is given."""
    return _endings(data.version, between, second, today, code, data)


@st.cache_resource(show_spinner=False, max_entries=100)
def _endings(
    version: str,
    between: TwoSteps | tuple[Window, Window],
    second: tuple[int, int],
    today: int,
    code: int | None,
    _data: Dataset,
) -> SilentEndings:
    change = _changes(version, between, _data)
    return find_silent_endings(_data, change if code is None else about(change, code), second, today)


def comparison_basis(data: Dataset, first: Window, second: Window, today: int) -> Basis:
    """Return on how many records, organisations and sources two windows together rest."""
    return _comparison_basis(data.version, first, second, today, data)


@st.cache_resource(show_spinner=False, max_entries=100)
def _comparison_basis(version: str, first: Window, second: Window, today: int, _data: Dataset) -> Basis:
    return find_comparison_basis(_data, first, second, today)


def difference_map(
    data: Dataset,
    between: TwoSteps | tuple[Window, Window],
    marks: tuple[Mark, ...],
    language: Language,
    *,
    code: int | None = None,
) -> Mapping[str, Any]:
    """Return the map of what changed, with the lines of `marks`, only those of organisation `code` where one is given;
    nothing on it is chosen.
    """
    return _difference_map(data.version, between, marks, language, code, data)


@st.cache_resource(show_spinner=False, max_entries=60)
def _difference_map(
    version: str,
    between: TwoSteps | tuple[Window, Window],
    marks: tuple[Mark, ...],
    language: Language,
    code: int | None,
    _data: Dataset,
) -> Mapping[str, Any]:
    change = changes(_data, between)
    return map_payload(
        network(_data, between[1])
        if isinstance(between, tuple)
        else step_network(_data, timeline_asked(version, between.asked, _data), between.second),
        positions(_data, Layout.MUNICIPALITIES),
        dataset_version=version,
        language=language,
        comparison=change if code is None else about(change, code),
        marks=[MARKS[one.value] for one in marks],
    )
