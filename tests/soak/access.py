"""Everything that the app sends to each role and to each partner, searched for what is not theirs to read."""

from __future__ import annotations

import csv
import html
import io
import os
import random
import re
import tempfile
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch

import sqlalchemy as sa
import streamlit as st
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.testing.v1 import AppTest

from netwerk.access import MAY, Action, Role, Scope
from netwerk.model import day_number
from netwerk.settings import ROOT
from netwerk.store import open_store, take_up
from netwerk.ui.session import Session
from tests.copied_databases import place_demo
from tests.soak import demo_words as region

NOT_ALLOWED = "hoort niet bij uw rol"
AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
EVERYONE = (
    *(Scope(role=role) for role in Role),  # a partner without organisation among them
    Scope(role=Role.PARTNER, organisation="lokaal-team-grotenhout"),
    Scope(role=Role.PARTNER, organisation="zelfbedacht"),
)
ALL_YEARS = {"periode": "Alle jaren"}  # as it stands in the address
# an address that asks for what only a coordinator sees
ASKED = {**ALL_YEARS, "deel": "kennismakingen", "zonder": "cjg-averlo", "afspraak": "huisarts-lokaal-team"}
PARTNERS_PAGES = tuple(action for action in Action if action in MAY[Role.PARTNER])


@dataclass(slots=True)
class Sent:
    """What one or more runs sent to the browser: messages, and files that would be made on a click."""

    messages: list[ForwardMsg] = field(default_factory=list)
    files: list[Callable[[], Any] | bytes] = field(default_factory=list)

    def text(self, *, leaving_out: str = "") -> str:
        """All of it as one text to search in; elements whose id holds `leaving_out` stay out."""
        parts = [one.SerializeToString() for one in self.messages if not (leaving_out and _is_about(one, leaving_out))]
        return readable(b"\n".join([*parts, *self.contents()]))

    def contents(self) -> list[bytes]:
        """The content of every file."""
        made = [file() if callable(file) else file for file in self.files]
        return [content.encode() if isinstance(content, str) else bytes(content) for content in made]


def readable(content: bytes) -> str:
    """Return `content` as text without case in which every word stands as it was meant, whatever way it was escaped."""
    text = content.decode("utf-8", errors="ignore")
    text = re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), text)
    text = html.unescape(text).replace("\u2060", "")
    text = re.sub(r"\\(?=[^\w\s])", "", text)
    return re.sub(r"\s+", " ", text).casefold()


@contextmanager
def listening() -> Iterator[Sent]:
    """Take down everything that runs within send, also what a later part of the same run replaces."""
    sent = Sent()
    enqueue, defer, add = ForwardMsgQueue.enqueue, MediaFileManager.add_deferred, MediaFileManager.add

    def note(queue: ForwardMsgQueue, message: ForwardMsg) -> None:
        copy = ForwardMsg()
        copy.CopyFrom(message)
        sent.messages.append(copy)
        enqueue(queue, message)

    def note_deferred(manager: MediaFileManager, make: Any, *rest: Any, **options: Any) -> Any:
        sent.files.append(make)
        return defer(manager, make, *rest, **options)

    def note_file(manager: MediaFileManager, content: Any, *rest: Any, **options: Any) -> Any:
        sent.files.append(Path(content).read_bytes() if isinstance(content, str) else content)
        return add(manager, content, *rest, **options)

    with (
        patch.object(ForwardMsgQueue, "enqueue", note),
        patch.object(MediaFileManager, "add_deferred", note_deferred),
        patch.object(MediaFileManager, "add", note_file),
    ):
        yield sent


@contextmanager
def demo_app() -> Iterator[None]:
    """Let the app run on the example region in a database of its own."""
    with tempfile.TemporaryDirectory() as folder, patch.dict("os.environ"):
        database = Path(folder) / "netwerk.db"
        os.environ["NETWERK_DATABASE"] = str(database)
        place_demo(database)
        engine = open_store(str(database))
        _introduce(engine)
        engine.dispose()
        yield
        st.cache_resource.clear()


def _introduce(engine: sa.Engine) -> None:
    """Take introductions up, each with an owner and a note of its own."""
    for a, b in region.introduced():
        owner, note = region.owner_and_note(a)
        take_up(engine, a, b, day=day_number(AT.date()), owner=owner, note=note, reasons={}, at=AT)


def opened(
    page: Action, scope: Scope, *, through_menu: bool = False, query: Mapping[str, str] | None = None, **kept: Any
) -> tuple[AppTest, Sent]:
    """Open a page as `scope`, by its address or through the menu; `kept`: what else stands in the session."""
    script = ROOT / "streamlit_app.py" if through_menu else _file(page)
    app = AppTest.from_file(str(script), default_timeout=120)
    app.session_state["netwerk"] = Session(scope=scope, selected=kept.pop("selected", None))
    for key, value in kept.items():
        app.session_state[key] = value
    for key, value in (query or {}).items():
        app.query_params[key] = value
    with listening() as sent:
        app.run()
        if through_menu:
            app.switch_page(str(_file(page))).run()
    return app, sent


def role_on_page(scope: Scope, page: Action, *, through_menu: bool) -> list[str]:
    """Return what is wrong with what `scope` gets on `page`."""
    who = f"{scope.role.value} {scope.organisation or ''}".strip()
    where = f"{page.value} {'through the menu' if through_menu else 'by its address'}"
    try:
        app, sent = opened(page, scope, through_menu=through_menu, query=ALL_YEARS if through_menu else ASKED)
    except ValueError:  # AppTest knows no such page in the menu
        return [f"{who} does not find {where}"] if scope.may(page) else []
    faults = [f"{who} on {where}: {one.message}" for one in app.exception]
    if not scope.may(Action.GAPS):
        noted = found_in(sent.text(), region.introduced_words())
        faults += [f"{who} on {where} reads {word}" for word in noted]
    if scope.may(page):
        return faults
    # who sees the whole network may choose as whom to look, and reads the names of the partners there
    said = sent.text(leaving_out="voet_kijk_als" if scope.whole else "")
    if NOT_ALLOWED not in said:
        faults.append(f"{who} on {where} is not refused")
    mine = {region.name_of(scope.organisation)} if scope.organisation in region.register() else set()
    return faults + [f"{who} on {where} reads {word}" for word in found_in(said, region.words(), mine)]


def partner(id_: str) -> list[str]:
    """Return what is wrong with what the partner with this id gets on its own pages."""
    scope, faults = Scope(role=Role.PARTNER, organisation=id_), []
    secret, mine = region.words() - region.words_of(id_), region.words_of(id_)
    for page in PARTNERS_PAGES:
        app, sent = opened(page, scope, query=ALL_YEARS)
        faults += [f"{id_} on {page.value}: {one.message}" for one in app.exception]
        faults += [f"{id_} reads {word} on {page.value}" for word in found_in(_all_of(app, sent), secret, mine)]
        if page is Action.OWN_NETWORK:
            faults += _records(id_, sent)
    return faults


def partner_who_tries(id_: str, other: str) -> list[str]:
    """Return what changes for a partner that puts the id of another in the address and in its session."""
    scope, faults = Scope(role=Role.PARTNER, organisation=id_), []
    asked = ("organisatie", "mijn_organisatie", "kaart", "partner", "lijn", "id", "a", "b", "zonder")
    query = ASKED | dict.fromkeys(asked, other)
    del query["periode"]
    tongue = {f"mijn_partner_nl_{other}": region.name_of(id_), "mijn_organisatie": other, "organisatie": other}
    for page in PARTNERS_PAGES:
        plain, _ = opened(page, scope)
        tried, sent = opened(page, scope, query=query, selected=other, **tongue)
        faults += [f"{id_} with the id of {other} on {page.value}: {one.message}" for one in tried.exception]
        if _drawn(plain) != _drawn(tried):
            faults.append(f"{id_} sees something else on {page.value} with the id of {other}")
        secret, mine = region.words() - region.words_of(id_), region.words_of(id_)
        faults += [
            f"{id_} reads {word} with the id of {other}" for word in found_in(_all_of(tried, sent), secret, mine)
        ]
    return faults


def found_in(text: str, secret: Iterable[str], mine: Iterable[str] = ()) -> list[str]:
    """Return the words of `secret` that stand in `text` (from `readable`) outside those that are `mine`."""
    for word in sorted(map(_sought, mine), key=len, reverse=True):
        text = text.replace(word, "\0")
    return sorted(word for word in secret if _sought(word) in text)


def whole(*, seed: int, tries: int = 2) -> dict[str, Any]:
    """Look at every role on every page, and at every organisation of the example region as a partner.

    Returns
    -------
    opened : pages looked at; partners : organisations; words : that were sought; errors : what was wrong, in words
    """
    return _look(seed, EVERYONE, sorted(region.register()), tries)


def sample(*, seed: int, partners: int) -> dict[str, Any]:
    """Look at every page as two roles by chance and at some partners by chance; returns what `whole` returns."""
    chance = random.Random(seed)
    return _look(seed, chance.sample(EVERYONE, 2), chance.sample(sorted(region.register()), partners), 1)


def _look(seed: int, scopes: Iterable[Scope], partners: list[str], tries: int) -> dict[str, Any]:
    chance, errors, pages = random.Random(seed), [], 0
    everyone = sorted(region.register())
    with demo_app():
        for scope in scopes:
            for page in Action:
                for through_menu in (False, True):
                    errors += role_on_page(scope, page, through_menu=through_menu)
                    pages += 1
        for id_ in partners:
            errors += partner(id_)
            for other in chance.sample([one for one in everyone if one != id_], tries):
                errors += partner_who_tries(id_, other)
            pages += len(PARTNERS_PAGES) * (1 + 2 * tries)
    return {"seed": seed, "opened": pages, "partners": len(partners), "words": len(region.words()), "errors": errors}


def _records(id_: str, sent: Sent) -> list[str]:
    """What is wrong with the list of its own records that a partner takes along."""
    lists = [content.decode("utf-8-sig") for content in sent.contents() if content.startswith(BOM_UTF8)]
    rows = [row for text in lists for row in csv.DictReader(io.StringIO(text, newline=""), delimiter=";")]
    got = {(row["Datum"], row["Thema"], row["Bron"], frozenset(row["Wie"].split(", "))) for row in rows}
    wanted = {(one.when, one.theme, one.source, frozenset(map(region.name_of, one.who))) for one in region.own(id_)}
    faults = [f"{id_} takes along a record that is not its own: {row}" for row in sorted(map(str, got - wanted))[:3]]
    return faults + [f"{id_} misses a record of its own: {row}" for row in sorted(map(str, wanted - got))[:3]]


def _all_of(app: AppTest, sent: Sent) -> str:
    tables = "\n".join(frame.value.to_csv() for frame in app.dataframe)
    return f"{sent.text()}\n{readable(tables.encode())}"


def _drawn(app: AppTest) -> list[str]:
    """Every element as the browser gets it, without the addresses of files, which are new each time."""
    return [re.sub(r'(deferred_file_id|url): "[^"]*"', "", str(element.proto)) for element in app.main]


def _is_about(message: ForwardMsg, part: str) -> bool:
    return message.WhichOneof("type") == "delta" and part in str(message.delta.new_element.selectbox.id)


def _file(page: Action) -> Path:
    return ROOT / "pages" / f"{page.value}.py"


def _sought(word: str) -> str:
    return readable(word.encode())
