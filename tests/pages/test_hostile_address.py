"""What stands in an address is a wish: one that fits nothing is passed over, whatever it tries (T21)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from netwerk.model import day_number
from netwerk.records.files import InputFile
from netwerk.store import import_files, imports, kept_norms, open_store
from tests.pages.conftest import PAGES, Open, texts

# fmt: off
WISHES = (
    "taal", "periode", "gebied", "lagen", "soorten", "vormen", "minimum", "van",
    "tot", "organisatie", "lijn", "indeling", "grootte", "partner", "afspraak", "deel",
    "import", "kijk", "stap", "zonder", "mijn_organisatie",
)
YEARS_WISHES = (
    "stap", "venster", "grootste", "versie", "op", "toen", "open", "moment", "vergelijk", "eerst", "daarna",
    "eerst_van", "eerst_tot", "daarna_van", "daarna_tot", "wie", "verbinding", "zoek_verbinding", "nu", "vorm",
    "begon", "gestopt", "volgorde", "keer", "tussen", "verdeeld", "tafels", "mijlpaal", "maanden", "toeval",
)
# fmt: on


@pytest.mark.parametrize("wish", ["'; DROP TABLE record_row;--", "%_\\", "1 OR 1=1", "\x00", "a" * 5_000])
@pytest.mark.parametrize("page", PAGES)
def test_t21_a_page_passes_over_hostile_words_in_its_address(
    open_directly: Open, database: Path, page: str, wish: str
) -> None:
    app = open_directly(page, **dict.fromkeys(WISHES, wish))

    assert (len(app.exception), "Dit ging mis" in texts(app)) == (0, False)
    assert len(imports(open_store(str(database)))) == 1


YEARS_PARTS = ("door-de-jaren", "afspelen", "vergelijken", "verbindingen", "hoe-lang", "mijlpalen", "toeval")


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("part", YEARS_PARTS)
def test_t21_every_part_of_netwerkvorming_passes_over_hostile_words_and_keeps_own_dates(
    open_directly: Open, part: str
) -> None:
    dates = {"periode": "Eigen datums", "van": "2026-02-01", "tot": "2026-07-31"}

    app = open_directly("netwerkvorming", deel=part, **dates, **dict.fromkeys(YEARS_WISHES, "<b>'; --\x00|"))

    assert (len(app.exception), "Dit ging mis" in texts(app)) == (0, False)
    assert (app.query_params["van"], app.query_params["tot"]) == ("2026-02-01", "2026-07-31")


PARTS = ("afspraken", "aansluiting", "kwetsbaar", "wat-als", "themas", "schotten", "kennismakingen")
ONLY_A_REGISTER = b"id;naam;soort;gemeente;gebied\nha;Huisarts;huisarts;Averlo;Noord\nbs;School;school;Averlo;Noord\n"
ONLY_RECORDS = b"organisatie_a;organisatie_b;datum;vorm\nha;bs;12-06-2026;overleg\n"
ALONE = b"id;naam;soort;gemeente;gebied\nha;Huisarts;huisarts;Averlo;Noord\n"


def goes_wrong(app: AppTest) -> tuple[int, int, bool]:
    return len(app.exception), len(app.error), "Dit ging mis" in texts(app)


@pytest.mark.parametrize("content", [ONLY_A_REGISTER, ONLY_RECORDS, ALONE], ids=["register", "records", "one"])
@pytest.mark.parametrize("part", PARTS)
def test_every_part_of_witte_vlekken_opens_on_little_data(
    open_directly: Open, empty_database: Path, part: str, content: bytes
) -> None:
    at = datetime(2026, 6, 30, 12, tzinfo=UTC)
    given = [InputFile(name="bestand.csv", content=content)]
    import_files(open_store(str(empty_database)), given, today=day_number(date(2026, 6, 30)), at=at)

    assert goes_wrong(open_directly("witte_vlekken", deel=part, zonder=["ha", "bs"])) == (0, 0, False)


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("part", PARTS)
def test_a_choice_that_leaves_nobody_says_so_on_every_part(open_directly: Open, part: str) -> None:
    app = open_directly("witte_vlekken", deel=part, gebied="Zuid", soorten="Scholen")

    assert goes_wrong(app) == (0, 0, False)
    assert "**Geen organisaties in deze keuze.**" in texts(app)


@pytest.mark.usefixtures("database")
def test_five_hundred_who_are_not_there_take_nobody_away(open_directly: Open) -> None:
    app = open_directly("witte_vlekken", deel="wat-als", zonder=[f"niemand-{number}" for number in range(500)])

    assert goes_wrong(app) == (0, 0, False)
    assert (app.multiselect(key="zonder").value, "zonder" in app.query_params) == ([], False)


@pytest.mark.parametrize("part", ["afspraken", "nieuw", "bestand"])
def test_an_agreement_that_is_not_there_changes_nothing_on_beheer(
    open_directly: Open, database: Path, part: str
) -> None:
    app = open_directly("beheer", deel=part, afspraak="<script>alert(1)</script>")

    assert goes_wrong(app) == (0, 0, False)
    assert kept_norms(open_store(str(database))) == ()
