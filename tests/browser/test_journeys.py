"""Whole tasks of a coordinator, the board and a partner in a real browser, from the first start to the download."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import networkx as nx
import openpyxl
import pytest
from playwright.sync_api import Browser, Locator, Page, WebSocket, expect

from netwerk.access import Role, Scope, visible
from netwerk.model import Dataset, Window, day_number
from netwerk.network import Network, last_day, network, twelve_months_to
from netwerk.records.assembling import assemble
from netwerk.records.files import InputFile
from netwerk.records.reading import read
from netwerk.settings import ROOT, classification
from netwerk.store import load, open_store
from tests.browser.conftest import TODAY, Seen, watch
from tests.browser.map_in_page import ask, click_line, click_organisation, drawn
from tests.browser.server import Server, serve
from tests.browser.waiting import opened, settled
from tests.browser.widgets import cell, choose, downloaded, go_to, lead, press, title
from tests.test_exports import essence

REGISTER = """naam;soort;gemeente
Basisschool De Beuk;school;Averlo
Huisarts Smit;huisarts;Averlo
CJG Averlo-Zuid;cjg;Averlo
"""
REFERRALS = """organisatie_a;organisatie_b;datum;vorm
Huisarts Smit;CJG Averlo-Zuid;2026-05-01;verwijzen
"""


@pytest.fixture(scope="module")
def region(demo_database: Path) -> Dataset:
    """The example region as the app knows it."""
    return load(open_store(str(demo_database)), classification())


@pytest.fixture(scope="module")
def last_year(region: Dataset) -> Network:
    """The network that every page shows first: the last twelve months of the data."""
    last = last_day(region, day_number(TODAY))
    assert last is not None
    begin, end = twelve_months_to(last)
    return network(region, Window(begin=begin, end=end))


def meetings() -> bytes:
    """A messy workbook: a title above the headings, a date that is none, a form nobody knows."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Overleg"
    for row in (
        ["Bijeenkomsten in het voorjaar"],
        [],
        ["bijeenkomst", "deelnemer", "datum", "vorm"],
        ["Jeugdtafel", "Basisschool De Beuk", "12-03-2026", "overleg"],
        ["Jeugdtafel", "Huisarts Smit", "12-03-2026", "overleg"],
        ["Casustafel", "Basisschool De Beuk", "31-02-2026", "overleg"],
        ["Koffie", "Basisschool De Beuk", "14-04-2026", "koffiedrinken"],
        ["Koffie", "CJG Averlo-Zuid", "14-04-2026", "koffiedrinken"],
    ):
        sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    found = [tmp_path / name for name in ("organisaties.csv", "verwijzingen.csv", "overleg.xlsx")]
    found[0].write_text(REGISTER, encoding="utf-8")
    found[1].write_text(REFERRALS, encoding="utf-8")
    found[2].write_bytes(meetings())
    return found


def hand_in(page: Page, files: list[Path]) -> None:
    """Drop the files in the box, and wait until they are understood."""
    page.get_by_test_id("stFileUploaderDropzoneInput").first.set_input_files(files)
    expect(page.get_by_role("heading", name="Zo zijn de bestanden begrepen")).to_be_visible()
    settled(page)


# --- the first run and own files ---


def test_empty_database_leads_to_the_example_region(page: Page, seen: Seen, tmp_path: Path) -> None:
    with serve(ROOT / "streamlit_app.py", tmp_path / "netwerk.db") as server:
        opened(page, server.url)
        expect(title(page)).to_have_text("Welkom bij Netwerk")
        expect(page.get_by_test_id("stTopNavLink")).to_have_count(0)

        page.get_by_role("button", name="Bekijk de voorbeeldregio").click()

        expect(title(page)).to_have_text("Overzicht", timeout=60_000)
        expect(lead(page)).to_contain_text("107 van de 117 organisaties")
        assert server.outgoing() == []
    assert seen.outside == []


def test_own_files_are_shown_as_understood_before_anything_is_read_in(
    app: Server, page: Page, files: list[Path]
) -> None:
    opened(page, f"{app.url}/gegevens")
    expect(page.get_by_text("Leest u eigen bestanden in, dan gaat die er eerst uit.")).to_be_visible()

    hand_in(page, files)

    expect(cell(page, "Organisaties")).to_have_count(1)
    expect(cell(page, "Registraties, één deelnemer per rij")).to_have_count(1)
    expect(cell(page, "Registraties, twee organisaties per rij")).to_have_count(1)
    expect(page.get_by_text("Rijen gelezen: 9. In te lezen: 8. Afgewezen: 1.")).to_be_visible()
    expect(page.get_by_text("Voorbeeldregio, fictief").first).to_be_visible()  # nothing was read in yet


def test_problems_are_a_table_and_a_workbook_with_the_cells_marked(app: Server, page: Page, files: list[Path]) -> None:
    opened(page, f"{app.url}/gegevens")
    hand_in(page, files)
    expect(cell(page, "Niet ingelezen")).to_have_count(1)

    file = downloaded(page, "Download als Excel, met de cellen gemarkeerd")
    marked = openpyxl.load_workbook(io.BytesIO(file.read_bytes()))

    told = {(row[0], row[2], row[3]) for row in marked["problemen"].iter_rows(min_row=2, values_only=True)}
    assert ("overleg.xlsx", 6, "datum") in told
    assert ("overleg.xlsx", 7, "vorm") in told
    copy = marked["Overleg"]
    assert copy["C6"].value == "31-02-2026"
    assert copy["C6"].fill.fgColor.rgb == "FFF8C9C4"
    assert copy["C6"].comment is not None
    assert copy["C5"].comment is None


def test_own_files_replace_the_example_region_and_can_be_undone_and_redone(
    own_app: Server, page: Page, files: list[Path]
) -> None:
    opened(page, f"{own_app.url}/gegevens")
    hand_in(page, files)

    press(page, "Lees in")
    expect(page.get_by_text("De voorbeeldregio is eruit gehaald.")).to_be_visible()
    expect(page.get_by_text("Ingelezen als import 2: 8 rijen. Eén rij is niet ingelezen.")).to_be_visible()
    expect(page.get_by_text("Voorbeeldregio, fictief")).to_have_count(0)
    go_to(page, "Overzicht")
    expect(lead(page)).to_contain_text("lle 3 organisaties")

    opened(page, f"{own_app.url}/gegevens?deel=geschiedenis")
    press(page, "Maak ongedaan")
    expect(page.get_by_text("Import 2 ongedaan gemaakt. U kunt dit terugdraaien.")).to_be_visible()

    opened(page, f"{own_app.url}/gegevens?deel=geschiedenis&import=2")
    choose(page, "gekozen_import", "Import 2: organisaties.csv, verwijzingen.csv, overleg.xlsx", typed="Import 2")
    press(page, "Zet terug")
    expect(page.get_by_text("Import 2 telt weer mee.")).to_be_visible()
    go_to(page, "Overzicht")
    expect(lead(page)).to_contain_text("lle 3 organisaties")


def test_the_same_file_twice_is_one_import(own_app: Server, page: Page, files: list[Path]) -> None:
    opened(page, f"{own_app.url}/gegevens")
    hand_in(page, files[:2])
    press(page, "Lees in")
    expect(page.get_by_text("Ingelezen als import 2: 4 rijen.")).to_be_visible()

    hand_in(page, files[:2])
    press(page, "Lees in")

    expect(page.get_by_text("verwijzingen.csv is al ingelezen. Er is niets veranderd.")).to_be_visible()
    expect(page.get_by_text("Ingelezen als import 3")).to_have_count(0)


# --- what is missing ---


def test_the_gp_that_was_never_seen_is_found_from_the_start_page(app: Server, page: Page) -> None:
    opened(page, app.url)
    expect(page.get_by_text("Zes huisartsen missen een afgesproken verbinding")).to_be_visible()
    page.get_by_role("link", name="Bekijk de witte vlekken").click()
    expect(title(page)).to_have_text("Witte vlekken")
    settled(page)

    page.get_by_role("link", name="Huisartsenpraktijk Kerkpad").last.click()

    expect(title(page)).to_have_text("Huisartsenpraktijk Kerkpad")
    settled(page)
    expect(page.get_by_text("Nooit gezien").first).to_be_visible()
    expect(page.get_by_text("Er is niets te openen: in geen van de")).to_be_visible()


# --- the map ---


@pytest.fixture
def map_(app: Server, page: Page) -> Locator:
    return drawn(page, f"{app.url}/netwerkkaart")


def panel(page: Page) -> Locator:
    return page.locator(".st-key-kaartpaneel")


def test_an_organisation_is_found_by_its_old_name(map_: Locator, page: Page, region: Dataset) -> None:
    box = page.locator(".st-key-zoek input")
    box.click()
    box.fill("Wijkteam Noorderhoek")
    page.get_by_role("option").first.click()
    settled(page)

    expect(panel(page).get_by_role("heading", name="Lokaal team Lindrecht-Noord")).to_be_visible()
    assert ask(map_, "map.chosen") == {"kind": "node", "id": region.code_of["lokaal-team-lindrecht-noord"]}
    assert "organisatie=lokaal-team-lindrecht-noord" in page.url


def test_click_on_an_organisation_shows_its_partners(map_: Locator, page: Page, region: Dataset) -> None:
    click_organisation(map_, region.code_of["stichting-opstap"])
    settled(page)

    expect(panel(page).get_by_role("heading", name="Stichting Opstap")).to_be_visible()
    expect(cell(panel(page), "Begeleid Kamerwonen Start")).to_have_count(1)


def test_click_on_a_line_shows_the_dated_records_behind_it(map_: Locator, page: Page, region: Dataset) -> None:
    a, b = sorted((region.code_of["stichting-opstap"], region.code_of["begeleid-kamerwonen-start"]))

    click_line(map_, a, b)
    settled(page)

    expect(panel(page).get_by_text("Verbinding", exact=True)).to_be_visible()
    expect(panel(page).get_by_role("heading")).to_have_text(
        re.compile("(Begeleid Kamerwonen Start|Stichting Opstap) en (Begeleid Kamerwonen Start|Stichting Opstap)")
    )
    dates = panel(page).locator("td").filter(has_text=re.compile(r"^\d\d-\d\d-\d{4}$"))
    assert dates.count() > 0
    assert "verbinding=" in page.url


def test_positions_stay_under_a_filter(map_: Locator, page: Page) -> None:
    places, lines = ask(map_, "map.network.getPositions()"), ask(map_, "map.lines()")

    choose(page, "periode", "Schooljaar 2018/2019")
    page.get_by_role("button", name="Meer filters").click()
    press(page, "Consulteren")

    assert 0 < ask(map_, "map.lines()") < lines
    after = ask(map_, "map.network.getPositions()")
    stayed = after.keys() & places.keys()
    assert len(stayed) > 90
    assert {code: after[code] for code in stayed} == {code: places[code] for code in stayed}
    assert "periode=Schooljaar+2018%2F2019" in page.url
    assert "vormen=Consulteren" in page.url


def test_filters_go_along_to_another_page(map_: Locator, page: Page) -> None:
    choose(page, "periode", "Schooljaar 2018/2019")
    choose(page, "gebied", "Subregio Noord")

    go_to(page, "Witte vlekken")

    expect(page.locator(".st-key-periode input")).to_have_value("Schooljaar 2018/2019")
    expect(page.locator(".st-key-gebied input")).to_have_value("Subregio Noord")
    assert "periode=Schooljaar+2018%2F2019" in page.url


def test_the_address_opens_the_same_view_for_someone_else(
    map_: Locator, page: Page, browser: Browser, region: Dataset
) -> None:
    choose(page, "periode", "Schooljaar 2018/2019")
    choose(page, "gebied", "Subregio Noord")
    page.get_by_role("button", name="Meer filters").click()
    press(page, "Consulteren")
    page.keyboard.press("Escape")
    click_organisation(map_, region.code_of["gemeente-averlo"])
    settled(page)
    said, lines, chosen = lead(page).inner_text(), ask(map_, "map.lines()"), ask(map_, "map.chosen")
    assert chosen

    with someone_else(browser) as other:
        theirs = drawn(other, page.url)

        assert lead(other).inner_text() == said
        assert ask(theirs, "map.lines()") == lines
        assert ask(theirs, "map.chosen") == chosen
        expect(panel(other).get_by_role("heading", name="Gemeente Averlo")).to_be_visible()


@contextmanager
def someone_else(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1400, "height": 1000}, locale="nl-NL")
    yield context.new_page()
    context.close()


# --- through the years ---


def test_two_years_are_compared_and_an_ended_line_opens_its_records(app: Server, page: Page) -> None:
    opened(page, f"{app.url}/netwerkvorming?deel=vergelijken&soorten=Lokale+teams&soorten=Schuldhulporganisaties")
    choose(page, "eerst", "Schooljaar 2024/2025")
    choose(page, "daarna", "Schooljaar 2025/2026")

    page.get_by_role("tab", name="Gestopt").click()

    # the covenant that ended on 30 June 2025
    ended = page.locator("tr", has=cell(page, "Lokaal team Lindrecht-Noord"))
    expect(ended.filter(has=cell(page, "Schuldhulp Oostpolder"))).to_have_count(1)


# --- the board ---


def test_the_board_reads_its_figures_and_has_a_menu_of_its_own(app: Server, page: Page) -> None:
    opened(page, app.url)
    choose(page, "voet_kijk_als", "Bestuur")
    expect(page.get_by_test_id("stTopNavLink")).to_have_text(["Overzicht", "Netwerkvorming", "Bestuur"])

    go_to(page, "Bestuur")

    expect(title(page)).to_have_text("Sturen op samenwerking in de jeugdhulp")
    figures = [re.sub(r"\s+", " ", text) for text in page.locator(".nw-sheet .now").all_inner_texts()]
    assert [one.removesuffix(" nu") for one in figures[:1]] == ["10 van 16"]  # GPs and their local team
    assert "16 van 18 nu" in figures
    assert "12 van 15 nu" in figures
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) == 1


# --- a partner ---


def test_what_the_server_sends_a_partner_names_nobody_else(app: Server, page: Page, region: Dataset) -> None:
    partner = Scope(role=Role.PARTNER, organisation="lokaal-team-grotenhout")
    hidden = words_of(region) - words_of(visible(region, partner))
    assert len(hidden) > 20
    frames: list[bytes] = []
    page.on("websocket", lambda socket: listen(socket, frames))
    opened(page, app.url)
    assert words_in(frames, hidden) != set()  # a coordinator does get them: the test can see what it looks for

    choose(page, "voet_kijk_als", "Partner: Lokaal team Grotenhout", typed="Lokaal team Grotenhout")
    frames.clear()
    go_to(page, "Mijn netwerk")
    expect(title(page)).to_have_text("Mijn netwerk")
    expect(page.get_by_text("Gezinshuis De Hoeve").first).to_be_visible()
    go_to(page, "Overzicht")

    expect(page.get_by_test_id("stTopNavLink")).to_have_text(["Overzicht", "Mijn netwerk"])
    assert len(frames) > 5
    assert words_in(frames, hidden) == set()


def words_of(dataset: Dataset) -> set[str]:
    """Every name in the records: organisations, meetings, sources, themes."""
    themes = {theme for themes in dataset.theme_sets for theme in themes}
    return {*dataset.organisations["name"], *dataset.events, *dataset.sources, *themes} - {""}


def listen(socket: WebSocket, frames: list[bytes]) -> None:
    def keep(frame: str | bytes) -> None:
        frames.append(frame.encode() if isinstance(frame, str) else frame)

    socket.on("framereceived", keep)


def words_in(frames: list[bytes], words: set[str]) -> set[str]:
    whole = b"\n".join(frames)
    return {word for word in words if re.search(rb"(?<!\w)" + re.escape(word.encode()) + rb"(?!\w)", whole)}


# --- taking it along ---


@pytest.mark.parametrize(("label", "zipped"), [("Excel", False), ("CSV (twee bestanden)", True)])
def test_downloaded_records_read_back_as_they_were(
    map_: Locator, page: Page, last_year: Network, region: Dataset, label: str, zipped: bool
) -> None:
    page.get_by_role("button", name="Download de gegevens").click()
    file = downloaded(page, label)

    given = [InputFile("netwerk.xlsx", file.read_bytes())] if not zipped else unpacked(file)
    reading = read(given, classification=classification(), today=day_number(TODAY))
    again = assemble([reading.rows], classification())

    assert reading.rejected == 0
    assert essence(again) == {
        record: times
        for record, times in essence(region).items()
        if begins(record) < last_year.window.end and ends(record) > last_year.window.begin
    }


def begins(record: tuple[object, ...]) -> int:
    return int(record[2])  # type: ignore[call-overload]


def ends(record: tuple[object, ...]) -> int:
    return int(record[3])  # type: ignore[call-overload]


def unpacked(file: Path) -> list[InputFile]:
    with zipfile.ZipFile(file) as archive:
        return [InputFile(name, archive.read(name)) for name in archive.namelist()]


@pytest.mark.parametrize(
    ("label", "reader"), [("GraphML (Gephi, yEd)", nx.read_graphml), ("GEXF (Gephi, door de tijd)", nx.read_gexf)]
)
def test_downloaded_graph_is_the_network(
    map_: Locator, page: Page, last_year: Network, label: str, reader: object
) -> None:
    page.get_by_role("button", name="Download de gegevens").click()
    graph = reader(downloaded(page, label))  # type: ignore[operator]

    ids = last_year.organisations["id"].tolist()
    assert set(graph.nodes) == set(ids)
    assert {frozenset(pair) for pair in graph.edges} == {
        frozenset((ids[a], ids[b])) for a, b in zip(last_year.ties["a"], last_year.ties["b"], strict=True)
    }


def test_downloaded_page_opens_without_internet(
    map_: Locator, page: Page, browser: Browser, seen: Seen, tmp_path: Path
) -> None:
    page.get_by_role("button", name="Download de kaart").click()
    file = tmp_path / "kaart.html"
    shutil.copy(downloaded(page, "HTML (werkt zonder internet)"), file)

    asked: list[str] = []
    with someone_else(browser) as other:
        watch(other, seen)
        other.on("request", lambda sent: asked.append(sent.url))
        other.context.set_offline(True)
        other.goto(file.as_uri())
        expect(other.locator(".nw-map canvas")).to_be_visible()
        expect(other.get_by_text(re.compile("oorbeeldregio, fictief")).first).to_be_visible()

    assert [url for url in asked if not url.startswith(("data:", "blob:"))] == [file.as_uri()]
    assert seen.errors == []


# --- one organisation ---


def test_everything_about_one_organisation(app: Server, page: Page) -> None:
    opened(page, f"{app.url}/organisatie")
    choose(page, "zoek", "Gezinshuis De Hoeve")

    expect(title(page)).to_have_text("Gezinshuis De Hoeve")
    expect(cell(page, "Lokaal team Grotenhout").first).to_be_attached()
    file = downloaded(page, "Download als CSV")
    assert "Lokaal team Grotenhout" in file.read_text(encoding="utf-8-sig")
