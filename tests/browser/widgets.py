"""Works Streamlit's own widgets as a visitor does, and reads its tables."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.browser.waiting import settled


def choose(page: Page, key: str, option: str, *, typed: str | None = None) -> None:
    """Choose `option` in the box with that key; `typed` is what to look for, where it is not the option itself."""
    box = page.locator(f".st-key-{key} input")
    if box.input_value() == option:
        return
    box.click()
    box.fill(typed or option)
    page.get_by_role("option", name=option, exact=True).first.click()
    settled(page)


def press(page: Page, label: str) -> None:
    """Press the button or pill of that label, and wait for what it does."""
    page.get_by_role("button", name=label).first.click()
    settled(page)


def go_to(page: Page, title: str) -> None:
    """Go to another page by the menu."""
    page.get_by_test_id("stTopNavLink").get_by_text(title, exact=True).click()
    settled(page)


def cell(page: Page | Locator, text: str) -> Locator:
    """The cells of tables that hold exactly this; the canvas of a table keeps them as text for a screen reader."""
    return page.locator('td[role="gridcell"]').filter(has_text=re.compile(f"^{re.escape(text)}$"))


def downloaded(page: Page, label: str) -> Path:
    """Press the button of that label and return the file it gives."""
    with page.expect_download() as download:
        page.get_by_role("button", name=label, exact=True).click()
    return Path(download.value.path())


def offered(page: Page) -> set[str]:
    """What the toolbars of the tables on this page offer; the name of a table comes after a colon."""
    buttons = page.get_by_test_id("stElementToolbar").get_by_role("button", include_hidden=True)
    return {str(button.get_attribute("aria-label")).partition(":")[0] for button in buttons.all()}


def title(page: Page) -> Locator:
    return page.get_by_role("heading", level=1)


def lead(page: Page) -> Locator:
    """The answer under the title."""
    return page.locator(".nw-lead").first


def focus_cell(page: Page, table: Locator, row: int, column: int) -> None:
    """Put the keyboard on a cell of an editable table; rows and columns from 0, the headings not counted.

    The table is one drawing: the first cell of the row is clicked, and the arrow key leads on.
    """
    drawing = table.locator("canvas").first
    drawing.scroll_into_view_if_needed()
    settled(page)
    box = drawing.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 12, box["y"] + 35 * (row + 1) + 17)  # Streamlit's own height of a row
    for passed in range(column + 1):
        # a screen reader is told which cell has the keyboard, so that a key is only pressed once it arrives there
        expect(table.get_by_test_id(f"glide-cell-{passed}-{row}")).to_have_attribute("aria-selected", "true")
        if passed < column:
            page.keyboard.press("ArrowRight")


def pick(page: Page, word: str) -> None:
    """Choose `word` in the cell that has the keyboard, which moves on to the cell below."""
    page.keyboard.press("Enter")
    page.keyboard.type(word)
    page.keyboard.press("Enter")
    settled(page)
