"""Two buttons that open a list of files: the map as a picture or page, and the data behind it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from functools import partial

import streamlit as st

from netwerk.i18n import Text, mark
from netwerk.model import Dataset, Window, as_date
from netwerk.report.writing import export_files
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
}
_TYPES = {
    "html": "text/html",
    "svg": "image/svg+xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "application/zip",
    "graphml": "application/xml",
    "gexf": "application/xml",
}


def download_menus(dataset: Dataset, window: Window, period: tuple[int, int], *, fictional: bool) -> None:
    """Offer the network of `window` in every form; a file is made when someone asks for it.

    period : the half-open days that the files state
    """
    with st.container(horizontal=True, gap="small", key="downloads"):
        _menu(_("Download de kaart"), ":material/download:", MAP, dataset, window, period, fictional)
        _menu(_("Download de gegevens"), ":material/table:", DATA, dataset, window, period, fictional)


def _menu(
    label: str,
    icon: str,
    forms: Mapping[str, Text],
    dataset: Dataset,
    window: Window,
    period: tuple[int, int],
    fictional: bool,
) -> None:
    with st.popover(label, icon=icon):
        for form, words in forms.items():
            st.download_button(
                in_markdown(words),
                data=partial(made, dataset, window, form, period, fictional),
                file_name=f"{stem(period)}.{'zip' if form == 'csv' else form}",
                mime=_TYPES[form],
                type="tertiary",
                on_click="ignore",
                key=f"download_{form}",
            )
        if "svg" in forms:
            st.caption(_("Een afbeelding (PNG) bewaart u met de knop onder de kaart."))


def made(dataset: Dataset, window: Window, form: str, period: tuple[int, int], fictional: bool) -> bytes:
    """Return the file of `form`; where a form has more than one, a zip that holds them."""
    files = export_files(dataset, window, form, stem=stem(period), period=period, fictional=fictional)
    return next(iter(files.values())) if len(files) == 1 else _zipped(files)


def stem(period: tuple[int, int]) -> str:
    """Return the name of the files of a half-open period: netwerk-2025-08-01-2026-07-31."""
    days = [as_date(period[0]), as_date(period[1] - 1)]
    return "-".join(["netwerk", *(day.isoformat() for day in days if day)])


def _zipped(files: Mapping[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return content.getvalue()
