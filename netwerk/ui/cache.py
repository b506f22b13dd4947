"""The one place where results are kept between two clicks, shared by all visitors.

Every key holds the version of the data that the visitor may see (`Dataset.version`: database, data version and
scope) beside the window; words are put in later, in the visitor's language. Results are shared: nobody changes them.
"""

from __future__ import annotations

import gc
import hashlib
import os
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import streamlit as st

from netwerk import settings
from netwerk import store as database
from netwerk.access import Role, Scope, visible
from netwerk.analysis.across import Across
from netwerk.analysis.across import across as find_across
from netwerk.analysis.ages import Ages
from netwerk.analysis.ages import ages as find_ages
from netwerk.analysis.basis import Basis
from netwerk.analysis.basis import basis as find_basis
from netwerk.analysis.before_after import BeforeAfter
from netwerk.analysis.before_after import before_after as find_before_after
from netwerk.analysis.closure import Closure
from netwerk.analysis.closure import closure as find_closure
from netwerk.analysis.comparison import Comparison, Mark, about, compare, compare_steps
from netwerk.analysis.comparison_basis import comparison_basis as find_comparison_basis
from netwerk.analysis.definitions import DefinitionMark
from netwerk.analysis.definitions import definition_marks as find_definition_marks
from netwerk.analysis.directions import Directions, Figure
from netwerk.analysis.directions import directions as find_directions
from netwerk.analysis.finding_places import FindingPlaces
from netwerk.analysis.finding_places import finding_places as find_finding_places
from netwerk.analysis.formation import FormationStep, steps_of
from netwerk.analysis.forming_groups import By, GroupChange
from netwerk.analysis.forming_groups import forming_groups as find_forming_groups
from netwerk.analysis.freshness import Source
from netwerk.analysis.freshness import sources as find_sources
from netwerk.analysis.gaps import Gaps
from netwerk.analysis.gaps import gaps as find_gaps
from netwerk.analysis.introductions import Own as OwnIntroduction
from netwerk.analysis.introductions import own as find_own_introductions
from netwerk.analysis.layout import Layout, Positions
from netwerk.analysis.layout import positions as find_positions
from netwerk.analysis.ledger import Ledger
from netwerk.analysis.ledger import ledger as make_ledger
from netwerk.analysis.measures import Measures
from netwerk.analysis.measures import measures as measure
from netwerk.analysis.milestones import Milestone
from netwerk.analysis.milestones import found as find_milestones
from netwerk.analysis.milestones import typed as find_typed_milestones
from netwerk.analysis.norm_change import count_of as find_count_of
from netwerk.analysis.norm_text import norm_text, norms_of
from netwerk.analysis.norms import Norm, read_norms
from netwerk.analysis.norms import Scope as Within
from netwerk.analysis.outcomes import Outcome
from netwerk.analysis.outcomes import outcomes as find_outcomes
from netwerk.analysis.own import Agreement
from netwerk.analysis.own import agreements as find_agreements
from netwerk.analysis.places import REGION, ByPlace, places
from netwerk.analysis.places import by_place as find_by_place
from netwerk.analysis.proposals import Proposals
from netwerk.analysis.proposals import proposals as find_proposals
from netwerk.analysis.roles import Roles
from netwerk.analysis.roles import roles as find_roles
from netwerk.analysis.silences import Silence, SilentSteps
from netwerk.analysis.silences import silences as find_silences
from netwerk.analysis.silences import silent_steps as find_silent_steps
from netwerk.analysis.silent_endings import SilentEndings
from netwerk.analysis.silent_endings import silent_endings as find_silent_endings
from netwerk.analysis.step_network import step_network
from netwerk.analysis.survival import Survival
from netwerk.analysis.survival import survival as find_survival
from netwerk.analysis.tables import Tables
from netwerk.analysis.tables import tables as find_tables
from netwerk.analysis.themes import Themes
from netwerk.analysis.themes import themes as find_themes
from netwerk.analysis.timeline import Asked, Timeline
from netwerk.analysis.timeline import timeline as make_timeline
from netwerk.analysis.trend import TrendStep
from netwerk.analysis.trend import trend as find_trend
from netwerk.analysis.what_if import WhatIf
from netwerk.analysis.what_if import what_if as find_what_if
from netwerk.i18n import Language
from netwerk.model import Dataset, Grouping, Window, day_number
from netwerk.network import Network
from netwerk.network import last_day as find_last_day
from netwerk.network import network as make_network
from netwerk.records.apart import read_apart
from netwerk.records.choices import SheetChoice, choices_text
from netwerk.records.deciding import OpenName
from netwerk.records.files import InputFile
from netwerk.records.matching import Register, settle
from netwerk.records.reading import Progress, Reading
from netwerk.records.suggesting import Candidate, Known, Suggester
from netwerk.records.templates import templates as make_templates
from netwerk.views.away_map import away_map as make_away_map
from netwerk.views.board import Board, through_the_years
from netwerk.views.board import board as make_board
from netwerk.views.introductions_view import called
from netwerk.views.map_page import MEASURED, MapView
from netwerk.views.map_page import map_view as make_map_view
from netwerk.views.network_map import MARKS, map_payload
from netwerk.views.overview import Overview
from netwerk.views.overview import overview as make_overview
from netwerk.views.player import player_payload

_MOST_READINGS = 3  # of dropped files, kept at once


def today() -> int:
    """Return the day number of the day on the wall calendar; all analyses get it handed to them."""
    return day_number(datetime.now().astimezone().date())


def engine() -> Any:
    """Return the open database of this server."""
    return _engine(os.environ.get("NETWERK_DATABASE", ""))


@st.cache_resource(show_spinner=False)
def _engine(url: str) -> Any:
    return database.open_store(url or None)


def dataset(scope: Scope) -> Dataset:
    """Return the data that `scope` may see, as they are now."""
    store = engine()
    url = os.environ.get("NETWERK_DATABASE", "")
    return _visible(url, database.data_version(store), scope.role.value, scope.organisation, store)


@st.cache_resource(show_spinner="Gegevens lezen / Reading the data", max_entries=3)
def _dataset(url: str, version: int, _store: Any) -> Dataset:
    loaded = database.load(_store, settings.classification())
    gc.freeze()  # what was made until now stays: later collections need not look at it (Streamlit's own are off)
    return loaded


@st.cache_resource(show_spinner=False, max_entries=40)
def _visible(url: str, version: int, role: str, organisation: str | None, _store: Any) -> Dataset:
    return visible(_dataset(url, version, _store), Scope(role=Role(role), organisation=organisation))


def dataset_as(scope: Scope, *, version: int | None, as_then: bool) -> Dataset:
    """Return the data that `scope` may see as they were known at a data version, or with the organisations of the time.

    version : a data version; None: as they are now
    as_then : the organisations of the time instead of those that took over from them

    Raises
    ------
    StoreError
        If the database never had that version.
    """
    store = engine()
    url = os.environ.get("NETWERK_DATABASE", "")
    now = database.data_version(store)
    asked = now if version is None else version
    if asked == now and not as_then:
        return dataset(scope)
    return _visible_as(url, asked, as_then, scope.role.value, scope.organisation, store)


@st.cache_resource(show_spinner="Gegevens lezen / Reading the data", max_entries=4)
def _dataset_as(url: str, version: int, as_then: bool, _store: Any) -> Dataset:
    return database.load(_store, settings.classification(), as_known=version, as_then=as_then)


@st.cache_resource(show_spinner=False, max_entries=20)
def _visible_as(url: str, version: int, as_then: bool, role: str, organisation: str | None, _store: Any) -> Dataset:
    return visible(_dataset_as(url, version, as_then, _store), Scope(role=Role(role), organisation=organisation))


def register() -> Register:
    """Return the register as it is written in the active imports together."""
    store = engine()
    return _register(os.environ.get("NETWERK_DATABASE", ""), database.data_version(store), store)


@st.cache_resource(show_spinner=False, max_entries=3)
def _register(url: str, version: int, _store: Any) -> Register:
    return settle(database.stored_register(_store), database.decisions(_store))


def last_day(today: int) -> int | None:
    """Return the last day that the data reach, whoever took part; None without records."""
    return find_last_day(dataset(Scope(role=Role.COORDINATOR)), today)


def agreements(scope: Scope, window: Window) -> tuple[Agreement, ...]:
    """Return what was agreed of the partner `scope` and whether it is so in `window`; nothing for who is no partner."""
    store = engine()
    key = (os.environ.get("NETWERK_DATABASE", ""), database.data_version(store), scope.role.value, scope.organisation)
    return _agreements(*key, window, _norms_key(), store)


@st.cache_resource(show_spinner=False, max_entries=200)
def _agreements(
    url: str,
    version: int,
    role: str,
    organisation: str | None,
    window: Window,
    agreed: tuple[str, int, int],
    _store: Any,
) -> tuple[Agreement, ...]:
    data = visible(_dataset(url, version, _store), Scope(role=Role(role), organisation=organisation), register=True)
    own = data.code_of.get(organisation or "")
    return () if own is None else find_agreements(data, own, window, _norms(*agreed, _store))


def introductions() -> tuple[database.Introduction, ...]:
    """Return every introduction that was taken up; not kept here, since they are few and change with a click."""
    return tuple(database.introductions(engine()))


def own_introductions(scope: Scope, today: int) -> tuple[tuple[OwnIntroduction, str], ...]:
    """Return what the partner `scope` may know of its own introductions, each with the name of the other; nothing of
    others, and nothing for who is no partner."""
    if scope.role is not Role.PARTNER or scope.organisation is None:
        return ()
    whole = dataset(Scope(role=Role.COORDINATOR))
    found = find_own_introductions(whole, introductions(), scope.organisation, today=today)
    return tuple((one, called(whole, one.other)) for one in found)


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


def network(data: Dataset, window: Window) -> Network:
    """Return the network of `data` in `window`."""
    return _network(data.version, window, data)


@st.cache_resource(show_spinner=False, max_entries=200)
def _network(version: str, window: Window, _data: Dataset) -> Network:
    return make_network(_data, window)


def is_empty() -> bool:
    """Return whether nothing was read in yet."""
    return bool(database.is_empty(engine()))


def demo_loaded() -> bool:
    """Return whether the fictional region is in the database."""
    return bool(database.demo_loaded(engine()))


def data_version() -> int:
    """Return the number that every change of the data raises."""
    return int(database.data_version(engine()))


def norms() -> tuple[Norm, ...]:
    """Return every version of the norms that were agreed: those of the database, else those of the file."""
    return _norms(*_norms_key(), engine())


def _norms_key() -> tuple[str, int, int]:
    file = settings.NORMS_FILE
    return os.environ.get("NETWERK_DATABASE", ""), database.norms_version(engine()), file.stat().st_mtime_ns


@st.cache_resource(show_spinner=False, max_entries=20)
def _norms(url: str, version: int, changed: int, _store: Any) -> tuple[Norm, ...]:
    return norms_of(database.kept_norms(_store)) if version else read_norms(settings.NORMS_FILE)


def shipped_norms() -> tuple[Norm, ...]:
    """Return the norms of the file, whatever the database holds."""
    url, _version, changed = _norms_key()
    return _norms(url, 0, changed, engine())


def norms_kept_at() -> Mapping[tuple[str, int], datetime]:
    """Return when each version of a norm was kept, by (id, version); nothing where none was ever changed."""
    store = engine()
    return _norms_kept_at(os.environ.get("NETWERK_DATABASE", ""), database.norms_version(store), store)


@st.cache_resource(show_spinner=False, max_entries=20)
def _norms_kept_at(url: str, version: int, _store: Any) -> Mapping[tuple[str, int], datetime]:
    return {(one.id, one.version): one.at for one in database.kept_norms(_store) if one.at is not None}


def count_of(data: Dataset, window: Window, norm: Norm) -> Outcome:
    """Return how `norm` comes out in `window`, whether it was kept or is only being typed."""
    return _count_of(data.version, window, norm_text(norm), data, norm)


@st.cache_resource(show_spinner=False, max_entries=200)
def _count_of(version: str, window: Window, written: str, _data: Dataset, _norm: Norm) -> Outcome:
    return find_count_of(_data, window, _norm)


def gaps(data: Dataset, window: Window, today: int) -> Gaps:
    """Return what is missing, alone or fragile in `window`."""
    return _gaps(data.version, window, today, _norms_key(), data)


@st.cache_resource(show_spinner="Even rekenen / Calculating", max_entries=200)
def _gaps(version: str, window: Window, today: int, agreed: tuple[str, int, int], _data: Dataset) -> Gaps:
    return find_gaps(_data, window, _norms(*agreed, engine()), today=today)


def outcomes(data: Dataset, window: Window) -> tuple[Outcome, ...]:
    """Return how every agreement that holds in `window` came out."""
    return _outcomes(data.version, window, _norms_key(), data)


@st.cache_resource(show_spinner=False, max_entries=200)
def _outcomes(version: str, window: Window, agreed: tuple[str, int, int], _data: Dataset) -> tuple[Outcome, ...]:
    return find_outcomes(_data, window, _norms(*agreed, engine()))


def outcomes_of(data: Dataset, windows: tuple[Window, ...], id_: str) -> tuple[Outcome | None, ...]:
    """Return how one agreement came out in each of `windows`; None where it did not hold."""
    return _outcomes_of(data.version, windows, id_, _norms_key(), data)


@st.cache_resource(show_spinner="Even rekenen / Calculating", max_entries=60)
def _outcomes_of(
    version: str, windows: tuple[Window, ...], id_: str, agreed: tuple[str, int, int], _data: Dataset
) -> tuple[Outcome | None, ...]:
    versions = [norm for norm in _norms(*agreed, engine()) if norm.id == id_]
    return tuple(next(iter(find_outcomes(_data, window, versions)), None) for window in windows)


def proposals(data: Dataset, window: Window, today: int) -> Proposals:
    """Return which organisations without a tie in `window` should meet, over the period of `gaps`."""
    return _proposals(data.version, window, today, _norms_key(), data)


@st.cache_resource(show_spinner="Even zoeken / Searching", max_entries=50)
def _proposals(version: str, window: Window, today: int, agreed: tuple[str, int, int], _data: Dataset) -> Proposals:
    found = gaps(_data, window, today)
    return find_proposals(_data, found.window, _norms(*agreed, engine()), results=found.norms, circles=found.circles)


def by_place(data: Dataset, window: Window, today: int) -> ByPlace:
    """Return how the agreements stand in every place, now and a year ago; the window's choice of place is left out."""
    return _by_place(data.version, REGION.chosen_in(window), today, _norms_key(), data)


@st.cache_resource(show_spinner="Even rekenen / Calculating", max_entries=50)
def _by_place(version: str, window: Window, today: int, agreed: tuple[str, int, int], _data: Dataset) -> ByPlace:
    *earlier, now = through_the_years(_data, window, today)
    norms = _norms(*agreed, engine())
    return find_by_place(_data, now, earlier[-1] if earlier else None, norms, asked=places(_data))


def timeline(
    data: Dataset,
    asked: Asked,
) -> Timeline:
    """Return which ties and organisations each step has, of the timeline that is asked for."""
    return timeline_asked(data.version, asked, data)


@st.cache_resource(show_spinner=False, max_entries=20)
def timeline_asked(version: str, asked: Asked, _data: Dataset) -> Timeline:
    return make_timeline(
        _data,
        step=asked.step,
        over=asked.over,
        base=asked.base,
        begin=asked.begin,
        end=asked.end,
        today=asked.today,
    )


def formation(
    data: Dataset,
    asked: Asked,
) -> tuple[FormationStep, ...]:
    """Return the steps of `timeline` with their counts."""
    return _formation(data.version, asked, data)


@st.cache_resource(show_spinner=False, max_entries=100)
def _formation(version: str, asked: Asked, _data: Dataset) -> tuple[FormationStep, ...]:
    return steps_of(timeline_asked(version, asked, _data))


def ledger(
    data: Dataset,
    asked: Asked,
) -> Ledger:
    """Return every tie of the steps that `timeline` shows."""
    return _ledger(data.version, asked, data)


@st.cache_resource(show_spinner=False, max_entries=20)
def _ledger(version: str, asked: Asked, _data: Dataset) -> Ledger:
    timeline = timeline_asked(version, asked, _data)
    return make_ledger(_data, timeline, silent=_silent_steps(version, asked, _data).names)


def trend(
    data: Dataset,
    asked: Asked,
) -> tuple[TrendStep, ...]:
    """Return what may be read in each step of `timeline`, in the order of `formation`."""
    return _trend(data.version, asked, data)


@st.cache_resource(show_spinner=False, max_entries=100)
def _trend(version: str, asked: Asked, _data: Dataset) -> tuple[TrendStep, ...]:
    return find_trend(_data, timeline_asked(version, asked, _data), _silent_steps(version, asked, _data))


def silent_steps(
    data: Dataset,
    asked: Asked,
) -> SilentSteps:
    """Return which sources are silent in which steps of `timeline`, and what seems to have ended because of that."""
    return _silent_steps(data.version, asked, data)


@st.cache_resource(show_spinner=False, max_entries=100)
def _silent_steps(version: str, asked: Asked, _data: Dataset) -> SilentSteps:
    timeline = timeline_asked(version, asked, _data)
    return find_silent_steps(_data, timeline, _silences(version, timeline.stop, _data))


@st.cache_resource(show_spinner=False, max_entries=20)
def _silences(version: str, stop: int | None, _data: Dataset) -> tuple[Silence, ...]:
    return () if stop is None else find_silences(_data, stop)


def definition_marks(
    data: Dataset,
    asked: Asked,
) -> tuple[DefinitionMark, ...]:
    """Return where in the steps of `timeline` an agreement or the list of sources changed, by day."""
    return _definition_marks(data.version, asked, _norms_key(), data)


@st.cache_resource(show_spinner=False, max_entries=100)
def _definition_marks(
    version: str, asked: Asked, agreed: tuple[str, int, int], _data: Dataset
) -> tuple[DefinitionMark, ...]:
    timeline = timeline_asked(version, asked, _data)
    silent = _silences(version, timeline.stop, _data)
    return find_definition_marks(_data, _norms(*agreed, engine()), timeline, silent)


def basis(
    data: Dataset,
    asked: Asked,
) -> Basis:
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


def survival(
    data: Dataset,
    asked: Asked,
    *,
    first_only: bool = False,
) -> Survival:
    """Return how long the ties live that began in the steps of `timeline`."""
    return _survival(data.version, asked, first_only, data)


@st.cache_resource(show_spinner=False, max_entries=100)
def _survival(version: str, asked: Asked, first_only: bool, _data: Dataset) -> Survival:
    of = timeline_asked(version, asked, _data)
    return find_survival(_data, of, first_only=first_only, found=_silences(version, of.stop, _data))


def ages(
    data: Dataset,
    asked: Asked,
) -> Ages | None:
    """Return how old the ties of the last complete step of `timeline` are."""
    return _ages(data.version, asked, data)


@st.cache_resource(show_spinner=False, max_entries=100)
def _ages(version: str, asked: Asked, _data: Dataset) -> Ages | None:
    return find_ages(_data, timeline_asked(version, asked, _data))


def tables(
    data: Dataset,
    asked: Asked,
    *,
    steps: int = 3,
) -> Tables:
    """Return what came of the pairs that first met at each table in the steps of `timeline`."""
    return _tables(data.version, asked, steps, data)


@st.cache_resource(show_spinner=False, max_entries=50)
def _tables(version: str, asked: Asked, steps: int, _data: Dataset) -> Tables:
    of = timeline_asked(version, asked, _data)
    return find_tables(_data, of, steps=steps, found=_silences(version, of.stop, _data))


def forming_groups(
    data: Dataset,
    asked: Asked,
    first: int,
    second: int,
    by: By,
) -> tuple[GroupChange, ...]:
    """Return between whom ties formed, stayed and ended from step `first` to step `second` of `timeline`."""
    return _forming_groups(data.version, asked, first, second, by, data)


@st.cache_resource(show_spinner=False, max_entries=50)
def _forming_groups(
    version: str, asked: Asked, first: int, second: int, by: By, _data: Dataset
) -> tuple[GroupChange, ...]:
    return find_forming_groups(_data, timeline_asked(version, asked, _data), first, second, by)


def closure(
    data: Dataset,
    asked: Asked,
    at: int,
) -> Closure:
    """Return what came in step `at + 1` of `timeline` of the pairs without a tie in step `at`."""
    return _closure(data.version, asked, at, data)


@st.cache_resource(show_spinner=False, max_entries=200)
def _closure(version: str, asked: Asked, at: int, _data: Dataset) -> Closure:
    return find_closure(_data, timeline_asked(version, asked, _data), at)


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


def measures(data: Dataset, window: Window, grouping: Grouping = Grouping.KIND) -> Measures:
    """Return every measure of the network in `window`."""
    return _measures(data.version, window, grouping, data)


@st.cache_resource(show_spinner=False, max_entries=50)
def _measures(version: str, window: Window, grouping: Grouping, _data: Dataset) -> Measures:
    return measure(_network(version, window, _data), grouping=grouping)


def positions(data: Dataset, layout: Layout = Layout.CLUSTERS) -> Positions:
    """Return where every organisation stands on the map, in every window."""
    return _positions(data.version, layout, data)


@st.cache_resource(show_spinner="De kaart wordt ingedeeld / Laying out the map", max_entries=20)
def _positions(version: str, layout: Layout, _data: Dataset) -> Positions:
    return find_positions(_data, layout)


def map_view(
    data: Dataset,
    window: Window,
    *,
    layout: Layout,
    size: str,
    near: tuple[int, int] | None,
    fictional: bool,
    language: Language,
) -> MapView:
    """Return the map of `window` and the tables under it; what is chosen on it is put in later."""
    return _map_view(data.version, window, layout, size, near, fictional, language, data)


@st.cache_resource(show_spinner=False, max_entries=60)
def _map_view(
    version: str,
    window: Window,
    layout: Layout,
    size: str,
    near: tuple[int, int] | None,
    fictional: bool,
    language: Language,
    _data: Dataset,
) -> MapView:
    found = network(_data, window)
    own = measures(_data, window).organisations if size in MEASURED else None
    return make_map_view(
        _data,
        found,
        positions(_data, layout),
        size=size,
        measured=own,
        near=near,
        fictional=fictional,
        language=language,
    )


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


def film(
    of: Timeline,
    steps: tuple[FormationStep, ...],
    trend: tuple[TrendStep, ...],
    marks: tuple[tuple[int, str], ...],
    *,
    data: Dataset,
    key: str,
    language: Language,
) -> Mapping[str, Any]:
    """Return the film of a timeline; `key` names the timeline (version of the data, choice, step, window)."""
    return _film(key, marks, language, of, steps, trend, data)


@st.cache_resource(show_spinner="Even rekenen / Calculating", max_entries=20)
def _film(
    key: str,
    marks: tuple[tuple[int, str], ...],
    language: Language,
    _of: Timeline,
    _steps: tuple[FormationStep, ...],
    _trend: tuple[TrendStep, ...],
    _data: Dataset,
) -> Mapping[str, Any]:
    places = positions(_data, Layout.MUNICIPALITIES)
    return player_payload(_data, _of, places, steps=_steps, trend=_trend, milestones=marks, language=language)


def sources(data: Dataset, today: int) -> tuple[Source, ...]:
    """Return the sources of the records and when each was last heard of."""
    return _sources(data.version, today, data)


@st.cache_resource(show_spinner=False, max_entries=40)
def _sources(version: str, today: int, _data: Dataset) -> tuple[Source, ...]:
    return find_sources(_data, today)


def overview(data: Dataset, window: Window) -> Overview:
    """Return the counts of the page Overzicht."""
    return _overview(data.version, window, data)


@st.cache_resource(show_spinner=False, max_entries=100)
def _overview(version: str, window: Window, _data: Dataset) -> Overview:
    return make_overview(_data, network(_data, window))


def board(data: Dataset, window: Window, today: int) -> Board:
    """Return the agreements of the page Bestuur, now and in earlier years."""
    return _board(data.version, window, today, _norms_key(), data)


@st.cache_resource(show_spinner=False, max_entries=50)
def _board(version: str, window: Window, today: int, agreed: tuple[str, int, int], _data: Dataset) -> Board:
    return make_board(_data, window, _norms(*agreed, engine()), today=today)


def what_if(data: Dataset, window: Window, away: tuple[str, ...]) -> WhatIf:
    """Return what would change when the organisations with the ids `away` (sorted) are not there."""
    return _what_if(data.version, window, away, data)


@st.cache_resource(show_spinner="Even rekenen / Calculating", max_entries=200)
def _what_if(version: str, window: Window, away: tuple[str, ...], _data: Dataset) -> WhatIf:
    return find_what_if(_data, window, codes=[_data.code_of[id_] for id_ in away])


def away_map(data: Dataset, window: Window, away: tuple[str, ...], language: Language) -> Mapping[str, Any]:
    """Return the map of `window` with what would change without `away` (ids, sorted); nothing on it is chosen."""
    return _away_map(data.version, window, away, language, data)


@st.cache_resource(show_spinner=False, max_entries=60)
def _away_map(
    version: str, window: Window, away: tuple[str, ...], language: Language, _data: Dataset
) -> Mapping[str, Any]:
    return make_away_map(
        network(_data, window),
        positions(_data),
        what_if(_data, window, away),
        dataset_version=version,
        language=language,
    )


def understood(
    files: tuple[InputFile, ...], today: int, choices: tuple[SheetChoice, ...], progress: Progress | None = None
) -> Reading:
    """Return what is understood of dropped files, read as `choices` and earlier ones say, beside the register that is
    already there; keeps nothing.

    Raises
    ------
    InputError
        If a file breaks the reading process.
    """
    store = engine()
    choices = (*database.remembered(store), *choices)
    key = (
        os.environ.get("NETWERK_DATABASE", ""),
        database.data_version(store),
        today,
        tuple((file.name, file.sha256) for file in files),
        choices_text(choices),
    )
    kept = _readings()
    reading = kept.get(key)
    if reading is None:
        # not within a function of Streamlit's cache: that would take the progress bar for a part of the result
        reading = read_apart(
            files,
            classification=settings.classification(),
            today=today,
            known=database.stored_register(store, without_demo=True),
            choices=choices,
            decisions=database.decisions(store),
            progress=progress,
        )
        for old in list(kept)[: -(_MOST_READINGS - 1)]:
            kept.pop(old, None)
        kept[key] = reading
    return reading


def forget_understood() -> None:
    """Forget what was understood of dropped files: they were read in, and may be large."""
    _readings().clear()


@st.cache_resource(show_spinner=False)
def _readings() -> dict[tuple[object, ...], Reading]:
    """What was understood last, by what was asked."""
    return {}


def across(data: Dataset, window: Window, grouping: Grouping) -> Across:
    """Return how many ties go to another group, as a whole and per group."""
    return _across(data.version, window, grouping, data)


@st.cache_resource(show_spinner=False, max_entries=50)
def _across(version: str, window: Window, grouping: Grouping, _data: Dataset) -> Across:
    return find_across(_network(version, window, _data), grouping)


def roles(data: Dataset, window: Window) -> Roles:
    """Return who stands between partners without a tie, in which role by layer."""
    return _roles(data.version, window, data)


@st.cache_resource(show_spinner=False, max_entries=50)
def _roles(version: str, window: Window, _data: Dataset) -> Roles:
    return find_roles(_network(version, window, _data))


def themes(data: Dataset, window: Window, scope: Within) -> Themes:
    """Return which themes were recorded in which area or municipality."""
    return _themes(data.version, window, scope, data)


@st.cache_resource(show_spinner=False, max_entries=50)
def _themes(version: str, window: Window, scope: Within, _data: Dataset) -> Themes:
    return find_themes(_data, _network(version, window, _data), scope)


def finding_places(data: Dataset, window: Window) -> FindingPlaces:
    """Return which finding places youth care reaches, and which not."""
    return _finding_places(data.version, window, data)


@st.cache_resource(show_spinner=False, max_entries=50)
def _finding_places(version: str, window: Window, _data: Dataset) -> FindingPlaces:
    return find_finding_places(_data, _network(version, window, _data))


@st.cache_resource(show_spinner=False)
def kept_results() -> dict[Hashable, Any]:
    """Return the results of long calculations that were asked for (`ui.long_work`), by what they are about."""
    return {}


def open_names() -> tuple[OpenName, ...]:
    """Return the names in the database that still have to be settled, most rows first."""
    store = engine()
    return _open_names(os.environ.get("NETWERK_DATABASE", ""), database.data_version(store), store)


@st.cache_resource(show_spinner=False, max_entries=3)
def _open_names(url: str, version: int, _store: Any) -> tuple[OpenName, ...]:
    return database.open_names(_store, settings.classification())


def candidates(known: tuple[Known, ...], names: tuple[OpenName, ...]) -> tuple[tuple[Candidate, ...], ...]:
    """Return for each of `names` which of the organisations `known` it may mean, best first."""
    return _candidates(_digest(known), _digest(names), known, names)


@st.cache_resource(show_spinner="Even zoeken / Searching", max_entries=20)
def _candidates(
    digest: str, asked: str, _known: tuple[Known, ...], _names: tuple[OpenName, ...]
) -> tuple[tuple[Candidate, ...], ...]:
    return _suggester(digest, _known).suggest_all([(name.name, name.beside) for name in _names])


@st.cache_resource(show_spinner=False, max_entries=4)
def _suggester(digest: str, _known: tuple[Known, ...]) -> Suggester:
    return Suggester(_known, settings.classification())


def _digest(values: tuple[object, ...]) -> str:
    return hashlib.sha256(repr(values).encode()).hexdigest()


@st.cache_resource(show_spinner=False)
def templates(language: Language) -> dict[str, bytes]:
    """Return the files to fill in, by name."""
    return make_templates(language)
