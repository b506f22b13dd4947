"""Neither the page nor the server calls another computer, and the guard that watches the server does watch."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from tests.browser.conftest import Seen
from tests.browser.server import Server, serve
from tests.browser.waiting import opened

CALLS_OUT = """
import socket
import streamlit as st
try:
    socket.create_connection(("192.0.2.1", 80), timeout=1)
except OSError as error:
    st.write(str(error))
"""


def test_start_page_reaches_for_no_other_computer(app: Server, page: Page, seen: Seen) -> None:
    opened(page, app.url)

    assert seen.outside == []
    assert seen.errors == []
    assert app.outgoing() == []


def test_call_of_the_server_to_another_computer_is_refused_and_recorded(page: Page, tmp_path: Path) -> None:
    script = tmp_path / "calls_out.py"
    script.write_text(CALLS_OUT)

    with serve(script, tmp_path / "none.db") as server:
        opened(page, server.url)

        assert page.get_by_text("a test server may not reach 192.0.2.1").is_visible()
        assert "192.0.2.1" in " ".join(server.outgoing())
