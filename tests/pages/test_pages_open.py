"""Every page opens: from the menu, by its own address, in both languages, and on an empty database."""

from __future__ import annotations

from pathlib import Path

import pytest

from netwerk.access import Action
from tests.pages.conftest import PAGES, Open, texts

pytestmark = pytest.mark.usefixtures("database")


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_page_opens_from_the_menu(open_app: Open, page: str, language: str) -> None:
    app = open_app(page, taal=language)
    assert (len(app.exception), len(app.error), len(app.title) + len(app.get("html")) > 1) == (0, 0, True)


@pytest.mark.parametrize("page", PAGES)
def test_page_opens_by_its_own_address(open_directly: Open, page: str) -> None:
    app = open_directly(page)
    assert (len(app.exception), len(app.error)) == (0, 0)


@pytest.mark.parametrize("page", PAGES)
def test_page_asks_the_door(page: str) -> None:
    """No page shows anything before the door has opened."""
    source = (Path(__file__).parents[2] / "pages" / f"{page}.py").read_text(encoding="utf-8")
    first = next(line for line in source.splitlines() if line.startswith(("with ", "st.")) or " = " in line)
    assert first.startswith(f"with open_page(Action.{Action(page).name}")


@pytest.mark.parametrize("page", PAGES)
def test_page_is_a_recipe(page: str) -> None:
    """No state and no cache of its own: both live in netwerk.ui."""
    source = (Path(__file__).parents[2] / "pages" / f"{page}.py").read_text(encoding="utf-8")
    assert [word for word in ("st.session_state", "st.cache_", "import pandas") if word in source] == []


@pytest.mark.parametrize("page", PAGES)
def test_markdown_of_a_name_is_not_markdown_on_the_page(open_app: Open, page: str) -> None:
    app = open_app(page)
    markdown = "\n".join(str(element.value) for kind in ("markdown", "caption") for element in app.get(kind))
    assert ("![b](" in markdown, "$$x$$" in markdown, ":material/bolt:" in markdown) == (False, False, False)


def test_filters_come_from_the_address(open_directly: Open) -> None:
    app = open_directly("overzicht", periode="Schooljaar 2024/2025")
    assert "In schooljaar 2024/2025" in texts(app)


def test_clearing_the_filters_brings_back_the_last_twelve_months(open_directly: Open) -> None:
    app = open_directly("overzicht", periode="Schooljaar 2024/2025")
    app.button(key="wis_filters").click().run()
    assert "Van 13 juni 2025 tot en met 12 juni 2026" in texts(app)


def test_overview_counts_who_is_connected(open_directly: Open) -> None:
    assert "<b>zes van de 7 organisaties</b>" in texts(open_directly("overzicht"))
