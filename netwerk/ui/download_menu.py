"""Two buttons that open a list of files: the map as a picture or page, and the data behind it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

import streamlit as st

from netwerk.analysis.layout import Layout
from netwerk.i18n import Language, Text, mark
from netwerk.model import Dataset, Window, as_date
from netwerk.report.lists import EXCEL
from netwerk.report.writing import export_files
from netwerk.ui.fictional import named
from netwerk.ui.text import _, in_markdown

MAP: Mapping[str, Text] = {
    "html": mark("HTML (werkt zonder internet)"),
    "svg": mark("SVG (drukwerk)"),
}
DATA: Mapping[str, Text] = {
    "xlsx": mark("Excel"),
    "csv": mark("CSV (twee bestanden)"),
    "graphml": mark("GraphML (Gephi, yEd)"),
    "gexf": mark("GEXF (Gephi, door de tijd)"),
    "net": mark("Pajek (alleen ids en sterkte)"),
    "kumu": mark("Kumu (JSON)"),
    "polinode": mark("Polinode (Excel)"),
    "matrix": mark("Matrix (Excel, alleen namen en sterkte)"),
}
# for another tool: the ending of the file
_ENDINGS = {"kumu": "json", "polinode": "xlsx", "matrix": "xlsx"}
_TYPES = {
    "html": "text/html",
    "svg": "image/svg+xml",
    "xlsx": EXCEL,
    "csv": "application/zip",
    "graphml": "application/xml",
    "gexf": "application/xml",
    "net": "text/plain",
    "json": "application/json",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """What the files are made of; `period`: the half-open days that they state."""

    dataset: Dataset
    window: Window
    period: tuple[int, int]
    fictional: bool
    layout: Layout = Layout.CLUSTERS
    language: Language = "nl"


def download_menus(export: Export) -> None:
    """Offer the network in every form; a file is made when someone asks for it."""
    with st.container(horizontal=True, gap="small", key="downloads"):
        _menu(_("Download de kaart"), ":material/download:", MAP, export)
        _menu(_("Download de gegevens"), ":material/table:", DATA, export)


def _menu(label: str, icon: str, forms: Mapping[str, Text], export: Export) -> None:
    with st.popover(label, icon=icon):
        for form, words in forms.items():
            st.download_button(
                in_markdown(words),
                data=partial(made, export, form),
                file_name=file_name(export, form),
                mime=_TYPES[_ending(form)],
                type="tertiary",
                on_click="ignore",
                key=f"download_{form}",
            )
        if "gexf" in forms:
            st.caption(_("Excel en CSV bewaren alles. In de andere vormen zijn losse registraties samengenomen."))
        if "svg" in forms:
            st.caption(_("Een afbeelding (PNG) bewaart u met de knop onder de kaart."))


def made(export: Export, form: str) -> bytes:
    """Return the file of `form`, an ending or the name of a tool; where a form has more than one, a zip with them."""
    files = export_files(
        export.dataset,
        export.window,
        _ending(form),
        tool=form if form in _ENDINGS else None,
        stem=stem(export.period, fictional=export.fictional),
        period=export.period,
        fictional=export.fictional,
        layout=export.layout,
        language=export.language,
    )
    return next(iter(files.values())) if len(files) == 1 else _zipped(files)


def file_name(export: Export, form: str) -> str:
    """Return how the file of `form` is called; those for another tool say which."""
    called = stem(export.period, fictional=export.fictional)
    if form in _ENDINGS:
        return f"{called}-{form}.{_ENDINGS[form]}"
    return f"{called}.{'zip' if form == 'csv' else form}"


def _ending(form: str) -> str:
    return _ENDINGS.get(form, form)


def stem(period: tuple[int, int], *, fictional: bool = False) -> str:
    """Return the name of the files of a half-open period: netwerk-2025-08-01-2026-07-31."""
    days = [as_date(period[0]), as_date(period[1] - 1)]
    return named("-".join(["netwerk", *(day.isoformat() for day in days if day)]), fictional=fictional)


def _zipped(files: Mapping[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return content.getvalue()
