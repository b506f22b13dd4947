"""One server with the example region and one browser for all browser tests, and an eye on what the page reaches for.

def test_start(app: Server, page: Page, seen: Seen):
    opened(page, app.url)
    assert seen.outside == []
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from netwerk.settings import ROOT
from tests.browser.chromium import find
from tests.browser.server import Server, serve
from tests.copied_databases import TODAY as TODAY
from tests.copied_databases import place_demo

HERE = Path(__file__).resolve().parent
SHOTS = ROOT / "build" / "shots"
# nothing of the browser's own may pass for a request of the page
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
)
_failed = pytest.StashKey[bool]()


@dataclass(slots=True)
class Seen:
    """What a page did: requests to other computers, and errors of the console, of scripts and of the CSP."""

    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test here: it needs the browser, and shares one server with the others in one worker."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    report = yield
    if report.failed and report.when == "call":
        item.stash[_failed] = True
    return report


@pytest.fixture(scope="session")
def demo_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example region, read in as the command `netwerk demo` does."""
    file = tmp_path_factory.mktemp("demo") / "netwerk.db"
    place_demo(file)
    return file


@pytest.fixture
def own_database(tmp_path: Path) -> Path:
    """The example region in a database that a test may change."""
    file = tmp_path / "netwerk.db"
    place_demo(file)
    return file


@pytest.fixture
def own_app(own_database: Path) -> Iterator[Server]:
    """The app on `own_database`."""
    with serve(ROOT / "streamlit_app.py", own_database) as server:
        yield server


@pytest.fixture(scope="session")
def app(demo_database: Path) -> Iterator[Server]:
    """The app itself with the example region."""
    with serve(ROOT / "streamlit_app.py", demo_database) as server:
        yield server


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find(), args=list(ARGUMENTS))
        yield chromium
        chromium.close()


@pytest.fixture
def seen() -> Seen:
    return Seen()


@pytest.fixture
def page(browser: Browser, seen: Seen, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A fresh visitor with a wide screen; an indirect parameter of a test changes the options of the context."""
    options = {"viewport": {"width": 1400, "height": 1000}, "locale": "nl-NL", **getattr(request, "param", {})}
    context = browser.new_context(**options)
    opened = context.new_page()
    watch(opened, seen)
    yield opened
    if request.node.stash.get(_failed, False):
        SHOTS.mkdir(parents=True, exist_ok=True)
        name = re.sub(r"\W+", "-", request.node.name)
        opened.screenshot(path=SHOTS / f"failed-{name}.png", full_page=True)
    context.close()


def watch(page: Page, seen: Seen) -> None:
    """Write in `seen` what `page` asks of other computers, and what goes wrong in it."""
    page.on("request", lambda sent: _note_outside(seen, sent.url))
    page.on("websocket", lambda socket: _note_outside(seen, socket.url))
    page.on("pageerror", lambda error: seen.errors.append(str(error)))
    page.on("console", lambda said: _note_error(seen, said))


def _note_error(seen: Seen, said: ConsoleMessage) -> None:
    # on a page asked for by its address Streamlit first looks for its server under that page
    looks_for_server = str(said.location.get("url", "")).endswith(("/_stcore/health", "/_stcore/host-config"))
    if said.type == "error" and not looks_for_server:
        seen.errors.append(said.text)


def _note_outside(seen: Seen, url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme in ("http", "https", "ws", "wss") and parts.hostname not in ("127.0.0.1", "localhost"):
        seen.outside.append(url)
