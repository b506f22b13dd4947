"""Files that are being read in: what is understood of them, and the names that are still open."""

from __future__ import annotations

import hashlib
import os
from typing import Any

import streamlit as st

from netwerk import settings
from netwerk import store as database
from netwerk.i18n import Language
from netwerk.records.apart import read_apart
from netwerk.records.choices import SheetChoice, choices_text
from netwerk.records.deciding import OpenName
from netwerk.records.files import InputFile
from netwerk.records.reading import Progress, Reading
from netwerk.records.suggesting import Candidate, Known, Suggester
from netwerk.records.templates import templates as make_templates
from netwerk.ui.cache.data import engine

_MOST_READINGS = 3  # of dropped files, kept at once


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
