"""Any order of import, undo, redo, decisions and their reversal: the data are always those of what holds.

The model is written out: which imports are active, which decisions hold. Two moments with the same answer to both must
give the same data, to the byte in the export.
"""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from netwerk.model import Window
from netwerk.network import network
from netwerk.records.assembling import assemble
from netwerk.records.deciding import Decision, Verdict
from netwerk.report.tables import csv_files
from netwerk.settings import classification
from netwerk.store import decide, decisions, load, open_store, redo, reverse, undo
from tests.drawn_rows import drawn_rows
from tests.test_store_history import keep

AT = datetime(2026, 3, 2, tzinfo=UTC)
IDS = ("a", "b", "c", "d")
NAMES = (*IDS, "e", "f")  # the last two are in no register
FILES = (
    drawn_rows("a-b", "c+d+e", register=["a", "b"]),
    drawn_rows("b-f", "a-e", register=["c", "d"]),
    drawn_rows("a+b+c", "e-f", register=["a"]),
)
DECISIONS = (
    Decision(what=Verdict.SAME, name="e", target="a"),
    Decision(what=Verdict.SAME, name="f", target="c"),
    Decision(what=Verdict.LEAVE_OUT, name="e"),
    Decision(what=Verdict.NEW, name="f", id="f-nieuw", kind="school"),
    Decision(what=Verdict.PART, name="f", id="f-deel", target="b"),
    Decision(what=Verdict.MERGE, id="a", target="b", day=19000),
    Decision(what=Verdict.MERGE, id="b", target="c", day=19783),
    Decision(what=Verdict.SPLIT, id="c", target="d", day=19784),
    Decision(what=Verdict.MERGE, id="d", target="nieuw", day=19700, called="Nieuw"),
    Decision(what=Verdict.RENAME, id="b", name="Bee", day=19000),
)


class AnyOrder(RuleBasedStateMachine):
    @initialize()
    def start(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.engine = open_store(str(Path(self.folder.name) / "netwerk.db"))
        self.made: list[int] = []  # which of FILES each import holds
        self.active: set[int] = set()
        self.holding: dict[int, Decision] = {}
        self.exports: dict[object, tuple[bytes, bytes]] = {}

    @rule(file=st.integers(0, len(FILES) - 1))
    def read_in(self, file: int) -> None:
        number = keep(self.engine, FILES[file], sha256=f"{len(self.made):02}")
        assert number == len(self.made) + 1
        self.made.append(file)
        self.active.add(number)

    @precondition(lambda self: self.active)
    @rule(data=st.data())
    def take_back(self, data: st.DataObject) -> None:
        number = data.draw(st.sampled_from(sorted(self.active)))
        undo(self.engine, number, at=AT)
        self.active.remove(number)

    @precondition(lambda self: len(self.active) < len(self.made))
    @rule(data=st.data())
    def put_back(self, data: st.DataObject) -> None:
        number = data.draw(st.sampled_from(sorted(set(range(1, len(self.made) + 1)) - self.active)))
        redo(self.engine, number, at=AT)
        self.active.add(number)

    @rule(which=st.lists(st.sampled_from(range(len(DECISIONS))), min_size=1, max_size=3, unique=True))
    def decide(self, which: list[int]) -> None:
        wanted = [DECISIONS[at] for at in which]
        subjects = [(one.name, one.id if one.what in (Verdict.MERGE, Verdict.SPLIT) else "") for one in wanted]
        if len(set(subjects)) < len(subjects):
            wanted = wanted[:1]
        numbers = decide(self.engine, wanted, at=AT)
        for number, one in zip(numbers, wanted, strict=True):
            for other, old in list(self.holding.items()):
                if other != number and _about_the_same(old, one):
                    del self.holding[other]
            self.holding[number] = one

    @precondition(lambda self: self.holding)
    @rule(data=st.data())
    def reverse(self, data: st.DataObject) -> None:
        number = data.draw(st.sampled_from(sorted(self.holding)))
        reverse(self.engine, [number], at=AT)
        del self.holding[number]

    @invariant()
    def the_data_are_those_of_what_holds(self) -> None:
        assert [one.number for one in decisions(self.engine)] == sorted(self.holding)
        found = load(self.engine, classification())
        parts = [FILES[self.made[number - 1]] for number in sorted(self.active)]
        wanted = assemble(parts, classification(), decisions=[self.holding[n] for n in sorted(self.holding)])
        assert found.organisations.to_dict("list") == wanted.organisations.to_dict("list")
        assert found.records.to_dict("list") == wanted.records.to_dict("list")
        assert found.seats.to_dict("list") == wanted.seats.to_dict("list")
        state = (
            tuple(self.made[number - 1] for number in sorted(self.active)),
            tuple((one.what, one.name, one.id, one.target) for _, one in sorted(self.holding.items())),
        )
        exported = csv_files(found, network(found, Window()))
        assert self.exports.setdefault(state, exported) == exported

    def teardown(self) -> None:
        if hasattr(self, "engine"):
            self.engine.dispose()
            self.folder.cleanup()


def _about_the_same(old: Decision, new: Decision) -> bool:
    going = (Verdict.MERGE, Verdict.SPLIT)
    if new.what in going or old.what in going:
        return old.what in going and new.what in going and old.id == new.id
    if Verdict.RENAME in (old.what, new.what):
        return (old.what, old.id, old.day) == (new.what, new.id, new.day)
    return old.name == new.name


AnyOrder.TestCase.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
TestAnyOrder = AnyOrder.TestCase
