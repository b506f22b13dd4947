"""What someone chose for a sheet, put into it after it was read: what holds for every row, or that it is left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from netwerk.constant import constant
from netwerk.i18n import mark
from netwerk.model import Severity
from netwerk.records.choices import SheetChoice, fits
from netwerk.records.columns import FIELD_WORDS, HEADINGS, heading_keys
from netwerk.records.files import Column, Remark, Sheet, Unread

_DATED = ("date", "begin")


def as_chosen(sheet: Sheet, choices: Sequence[SheetChoice] = ()) -> Sheet | Unread:
    """Return `sheet` with the values that its choice fixes for every row, or that it is left out.

    A sheet whose headings were not looked for (a file of another program) takes the last of `choices` that fits.
    """
    choice = sheet.choice
    if choice is None and not sheet.top.headings:
        keys = heading_keys(sheet.heading.cells)
        choice = next((one for one in reversed(choices) if fits(one, keys, sheet.name)), None)
    if choice is None:
        return sheet
    if choice.skip:
        return Unread(
            name=sheet.name,
            code="skipped_sheet",
            severity=Severity.NOTICE,
            reason=mark("overgeslagen, zoals gekozen."),
            choice=choice,
            top=sheet.top,
        )
    columns, remarks = _fixed(sheet, choice)
    return replace(sheet, columns=columns, choice=choice, remarks=(*sheet.remarks, *remarks))


def _fixed(sheet: Sheet, choice: SheetChoice) -> tuple[Mapping[str, Column], list[Remark]]:
    columns = dict(sheet.columns)
    remarks = []
    for field, text in choice.fixed.items():
        taken = next((name for name in (field, *_DATED) if name in sheet.columns), None)
        if field not in HEADINGS[sheet.heading.shape] or (taken is not None and (taken == field or field == "date")):
            remarks.append(
                Remark(
                    code="fixed_not_used",
                    severity=Severity.NOTICE,
                    text=mark(
                        "de vaste waarde voor {column} is niet gebruikt: die kolom staat er, of hoort hier niet.",
                        column=FIELD_WORDS[field],
                    ),
                )
            )
            continue
        columns[field] = Column(codes=constant(0, len(sheet.rows), np.int32), values=(text,))
    return columns, remarks
