"""What was understood of one sheet, to show and to correct: its first rows, its headings, what each column is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from netwerk.records.choices import SheetChoice
from netwerk.records.columns import FileShape


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetView:
    """What was understood of one sheet of one file.

    file, sheet : their names; sheet None for a file without sheets
    hidden : the sheet is hidden in the spreadsheet
    shape : None where it is not understood; the rest is then the best guess
    heading_row : the row that holds the headings (the first of two), as the spreadsheet shows it; 0: chosen to be
        none; None: no row looks like one
    heading_rows : 1, or 2 where two rows together make the headings
    headings : as written, each different: two joined for double headings, "kolom B" for an empty one, "naam (2)" for
        the second of one name. `choices.headings_of` makes the keys of a choice of them
    columns : heading → field, None where the column is not used
    suggestions : heading → fields that the column may be, likeliest first; never applied by itself
    suggested_shape : what the sheet is once the first suggestions are followed; None where it is understood already or
        the suggestions do not make a shape
    first_rows : (row, its cells as text) from the top of the sheet; columns about persons are emptied
    sections : rows with one text between the data; section_field: what they fill for the rows below, None nothing
    totals : rows with totals that were skipped
    merged : cells that took the value of the merged cell they are part of
    needs : fields without a column that a fixed value can fill, "date" first where records have none
    doubtful_dates : heading → "month_first" where only month/day/year fits every date of the column, "both" where
        either order fits
    refused : headings of columns about persons
    other_marks : sign → whether every part that it makes of the names is a known name; signs such as "," "/" " en "
        that might split participants, and never do by themselves
    choice : what was applied, None where nothing was chosen
    """

    file: str
    sheet: str | None
    shape: FileShape | None
    hidden: bool = False
    heading_row: int | None = None
    heading_rows: int = 1
    headings: tuple[str, ...] = ()
    columns: Mapping[str, str | None] = field(default_factory=dict)
    suggestions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    suggested_shape: FileShape | None = None
    # cells as the file has them, so not in what is printed of a view
    first_rows: tuple[tuple[int, tuple[str, ...]], ...] = field(default=(), repr=False)
    sections: int = 0
    section_field: str | None = None
    totals: int = 0
    merged: int = 0
    needs: tuple[str, ...] = ()
    doubtful_dates: Mapping[str, str] = field(default_factory=dict)
    refused: tuple[str, ...] = ()
    other_marks: Mapping[str, bool] = field(default_factory=dict)
    choice: SheetChoice | None = None
