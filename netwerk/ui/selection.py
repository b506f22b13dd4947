"""Which organisation or line the visitor looks at: it goes along from page to page and lives in the address."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from netwerk.analysis.evidence import find_organisation
from netwerk.errors import ArgumentError
from netwerk.model import Dataset
from netwerk.ui.session import session
from netwerk.ui.text import in_markdown

ORGANISATION, LINE = "organisatie", "verbinding"  # names in the address
_WRITTEN = "keuze_in_adres"


@dataclass(frozen=True, slots=True)
class Selected:
    """An organisation `a` (its code), or the line between `a` and `b`, a < b."""

    a: int
    b: int | None = None


def selected(dataset: Dataset) -> Selected | None:
    """Return what is chosen, and write it into the address; a link that was followed goes before what was chosen.

    A link may also name an organisation by its name or an alias. What it names and is not there is said.
    """
    current = session()
    asked = st.query_params.get(LINE) or st.query_params.get(ORGANISATION)
    if asked and asked != current.kept.get(_WRITTEN):
        current.selected = asked
        if _read(dataset, asked) is None:
            select(dataset, _by_name(dataset, asked))
    found = _read(dataset, current.selected)
    _write(dataset, found)
    return found


def _by_name(dataset: Dataset, asked: str) -> Selected | None:
    try:
        return Selected(find_organisation(dataset, asked))
    except ArgumentError as error:
        st.info(in_markdown(error.text), icon=":material/search:")
        return None


def select(dataset: Dataset, chosen: Selected | None) -> None:
    """Choose an organisation or a line, or nothing."""
    session().selected = None if chosen is None else _ids(dataset, chosen)


def _ids(dataset: Dataset, chosen: Selected) -> str:
    ids = dataset.organisations["id"]
    return str(ids.iat[chosen.a]) if chosen.b is None else f"{ids.iat[chosen.a]}|{ids.iat[chosen.b]}"


def _read(dataset: Dataset, text: str | None) -> Selected | None:
    """What an id or "a|b" means in this data; nothing where this visitor cannot see it."""
    code_of = dataset.code_of
    if text is None or text in code_of:
        return None if text is None else Selected(code_of[text])
    for at, sign in enumerate(text):  # an id may hold a bar itself
        first, second = text[:at], text[at + 1 :]
        if sign == "|" and first in code_of and second in code_of and first != second:
            return Selected(*sorted((code_of[first], code_of[second])))
    return None


def _write(dataset: Dataset, found: Selected | None) -> None:
    text = None if found is None else _ids(dataset, found)
    wanted = {
        ORGANISATION: text if found and found.b is None else None,
        LINE: text if found and found.b is not None else None,
    }
    for name, value in wanted.items():
        if value is None:
            if name in st.query_params:
                del st.query_params[name]
        elif st.query_params.get(name) != value:
            st.query_params[name] = value
    session().kept[_WRITTEN] = text
