"""How the rules below are drawn: who is in the region, and what was recorded in 2024."""

from __future__ import annotations

from datetime import date
from typing import Any

from netwerk.analysis.norms import Norm, parse_norms
from netwerk.analysis.outcomes import outcomes
from netwerk.model import Dataset, Window, day_number
from netwerk.views.status import WORDS, status_of
from tests.drawn import drawn

IN_2024 = Window(begin=day_number(date(2024, 1, 1)), end=day_number(date(2025, 1, 1)))


def region(register: str, *records: str | dict[str, Any]) -> Dataset:
    """Return the region of a table `id | kind | municipality | area | subregion` (one organisation a line; what is
    left out is unknown) and its records.

    A record `"a-b"` is a meeting of two, `"a>b"` a referral, `"a+b+c"` a meeting of three, all on 1 March 2024.
    """
    organisations = []
    for line in register.strip().splitlines():
        cells = [*(cell.strip() for cell in line.split("|")), "", "", ""]
        id_, kind, municipality, area, subregion = cells[:5]
        organisations.append(
            {
                "id": id_,
                "kind": kind,
                "municipality": (municipality,) if municipality else (),
                "area": (area,) if area else (),
                "subregion": (subregion,) if subregion else (),
            }
        )
    return drawn(*records, organisations=organisations)


def agreement(rule: str) -> Norm:
    """Return the agreement of a few lines as they stand in a norms file, of which only the rule matters here."""
    [norm] = parse_norms(f"{_ABOUT}\n{rule}", file="getekend.toml")
    return norm


def came_out(dataset: Dataset, norm: Norm, window: Window = IN_2024) -> str:
    """Return how an agreement stands in the example: "1 van 2, deels gehaald"."""
    [found] = outcomes(dataset, window, [norm])
    return f"{found.part} van {found.whole}, {str(WORDS[status_of(found)]).lower()}"


_ABOUT = """[[norm]]
id = "afspraak"
goal = "Doel"
text = "Wat is afgesproken"
source = "Waar dit staat"
valid_from = 2020-01-01"""
