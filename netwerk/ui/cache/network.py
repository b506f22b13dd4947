"""The network of one window: its measures, its places on the map, who stands between whom, what if."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from netwerk.analysis.across import Across
from netwerk.analysis.across import across as find_across
from netwerk.analysis.finding_places import FindingPlaces
from netwerk.analysis.finding_places import finding_places as find_finding_places
from netwerk.analysis.layout import Layout, Positions
from netwerk.analysis.layout import positions as find_positions
from netwerk.analysis.measures import Measures
from netwerk.analysis.measures import measures as measure
from netwerk.analysis.norms import Scope as Within
from netwerk.analysis.roles import Roles
from netwerk.analysis.roles import roles as find_roles
from netwerk.analysis.themes import Themes
from netwerk.analysis.themes import themes as find_themes
from netwerk.analysis.what_if import WhatIf
from netwerk.analysis.what_if import what_if as find_what_if
from netwerk.i18n import Language
from netwerk.model import Dataset, Grouping, Window
from netwerk.network import Network
from netwerk.network import network as make_network
from netwerk.views.away_map import away_map as make_away_map
from netwerk.views.map_page import MEASURED, MapView
from netwerk.views.map_page import map_view as make_map_view
from netwerk.views.overview import Overview
from netwerk.views.overview import overview as make_overview


def network(data: Dataset, window: Window) -> Network:
    """Return the network of `data` in `window`."""
    return _network(data.version, window, data)


@st.cache_resource(show_spinner=False, max_entries=200)
def _network(version: str, window: Window, _data: Dataset) -> Network:
    return make_network(_data, window)


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


def overview(data: Dataset, window: Window) -> Overview:
    """Return the counts of the page Overzicht."""
    return _overview(data.version, window, data)


@st.cache_resource(show_spinner=False, max_entries=100)
def _overview(version: str, window: Window, _data: Dataset) -> Overview:
    return make_overview(_data, network(_data, window))


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
