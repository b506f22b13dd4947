"""The data themselves: which are there now or were there once, and who may see them."""

from __future__ import annotations

import gc
import os
from collections.abc import Hashable
from datetime import datetime
from typing import Any

import streamlit as st

from netwerk import settings
from netwerk import store as database
from netwerk.access import Role, Scope, visible
from netwerk.analysis.freshness import Source
from netwerk.analysis.freshness import sources as find_sources
from netwerk.model import Dataset, day_number
from netwerk.network import last_day as find_last_day
from netwerk.records.matching import Register, settle


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
def whole(url: str, version: int, _store: Any) -> Dataset:
    """Return the data of everyone as they are now."""
    loaded = database.load(_store, settings.classification())
    gc.freeze()  # what was made until now stays: later collections need not look at it (Streamlit's own are off)
    return loaded


@st.cache_resource(show_spinner=False, max_entries=40)
def _visible(url: str, version: int, role: str, organisation: str | None, _store: Any) -> Dataset:
    return visible(whole(url, version, _store), Scope(role=Role(role), organisation=organisation))


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


def is_empty() -> bool:
    """Return whether nothing was read in yet."""
    return bool(database.is_empty(engine()))


def demo_loaded() -> bool:
    """Return whether the fictional region is in the database."""
    return bool(database.demo_loaded(engine()))


def data_version() -> int:
    """Return the number that every change of the data raises."""
    return int(database.data_version(engine()))


def sources(data: Dataset, today: int) -> tuple[Source, ...]:
    """Return the sources of the records and when each was last heard of."""
    return _sources(data.version, today, data)


@st.cache_resource(show_spinner=False, max_entries=40)
def _sources(version: str, today: int, _data: Dataset) -> tuple[Source, ...]:
    return find_sources(_data, today)


@st.cache_resource(show_spinner=False)
def kept_results() -> dict[Hashable, Any]:
    """Return the results of long calculations that were asked for (`ui.long_work`), by what they are about."""
    return {}
