"""What stands in an address is a wish: one that fits nothing is passed over, whatever it tries (T21)."""

from __future__ import annotations

from pathlib import Path

import pytest

from netwerk.store import imports, open_store
from tests.pages.conftest import PAGES, Open, texts

# fmt: off
WISHES = (
    "taal", "periode", "gebied", "lagen", "soorten", "vormen", "minimum", "van",
    "tot", "organisatie", "lijn", "indeling", "grootte", "partner", "afspraak", "deel",
    "import", "kijk", "stap",
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
