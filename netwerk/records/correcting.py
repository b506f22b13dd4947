"""From what was understood of a sheet, and what someone says is different, to a choice about that sheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from netwerk.records.choices import SheetChoice, headings_of
from netwerk.records.columns import HEADINGS, FileShape, column_letters, heading_key, joined
from netwerk.records.understanding import SheetView


def about(view: SheetView) -> SheetChoice:
    """Return the choice that holds for a sheet; where nothing was chosen, one about its headings that says nothing."""
    headings = headings_of(view.headings)
    if view.choice is None:
        return SheetChoice(headings=headings, sheet=None if headings else view.sheet)
    if view.choice.headings or not headings:
        return view.choice
    return replace(view.choice, headings=headings, sheet=view.sheet if view.choice.skip else None)


def left_out(view: SheetView, *, skip: bool) -> SheetChoice:
    """Return the choice that leaves a sheet out, or takes it in again; other sheets with its headings stay."""
    return replace(about(view), sheet=view.sheet, skip=skip)


def with_shape(view: SheetView, shape: FileShape) -> SheetChoice:
    """Return the choice with another shape; columns and fixed values that it does not know are understood again."""
    old, known = about(view), HEADINGS[shape]
    return replace(
        old,
        shape=shape,
        columns={heading: to for heading, to in old.columns.items() if to is None or to in known},
        fixed={name: text for name, text in old.fixed.items() if name in known},
        section=old.section if not old.section or old.section in known else None,
    )


def with_columns(view: SheetView, said: Mapping[str, str | None]) -> SheetChoice:
    """Return the choice with other columns; `said` holds heading as written → field, None where it is not used."""
    old = about(view)
    columns = {heading_key(heading): to for heading, to in said.items()}
    return replace(old, shape=old.shape or view.shape or view.suggested_shape, columns={**old.columns, **columns})


def with_fixed(view: SheetView, name: str, text: str) -> SheetChoice:
    """Return the choice with `text` for the field `name` in every row; "" for no such value."""
    old = about(view)
    fixed = {known: kept for known, kept in old.fixed.items() if known != name}
    return replace(old, fixed={**fixed, name: text} if text else fixed)


def with_date_order(view: SheetView, *, month_first: bool) -> SheetChoice:
    """Return the choice in which dates are written month/day/year, or day-month-year as mostly."""
    return replace(about(view), month_first=month_first)


def with_section(view: SheetView, name: str) -> SheetChoice:
    """Return the choice in which rows with one text fill the field `name` for the rows below; "": they fill nothing."""
    return replace(about(view), section=name)


def with_mark(view: SheetView, sign: str, *, splits: bool) -> SheetChoice:
    """Return the choice in which `sign` splits participants, or does so no longer."""
    old = about(view)
    others = tuple(one for one in old.marks if one != sign)
    return replace(old, marks=(*others, sign) if splits else others)


def as_suggested(view: SheetView) -> SheetChoice:
    """Return the choice that follows the first suggestion for every column, and the shape that this makes."""
    first = {heading: fields[0] for heading, fields in view.suggestions.items() if fields}
    return with_columns(view, first)


def with_headings_at(view: SheetView, row: int, rows: int) -> SheetChoice:
    """Return a choice with the headings in another row; what was chosen for the headings before it does not count.

    Parameters
    ----------
    row : one of `view.first_rows`; 0 where the sheet has no headings
    rows : 1, or 2 where the next row belongs to the headings too
    """
    cells_at = dict(view.first_rows)
    if row and row == view.heading_row and rows == view.heading_rows:
        headings = headings_of(view.headings)
    elif view.refused and view.sheet is not None:
        headings = ()  # cells of columns about persons are not shown, so this row is not known in full
    elif row == 0:
        width = max((len(cells) for cells in cells_at.values()), default=0)
        headings = headings_of([f"kolom {column_letters(at)}" for at in range(width)])
    elif rows == 2:
        headings = headings_of(joined(cells_at.get(row, ()), cells_at.get(row + 1, ())))
    else:
        headings = headings_of(cells_at.get(row, ()))
    return SheetChoice(headings=headings, sheet=None if headings else view.sheet, heading_row=row, heading_rows=rows)


def to_remember(choice: SheetChoice) -> SheetChoice:
    """Return a choice for later files: their headings may stand in another row, and are looked for."""
    return replace(choice, heading_row=None) if choice.headings and choice.heading_row else choice
