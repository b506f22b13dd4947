"""What municipalities read in stays on their own disk: git holds the fictional region and empty templates."""

from __future__ import annotations

import subprocess
from pathlib import Path, PurePosixPath

import pytest

from netwerk.settings import ROOT

DATABASES = {".db", ".db-wal", ".db-shm", ".sqlite", ".sqlite3", ".duckdb", ".parquet"}
SPREADSHEETS = {".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv"}


@pytest.fixture(scope="module")
def tracked() -> list[PurePosixPath]:
    if not (ROOT / ".git").exists():
        pytest.skip("this copy of the project is no git repository")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [PurePosixPath(name) for name in listed.stdout.split("\0") if name]


def test_data_lokaal_holds_nothing_but_its_placeholder(tracked: list[PurePosixPath]) -> None:
    local = [path for path in tracked if PurePosixPath("data/lokaal") in path.parents]
    assert local == [PurePosixPath("data/lokaal/.gitkeep")]


def test_no_database_is_in_git(tracked: list[PurePosixPath]) -> None:
    assert [path for path in tracked if path.suffix in DATABASES] == []


def test_spreadsheets_in_git_are_the_fictional_region_templates_or_belong_to_a_test(
    tracked: list[PurePosixPath],
) -> None:
    allowed = tuple(PurePosixPath(folder) for folder in ("data/demo", "data/sjablonen", "tests"))
    sheets = [path for path in tracked if path.suffix.lower() in SPREADSHEETS]
    assert [path for path in sheets if not any(folder in path.parents for folder in allowed)] == []


def test_a_database_made_in_data_lokaal_is_ignored(tracked: list[PurePosixPath]) -> None:
    made = Path("data/lokaal/netwerk.db")
    ignored = subprocess.run(["git", "check-ignore", "--quiet", str(made)], cwd=ROOT, check=False)
    assert tracked
    assert ignored.returncode == 0
