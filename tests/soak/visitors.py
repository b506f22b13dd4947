"""Visitors with different roles at the same time on one server: each gets its own answer, cached or not."""

from __future__ import annotations

import asyncio
import random
import re
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from netwerk.settings import ROOT
from tests.browser.server import serve
from tests.copied_databases import place_demo

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
PATIENCE = 120.0  # seconds for one answer, first calculations included
FAILED = "Noem bij vragen nummer"
# who looks ("Kijk als", as the box says it) at which page
VISITORS = (
    ("Coördinator", "overzicht"),
    ("Partner: Lokaal team Grotenhout", "overzicht"),
    ("Partner: Lokaal team Grotenhout", "mijn_netwerk"),
    ("Partner: CJG Averlo", "mijn_netwerk"),
    ("Partner: CJG Averlo", "overzicht"),
    ("Coördinator", "witte_vlekken"),
)


@dataclass(slots=True)
class Visitor:
    """One browser tab: its connection, and what the page holds now (place on the page → element)."""

    socket: ClientConnection
    page: str
    elements: dict[tuple[int, ...], Any] = field(default_factory=dict)

    async def run(self, **chosen: str) -> None:
        """Run the page once with these boxes set (key → words in the box), as a click does."""
        message = BackMsg()
        message.rerun_script.page_name = self.page
        message.rerun_script.query_string = ""
        for key, words in chosen.items():
            state = message.rerun_script.widget_states.widgets.add()
            state.id, state.string_value = self.box(key).id, words
        await self.socket.send(message.SerializeToString())
        async with asyncio.timeout(PATIENCE):
            while True:
                said = ForwardMsg.FromString(bytes(await self.socket.recv(decode=False)))
                match said.WhichOneof("type"):
                    case "new_session":
                        self.elements.clear()
                    case "delta" if said.delta.WhichOneof("type") == "new_element":
                        self.elements[tuple(said.metadata.delta_path)] = said.delta.new_element
                    case "script_finished" if said.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                        return

    def box(self, key: str) -> Any:
        """The selectbox with this key."""
        boxes = [one.selectbox for one in self.elements.values() if one.WhichOneof("type") == "selectbox"]
        return next(box for box in boxes if box.id.endswith(f"-{key}"))

    def answer(self) -> list[str]:
        """Everything on the page in order, without the addresses of files, which are new each time."""
        drawn = [str(_settled(element)) for _, element in sorted(self.elements.items(), key=lambda one: one[0])]
        return [re.sub(r'(deferred_file_id|url): "[^"]*"', "", element) for element in drawn]


def _settled(element: Any) -> Any:
    """`element` without the word to the browser to set a row of buttons anew.

    A browser sends along which button is pressed, these visitors do not: so they are told it again every other time.
    What the button shows is on the page all the same.
    """
    if element.WhichOneof("type") == "button_group":
        element.button_group.ClearField("set_value")
        element.button_group.ClearField("raw_values")
        element.ClearField("has_one_shot_effect")
    return element


def roles_at_once(*, seed: int, reruns: int, visitors: int, periods: int) -> dict[str, Any]:
    """Let `visitors` of different roles choose `reruns` times a period, all at once; compare with uncached answers.

    periods : how many different periods are chosen from, the first of the box

    Returns
    -------
    reruns : that were answered; answers : different questions, each also asked alone with an empty cache;
    errors : what was wrong, in words; seconds
    """
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "netwerk.db"
        place_demo(database)
        with serve(ROOT / "streamlit_app.py", database) as server:
            address = server.url.replace("http", "ws") + "/_stcore/stream"
            # in a thread of its own: where browser tests ran before, this one has an event loop already
            with ThreadPoolExecutor(max_workers=1) as thread:
                visit = _compare(address, random.Random(seed), reruns, visitors, periods)
                found = thread.submit(asyncio.run, visit).result()
    return {"seed": seed, "visitors": visitors, **found, "seconds": round(time.monotonic() - started)}


async def _compare(address: str, chance: random.Random, reruns: int, visitors: int, periods: int) -> dict[str, Any]:
    async with asyncio.TaskGroup() as group:
        each = [reruns // visitors + (number < reruns % visitors) for number in range(visitors)]
        tasks = [
            group.create_task(_visit(address, *VISITORS[number % len(VISITORS)], count, periods, chance.random()))
            for number, count in enumerate(each)
        ]
    answers = [answer for task in tasks for answer in task.result()]
    alone = {}
    for question in sorted({question for question, _ in answers}):
        alone[question] = await _ask_alone(address, *question)
    errors = [
        f"{' · '.join(question)}: {differs(answer, alone[question])}"
        for question, answer in answers
        if answer != alone[question]
    ]
    errors += [f"{' · '.join(question)}: {FAILED}" for question, answer in alone.items() if FAILED in str(answer)]
    # two roles that get the same answer would hide that one got that of the other
    errors += ["two questions with one answer"] if len(set(map(str, alone.values()))) < len(alone) else []
    return {"reruns": len(answers), "answers": len(alone), "errors": errors}


async def _visit(
    address: str, role: str, page: str, times: int, periods: int, seed: float
) -> list[tuple[tuple[str, str, str], list[str]]]:
    chance, found = random.Random(seed), []
    async with _tab(address) as socket:
        visitor = await _arrived(socket, role, page)
        for _ in range(times):
            period = chance.choice(list(visitor.box("periode").options[:periods]))
            await visitor.run(periode=period)
            found.append(((role, page, period), visitor.answer()))
    return found


async def _ask_alone(address: str, role: str, page: str, period: str) -> list[str]:
    async with _tab(address) as socket, _tab(address) as other:
        visitor = await _arrived(socket, role, page)
        forget = BackMsg()
        forget.clear_cache = True  # of the whole server; it also ends the session of the tab that asks
        await other.send(forget.SerializeToString())
        await Visitor(other, "gegevens").run()  # comes after the clearing, and keeps no results
        await visitor.run(periode=period)
        return visitor.answer()


async def _arrived(socket: ClientConnection, role: str, page: str) -> Visitor:
    visitor = Visitor(socket, page)
    await visitor.run()
    await visitor.run(voet_kijk_als=role)
    return visitor


def _tab(address: str) -> connect:
    return connect(address, subprotocols=["streamlit"], max_size=None)  # type: ignore[list-item]


def differs(one: list[str], other: list[str]) -> str:
    """Return the first place where two answers differ, for the reader of the report."""
    if len(one) != len(other):
        return f"{len(one)} elements, and {len(other)} alone"
    first, alone = next((a, b) for a, b in zip(one, other, strict=True) if a != b)
    return f"{first[:300]!r}, and alone {alone[:300]!r}"
