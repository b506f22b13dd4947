"""How the rules below are drawn: who is in the region, and what was recorded in 2024."""

from __future__ import annotations

from datetime import date
from typing import Any

from netwerk.model import Dataset, Window, day_number
from tests.drawn import drawn

IN_2024 = Window(begin=day_number(date(2024, 1, 1)), end=day_number(date(2025, 1, 1)))


def region(register: str, *records: str | dict[str, Any]) -> Dataset:
    """Return the region of a table `id | kind | municipality | area` (one organisation a line) and its records.

    A record `"a-b"` is a meeting of two, `"a>b"` a referral, `"a+b+c"` a meeting of three, all on 1 March 2024.
    """
    organisations = []
    for line in register.strip().splitlines():
        id_, kind, municipality, area = ([*(cell.strip() for cell in line.split("|")), "", ""])[:4]
        organisations.append(
            {
                "id": id_,
                "kind": kind,
                "municipality": (municipality,) if municipality else (),
                "area": (area,) if area else (),
            }
        )
    return drawn(*records, organisations=organisations)
