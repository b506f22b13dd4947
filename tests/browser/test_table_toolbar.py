"""Tables offer no file and no copy that passes by our own downloads, in which text is never a formula."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.server import serve
from tests.browser.waiting import opened
from tests.browser.widgets import offered

# the titles keep the header of the page from lying over the toolbar of the table
TABLE = """
import pandas as pd
import streamlit as st
st.title("Titel")
st.title("Titel")
st.dataframe(pd.DataFrame({"naam": ["=1+1", "@SUM(1)", "-1+1"]}), hide_index=True)
"""
COPIES = {"permissions": ["clipboard-read", "clipboard-write"]}


@pytest.fixture
def table(tmp_path: Path) -> Path:
    script = tmp_path / "table.py"
    script.write_text(TABLE, encoding="utf-8")
    return script


def copied(page: Page) -> str:
    """What the clipboard holds after copying the first cell of the table."""
    page.evaluate("navigator.clipboard.writeText('nog niets')")
    box = page.get_by_test_id("stDataFrame").bounding_box()
    assert box is not None
    for _ in range(10):  # neither the table nor the clipboard says when it is ready
        page.mouse.click(box["x"] + 40, box["y"] + 50)
        page.keyboard.press("Control+c")
        page.wait_for_timeout(300)
        held = str(page.evaluate("navigator.clipboard.readText()"))
        if held != "nog niets":
            break
    return held


@pytest.mark.parametrize("page", [COPIES], indirect=True)
def test_a_table_offers_no_csv_and_a_cell_is_not_copied_as_a_formula(page: Page, table: Path, tmp_path: Path) -> None:
    with serve(table, tmp_path / "none.db") as server:
        opened(page, server.url)
        assert ({"Search", "Download as CSV"} & offered(page), copied(page)) == ({"Search"}, "nog niets")


@pytest.mark.parametrize("page", [COPIES], indirect=True)
def test_without_our_setting_streamlit_offers_both(page: Page, table: Path, tmp_path: Path) -> None:
    with serve(table, tmp_path / "none.db", options=("--client.disableDataExport", "false")) as server:
        opened(page, server.url)
        assert ("Download as CSV" in offered(page), copied(page)) == (True, "=1+1")
