"""Knows when Streamlit has finished drawing a page."""

from __future__ import annotations

from playwright.sync_api import Page

# the moment after a click the old state still stands there: ask for a while of rest
_AT_REST = """(rest) => {
    const app = document.querySelector('[data-testid="stApp"]');
    const state = app?.dataset.testScriptState;
    const busy = !app || state !== 'notRunning' || app.dataset.testConnectionState !== 'CONNECTED'
        || document.querySelector('[data-stale="true"], [data-testid="stSkeleton"]') !== null;
    const now = performance.now();
    if (busy || window.__restSince === undefined) window.__restSince = now;
    return !busy && now - window.__restSince > rest;
}"""


def settled(page: Page, *, rest: float = 400, timeout: float = 30_000) -> None:
    """Wait until no script has run for `rest` milliseconds."""
    page.evaluate("() => { delete window.__restSince }")
    page.wait_for_function(_AT_REST, arg=rest, timeout=timeout, polling=50)


def opened(page: Page, url: str) -> None:
    """Go to `url` and wait until the page stands there."""
    page.goto(url)
    page.wait_for_selector('[data-testid="stApp"]')
    settled(page)
