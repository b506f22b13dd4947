"""What was agreed and how it came out: norms, gaps, proposals, the board's page, introductions."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import streamlit as st

from netwerk import settings
from netwerk import store as database
from netwerk.access import Role, Scope, visible
from netwerk.analysis.gaps import Gaps
from netwerk.analysis.gaps import gaps as find_gaps
from netwerk.analysis.introductions import Own as OwnIntroduction
from netwerk.analysis.introductions import own as find_own_introductions
from netwerk.analysis.norm_change import count_of as find_count_of
from netwerk.analysis.norm_text import norm_text, norms_of
from netwerk.analysis.norms import Norm, read_norms
from netwerk.analysis.outcomes import Outcome
from netwerk.analysis.outcomes import outcomes as find_outcomes
from netwerk.analysis.own import Agreement
from netwerk.analysis.own import agreements as find_agreements
from netwerk.analysis.places import REGION, ByPlace, places
from netwerk.analysis.places import by_place as find_by_place
from netwerk.analysis.proposals import Proposals
from netwerk.analysis.proposals import proposals as find_proposals
from netwerk.model import Dataset, Window
from netwerk.ui.cache.data import dataset, engine, whole
from netwerk.views.board import Board, through_the_years
from netwerk.views.board import board as make_board
from netwerk.views.introductions_view import called


def agreements(scope: Scope, window: Window) -> tuple[Agreement, ...]:
    """Return what was agreed of the partner `scope` and whether it is so in `window`; nothing for who is no partner."""
    store = engine()
    key = (os.environ.get("NETWERK_DATABASE", ""), database.data_version(store), scope.role.value, scope.organisation)
    return _agreements(*key, window, norms_key(), store)


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
    data = visible(whole(url, version, _store), Scope(role=Role(role), organisation=organisation), register=True)
    own = data.code_of.get(organisation or "")
    return () if own is None else find_agreements(data, own, window, norms_of_key(*agreed, _store))


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


def norms() -> tuple[Norm, ...]:
    """Return every version of the norms that were agreed: those of the database, else those of the file."""
    return norms_of_key(*norms_key(), engine())


def norms_key() -> tuple[str, int, int]:
    """Return what names the norms of now in a key."""
    file = settings.NORMS_FILE
    return os.environ.get("NETWERK_DATABASE", ""), database.norms_version(engine()), file.stat().st_mtime_ns


@st.cache_resource(show_spinner=False, max_entries=20)
def norms_of_key(url: str, version: int, changed: int, _store: Any) -> tuple[Norm, ...]:
    """Return the norms that `norms_key` names."""
    return norms_of(database.kept_norms(_store)) if version else read_norms(settings.NORMS_FILE)


def shipped_norms() -> tuple[Norm, ...]:
    """Return the norms of the file, whatever the database holds."""
    url, _version, changed = norms_key()
    return norms_of_key(url, 0, changed, engine())


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
    return _gaps(data.version, window, today, norms_key(), data)


@st.cache_resource(show_spinner="Even rekenen / Calculating", max_entries=200)
def _gaps(version: str, window: Window, today: int, agreed: tuple[str, int, int], _data: Dataset) -> Gaps:
    return find_gaps(_data, window, norms_of_key(*agreed, engine()), today=today)


def outcomes(data: Dataset, window: Window) -> tuple[Outcome, ...]:
    """Return how every agreement that holds in `window` came out."""
    return _outcomes(data.version, window, norms_key(), data)


@st.cache_resource(show_spinner=False, max_entries=200)
def _outcomes(version: str, window: Window, agreed: tuple[str, int, int], _data: Dataset) -> tuple[Outcome, ...]:
    return find_outcomes(_data, window, norms_of_key(*agreed, engine()))


def outcomes_of(data: Dataset, windows: tuple[Window, ...], id_: str) -> tuple[Outcome | None, ...]:
    """Return how one agreement came out in each of `windows`; None where it did not hold."""
    return _outcomes_of(data.version, windows, id_, norms_key(), data)


@st.cache_resource(show_spinner="Even rekenen / Calculating", max_entries=60)
def _outcomes_of(
    version: str, windows: tuple[Window, ...], id_: str, agreed: tuple[str, int, int], _data: Dataset
) -> tuple[Outcome | None, ...]:
    versions = [norm for norm in norms_of_key(*agreed, engine()) if norm.id == id_]
    return tuple(next(iter(find_outcomes(_data, window, versions)), None) for window in windows)


def proposals(data: Dataset, window: Window, today: int) -> Proposals:
    """Return which organisations without a tie in `window` should meet, over the period of `gaps`."""
    return _proposals(data.version, window, today, norms_key(), data)


@st.cache_resource(show_spinner="Even zoeken / Searching", max_entries=50)
def _proposals(version: str, window: Window, today: int, agreed: tuple[str, int, int], _data: Dataset) -> Proposals:
    found = gaps(_data, window, today)
    return find_proposals(
        _data, found.window, norms_of_key(*agreed, engine()), results=found.norms, circles=found.circles
    )


def by_place(data: Dataset, window: Window, today: int) -> ByPlace:
    """Return how the agreements stand in every place, now and a year ago; the window's choice of place is left out."""
    return _by_place(data.version, REGION.chosen_in(window), today, norms_key(), data)


@st.cache_resource(show_spinner="Even rekenen / Calculating", max_entries=50)
def _by_place(version: str, window: Window, today: int, agreed: tuple[str, int, int], _data: Dataset) -> ByPlace:
    *earlier, now = through_the_years(_data, window, today)
    norms = norms_of_key(*agreed, engine())
    return find_by_place(_data, now, earlier[-1] if earlier else None, norms, asked=places(_data))


def board(data: Dataset, window: Window, today: int) -> Board:
    """Return the agreements of the page Bestuur, now and in earlier years."""
    return _board(data.version, window, today, norms_key(), data)


@st.cache_resource(show_spinner=False, max_entries=50)
def _board(version: str, window: Window, today: int, agreed: tuple[str, int, int], _data: Dataset) -> Board:
    return make_board(_data, window, norms_of_key(*agreed, engine()), today=today)
