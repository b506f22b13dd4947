"""How the network forms: timelines and everything that is said of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from netwerk.analysis.ages import Ages
from netwerk.analysis.ages import ages as find_ages
from netwerk.analysis.basis import Basis
from netwerk.analysis.basis import basis as find_basis
from netwerk.analysis.closure import Closure
from netwerk.analysis.closure import closure as find_closure
from netwerk.analysis.definitions import DefinitionMark
from netwerk.analysis.definitions import definition_marks as find_definition_marks
from netwerk.analysis.directions import Directions, Figure
from netwerk.analysis.directions import directions as find_directions
from netwerk.analysis.formation import FormationStep, steps_of
from netwerk.analysis.forming_groups import By, GroupChange
from netwerk.analysis.forming_groups import forming_groups as find_forming_groups
from netwerk.analysis.layout import Layout
from netwerk.analysis.ledger import Ledger
from netwerk.analysis.ledger import ledger as make_ledger
from netwerk.analysis.silences import Silence, SilentSteps
from netwerk.analysis.silences import silences as find_silences
from netwerk.analysis.silences import silent_steps as find_silent_steps
from netwerk.analysis.survival import Survival
from netwerk.analysis.survival import survival as find_survival
from netwerk.analysis.tables import Tables
from netwerk.analysis.tables import tables as find_tables
from netwerk.analysis.timeline import Asked, Timeline
from netwerk.analysis.timeline import timeline as make_timeline
from netwerk.analysis.trend import TrendStep
from netwerk.analysis.trend import trend as find_trend
from netwerk.i18n import Language
from netwerk.model import Dataset, Window
from netwerk.network import last_day as find_last_day
from netwerk.ui.cache.agreed import norms_key, norms_of_key
from netwerk.ui.cache.data import engine
from netwerk.ui.cache.network import positions
from netwerk.views.player import player_payload


def timeline(data: Dataset, asked: Asked) -> Timeline:
    """Return which ties and organisations each step has, of the timeline that is asked for."""
    return timeline_asked(data.version, asked, data)


@st.cache_resource(show_spinner=False, max_entries=20)
def timeline_asked(version: str, asked: Asked, _data: Dataset) -> Timeline:
    """Return `timeline` by the version of the data, for what is made from it."""
    return make_timeline(
        _data,
        step=asked.step,
        over=asked.over,
        base=asked.base,
        begin=asked.begin,
        end=asked.end,
        today=asked.today,
    )


def formation(data: Dataset, asked: Asked) -> tuple[FormationStep, ...]:
    """Return the steps of `timeline` with their counts."""
    return _formation(data.version, asked, data)


@st.cache_resource(show_spinner=False, max_entries=100)
def _formation(version: str, asked: Asked, _data: Dataset) -> tuple[FormationStep, ...]:
    return steps_of(timeline_asked(version, asked, _data))


def ledger(data: Dataset, asked: Asked) -> Ledger:
    """Return every tie of the steps that `timeline` shows."""
    return _ledger(data.version, asked, data)


@st.cache_resource(show_spinner=False, max_entries=20)
def _ledger(version: str, asked: Asked, _data: Dataset) -> Ledger:
    timeline = timeline_asked(version, asked, _data)
    return make_ledger(_data, timeline, silent=_silent_steps(version, asked, _data).names)


def trend(data: Dataset, asked: Asked) -> tuple[TrendStep, ...]:
    """Return what may be read in each step of `timeline`, in the order of `formation`."""
    return _trend(data.version, asked, data)


@st.cache_resource(show_spinner=False, max_entries=100)
def _trend(version: str, asked: Asked, _data: Dataset) -> tuple[TrendStep, ...]:
    return find_trend(_data, timeline_asked(version, asked, _data), _silent_steps(version, asked, _data))


def silent_steps(data: Dataset, asked: Asked) -> SilentSteps:
    """Return which sources are silent in which steps of `timeline`, and what seems to have ended because of that."""
    return _silent_steps(data.version, asked, data)


@st.cache_resource(show_spinner=False, max_entries=100)
def _silent_steps(version: str, asked: Asked, _data: Dataset) -> SilentSteps:
    timeline = timeline_asked(version, asked, _data)
    return find_silent_steps(_data, timeline, _silences(version, timeline.stop, _data))


@st.cache_resource(show_spinner=False, max_entries=20)
def _silences(version: str, stop: int | None, _data: Dataset) -> tuple[Silence, ...]:
    return () if stop is None else find_silences(_data, stop)


def definition_marks(data: Dataset, asked: Asked) -> tuple[DefinitionMark, ...]:
    """Return where in the steps of `timeline` an agreement or the list of sources changed, by day."""
    return _definition_marks(data.version, asked, norms_key(), data)


@st.cache_resource(show_spinner=False, max_entries=100)
def _definition_marks(
    version: str, asked: Asked, agreed: tuple[str, int, int], _data: Dataset
) -> tuple[DefinitionMark, ...]:
    timeline = timeline_asked(version, asked, _data)
    silent = _silences(version, timeline.stop, _data)
    return find_definition_marks(_data, norms_of_key(*agreed, engine()), timeline, silent)


def basis(data: Dataset, asked: Asked) -> Basis:
    """Return on how many records, organisations and sources the steps of `timeline` rest."""
    return _basis(data.version, asked, data)


@st.cache_resource(show_spinner=False, max_entries=100)
def _basis(version: str, asked: Asked, _data: Dataset) -> Basis:
    return find_basis(_data, timeline_asked(version, asked, _data))


def directions(data: Dataset, base: Window, today: int, *, of: Figure = "ties") -> Directions | None:
    """Return where a figure goes over 6, 12 and 24 months, for the choice of `base`; None without records."""
    return _directions(data.version, base, today, of, data)


@st.cache_resource(show_spinner=False, max_entries=100)
def _directions(version: str, base: Window, today: int, of: Figure, _data: Dataset) -> Directions | None:
    silent = _silences(version, find_last_day(_data, today), _data)
    return find_directions(_data, base, today, of=of, found=silent)


def survival(data: Dataset, asked: Asked, *, first_only: bool = False) -> Survival:
    """Return how long the ties live that began in the steps of `timeline`."""
    return _survival(data.version, asked, first_only, data)


@st.cache_resource(show_spinner=False, max_entries=100)
def _survival(version: str, asked: Asked, first_only: bool, _data: Dataset) -> Survival:
    of = timeline_asked(version, asked, _data)
    return find_survival(_data, of, first_only=first_only, found=_silences(version, of.stop, _data))


def ages(data: Dataset, asked: Asked) -> Ages | None:
    """Return how old the ties of the last complete step of `timeline` are."""
    return _ages(data.version, asked, data)


@st.cache_resource(show_spinner=False, max_entries=100)
def _ages(version: str, asked: Asked, _data: Dataset) -> Ages | None:
    return find_ages(_data, timeline_asked(version, asked, _data))


def tables(data: Dataset, asked: Asked, *, steps: int = 3) -> Tables:
    """Return what came of the pairs that first met at each table in the steps of `timeline`."""
    return _tables(data.version, asked, steps, data)


@st.cache_resource(show_spinner=False, max_entries=50)
def _tables(version: str, asked: Asked, steps: int, _data: Dataset) -> Tables:
    of = timeline_asked(version, asked, _data)
    return find_tables(_data, of, steps=steps, found=_silences(version, of.stop, _data))


def forming_groups(data: Dataset, asked: Asked, first: int, second: int, by: By) -> tuple[GroupChange, ...]:
    """Return between whom ties formed, stayed and ended from step `first` to step `second` of `timeline`."""
    return _forming_groups(data.version, asked, first, second, by, data)


@st.cache_resource(show_spinner=False, max_entries=50)
def _forming_groups(
    version: str, asked: Asked, first: int, second: int, by: By, _data: Dataset
) -> tuple[GroupChange, ...]:
    return find_forming_groups(_data, timeline_asked(version, asked, _data), first, second, by)


def closure(data: Dataset, asked: Asked, at: int) -> Closure:
    """Return what came in step `at + 1` of `timeline` of the pairs without a tie in step `at`."""
    return _closure(data.version, asked, at, data)


@st.cache_resource(show_spinner=False, max_entries=200)
def _closure(version: str, asked: Asked, at: int, _data: Dataset) -> Closure:
    return find_closure(_data, timeline_asked(version, asked, _data), at)


def film(
    data: Dataset, asked: Asked, marks: tuple[tuple[int, str], ...], *, judged: bool, language: Language
) -> Mapping[str, Any]:
    """Return the film of the timeline that is asked for.

    marks : milestones by day; judged : say of a step which sources were silent in it
    """
    return _film(data.version, asked, marks, judged, language, data)


@st.cache_resource(show_spinner="Even rekenen / Calculating", max_entries=20)
def _film(
    version: str,
    asked: Asked,
    marks: tuple[tuple[int, str], ...],
    judged: bool,
    language: Language,
    _data: Dataset,
) -> Mapping[str, Any]:
    return player_payload(
        _data,
        timeline_asked(version, asked, _data),
        positions(_data, Layout.MUNICIPALITIES),
        steps=formation(_data, asked),
        trend=trend(_data, asked) if judged else (),
        milestones=marks,
        language=language,
    )
