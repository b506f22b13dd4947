"""How smoothly the film of the years plays: 400 organisations, ten years by month, about 3,000 connections per step.

Asked: thirty frames a second in headless Chromium, which draws without a graphics card. `python -m tests.bench player`.
"""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
from playwright.sync_api import Page, sync_playwright

from netwerk.analysis.layout import Layout, positions
from netwerk.analysis.periods import Step
from netwerk.analysis.timeline import Over, Timeline, timeline
from netwerk.model import Dataset
from netwerk.views.player import player_payload
from netwerk.views.player_html import html_of
from tests.bench.timing import Row
from tests.browser.chromium import find
from tests.browser.conftest import ARGUMENTS
from tests.drawn import drawn

ORGANISATIONS, YEARS, PER_STEP = 400, 10, 3_000
FRAMES = 30.0  # a second
SECONDS = 4
_COUNT = """async (seconds) => {
    let frames = 0;
    const end = performance.now() + seconds * 1000;
    await new Promise((done) => {
        const count = (now) => { frames += 1; now < end ? requestAnimationFrame(count) : done(); };
        requestAnimationFrame(count);
    });
    return frames / seconds;
}"""


def run() -> list[Row]:
    """Return the seconds per frame while the film plays, at its usual pace and fast."""
    dataset, film = _region()
    ties = sum(len(tied) for _, tied in film.tied_by_step()) // len(film)
    page_of = html_of(player_payload(dataset, film, positions(dataset, Layout.MUNICIPALITIES)))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "film.html"
        file.write_text(page_of, encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=find(), args=list(ARGUMENTS))
        rates = {
            pace: _frames(browser.new_page(viewport={"width": 1400, "height": 900}), file, pace) for pace in _PACES
        }
        browser.close()
    size = f"{ORGANISATIONS} organisations, {len(film)} months, {ties:,} ties each"
    return [
        *(
            Row(
                what=f"film of {size}, {pace}: seconds per frame",
                seconds=1 / rate,
                against="asked",
                reference=1 / FRAMES,
                at_most=1,
            )
            for pace, rate in rates.items()
        ),
        Row(what="… the file, in MB", seconds=len(page_of.encode()) / 1e6),
    ]


_PACES = ("normal", "fast")


def _frames(page: Page, file: Path, pace: str) -> float:
    page.goto(file.as_uri())
    page.locator(".nw-speed").select_option(pace)
    page.locator('button[data-do="play"]').click()
    rate = float(page.evaluate(_COUNT, SECONDS))
    page.close()
    return rate


def _region() -> tuple[Dataset, Timeline]:
    rng = np.random.default_rng(7)
    small = drawn("o000-o001", organisations=[f"o{number:03}" for number in range(ORGANISATIONS)])
    pairs = rng.choice(ORGANISATIONS * ORGANISATIONS, 18_000, replace=False)
    a, b = np.divmod(pairs[pairs // ORGANISATIONS != pairs % ORGANISATIONS], ORGANISATIONS)
    # each pair meets some times, in a year of its own: about a quarter of them is tied in any sliding year
    often = rng.integers(1, 6, len(a))
    start = rng.integers(0, 365 * YEARS, len(a))
    which = np.repeat(np.arange(len(a)), often)
    begin = (17_000 + (start[which] + rng.integers(0, 700, len(which))) % (365 * YEARS)).astype(np.int32)
    records = pd.concat([small.records] * len(which), ignore_index=True).assign(
        a=np.minimum(a, b)[which].astype(np.int32),
        b=np.maximum(a, b)[which].astype(np.int32),
        begin=begin,
        end=begin + np.int32(1),
    )
    dataset = replace(small, records=records, version="film")
    return dataset, timeline(dataset, step=Step.MONTH, over=Over("sliding", 12))
