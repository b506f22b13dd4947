"""SECURITY.md names the limits that the program keeps."""

from __future__ import annotations

import tomllib

import pytest

from netwerk.records import apart, archives, files
from netwerk.settings import ROOT

SERVER = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["server"]


@pytest.mark.parametrize(
    ("row", "limit"),
    [
        ("een bestand naar de app | 200 MB", SERVER["maxUploadSize"] == 200),
        ("een bestand op de opdrachtregel | 1 GB", files.MOST_BYTES == 1_000_000_000),
        ("onderdelen van een Excel- of ODS-bestand | 5.000", archives.MOST_MEMBERS == 5_000),
        ("geteld bij het uitpakken | 400 MB", archives.MOST_UNPACKED == 400_000_000),
        ("tot en met de verste | 16 miljoen", archives.MOST_CELLS == 16_000_000),
        ("geheugen van het leesproces | 3 GB", apart.MOST_MEMORY == 3_000_000_000),
        ("2 minuten, en 1 seconde per MB", (apart.SECONDS, apart.SECONDS_PER_MB) == (120, 1)),
    ],
)
def test_a_limit_is_the_one_that_the_paper_names(row: str, limit: bool) -> None:
    assert limit
    assert row in (ROOT / "SECURITY.md").read_text(encoding="utf-8")
