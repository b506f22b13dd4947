"""What a coordinator does with the years: play them, compare two, open what formed, and find the same in the link."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Seen
from tests.browser.server import Server
from tests.browser.waiting import opened, settled
from tests.browser.widgets import cell, choose, downloaded

_PLACES = """() => {
    const canvas = document.querySelector('.nw-player canvas') ?? [...document.querySelectorAll('*')]
        .map(one => one.shadowRoot?.querySelector('.nw-player canvas')).find(Boolean);
    return [canvas.width, canvas.height, canvas.toDataURL().length > 5000];
}"""


def test_the_years_are_played_paused_and_stepped_and_the_link_opens_the_same_step(
    app: Server, page: Page, seen: Seen, browser: Browser
) -> None:
    opened(page, f"{app.url}/netwerkvorming?deel=afspelen")
    step, slider = page.locator(".nw-step"), page.locator(".nw-slider")
    expect(step).to_have_text("Schooljaar 2016/2017")

    page.get_by_role("button", name="Afspelen", exact=True).click()
    expect(step).to_have_text("Schooljaar 2018/2019", timeout=15_000)
    assert "moment" not in page.url  # the server is not asked while it plays
    page.get_by_role("button", name="Pauze", exact=True).click()
    settled(page)
    paused = step.inner_text()
    expect(page).to_have_url(re.compile(r"moment=20\d\d%2F20\d\d"))

    page.get_by_role("button", name="Vorige stap", exact=True).click()
    settled(page)
    assert step.inner_text() != paused
    slider.fill("3")
    slider.dispatch_event("change")
    settled(page)
    expect(step).to_have_text("Schooljaar 2019/2020")
    expect(page).to_have_url(re.compile(r"moment=2019%2F2020"))
    # the planted story: a team starts in this year, and nobody moved
    expect(page.locator(".nw-members")).to_contain_text("Erbij gekomen: Lokaal team Elsmeer-Haven")
    before = page.evaluate(_PLACES)

    other = browser.new_context(viewport=page.viewport_size, locale="nl-NL").new_page()
    opened(other, page.url)
    expect(other.locator(".nw-step")).to_have_text("Schooljaar 2019/2020")
    expect(other.locator(".nw-members")).to_contain_text("Erbij gekomen: Lokaal team Elsmeer-Haven")
    assert other.evaluate(_PLACES) == before
    other.close()
    assert seen.errors == []
    assert seen.outside == []


def test_two_school_years_are_compared_and_what_formed_opens_its_records_again_from_the_link(
    app: Server, page: Page, seen: Seen, browser: Browser
) -> None:
    opened(page, f"{app.url}/netwerkvorming?deel=vergelijken&soorten=Lokale+teams&soorten=Woonorganisaties")
    choose(page, "eerst", "Schooljaar 2024/2025")
    choose(page, "daarna", "Schooljaar 2025/2026")
    page.get_by_role("tab", name="Nieuw").click()

    # the covenant from 1 September 2025
    row = page.locator("tr", has=cell(page, "Lokaal team Lindrecht-Zuid"))
    expect(row).to_have_count(1)
    at = int(row.locator("td").first.get_attribute("data-testid").rpartition("-")[2])  # type: ignore[union-attr]
    drawing = page.get_by_test_id("stDataFrame").filter(has=row).locator("canvas").first
    drawing.scroll_into_view_if_needed()
    box = drawing.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 18, box["y"] + 35 * (at + 1) + 17)  # the box in front of the row
    settled(page)
    expect(page.get_by_role("heading", name=re.compile("Lokaal team Lindrecht-Zuid en "))).to_be_visible()
    link = page.url

    other = browser.new_context(viewport=page.viewport_size, locale="nl-NL").new_page()
    opened(other, link)
    other.get_by_role("tab", name="Nieuw").click()
    expect(other.locator("tr", has=cell(other, "Lokaal team Lindrecht-Zuid"))).to_have_count(1)
    expect(other.get_by_role("heading", name=re.compile("Lokaal team Lindrecht-Zuid en "))).to_be_visible()
    other.close()
    assert seen.errors == []


def test_the_film_plays_from_a_file_and_asks_nothing_of_anyone(app: Server, page: Page, tmp_path: Path) -> None:
    opened(page, f"{app.url}/netwerkvorming?deel=afspelen&gebied=Elsmeer")
    file = tmp_path / "film.html"
    file.write_bytes(downloaded(page, "Download de film (HTML)").read_bytes())

    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    page.get_by_role("button", name="Volgende stap", exact=True).click()

    expect(page.locator(".nw-step")).to_have_text("Schooljaar 2017/2018")
    expect(page.get_by_role("heading", name="Netwerkvorming: Elsmeer")).to_be_visible()
    expect(page.get_by_text("voorbeeldregio, fictief")).to_be_visible()
    assert [url for url in asked if not url.startswith("file:")] == []
