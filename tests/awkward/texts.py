"""Text files as programs and people leave them."""

from __future__ import annotations

PAIRS = "organisatie_a;organisatie_b;datum\n"
REGISTER = "naam;soort;gemeente\n"
LIST = "datum;deelnemers\n"

CAFE = "naam;soort\nCafé Zoë;school\n"


def long_line() -> bytes:
    """One row of 20 MB among good ones; a row of 200 MB goes the same way, and takes ten times as long to make."""
    return (PAIRS + "A;B;01-02-2024\n" + "x;" * 10_000_000 + "\nB;C;01-02-2024\n").encode()


def long_cell(length: int) -> bytes:
    """One cell of `length` characters, which is more than the reader of CSV takes by itself."""
    return (PAIRS + f'"{"x" * length}";B;01-02-2024\nB;C;01-02-2024\n').encode()


def many_columns(count: int) -> bytes:
    """A register with `count` columns that nobody reads."""
    extra = ";".join(f"kolom {at}" for at in range(count))
    return (f"naam;soort;{extra}\nDe Linde;school" + ";" * count + "\n").encode()


def many_participants(count: int) -> bytes:
    """A meeting of `count` organisations in one cell, and a small one."""
    crowd = ";".join(f"P{at}" for at in range(count))
    return (LIST + f'01-02-2024;"{crowd}"\n02-02-2024;"A;B"\n').encode()


def every_line_opens_a_quote(count: int) -> bytes:
    """Rows that each open a quote and do not close it."""
    return (PAIRS + '"A;B;01-02-2024\n' * count).encode()
