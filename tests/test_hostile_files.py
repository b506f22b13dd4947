"""Files made to do harm cost one sentence: what they hold is counted before it is believed (threats T04 to T07)."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from netwerk.errors import InputError
from netwerk.model import day_number
from netwerk.records.apart import read_apart
from netwerk.records.archives import check_archive
from netwerk.records.files import InputFile
from netwerk.settings import ROOT, classification
from tests.awkward.workbooks import book, replaced, zipped
from tests.drawn_files import RawMember, breaking_workbook, raw_zip, zeros
from tests.records_read import TODAY

GIGABYTE = 1 << 30
SHEET = "xl/worksheets/sheet1.xml"
TOO_LARGE, DAMAGED, OUTSIDE = "uitgepakt te groot", "beschadigd", "verwijst naar iets daarbuiten"
FAR = "heel ver naar beneden of naar rechts"
DOCTYPE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def partners() -> bytes:
    return book(partners=[["naam"], ["A"]])


def last_corner() -> bytes:
    return replaced(partners(), SHEET, b'r="A2"', b'r="XFD1048576"')


def far_cell_in_a_sheet_elsewhere() -> bytes:
    """The workbook says itself where its sheets are."""
    with zipfile.ZipFile(io.BytesIO(last_corner())) as archive:
        parts = {
            name.replace("worksheets/sheet1.xml", "elders/blad.bin"): archive.read(name) for name in archive.namelist()
        }
    relations = "xl/_rels/workbook.xml.rels"
    parts[relations] = parts[relations].replace(b"worksheets/sheet1.xml", b"elders/blad.bin")
    return zipped(parts)


def bomb(size: int, *, claimed: int | None = None) -> bytes:
    packed = zeros(size)
    return raw_zip(RawMember(name="xl/workbook.xml", packed=packed, claimed=size if claimed is None else claimed))


def padded_bomb() -> bytes:
    picture = bytes(range(256)) * 80_000
    return raw_zip(
        RawMember(name="xl/media/image1.png", packed=picture, claimed=len(picture), method=0),
        RawMember(name="xl/workbook.xml", packed=zeros(430 << 20), claimed=430 << 20),
    )


def many_members() -> bytes:
    return raw_zip(*(RawMember(name=f"xl/{number}.xml", packed=b"", claimed=0, method=0) for number in range(100_000)))


def members_that_share_their_bytes() -> bytes:
    packed = zeros(100 << 20)
    first = RawMember(name="xl/workbook.xml", packed=packed, claimed=1000)
    others = (RawMember(name=f"xl/{number}.xml", packed=packed, claimed=1000, shares=0) for number in range(4_000))
    return raw_zip(first, *others)


def nested() -> bytes:
    return zipped({"xl/workbook.xml": zipped({"binnen.zip": bomb(4 * GIGABYTE - (1 << 20))})})


def in_sheet(declaration: str) -> bytes:
    return replaced(partners(), SHEET, b"<worksheet", declaration.encode() + b"<worksheet")


def ods(content: bytes) -> bytes:
    return zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": content})


def repeated_ods() -> bytes:
    cell = '<table:table-cell office:value-type="string" table:number-columns-repeated="16384"/>'
    row = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
    return ods(
        f'<office:document-content><table:table table:name="a">{row}</table:table></office:document-content>'.encode()
    )


HOSTILE = {
    "T04 a cell in the last corner of Excel": (last_corner, FAR),
    "T04 such a cell in a sheet that is kept elsewhere": (far_cell_in_a_sheet_elsewhere, FAR),
    "T04 such a cell that our count does not see": (breaking_workbook, "niet te lezen"),
    "T05 10 MB that unpacks to 3.9 GB": (lambda: bomb(4 * GIGABYTE - (1 << 20)), TOO_LARGE),
    "T05 21 MB that unpacks to 450 MB": (padded_bomb, TOO_LARGE),
    "T05 390 MB, less than we refuse": (lambda: bomb(372 << 20), DAMAGED),
    "T05 a size that the headers make small": (lambda: bomb(4 * GIGABYTE, claimed=1000), DAMAGED),
    "T05 a size that the headers make large": (lambda: bomb(1 << 20, claimed=2 << 20), DAMAGED),
    "T05 a zip in a zip": (nested, DAMAGED),
    "T05 100,000 members": (many_members, TOO_LARGE),
    "T05 4,000 members that share their bytes": (members_that_share_their_bytes, DAMAGED),
    "T06 an entity from outside in xlsx": (lambda: in_sheet(DOCTYPE), OUTSIDE),
    "T06 billion laughs in xlsx": (lambda: in_sheet(LAUGHS), OUTSIDE),
    "T06 an entity from outside in ods": (lambda: ods(f"<?xml version='1.0'?>{DOCTYPE}<x>&e;</x>".encode()), OUTSIDE),
    "T06 an entity in another encoding": (lambda: ods(f"{DOCTYPE}<x>&e;</x>".encode("utf-16")), DAMAGED),
    "T07 an ods that repeats a cell": (repeated_ods, FAR),
}


@pytest.mark.parametrize(("made", "sentence"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_costs_one_sentence(made: Callable[[], bytes], sentence: str) -> None:
    with pytest.raises(InputError, match=sentence) as refusal:
        read_apart([InputFile("vijand.xlsx", made())], classification=classification(), today=day_number(TODAY))

    assert str(refusal.value).startswith("vijand.xlsx: ")
    assert "root:" not in str(refusal.value)


def test_a_drawing_with_a_document_type_does_no_harm() -> None:
    with zipfile.ZipFile(io.BytesIO(partners())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    drawing = b'<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd"><svg/>'
    file = InputFile("logo.xlsx", zipped({**parts, "xl/media/image1.svg": drawing}))

    assert read_apart([file], classification=classification(), today=day_number(TODAY)).imported == 1


def test_a_folder_that_claims_to_be_packed_does_no_harm() -> None:
    archive = raw_zip(RawMember(name="xl/", packed=b"", claimed=0), RawMember(name="xl/a.xml", packed=b"", claimed=0))

    check_archive(archive, "a.xlsx")  # raises where it refuses


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="looks in /proc")
def test_no_hostile_file_of_t04_to_t07_takes_50_mb_of_the_process_that_asks() -> None:
    # in a process of its own: what earlier tests left free here would hide what is taken
    script = "from tests.test_hostile_files import *; print_growth()"
    ran = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)

    assert len(ran.stdout.split()) == len(HOSTILE)
    assert max(map(float, ran.stdout.split())) < 50


def print_growth() -> None:
    """Print by how many megabytes this process grew at most while each hostile file was read."""
    read_apart([InputFile("a.csv", b"naam\nA\n")], classification=classification(), today=day_number(TODAY))
    for made, _sentence in HOSTILE.values():
        file = InputFile("vijand.xlsx", made())
        Path("/proc/self/clear_refs").write_text("5")  # forgets the peak until now
        before = _memory("VmRSS")
        with pytest.raises(InputError):
            read_apart([file], classification=classification(), today=day_number(TODAY))
        print((_memory("VmHWM") - before) / 1024)  # noqa: T201 - the test that started this process reads it


def _memory(which: str) -> int:
    """Kilobytes of this process: VmRSS now, VmHWM at most."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(which))
