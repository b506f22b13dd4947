"""Each awkward file gives what its row in the table says, and read = imported + rejected + blank on every sheet."""

from __future__ import annotations

import re

import pytest

from netwerk.errors import InputError
from netwerk.model import as_date, day_number
from netwerk.records.files import InputFile
from netwerk.records.reading import Reading, read
from netwerk.settings import classification
from tests.awkward.case import Case
from tests.awkward.cases import CASES
from tests.records_read import TODAY, codes


def read_case(case: Case) -> Reading:
    """Return the reading of the files of `case`; the first has its name, the others a number in front."""
    made = case.make()
    contents = (made,) if isinstance(made, bytes) else made
    files = [InputFile(f"{number or ''}{case.file}", content) for number, content in enumerate(contents)]
    return read(files, classification=classification(), today=day_number(TODAY), choices=case.choices)


def named(reading: Reading) -> tuple[str, ...]:
    """Return the names of the register; those in the records where there is none."""
    rows = reading.rows
    return tuple(str(name) for name in (rows.register["name"] if len(rows.register) else _in_records(reading)))


def _in_records(reading: Reading) -> list[str]:
    rows = reading.rows
    used = {*rows.records["a"], *rows.records["b"], *rows.participants["name"]}
    return [str(text) for code, text in enumerate(rows.texts) if code in used]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_an_awkward_file_gives_what_the_table_says(case: Case) -> None:
    if case.refused:
        with pytest.raises(InputError, match=re.escape(case.refused)):
            read_case(case)
        return
    reading = read_case(case)

    assert tuple(report.shape for report in reading.files) == case.shapes
    assert (reading.read, reading.imported, reading.rejected, reading.blank) == case.counts
    assert tuple(sorted(set(codes(reading)))) == case.codes
    if case.names is not None:
        assert named(reading) == case.names
    if case.begins is not None:
        assert tuple(str(as_date(int(day))) for day in reading.rows.records["begin"]) == case.begins
    for report in reading.files:
        assert report.read == report.imported + report.rejected + report.blank


def test_the_table_has_sixty_files_and_every_threat_to_reading() -> None:
    told = {threat for case in CASES for threat in re.findall(r"T\d\d", case.name)}

    assert len(CASES) >= 60
    assert told >= {f"T{number:02}" for number in range(9, 20)}
    assert len({case.name for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", [case for case in CASES if not case.refused], ids=lambda case: case.name)
def test_every_sheet_shows_what_was_understood_of_it(case: Case) -> None:
    for report in read_case(case).files:
        assert report.view is not None
        assert (report.view.sheet, report.view.shape) == (report.sheet, report.shape)
        assert set(report.view.columns) == set(report.view.headings)
