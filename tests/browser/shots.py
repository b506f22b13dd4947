"""Makes the picture of the README and screenshots of every page and part: `python -m tests.browser.shots`.

The example region stands still, and so does the map: the same data give the same picture.
"""

from __future__ import annotations

import io
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from netwerk.settings import ROOT
from tests.browser.addresses import PARTS, QUERIES, address
from tests.browser.chromium import find
from tests.browser.conftest import ARGUMENTS, SHOTS
from tests.browser.map_in_page import drawn
from tests.browser.pictures import shot
from tests.browser.server import Server, serve
from tests.browser.waiting import opened
from tests.copied_databases import place_demo

PICTURE = ROOT / "docs" / "netwerkkaart.png"
WIDE = {"width": 1400, "height": 1000}
TALL = {"width": 1400, "height": 1100}  # with the legend
NARROW = {"width": 420, "height": 900}
MOST = 250_000  # bytes; it is kept in git


def main() -> int:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        database = Path(folder) / "netwerk.db"
        place_demo(database)
        browser = playwright.chromium.launch(executable_path=find(), args=list(ARGUMENTS))
        with serve(ROOT / "streamlit_app.py", database) as server:
            size = _picture(browser, server)
            for name in QUERIES:
                _page(browser, server, name)
            for name, parts in PARTS.items():
                for part in parts:
                    _part(browser, server, name, part)
        browser.close()
    print(f"{PICTURE.relative_to(ROOT)} ({size // 1000} kB), {SHOTS.relative_to(ROOT)}/*.png")
    return int(size > MOST)


def _picture(browser: Browser, server: Server) -> int:
    """Take the map with one organisation chosen and its partners beside it; returns the size of the file in bytes."""
    context = browser.new_context(viewport=TALL, locale="nl-NL", color_scheme="light")
    page = context.new_page()
    drawn(page, f"{server.url}/netwerkkaart?organisatie=lokaal-team-grotenhout")
    page.mouse.move(0, 0)
    page.wait_for_timeout(1000)  # the panel's table and the movement of the map come to rest
    PICTURE.parent.mkdir(exist_ok=True)
    # 256 colours are plenty for a drawing, and a third of the size
    image = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    image.quantize(256, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(PICTURE, optimize=True)
    context.close()
    return PICTURE.stat().st_size


def _page(browser: Browser, server: Server, name: str) -> None:
    for theme, size, what in (("light", WIDE, "licht"), ("dark", WIDE, "donker"), ("light", NARROW, "telefoon")):
        context = browser.new_context(viewport=size, locale="nl-NL", color_scheme=theme)
        page = context.new_page()
        opened(page, address(server.url, name))
        shot(page, f"{name}-{what}")
        context.close()


def _part(browser: Browser, server: Server, name: str, part: str) -> None:
    context = browser.new_context(viewport=NARROW, locale="nl-NL", color_scheme="dark")
    page = context.new_page()
    opened(page, address(server.url, name, f"deel={part}"))
    shot(page, f"{name}-{part.partition('&')[0]}-telefoon")
    context.close()


if __name__ == "__main__":
    sys.exit(main())
