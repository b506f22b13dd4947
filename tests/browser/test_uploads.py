"""What a visitor sends stays within bounds and within the session: none too large, nothing on disk (T08)."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from netwerk.settings import ROOT
from netwerk.ui.keeping import EXCEL
from tests.browser.conftest import Seen
from tests.browser.server import Server, serve
from tests.browser.waiting import opened, settled
from tests.drawn_files import breaking_workbook

MOST = 5  # MB that this server accepts
MEGABYTE = bytes(1 << 20)
HEAD = b'--grens\r\nContent-Disposition: form-data; name="file"; filename="groot.csv"\r\nContent-Type: text/csv\r\n\r\n'
FOOT = b"\r\n--grens--\r\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the server puts what it has no room for in memory."""
    return tmp_path_factory.mktemp("tijdelijk")


@pytest.fixture(scope="module")
def narrow(tmp_path_factory: pytest.TempPathFactory, folder: Path) -> Iterator[Server]:
    file = tmp_path_factory.mktemp("uploads") / "netwerk.db"
    options = ("--server.maxUploadSize", str(MOST))
    with serve(ROOT / "streamlit_app.py", file, environment={"TMPDIR": str(folder)}, options=options) as server:
        yield server


@pytest.fixture(scope="module")
def upload(browser: Browser, narrow: Server) -> Iterator[Request]:
    """How a visitor of this server sends a small file, to be imitated by who sends a large one."""
    context = browser.new_context(locale="nl-NL")
    page = context.new_page()
    opened(page, f"{narrow.url}/gegevens")
    with page.expect_request(lambda sent: "/upload_file/" in sent.url and sent.method == "PUT") as sending:
        page.get_by_test_id("stFileUploaderDropzoneInput").first.set_input_files(
            {"name": "klein.csv", "mimeType": "text/csv", "buffer": b"naam\nA\n"}
        )
    settled(page)
    yield sending.value  # while the visitor is there: the server takes files of visitors only
    context.close()


def most_memory(server: Server) -> float:
    """The most megabytes that the server ever held."""
    port = server.url.rpartition(":")[2].encode()
    for process in Path("/proc").glob("[0-9]*"):
        if b"\0--server.port\0" + port + b"\0" in (process / "cmdline").read_bytes():
            lines = (process / "status").read_text().splitlines()
            return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))
    raise AssertionError("the server is gone")


def sent(upload: Request, *, length: int | None, most: int) -> int:
    """Send up to `most` megabytes as `upload` was sent; return the status of the answer.

    length : what the header says it will be; None: it does not say
    """
    address = urlsplit(upload.url)
    assert address.hostname is not None
    connection = http.client.HTTPConnection(address.hostname, address.port, timeout=60)
    connection.putrequest("PUT", address.path)
    for name, value in upload.all_headers().items():
        if name in ("cookie", "x-xsrftoken", "origin"):
            connection.putheader(name, value)
    connection.putheader("Content-Type", "multipart/form-data; boundary=grens")
    if length is None:
        connection.putheader("Transfer-Encoding", "chunked")
    else:
        connection.putheader("Content-Length", str(length))
    connection.endheaders()
    try:
        for piece in [HEAD, *[MEGABYTE] * most, FOOT]:
            connection.send(b"%x\r\n%s\r\n" % (len(piece), piece) if length is None else piece)
        if length is None:
            connection.send(b"0\r\n\r\n")
    except OSError:
        pass  # it hung up on us; its answer may still lie here
    status = connection.getresponse().status
    connection.close()
    return status


def test_t08_a_file_that_says_it_is_too_large_is_refused_before_it_comes(upload: Request, folder: Path) -> None:
    assert sent(upload, length=10 << 30, most=0) == 413
    assert list(folder.iterdir()) == []


def test_t08_a_file_that_does_not_say_how_large_it_is_takes_no_more_than_agreed(
    upload: Request, narrow: Server, folder: Path
) -> None:
    before = most_memory(narrow)

    assert sent(upload, length=None, most=200) == 413
    assert most_memory(narrow) - before < 50
    assert list(folder.iterdir()) == []


def test_t08_a_file_that_is_larger_than_it_says_is_not_kept(upload: Request, folder: Path) -> None:
    assert sent(upload, length=2 << 20, most=20) == 400  # what was promised is no whole file
    assert list(folder.iterdir()) == []


def test_t08_the_same_way_of_sending_is_accepted_for_a_file_that_fits(upload: Request, folder: Path) -> None:
    size = len(HEAD) + 3 * len(MEGABYTE) + len(FOOT)

    assert sent(upload, length=size, most=3) == 204
    assert list(folder.iterdir()) == []


def test_a_file_that_is_read_leaves_nothing_on_disk(upload: Request, folder: Path) -> None:
    assert upload.response() is not None
    assert list(folder.iterdir()) == []


def test_t04_a_file_that_breaks_its_reading_process_costs_one_sentence_and_others_notice_nothing(
    narrow: Server, page: Page, seen: Seen, folder: Path
) -> None:
    other = page.context.new_page()
    opened(other, f"{narrow.url}/gegevens")
    opened(page, f"{narrow.url}/gegevens")
    page.get_by_test_id("stFileUploaderDropzoneInput").first.set_input_files(
        {"name": "kapot.xlsx", "mimeType": EXCEL, "buffer": breaking_workbook()}
    )

    # the table of problems is a drawing; what stands in it is beside it for who cannot see
    expect(page.get_by_text("kapot.xlsx: dit bestand is niet te lezen")).to_be_attached()
    other.get_by_test_id("stFileUploaderDropzoneInput").first.set_input_files(
        {"name": "heel.csv", "mimeType": "text/csv", "buffer": b"naam\nA\n"}
    )
    expect(other.get_by_text("Rijen gelezen: 1. In te lezen: 1. Afgewezen: 0.")).to_be_visible()
    assert "Traceback" not in narrow.log()
    assert (list(folder.iterdir()), seen.errors) == ([], [])
