"""What someone said about the sheets of a file: which row holds the headings, what each column is, what is fixed.

A choice corrects what reading understood by itself. It is remembered for files with the same headings, and can be
kept as a file for `import --map`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from netwerk.records.columns import FileShape


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetChoice:
    """What someone said about one sheet, or about every sheet with the same headings.

    headings : the cells of the heading row as `heading_key` writes them; a choice holds for sheets that have a row
        with exactly these (empty: for every sheet, or for the sheet called `sheet`)
    sheet : only for the sheet of this name; None for any
    skip : leave the sheet out
    heading_row : the row that holds the headings, as the spreadsheet shows it; None: where `headings` are found
    heading_rows : 1, or 2 where two rows together make the headings
    shape : what the sheet is; None: as its columns say
    columns : heading as `heading_key` writes it → field of the shape, None where the column is not used; headings
        that are not named keep what was understood
    month_first : dates in this sheet are written month/day/year
    fixed : field → text that holds for every row, for what has no column (form, theme, source, date …)
    section : the field that rows with one text between the data fill for the rows below them; None: as understood,
        "" : they are only headings
    marks : other signs than `;` and line breaks that split participants
    """

    headings: tuple[str, ...] = ()
    sheet: str | None = None
    skip: bool = False
    heading_row: int | None = None
    heading_rows: int = 1
    shape: FileShape | None = None
    columns: Mapping[str, str | None] = field(default_factory=dict)
    month_first: bool = False
    fixed: Mapping[str, str] = field(default_factory=dict)
    section: str | None = None
    marks: str = ""
