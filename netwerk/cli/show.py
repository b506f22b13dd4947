"""How results stand on the terminal: as a table to read, as JSON for scripts, as CSV for a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from netwerk.cli.language import _
from netwerk.errors import Cancelled
from netwerk.i18n import mark

Progress = Callable[[float], None]
Row = Mapping[str, Any]
WIDEST = 60  # signs in a cell of a table


def show(kind: str, *, columns: Sequence[str], result: Any, rows: Sequence[Row], lead: Sequence[str] = ()) -> None:
    """Print `result` as JSON, or the `columns` of `rows` as CSV or as a table under the sentences of `lead`."""
    if kind == "json":
        print(json.dumps(result, ensure_ascii=False, indent=2, allow_nan=False))
    elif kind == "csv":
        print(as_csv(rows, columns), end="")
    else:
        for line in lead:
            print(line)
        if rows:
            if lead:
                print()
            print(as_table(rows, columns))


def as_csv(rows: Sequence[Row], columns: Sequence[str]) -> str:
    """Return rows as CSV with `;` under a heading line, which stands there also when there are no rows.

    Text that a spreadsheet would take for a formula gets a leading apostrophe.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_inert(_cell(row[column])) for column in columns])
    return out.getvalue()


def as_table(rows: Sequence[Row], columns: Sequence[str]) -> str:
    """Return rows as aligned columns, numbers to the right; a long cell is cut (JSON and CSV hold it whole)."""
    cells = [[_shortened(_cell(row[head], decimals=3)) for head in columns] for row in rows]
    numeric = [all(isinstance(row[head], int | float | None) for row in rows) for head in columns]
    widths = [max(len(head), *(len(line[k]) for line in cells)) for k, head in enumerate(columns)]

    def line(values: Sequence[str]) -> str:
        parts = (v.rjust(w) if right else v.ljust(w) for v, w, right in zip(values, widths, numeric, strict=True))
        return "  ".join(parts).rstrip()

    return "\n".join([line(columns), line(["-" * width for width in widths]), *(line(values) for values in cells)])


def short(value: Any) -> str:
    """Return a value as it stands in a sentence: three decimals at most, "n.v.t." where it is undefined."""
    if value is None:
        return _("n.v.t.")
    return f"{value:.3f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def progress(said: str | None = None) -> Progress | None:
    """Return what long work calls with the share done, 0.0 to 1.0; None where stderr is no terminal.

    said : the sentence, with {done}; None: that files are being read
    """
    if not sys.stderr.isatty():
        return None
    sentence = _("Bezig met lezen: {done} van de 100.") if said is None else said

    def tell(share: float) -> None:
        line = sentence.format(done=round(100 * share))
        print("\r" + line, end="\n" if share >= 1 else "", file=sys.stderr, flush=True)

    return tell


@contextmanager
def all_or_nothing() -> Iterator[None]:
    """Turn Ctrl+C inside into Cancelled: what is written there is written altogether or not at all."""
    try:
        yield
    except (KeyboardInterrupt, Cancelled):
        if sys.stderr.isatty():
            print(file=sys.stderr)  # the line that says how far it was ends here
        raise Cancelled(mark("Afgebroken. Er is niets veranderd.")) from None


def _cell(value: Any, *, decimals: int | None = None) -> str:
    match value:
        case None:
            return "" if decimals is None else "–"
        case bool():
            return _("ja") if value else _("nee")
        case float():
            return str(value) if decimals is None else f"{value:.{decimals}f}".rstrip("0").rstrip(".")
        case list() | tuple():
            return "; ".join(_cell(part) for part in value)
        case _:
            return str(value)


def _shortened(text: str) -> str:
    return text if len(text) <= WIDEST else text[: WIDEST - 1] + "…"


def _inert(text: str) -> str:
    return "'" + text if text[:1] in tuple("=+-@\t\r＝＋－＠") and not _number(text) else text


def _number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
