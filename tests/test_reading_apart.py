"""Files are read in a process of its own: the same answer, limits, and nothing left behind, whatever happens."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from netwerk.errors import Cancelled, InputError, PlainFault
from netwerk.i18n import translate
from netwerk.model import day_number
from netwerk.records import apart, readers
from netwerk.records.apart import read_apart
from netwerk.records.choices import SheetChoice
from netwerk.records.deciding import Decision, Verdict
from netwerk.records.files import InputFile, gather
from netwerk.records.reading import Reading, read
from netwerk.settings import DEMO, ROOT, classification
from tests.drawn_files import breaking_workbook

TODAY = day_number(date(2026, 3, 2))
MARCH = InputFile("maart.csv", b"van;naar;datum\nanna;bert;01-03-2024\nanna;carl;02-03-2024\n")
ODD = InputFile(
    "vreemd.csv",
    "bijeenkomst;deelnemer;datum;vorm;rol\nMDO;Café Zoë;01-03-2024;borrelen;van\nMDO;;fout;overleg;\n".encode(),
)
REGISTER = InputFile("register.csv", b"naam;soort;gemeente;aliassen\nanna;school;Averlo;A1;A2\nbert;kapper;;\n")
LONG = InputFile("lang.csv", b"van;naar;datum\n" + b'"anna";bert;01-03-2024\n' * 2_000_000)  # seconds of work

linux = pytest.mark.skipif(sys.platform != "linux", reason="looks in /proc")


def answer(*files: InputFile, **given: object) -> Reading:
    return read_apart(files, classification=classification(), today=TODAY, **given)  # type: ignore[arg-type]


def reading_now() -> list[int]:
    """The processes that read files for this one."""
    server = readers._servers[0].process.pid
    return [int(pid) for pid in Path(f"/proc/{server}/task/{server}/children").read_text().split()]


@pytest.mark.parametrize(
    "files", [[MARCH], [ODD], [REGISTER, MARCH], gather([DEMO])[0]], ids=["", "odd", "register", "demo"]
)
def test_the_answer_is_the_one_of_reading_in_the_same_process(files: list[InputFile]) -> None:
    inside = read(files, classification=classification(), today=TODAY)
    outside = answer(*files)

    assert (outside.problems, outside.files, outside.names) == (inside.problems, inside.files, inside.names)
    assert (outside.read, outside.imported, outside.rejected) == (inside.read, inside.imported, inside.rejected)
    assert outside.rows.places == inside.rows.places
    assert outside.rows.texts.tolist() == inside.rows.texts.tolist()
    pd.testing.assert_frame_equal(outside.rows.register, inside.rows.register)
    pd.testing.assert_frame_equal(outside.rows.records, inside.rows.records)
    pd.testing.assert_frame_equal(outside.rows.participants, inside.rows.participants)


def test_what_was_decided_and_chosen_goes_along() -> None:
    choice = SheetChoice(headings=("wie", "met_wie", "datum"), shape="pairs", columns={"wie": "a", "met_wie": "b"})
    decision = Decision(what=Verdict.LEAVE_OUT, name="bert", number=1)
    file = InputFile("eigen.csv", b"wie;met wie;datum\nanna;bert;01-03-2024\n")
    inside = read([file], classification=classification(), today=TODAY, choices=[choice], decisions=[decision])
    outside = answer(file, choices=[choice], decisions=[decision])

    assert outside.imported == inside.imported == 1
    assert outside.names == inside.names


def test_a_process_that_is_not_forked_gives_the_same_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "FORKS", False)  # as on Windows

    assert answer(MARCH).problems == read([MARCH], classification=classification(), today=TODAY).problems


def test_a_process_that_stands_ready_is_used_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "FORKS", False)
    readers.warm()

    assert (answer(MARCH).read, readers._spares) == (2, [])


def test_the_share_that_is_done_is_told_here() -> None:
    told: list[tuple[float, int]] = []
    answer(MARCH, ODD, progress=lambda share: told.append((share, os.getpid())))

    assert told[-1] == (1.0, os.getpid())
    assert sorted(told) == told


def test_a_refusal_can_be_said_in_both_languages() -> None:
    with pytest.raises(InputError) as refusal:
        answer(InputFile("leeg.csv", b""))

    assert str(refusal.value) == "leeg.csv: dit bestand is leeg."
    assert translate(refusal.value.text, "en") == "leeg.csv: this file is empty."


def test_a_file_that_breaks_the_process_costs_one_sentence_with_its_name() -> None:
    with pytest.raises(InputError, match=r"^kapot\.xlsx: dit bestand is niet te lezen"):
        answer(MARCH, InputFile("kapot.xlsx", breaking_workbook()))


def test_a_file_in_a_folder_that_breaks_the_process_is_left_out_with_a_problem() -> None:
    result = answer(InputFile("kapot.xlsx", breaking_workbook(), named=False), MARCH)

    assert (result.problems[0].file, result.problems[0].code) == ("kapot.xlsx", "unreadable_file")
    assert result.read == 2


def test_others_who_are_reading_notice_nothing_of_a_file_that_breaks_its_process() -> None:
    results: list[Reading] = []
    others = [threading.Thread(target=lambda: results.append(answer(*gather([DEMO])[0]))) for _ in range(2)]
    for other in others:
        other.start()
    with pytest.raises(InputError):
        answer(InputFile("kapot.xlsx", breaking_workbook()))
    for other in others:
        other.join()

    assert [result.rejected for result in results] == [0, 0]


def test_a_file_that_asks_more_memory_than_it_may_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "MOST_MEMORY", 100_000_000)

    with pytest.raises(InputError, match=r"^lang\.csv: dit bestand vraagt te veel geheugen"):
        answer(LONG)


def test_a_file_that_takes_longer_than_it_may_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "SECONDS", 0)
    monkeypatch.setattr(apart, "SECONDS_PER_MB", 0)

    with pytest.raises(InputError, match=r"^lang\.csv: het lezen van dit bestand duurt te lang"):
        answer(LONG)


@linux
def test_a_process_that_used_up_its_time_says_so() -> None:
    assert (apart._want(-signal.SIGXCPU), apart._want(-signal.SIGABRT), apart._want(None)) == ("time", "", "")


def test_the_marked_copy_is_made_apart_too() -> None:
    book = openpyxl.load_workbook(io.BytesIO(apart.mark_apart([ODD], answer(ODD))))

    assert book.sheetnames == ["problemen", "vreemd.csv"]
    assert book["vreemd.csv"]["B2"].value == "Café Zoë"


def test_a_file_that_breaks_the_process_while_it_is_marked_costs_one_sentence() -> None:
    broken = InputFile(ODD.name, breaking_workbook())
    reading = answer(ODD)
    about_it = replace(reading, files=tuple(replace(report, sha256=broken.sha256) for report in reading.files))

    with pytest.raises(InputError, match=r"^vreemd\.csv: dit bestand is niet te lezen"):
        apart.mark_apart([broken], about_it)


@linux
def test_stopping_leaves_no_process_thread_or_open_file_behind(tmp_path: Path) -> None:
    answer(MARCH)
    threads, files = threading.active_count(), len(os.listdir("/proc/self/fd"))
    busy: list[bool] = []

    def enough() -> bool:
        busy.append(bool(reading_now()))
        return len(busy) > 3

    with pytest.raises(Cancelled, match="Er is niets veranderd"):
        answer(LONG, cancelled=enough)

    assert busy[-1]
    assert reading_now() == []
    _until(lambda: threading.active_count() == threads)
    assert len(os.listdir("/proc/self/fd")) == files


@linux
def test_what_an_interrupted_reading_leaves_is_nothing() -> None:
    def interrupted(_share: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        answer(MARCH, progress=interrupted)

    assert reading_now() == []


def test_someone_who_waits_for_a_place_can_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_places", threading.BoundedSemaphore(1))

    def impatient(_share: float) -> None:
        with pytest.raises(Cancelled):
            answer(ODD, cancelled=lambda: True)

    assert answer(MARCH, progress=impatient).read == 2


@linux
def test_after_its_server_was_killed_the_next_file_is_read() -> None:
    answer(MARCH)
    server = readers._servers[0].process
    server.kill()
    server.wait()

    assert answer(MARCH).read == 2


@linux
def test_the_reading_processes_end_with_the_one_that_asked() -> None:
    asking = subprocess.Popen(
        [sys.executable, "-c", "from tests.test_reading_apart import *; ask_without_end()"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert asking.stdout is not None
    server = int(asking.stdout.readline())
    children = Path(f"/proc/{server}/task/{server}/children")
    _until(lambda: bool(children.read_text()))
    reader = int(children.read_text().split()[0])
    asking.kill()
    asking.wait()
    asking.stdout.close()

    _until(lambda: not Path(f"/proc/{server}").exists() and not Path(f"/proc/{reader}").exists())


def ask_without_end() -> None:
    readers.warm()
    print(readers._servers[0].process.pid, flush=True)  # noqa: T201 - the test that started this process reads it
    while True:
        answer(LONG)


@linux
def test_the_reading_process_knows_no_address_of_a_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETWERK_DATABASE", "postgresql://netwerk:geheim@ergens/netwerk")
    monkeypatch.setattr(readers, "_servers", [])
    answer(MARCH)
    started = readers._servers[0]

    assert b"geheim" not in Path(f"/proc/{started.process.pid}/environ").read_bytes()
    started.control.close()
    started.process.wait(timeout=30)


@pytest.fixture
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(readers, "_servers", [])
    yield tmp_path
    readers._servers[0].control.close()
    readers._servers[0].process.wait(timeout=30)


@linux
def test_nothing_of_a_file_comes_on_disk_when_it_is_read_or_breaks_the_process(empty_folder: Path) -> None:
    answer(MARCH)
    with pytest.raises(InputError):
        answer(InputFile("kapot.xlsx", breaking_workbook()))

    assert list(empty_folder.iterdir()) == []


def _until(true: object, seconds: float = 30) -> None:
    """Wait for what another process does, which takes as long as it takes."""
    assert callable(true)
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_a_fault_of_ours_while_reading_says_where_and_not_over_what() -> None:
    unusable: object = [object()]  # no rows that are known already
    with pytest.raises(PlainFault) as fault:
        answer(MARCH, known=unusable)

    assert "records/reader.py" in str(fault.value)
    assert "anna" not in str(fault.value)
