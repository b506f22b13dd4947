"""The fast way to read a CSV and the careful way give the same rows, problems and counts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netwerk.records import delimited
from netwerk.records.reading import Reading
from tests.records_read import reading

CELLS = st.sampled_from(
    [
        "",
        "A",
        "B",
        "  A ",
        "-",
        "Café",
        "'=1",
        "01-02-2024",
        "2024-K1",
        "fout",
        "Totaal",
        "3",
        "Wijk\u200bteam",
        "van",
        "\t",
    ]
)
ROWS = st.lists(st.lists(CELLS, min_size=0, max_size=5), max_size=8)


def carefully(content: str) -> Reading:
    """Read without the fast way."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(delimited, "_fast", lambda content, found: None)
        return reading(content)


@settings(max_examples=60, deadline=None)
@given(
    ROWS,
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["van;naar;datum;extra", "organisatie;datum;vorm;bijeenkomst", "naam;soort;vanaf;x"]),
)
def test_both_ways_of_reading_a_csv_agree(rows: list[list[str]], ending: str, heading: str) -> None:
    content = ending.join([heading, *(";".join(row) for row in rows)]) + ending

    fast, careful = reading(content), carefully(content)

    assert fast.problems == careful.problems
    assert (fast.read, fast.imported, fast.rejected, fast.blank) == (
        careful.read,
        careful.imported,
        careful.rejected,
        careful.blank,
    )
    assert fast.rows.texts.tolist() == careful.rows.texts.tolist()
    assert fast.rows.register.equals(careful.rows.register)
    assert fast.rows.records.equals(careful.rows.records)
    assert replace(fast.files[0]) == careful.files[0]


def test_a_plain_file_is_read_the_fast_way() -> None:
    found = delimited.find_headings(b"van;naar;datum\n")

    assert delimited._fast(b"van;naar;datum\nA;B;2024\n", found) is not None


@pytest.mark.parametrize("content", [b'van;naar;datum\n"A";B;2024\n', b"van;naar;datum\nA;B\n"])
def test_a_file_with_quotes_or_unequal_rows_is_read_the_careful_way(content: bytes) -> None:
    found = delimited.find_headings(content)

    assert delimited._fast(content, found) is None
