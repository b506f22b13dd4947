"""A small region in a database of its own, filled through the store as a user would."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from netwerk.records.files import InputFile
from netwerk.settings import ROOT
from tests.copied_databases import image_of, place

REGISTER = """id;naam;soort;gemeente;gebied;onderdeel_van
lt-n;Lokaal team Noord;lokaal_team;Averlo;Noord;
lt-z;Lokaal team Zuid;lokaal_team;Averlo;Zuid;
ha-n;Huisarts Noord;huisarts;Averlo;Noord;
ha-z;Huisarts Zuid;huisarts;Averlo;Zuid;
bs-1;Basisschool De Regenboog;school;Averlo;Noord;
gem;Gemeente Averlo;gemeente;Averlo;;
naam;<img src=x onerror=alert(1)> ![b](http://127.0.0.1:9/b.png) :material/bolt: $$x$$;welzijn;Averlo;;
"""
RECORDS = """organisatie_a;organisatie_b;datum;vorm;bron
lt-n;ha-n;12-06-2026;overleg;Casustafels
lt-n;bs-1;03-03-2026;overleg;Casustafels
lt-n;gem;04-03-2026;overleg;Casustafels
lt-z;gem;05-03-2026;overleg;Casustafels
naam;lt-n;06-03-2026;overleg;Casustafels
lt-n;bs-1;03-03-2025;overleg;Verwijsregister
ha-n;lt-n;04-04-2024;verwijzen;Verwijsregister
"""
PAGES = sorted(path.stem for path in (ROOT / "pages").glob("*.py"))

Open = Callable[..., AppTest]


@pytest.fixture
def empty_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "netwerk.db"
    monkeypatch.setenv("NETWERK_DATABASE", str(file))
    return file


@cache
def _region() -> bytes:
    files = [
        InputFile(name="organisaties.csv", content=REGISTER.encode()),
        InputFile(name="registraties.csv", content=RECORDS.encode()),
    ]
    return image_of(files, datetime(2026, 6, 30, 12, tzinfo=UTC))


@pytest.fixture
def database(empty_database: Path) -> Path:
    place(_region(), empty_database)
    return empty_database


@pytest.fixture
def open_app() -> Open:
    """Open a page through streamlit_app, as someone who clicks in the menu."""

    def open_(page: str, **query: str) -> AppTest:
        app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=30)
        for name, value in query.items():
            app.query_params[name] = value
        app.run()
        return app.switch_page(str(ROOT / "pages" / f"{page}.py")).run()

    return open_


@pytest.fixture
def open_directly() -> Open:
    """Run a page by itself, as a fresh server does for someone who types its address."""

    def open_(page: str, **query: str) -> AppTest:
        app = AppTest.from_file(str(ROOT / "pages" / f"{page}.py"), default_timeout=30)
        for name, value in query.items():
            app.query_params[name] = value
        return app.run()

    return open_


def texts(app: AppTest) -> str:
    """Return everything that a page writes, for a look whether something is or is not there."""
    kinds = ("title", "header", "markdown", "caption", "html", "error", "info", "success", "warning")
    return "\n".join(
        str(element.value if kind != "html" else element.proto.body) for kind in kinds for element in app.get(kind)
    )
