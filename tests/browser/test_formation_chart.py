"""The bars of the school years keep apart, on a telephone and on a wide screen."""

from __future__ import annotations

from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from tests.browser.server import Server

BARS = """() => [...document.querySelectorAll('[data-testid="stVegaLiteChart"] [aria-roledescription="bar"]')]
    .map(bar => bar.getBoundingClientRect()).map(box => [Math.round(box.left), Math.round(box.right)])"""


@pytest.mark.parametrize(
    ("page", "widest"), [({"viewport": {"width": 420, "height": 1000}}, 30), ({}, 34)], indirect=["page"]
)
def test_bars_of_two_school_years_do_not_touch(app: Server, page: Page, widest: int) -> None:
    page.goto(f"{app.url}/netwerkvorming")
    page.locator('[data-testid="stVegaLiteChart"] [aria-roledescription="bar"]').first.wait_for(timeout=30_000)

    bars = sorted({(left, right) for left, right in page.evaluate(BARS)})

    assert len(bars) == 10  # ten school years; the parts of one bar stand on top of each other
    assert max(right - left for left, right in bars) <= widest
    assert min(after[0] - before[1] for before, after in pairwise(bars)) >= 6


def test_a_click_on_a_bar_opens_its_step(app: Server, page: Page) -> None:
    page.goto(f"{app.url}/netwerkvorming")
    bars = page.locator('[data-testid="stVegaLiteChart"] [aria-roledescription="bar"]')
    bars.first.wait_for(timeout=30_000)

    bars.first.click()

    page.wait_for_url("**/netwerkvorming?open=2017*")
    expect(page.get_by_text("Naast 2016/2017 op de kaart")).to_be_visible()
