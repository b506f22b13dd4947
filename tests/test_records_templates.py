"""The templates to fill in are files that our own reading understands without a problem."""

from __future__ import annotations

from datetime import date

import pytest

from netwerk.model import Severity, day_number
from netwerk.records.files import InputFile
from netwerk.records.reading import Reading, read
from netwerk.records.templates import TEMPLATES, templates
from netwerk.settings import classification

SHAPES = {"organisaties": "register", "paren": "pairs", "aanwezigheid": "attendance", "lijst": "list"}


def reading(name: str, content: bytes) -> Reading:
    return read([InputFile(name, content)], classification=classification(), today=day_number(date(2026, 1, 1)))


@pytest.mark.parametrize("name", SHAPES)
def test_csv_template_reads_back_as_three_rows_without_a_problem(name: str) -> None:
    result = reading(f"{name}.csv", (TEMPLATES / f"{name}.csv").read_bytes())

    assert (result.read, result.imported) == (3, 3)
    assert result.files[0].shape == SHAPES[name]
    assert [p.code for p in result.problems if p.code not in ("no_register", "unknown_municipality")] == []


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", SHAPES)
def test_excel_template_reads_back_to_the_same_rows_as_its_csv(name: str, language: str) -> None:
    from_csv = reading(f"{name}.csv", (TEMPLATES / f"{name}.csv").read_bytes())
    from_excel = reading(f"{name}.xlsx", templates(language)[f"{name}.xlsx"])  # type: ignore[arg-type]

    assert from_excel.rows.texts.tolist() == from_csv.rows.texts.tolist()
    assert from_excel.rows.records.equals(from_csv.rows.records)
    assert from_excel.rows.register.equals(from_csv.rows.register)


@pytest.mark.parametrize("name", SHAPES)
def test_every_column_of_a_template_is_used(name: str) -> None:
    result = reading(f"{name}.csv", (TEMPLATES / f"{name}.csv").read_bytes())

    assert None not in result.files[0].columns.values()


def test_the_four_templates_together_leave_only_organisations_that_are_not_in_the_register_yet() -> None:
    files = [InputFile(f"{name}.csv", (TEMPLATES / f"{name}.csv").read_bytes()) for name in SHAPES]

    result = read(files, classification=classification(), today=day_number(date(2026, 1, 1)))

    assert {p.code for p in result.problems if p.severity is not Severity.NOTICE} == {"not_in_register"}
