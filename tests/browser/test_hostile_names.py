"""Names that try to become markup, a link, an icon, a formula or a script stay text on every page (THREATS T01-T03)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, Page, expect

from netwerk.analysis.norm_text import kept, norms_text
from netwerk.analysis.norms import BoundRule, CircleRule, CombinationRule, Norm, PairRule, Rule, Scope
from netwerk.model import day_number
from netwerk.records.files import InputFile
from netwerk.settings import ROOT
from netwerk.store import import_files, keep_norms, open_store, take_up
from tests.browser.conftest import TODAY, Seen
from tests.browser.map_in_page import click_organisation, drawn
from tests.browser.server import Server, serve
from tests.browser.waiting import opened, settled
from tests.browser.widgets import choose, title

NAMES = (
    "<img src=x onerror=window.PWNED=1>",
    "![b](http://127.0.0.1:9/b.png)",
    "<a href=x>",
    "=1+1",
    "</script><script>window.PWNED=1</script>",
    ":material/bolt:",
    "$$x$$",
    "[klik](javascript:window.PWNED=1)",
)
PAGES = (
    "overzicht?",
    "witte_vlekken?afspraak=n0",
    "witte_vlekken?deel=aansluiting",
    "witte_vlekken?deel=kwetsbaar",
    "witte_vlekken?deel=wat-als&zonder=o0&zonder=o4",
    "witte_vlekken?deel=themas",
    "witte_vlekken?deel=schotten",
    "netwerkvorming?",
    "bestuur?",
    "beheer?",
    "beheer?afspraak=n4",
    "beheer?deel=nieuw",
)
ALIVE = "img[src='x'], a[href='x'], a[href^='javascript'], [src*='127.0.0.1:9/']"  # what such a name would become
EVERYTHING = " ".join([*NAMES, "{name} {0}"])
RULES: tuple[Rule, ...] = (
    PairRule(
        from_kinds=("huisarts",), to_kinds=("gemeente", NAMES[0]), scope=Scope.REGION, forms=("overleg", NAMES[1])
    ),
    CircleRule(kinds=("school", "huisarts", NAMES[4]), scope=Scope.MUNICIPALITY),
    CombinationRule(kinds=("school", "huisarts"), scope=Scope.MUNICIPALITY),
    BoundRule(measure="central_unheard", at_most=0),
    PairRule(from_kinds=(NAMES[5],), to_kinds=("huisarts",), scope=Scope.AREA),
)


def register() -> str:
    kinds = ("school", "huisarts", "jeugd_ggz", "gemeente", "veilig_thuis", "wmo", "lokaal_team", NAMES[5])
    rows = [f"o{k};{name};{kind};{name};{name};{name}" for k, (name, kind) in enumerate(zip(NAMES, kinds, strict=True))]
    alone = "o8;Huisarts zonder iemand;huisarts;Averlo;;"
    return "\n".join(["id;naam;soort;gemeente;gebied;contactrol", *rows, alone])


def meetings() -> str:
    """In each of two school years: pairs in a ring, named, sourced and themed as the organisations are."""
    rows = [
        f"{name};{day};o{(k + step) % len(NAMES)};overleg;{name};{name}"
        for day in ("05-03-2025", "04-03-2026")
        for k, name in enumerate(NAMES)
        for step in (0, 1)
    ]
    return "\n".join(["bijeenkomst;datum;deelnemer;vorm;thema;bron", *rows])


def agreed(number: int, rule: Rule) -> Norm:
    """An agreement of which every text tries to be something else."""
    return Norm(
        id=f"n{number}",
        goal=EVERYTHING,
        goal_en=EVERYTHING,
        text=f"{number} {EVERYTHING}",
        text_en=f"{number} {EVERYTHING}",
        source=EVERYTHING,
        phrase=EVERYTHING,
        decided_by=EVERYTHING,
        valid_from=date(2020, 1, 1),
        rule=rule,
    )


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    file = tmp_path_factory.mktemp("hostile") / "netwerk.db"
    given = [
        InputFile("<img src=x onerror=window.PWNED=1>.csv", register().encode()),
        InputFile("![b](http:x).csv", meetings().encode()),
    ]
    engine, at = open_store(str(file)), datetime.now(UTC)
    result = import_files(engine, given, today=day_number(TODAY), at=at, source="bestand")
    assert result.reading.rejected == 0
    keep_norms(engine, [kept(agreed(number, rule)) for number, rule in enumerate(RULES)], at=at)
    reasons = {"norms": ["n0", NAMES[4]], "shared": ["o1", NAMES[0]], "nearness": "area"}
    for other in ("o4", NAMES[7]):
        day = day_number(date(2025, 6, 2))
        take_up(engine, "o0", other, day=day, owner=EVERYTHING, note=EVERYTHING, reasons=reasons, at=at)
    with serve(ROOT / "streamlit_app.py", file) as server:
        yield server


@pytest.fixture(autouse=True)
def nothing_comes_to_life(page: Page, seen: Seen) -> Iterator[None]:
    """After each test: no script of a name ran, no box opened, nothing was asked of any address but our server's."""
    boxes: list[str] = []
    asked: list[str] = []
    page.on("dialog", lambda box: (boxes.append(box.message), box.dismiss()))
    page.on("request", lambda sent: asked.append(sent.url))
    yield
    assert page.evaluate("window.PWNED") is None
    assert page.locator(ALIVE).count() == 0
    assert boxes == []
    assert [url for url in asked if "127.0.0.1:9/" in url or url.endswith("/x")] == []
    assert seen.outside == []
    assert seen.errors == []


@pytest.mark.parametrize("address", PAGES)
def test_page_shows_hostile_names_as_text(hostile: Server, page: Page, address: str) -> None:
    opened(page, f"{hostile.url}/{address}&periode=Alle+jaren")

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_test_id("stException")).to_have_count(0)
    assert hostile.outgoing() == []


@pytest.mark.parametrize("part", ["namen", "met-de-hand", "geschiedenis"])
def test_part_of_the_page_gegevens_shows_hostile_names_as_text(hostile: Server, page: Page, part: str) -> None:
    opened(page, f"{hostile.url}/gegevens?deel={part}")

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_test_id("stException")).to_have_count(0)


def test_dropped_file_of_hostile_headings_is_shown_as_text(hostile: Server, page: Page) -> None:
    opened(page, f"{hostile.url}/gegevens")
    rows = [";".join(["organisatie_a", "organisatie_b", "datum", *NAMES]), ";".join(["o0", "o1", "31-02-2026", *NAMES])]
    unknown = [";".join(["wie", *NAMES]), ";".join(["o0", *NAMES])]

    page.get_by_test_id("stFileUploaderDropzoneInput").first.set_input_files(
        [
            {"name": f"{NAMES[0]}.csv", "mimeType": "text/csv", "buffer": "\n".join(rows).encode()},
            {"name": f"{NAMES[5]}.csv", "mimeType": "text/csv", "buffer": "\n".join(unknown).encode()},
        ]
    )

    expect(page.get_by_text("Afgewezen: 1").first).to_be_visible(timeout=30_000)
    settled(page)
    expect(page.get_by_text(f"{NAMES[0]}.csv").first).to_be_visible()
    expect(page.get_by_test_id("stException")).to_have_count(0)


def test_file_of_hostile_agreements_is_shown_as_text(hostile: Server, page: Page) -> None:
    opened(page, f"{hostile.url}/beheer?deel=bestand")
    changed = norms_text([replace(agreed(0, RULES[1]), source=NAMES[0]), agreed(9, RULES[0])])

    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(
        {"name": f"{NAMES[0]}.toml", "mimeType": "application/toml", "buffer": changed.encode()}
    )

    expect(page.get_by_text("één nieuw, één gewijzigd")).to_be_visible(timeout=30_000)
    settled(page)
    expect(page.get_by_test_id("stException")).to_have_count(0)


def test_file_of_agreements_that_cannot_be_used_is_answered_in_text(hostile: Server, page: Page) -> None:
    opened(page, f"{hostile.url}/beheer?deel=bestand")

    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(
        {"name": f"{NAMES[1]}.toml", "mimeType": "application/toml", "buffer": f"[[norm]]\nid = '{NAMES[1]}'".encode()}
    )

    expect(page.get_by_text("het veld 'rule' ontbreekt")).to_be_visible(timeout=30_000)
    settled(page)


BOXES = (
    ("Voorstellen", "Kennismaking oppakken"),
    ("Voorstellen", "Registraties"),
    ("Opgepakt", "Schrijf op hoe het staat"),
)


def test_introductions_and_the_boxes_beside_them_show_hostile_names_as_text(hostile: Server, page: Page) -> None:
    opened(page, f"{hostile.url}/witte_vlekken?deel=kennismakingen&periode=Alle+jaren")
    expect(page.get_by_text(f"2 juni 2025: {EVERYTHING}").first).to_be_visible()

    for tab, button in BOXES:
        page.get_by_role("tab", name=tab).click()
        settled(page)
        page.get_by_role("button", name=button).first.click()
        expect(page.get_by_role("dialog")).to_be_visible()
        settled(page)
        assert (page.locator(ALIVE).count(), page.get_by_test_id("stException").count()) == (0, 0)
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_be_hidden()
        settled(page)
    assert hostile.outgoing() == []


def test_cell_of_the_table_of_kinds_opens_hostile_names_as_text(hostile: Server, page: Page) -> None:
    opened(page, f"{hostile.url}/witte_vlekken?periode=Alle+jaren")

    page.locator(".cells button").first.click()
    settled(page)

    expect(page.get_by_test_id("stException")).to_have_count(0)
    assert page.locator(".cells img, .cells a, .cells script").count() == 0


def test_organisations_are_called_what_their_names_say(hostile: Server, page: Page) -> None:
    opened(page, f"{hostile.url}/organisatie?periode=Alle+jaren")

    assert [titled(page, name) for name in NAMES] == list(NAMES)


def titled(page: Page, name: str) -> str:
    """Choose an organisation on its page and return what the page is called."""
    choose(page, "zoek", name)
    expect(page.get_by_test_id("stException")).to_have_count(0)
    return shown(title(page))


def shown(text: Locator) -> str:
    """What a reader sees: Markdown may hide an invisible joiner in a name, which breaks icons and addresses."""
    return text.inner_text().replace("\u2060", "")


def test_map_and_its_panel_show_the_names(hostile: Server, page: Page) -> None:
    map_ = drawn(page, f"{hostile.url}/netwerkkaart?periode=Alle+jaren")

    assert [clicked(page, map_, code) for code in range(len(NAMES))] == list(NAMES)


def clicked(page: Page, map_: Locator, code: int) -> str:
    """Click an organisation on the map and return what its panel is called."""
    click_organisation(map_, code)
    settled(page)
    return shown(heading_of_panel(page))


def heading_of_panel(page: Page) -> Locator:
    return page.locator(".st-key-kaartpaneel").get_by_role("heading").first


def test_map_panel_shows_a_line_between_two_such_names(hostile: Server, page: Page) -> None:
    drawn(page, f"{hostile.url}/netwerkkaart?periode=Alle+jaren&verbinding=o0%7Co1")

    assert shown(heading_of_panel(page)) == f"{NAMES[0]} en {NAMES[1]}"


def test_partner_reads_the_names_of_its_partners(hostile: Server, page: Page) -> None:
    opened(page, f"{hostile.url}/mijn_netwerk?periode=Alle+jaren&mijn_organisatie={quote(NAMES[1])}")

    expect(page.get_by_text(NAMES[0], exact=True).first).to_be_visible()
    expect(page.get_by_text(NAMES[2], exact=True).first).to_be_visible()


def test_looking_as_a_partner_of_such_a_name(hostile: Server, page: Page) -> None:
    opened(page, hostile.url)

    choose(page, "voet_kijk_als", f"Partner: {NAMES[0]}", typed="img src")

    expect(page.get_by_test_id("stTopNavLink")).to_have_text(["Overzicht", "Mijn netwerk"])
