"""Reading files into the database: together or not at all, and never the same file twice."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from queue import Queue

import pytest
import sqlalchemy as sa

from netwerk.errors import Cancelled, StoreError
from netwerk.model import day_number
from netwerk.records.choices import SheetChoice
from netwerk.records.deciding import Decision, Verdict
from netwerk.records.files import InputFile
from netwerk.settings import classification
from netwerk.store import (
    ImportResult,
    data_version,
    decide,
    demo_loaded,
    import_files,
    imports,
    load,
    open_store,
    remember,
    undo,
)

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
TODAY = day_number(date(2026, 3, 2))

MARCH = InputFile("maart.csv", b"van;naar;datum\nanna;bert;01-03-2024\nanna;carl;02-03-2024\n")
APRIL = InputFile("april.csv", b"van;naar;datum\nbert;dora;01-04-2024\n")


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[sa.Engine]:
    engine = open_store(str(tmp_path / "netwerk.db"))
    yield engine
    engine.dispose()


def take_in(engine: sa.Engine, *files: InputFile, source: str = "bestand") -> ImportResult:
    return import_files(engine, files, today=TODAY, at=AT, source=source)


def ids(engine: sa.Engine) -> list[str]:
    return load(engine, classification()).organisations["id"].tolist()


def test_the_files_of_one_command_are_one_import(engine: sa.Engine) -> None:
    result = take_in(engine, MARCH, APRIL)
    assert (result.number, result.made) == (1, True)
    assert [file.name for file in imports(engine)[0].files] == ["maart.csv", "april.csv"]
    assert ids(engine) == ["anna", "bert", "carl", "dora"]


def test_the_history_counts_the_rows(engine: sa.Engine) -> None:
    take_in(engine, InputFile("maart.csv", MARCH.content + b"bert;bert;03-03-2024\n"))
    record = imports(engine)[0]
    assert (record.read, record.imported, record.rejected, record.blank) == (3, 2, 1, 0)


def test_the_same_file_again_gives_the_old_number(engine: sa.Engine) -> None:
    take_in(engine, MARCH)
    again = take_in(engine, MARCH)
    assert (again.number, again.made, again.repeated) == (1, False, ("maart.csv",))
    assert (len(imports(engine)), data_version(engine)) == (1, 1)


def test_the_same_bytes_under_another_name_are_the_same_file(engine: sa.Engine) -> None:
    take_in(engine, MARCH)
    assert take_in(engine, InputFile("kopie van maart.csv", MARCH.content)).repeated == ("kopie van maart.csv",)


def test_the_same_file_twice_in_one_command_is_read_once(engine: sa.Engine) -> None:
    result = take_in(engine, MARCH, InputFile("kopie.csv", MARCH.content))
    assert (result.repeated, result.reading.imported) == (("kopie.csv",), 2)


def test_a_new_file_beside_a_known_one_is_read_alone(engine: sa.Engine) -> None:
    take_in(engine, MARCH)
    result = take_in(engine, MARCH, APRIL)
    assert (result.number, result.repeated, result.reading.imported) == (2, ("maart.csv",), 1)


def test_after_it_was_taken_back_a_file_can_be_read_in_again(engine: sa.Engine) -> None:
    take_in(engine, MARCH)
    undo(engine, 1, at=AT)
    assert take_in(engine, MARCH).number == 2


def test_a_file_without_an_acceptable_row_makes_no_import(engine: sa.Engine) -> None:
    result = take_in(engine, InputFile("fout.csv", b"van;naar;datum\nanna;anna;01-03-2024\n"))
    assert (result.number, result.made, result.reading.rejected) == (None, False, 1)
    assert imports(engine) == ()


def test_a_file_that_was_skipped_is_not_in_the_history(engine: sa.Engine) -> None:
    take_in(engine, MARCH, InputFile("los.csv", b"kleur;maat\nrood;3\n", named=False))
    assert [file.name for file in imports(engine)[0].files] == ["maart.csv"]


def test_what_stands_in_rejected_rows_and_unread_columns_is_nowhere_in_the_database(
    engine: sa.Engine, tmp_path: Path
) -> None:
    text = b"van;naar;datum;thema;kleur\nanna;bert;01-03-2024;gewoon;paars\nanna;geheim;fout;verborgen;paars\n"
    take_in(engine, InputFile("maart.csv", text))
    engine.dispose()
    content = (tmp_path / "netwerk.db").read_bytes()
    assert b"gewoon" in content
    assert [word for word in (b"geheim", b"verborgen", b"paars") if word in content] == []


def test_a_file_name_is_kept_as_harmless_text(engine: sa.Engine) -> None:
    take_in(engine, InputFile("../../etc/cron.d/x\x00\r\n.csv", MARCH.content))
    assert imports(engine)[0].files[0].name == "x.csv"


def test_own_files_take_the_fictional_region_out_and_say_so(engine: sa.Engine) -> None:
    take_in(engine, MARCH, source="demo")
    assert take_in(engine, APRIL).demo_removed == 1
    assert (demo_loaded(engine), ids(engine)) == (False, ["bert", "dora"])


def test_a_file_of_the_fictional_region_can_be_read_in_as_ones_own(engine: sa.Engine) -> None:
    take_in(engine, MARCH, source="demo")
    result = take_in(engine, MARCH)
    assert (result.number, result.demo_removed, result.repeated) == (2, 1, ())


def test_own_files_that_hold_nothing_leave_the_fictional_region(engine: sa.Engine) -> None:
    take_in(engine, MARCH, source="demo")
    take_in(engine, InputFile("fout.csv", b"van;naar;datum\nanna;anna;01-03-2024\n"))
    assert demo_loaded(engine)


def test_the_fictional_region_never_joins_own_files(engine: sa.Engine) -> None:
    take_in(engine, APRIL)
    with pytest.raises(StoreError, match="voorbeeldregio"):
        take_in(engine, MARCH, source="demo")


def test_a_file_that_another_reads_in_meanwhile_is_not_read_in_again(engine: sa.Engine) -> None:
    others: list[ImportResult] = []

    def meanwhile(_share: float) -> None:
        if not others:
            others.append(take_in(engine, MARCH))

    result = import_files(engine, [MARCH, APRIL], today=TODAY, at=AT, progress=meanwhile)
    assert (others[0].number, result.number, result.repeated) == (1, 2, ("maart.csv",))
    assert [len(record.files) for record in imports(engine)] == [1, 1]


def test_the_same_file_from_two_processes_at_once_is_one_import(engine: sa.Engine) -> None:
    context = multiprocessing.get_context("spawn")
    together = context.Barrier(2)
    numbers = context.Queue()
    address = engine.url.render_as_string()
    processes = [context.Process(target=_import_march, args=(address, together, numbers)) for _ in range(2)]
    [process.start() for process in processes]
    found = [numbers.get(timeout=60) for _ in processes]
    [process.join() for process in processes]
    assert found == [1, 1]
    assert len(imports(engine)) == 1


def _import_march(address: str, together: object, numbers: Queue[int | None]) -> None:
    engine = open_store(address)
    together.wait(timeout=60)  # type: ignore[attr-defined]
    numbers.put(take_in(engine, MARCH).number)
    engine.dispose()


def _stopped(engine: sa.Engine, *, after: float) -> list[float]:
    """Import MARCH beside the fictional region and ask to stop once the share `after` is done; return the shares."""
    told: list[float] = []
    with pytest.raises(Cancelled, match="Er is niets veranderd"):
        import_files(
            engine,
            [MARCH],
            today=TODAY,
            at=AT,
            progress=told.append,
            cancelled=lambda: bool(told) and told[-1] >= after,
        )
    return told


@pytest.mark.parametrize("after", [0.0, 0.6, 0.7], ids=["while reading", "before writing", "while writing"])
def test_an_import_that_is_stopped_leaves_nothing_behind(engine: sa.Engine, after: float) -> None:
    take_in(engine, APRIL, source="demo")
    told = _stopped(engine, after=after)

    assert after <= told[-1] < 1
    assert (len(imports(engine)), data_version(engine), demo_loaded(engine)) == (1, 1, True)
    assert take_in(engine, MARCH).number == 2


def test_how_far_an_import_is_grows_to_the_end(engine: sa.Engine) -> None:
    told: list[float] = []
    import_files(engine, [MARCH, APRIL], today=TODAY, at=AT, progress=told.append)

    assert told == sorted(told)
    assert told[-1] == 1.0


def test_own_files_are_read_as_was_remembered_of_earlier_ones(engine: sa.Engine) -> None:
    choice = SheetChoice(headings=("wie", "met_wie", "datum"), columns={"wie": "a", "met_wie": "b"}, shape="pairs")
    remember(engine, [choice], at=AT)

    assert take_in(engine, InputFile("eigen.csv", b"wie;met wie;datum\nanna;bert;01-03-2024\n")).reading.imported == 1


def test_names_that_were_decided_about_are_not_open_any_more(engine: sa.Engine) -> None:
    take_in(engine, InputFile("register.csv", b"naam\nanna\ncarl\n"))
    decide(engine, [Decision(what=Verdict.NEW, name="bert", id="bert")], at=AT)

    assert [name.name for name in take_in(engine, MARCH).reading.names] == []


def test_two_clicks_at_once_on_import_are_one_import(engine: sa.Engine) -> None:
    numbers: list[int | None] = []
    clicks = [threading.Thread(target=lambda: numbers.append(take_in(engine, MARCH).number)) for _ in range(2)]
    for click in clicks:
        click.start()
    for click in clicks:
        click.join()

    assert (numbers, len(imports(engine))) == ([1, 1], 1)
