"""Writes the region as the files that organisations really keep: lists, an export of referrals, one Excel sheet."""

from __future__ import annotations

import csv
import io
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime

import xlsxwriter

from tests.demo_region import planted
from tests.demo_region.register import CONTACT_ROLES, HEADINGS, OTHER_CONTACT_ROLE, REGISTER
from tests.demo_region.years import Meeting, Records, records

MADE = datetime(2026, 11, 22, tzinfo=UTC)  # stands in the Excel file as its day of making, whenever it is made


def files() -> dict[str, bytes]:
    """Return file name → content of every data file of the region."""
    made = records()
    lists: dict[str, list[Meeting]] = defaultdict(list)
    for meeting in sorted(made.meetings, key=lambda meeting: (meeting.day, meeting.name)):
        lists[meeting.file].append(meeting)
    return {
        "organisaties.csv": _register(),
        **{name: _attendance(meetings) for name, meetings in sorted(lists.items())},
        "verwijzingen.csv": _referrals(made),
        "consultaties.csv": _consultations(made),
        "plannen.csv": _plans(made),
        "afspraken.xlsx": _agreements(made),
    }


def _table(headings: Sequence[str], rows: Iterable[Sequence[str | int]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\n")
    writer.writerow(headings)
    writer.writerows(rows)
    return text.getvalue().encode()


def _day(day: date) -> str:
    return day.strftime("%d-%m-%Y")


def _name(id_: str, day: date) -> str:
    """The name as people wrote it on `day`: before a merger or a new name, the old one."""
    if id_ == planted.MERGED and day < planted.MERGER_DAY:
        return planted.PREDECESSORS[day.toordinal() % 2]
    old, until = planted.RENAMED.get(id_, ("", date.min))
    return old if day < until else REGISTER[id_].name


def _register() -> bytes:
    return _table(
        HEADINGS,
        (
            (
                entry.id,
                entry.name,
                entry.kind,
                entry.municipality,
                entry.area,
                entry.subregion,
                entry.part_of,
                entry.begin,
                entry.end,
                entry.aliases,
                CONTACT_ROLES.get(entry.kind, OTHER_CONTACT_ROLE),
            )
            for entry in REGISTER.values()
        ),
    )


def _attendance(meetings: Iterable[Meeting]) -> bytes:
    return _table(
        ("bijeenkomst", "datum", "deelnemer", "vorm", "thema", "bron"),
        (
            (meeting.name, _day(meeting.day), _name(id_, meeting.day), meeting.form, meeting.theme, meeting.source)
            for meeting in meetings
            for id_ in meeting.members
        ),
    )


def _referrals(made: Records) -> bytes:
    """Per month, with ids, as a system exports them; one row per line and month."""
    times: dict[tuple[str, str, str], int] = defaultdict(int)
    for step in made.referrals:
        times[str(step.when), step.giver, step.receiver] += step.times
    return _table(
        ("van", "naar", "datum", "vorm", "intensiteit", "bron"),
        (
            (giver, receiver, month, "verwijzen", n, "Verwijsregister")
            for (month, giver, receiver), n in sorted(times.items())
        ),
    )


def _consultations(made: Records) -> bytes:
    rows = sorted(
        {(step.when, step.giver, step.receiver) for step in made.consultations if isinstance(step.when, date)}
    )
    return _table(
        ("van", "naar", "datum", "vorm", "bron"),
        ((giver, receiver, _day(day), "consulteren", "Consultatielijst") for day, giver, receiver in rows),
    )


def _plans(made: Records) -> bytes:
    return _table(
        ("datum", "deelnemers", "vorm", "thema", "bron"),
        (
            (
                _day(plan.day),
                "; ".join(_name(id_, plan.day) for id_ in plan.members),
                "gezamenlijk plan",
                plan.theme,
                "Telling gezamenlijke plannen",
            )
            for plan in made.plans
        ),
    )


def _agreements(made: Records) -> bytes:
    """One Excel sheet with real date cells. An end is the last day that counts; an empty one runs on."""
    buffer = io.BytesIO()
    workbook = xlsxwriter.Workbook(buffer, {"in_memory": True})
    workbook.set_properties({"title": "Afspraken en contracten (voorbeeldregio, fictief)", "created": MADE})
    sheet = workbook.add_worksheet("afspraken")
    heading = workbook.add_format({"bold": True})
    day = workbook.add_format({"num_format": "dd-mm-yyyy"})
    for column, text in enumerate(("organisatie_a", "organisatie_b", "vanaf", "tot en met", "vorm", "thema", "bron")):
        sheet.write_string(0, column, text, heading)
    sheet.set_column(0, 6, 24)
    for row, agreement in enumerate(made.agreements, start=1):
        sheet.write_string(row, 0, REGISTER[agreement.a].name)
        sheet.write_string(row, 1, REGISTER[agreement.b].name)
        sheet.write_datetime(row, 2, datetime.combine(agreement.begin, datetime.min.time()), day)
        if agreement.end:
            sheet.write_datetime(row, 3, datetime.combine(agreement.end, datetime.min.time()), day)
        sheet.write_string(row, 4, "convenant" if agreement.form == "afspraak" else agreement.form)
        sheet.write_string(row, 5, agreement.theme)
        sheet.write_string(row, 6, "Convenanten en contracten")
    workbook.close()
    return _stored(buffer.getvalue())


def _stored(content: bytes) -> bytes:
    """The same zip without compression, so that its bytes do not depend on the zlib of the machine."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.create_system = 0
            new.writestr(entry, old.read(name))
    return buffer.getvalue()
