"""What a coordinator does on Monday: who is missing, bring two together, what hangs on the CJG, and the agenda."""

from __future__ import annotations

from docx import Document
from playwright.sync_api import Page, expect

from tests.browser.conftest import Seen
from tests.browser.server import Server
from tests.browser.waiting import opened, settled
from tests.browser.widgets import downloaded, press

PRACTICES = ("De Brink", "Het Plein", "Kerkpad", "Molenweg", "Noorderlicht", "Waterlelie")


def test_the_monday_task(own_app: Server, page: Page, seen: Seen) -> None:
    opened(page, f"{own_app.url}/witte_vlekken")
    page.get_by_text("Bij wie is deze verbinding niet vastgelegd? Bij zes organisaties.").click()
    settled(page)
    for practice in PRACTICES:
        expect(page.get_by_role("link", name=f"Huisartsenpraktijk {practice}")).to_be_visible()

    page.locator('[class*="st-key-bewijs_mist_huisarts-lokaal-team_huisartsenpraktijk-de-brink"] button').first.click()
    settled(page)
    expect(page.get_by_role("dialog").get_by_text("Lokaal team Bredeweer").first).to_be_visible()
    page.keyboard.press("Escape")
    settled(page)

    page.locator(
        '[class*="st-key-kennismaking_mist_huisarts-lokaal-team_huisartsenpraktijk-de-brink"] button'
    ).first.click()
    settled(page)
    box = page.get_by_role("dialog")
    expect(box.get_by_text("Huisartsenpraktijk De Brink – Lokaal team Bredeweer")).to_be_visible()
    box.get_by_role("textbox", name="Wie pakt het op?").fill("coördinator jeugd")
    box.get_by_label("Notitie").fill("bellen na de vakantie")
    press(page, "Pak op")
    expect(box.get_by_text("is opgepakt")).to_be_visible()
    page.keyboard.press("Escape")
    settled(page)
    expect(page.get_by_text("Kennismaking met Lokaal team Bredeweer opgepakt op")).to_be_visible()

    page.get_by_role("radio", name="Wat als").click()
    settled(page)
    take_away(page, "CJG Bredeweer")
    expect(page.get_by_text("Met CJG Bredeweer verdwijnen 26 van de 1.330 verbindingen.")).to_be_visible()

    page.goto(f"{own_app.url}/organisatie?organisatie=huisartsenpraktijk-de-brink")
    settled(page)
    expect(page.get_by_text("Lokaal team Bredeweer").first).to_be_visible()
    agenda = "\n".join(
        paragraph.text for paragraph in Document(str(downloaded(page, "Download de gespreksagenda (Word)"))).paragraphs
    )
    assert "Huisartsenpraktijk De Brink" in agenda
    assert "Lokaal team Bredeweer" in agenda
    assert seen.outside == []


def take_away(page: Page, name: str) -> None:
    box = page.locator(".st-key-zonder input")
    box.click()
    box.fill(name)
    page.get_by_role("option", name=name, exact=True).first.click()
    page.keyboard.press("Escape")
    settled(page)
