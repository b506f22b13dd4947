"""Pajek .net files: numbered vertices with a label, and the lines between them.

A file can hold names, lines with and without direction, their weight, a label for each line, and time as whole numbers.
It has no place for a kind, a municipality or a second name. Ours has no time intervals, because other programs stop at
them; the period in its first line holds for all of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from netwerk.i18n import mark
from netwerk.model import Severity
from netwerk.records.files import Remark
from netwerk.records.lines import lines_of
from netwerk.records.tools import attributes, building, times
from netwerk.records.tools.graph import Edge, Graph, Node

_BEGINS = re.compile(r"(?:\s*(?:%[^\n]*)?\n)*\s*\*(?:network|vertices)\b", re.IGNORECASE)
_PART = re.compile(r'"([^"]*)"|\[([^\]]*)\]|([^\s"\[]+)')
_PERIOD = re.compile(r"(\d{4}-\d{2}-\d{2}) tot en met (\d{4}-\d{2}-\d{2})")
_RELATION = re.compile(r'\s*(?:\s*:\s*\d+)?\s*(?:"([^"]*)"|([^\s":]*))')
_LINES = {"*arcs": True, "*edges": False, "*arcslist": True, "*edgeslist": False}
_KNOWN = frozenset({"*network", "*vertices", "*matrix", *_LINES})
MOST_UNDESCRIBED = 10_000  # vertices that a file may announce and say nothing about: thirty bytes make no million

Part = tuple[str, str]  # "word", "text" (in quotes) or "time" (in brackets), and what stands there


def is_pajek(text: str) -> bool:
    """Return whether a text begins as a Pajek network does; lines with `%` are remarks."""
    return _BEGINS.match(text) is not None


@dataclass(frozen=True, kw_only=True)
class _Section:
    """A part of the file that begins with `*`: its name in small letters, what follows it, and the lines in it."""

    name: str
    rest: str
    row: int
    lines: list[tuple[int, list[Part]]] = field(default_factory=list)


def graph_of(text: str) -> Graph:
    """Return the vertices and lines of the first network in a Pajek file; partitions and vectors are left out."""
    labels: dict[str, tuple[str, int]] = {}  # number → label, row
    periods: dict[str, list[building.Period]] = {}
    edges: list[Edge] = []
    whole: building.Period | None = None
    told: list[Remark] = []
    for section in _sections(text):
        match section.name:
            case "*network":
                found = _PERIOD.search(section.rest)
                whole = (found[1], found[2]) if found else None
            case "*vertices":
                numbered, announced = _numbered(section.rest, section.row, described=len(section.lines))
                labels |= numbered
                if announced > len(numbered):
                    told.append(_too_many(section.row, announced, len(numbered)))
                for row, parts in section.lines:
                    number, label, spans = _vertex(parts)
                    labels[number] = label, row
                    periods[number] = spans
            case "*arcs" | "*edges":
                named = _RELATION.match(section.rest)
                relation = (named[1] or named[2] or "") if named else ""
                for row, parts in section.lines:
                    edges += _line(parts, row, directed=_LINES[section.name], relation=relation)
            case "*arcslist" | "*edgeslist":
                for row, parts in section.lines:
                    edges += _list(parts, row, directed=_LINES[section.name])
            case "*matrix":
                edges += _matrix(section.lines)
            case other:
                told.append(_left_out(section.row, other))
    nodes = [
        Node(id=number, name=label, row=row, about=_span(periods.get(number, [])))
        for number, (label, row) in labels.items()
    ]
    return Graph(
        nodes=nodes,
        edges=edges,
        node_titles={"name": "label"},
        edge_titles={
            "a": "van",
            "b": "naar",
            "intensity": "waarde",
            "form": "l",
            "begin": "tijd (begin)",
            "end": "tijd (einde)",
        },
        period=whole,
        remarks=tuple(told),
    )


def _sections(text: str) -> list[_Section]:
    """The sections of the first network; from a partition on, which numbers vertices anew, only their names."""
    sections: list[_Section] = []
    over = False
    for row, line in enumerate(lines_of(text), start=1):
        line = line.strip()
        if not line or line.startswith("%"):
            continue
        if line.startswith("*"):
            name, _, rest = line.partition(" ")
            name, colon, relation = name.casefold().partition(":")
            over = over or (name == "*network" and bool(sections)) or name not in _KNOWN
            if not over or name not in ("*vertices", *_LINES, "*matrix"):
                sections.append(
                    _Section(
                        name=f"{name} (2)" if over and name == "*network" else name,
                        rest=f"{colon}{relation} {rest}",
                        row=row,
                    )
                )
        elif sections and not over and (parts := _parts(line)):
            sections[-1].lines.append((row, parts))
    return sections


def _numbered(rest: str, row: int, *, described: int) -> tuple[dict[str, tuple[str, int]], int]:
    """The vertices that "*Vertices 5" announces (without a line of their own they are called by their number), and
    how many it announces; no more than MOST_UNDESCRIBED beside the `described` ones are made."""
    found = re.match(r"\s*(\d{1,9})", rest)
    announced = int(found[1]) if found else 0
    count = min(announced, described + MOST_UNDESCRIBED)
    return {str(number): (str(number), row) for number in range(1, count + 1)}, announced


def _parts(line: str) -> list[Part]:
    """The parts of a line, each with its sort: "text" in quotes, "time" in brackets, else "word"."""
    result = []
    for quoted, timed, word in _PART.findall(line):
        result.append(("word", word) if word else ("time", timed) if timed else ("text", quoted))
    return result


def _vertex(parts: Sequence[Part]) -> tuple[str, str, list[building.Period]]:
    number = parts[0][1]
    label = parts[1][1] if len(parts) > 1 and parts[1][0] != "time" else number
    return number, label.strip() or number, list(_spans(parts))


def _line(parts: Sequence[Part], row: int, *, directed: bool, relation: str) -> Iterator[Edge]:
    words = [text for sort, text in parts if sort == "word"]
    if len(words) < 2:
        return
    about = {}
    if len(words) > 2 and attributes.number(words[2]) not in ("", "1"):
        about["intensity"] = attributes.number(words[2])
    label = next(
        (parts[at + 1][1] for at, part in enumerate(parts[:-1]) if part == ("word", "l")),
        "",
    )
    forms = attributes.forms(label) or attributes.forms(relation)
    for begin, end in list(_spans(parts)) or [("", "")]:
        yield Edge(
            a=words[0],
            b=words[1].lstrip("-"),
            row=row,
            directed=directed,
            forms=forms,
            about={name: text for name, text in {**about, "begin": begin, "end": end}.items() if text},
        )


def _list(parts: Sequence[Part], row: int, *, directed: bool) -> list[Edge]:
    """The lines from the first number to each of the others."""
    numbers = [text for sort, text in parts if sort == "word"]
    return [Edge(a=numbers[0], b=other.lstrip("-"), row=row, directed=directed) for other in numbers[1:]]


def _matrix(lines: Sequence[tuple[int, Sequence[Part]]]) -> list[Edge]:
    """The lines from the vertex of each row to those in whose column is something else than 0."""
    return [
        Edge(
            a=str(number),
            b=str(column),
            row=row,
            directed=True,
            about={"intensity": attributes.number(text)},
        )
        for number, (row, parts) in enumerate(lines, start=1)
        for column, (_, text) in enumerate(parts, start=1)
        if attributes.number(text) != "0"
    ]


def _spans(parts: Sequence[Part]) -> Iterator[building.Period]:
    """The times in brackets, "[5-10,12]" or "[2023-*]", as far as they are years or days on a calendar."""
    for sort, text in parts:
        if sort != "time":
            continue
        for piece in text.split(","):
            first, _, last = piece.strip().partition("-")
            begin = times.day(first)
            if begin:
                yield begin, (times.day(last) if "-" in piece else begin)


def _span(spans: Sequence[building.Period]) -> dict[str, str]:
    if not spans:
        return {}
    ends = [end for _, end in spans]
    span = {"begin": min(begin for begin, _ in spans), "end": "" if "" in ends else max(ends)}
    return {field: text for field, text in span.items() if text}


def _too_many(row: int, announced: int, made: int) -> Remark:
    return Remark(
        code="vertices_left_out",
        severity=Severity.WARNING,
        row=row,
        text=mark(
            "hier staan {announced} punten aangekondigd, de meeste zonder eigen regel. De eerste {made} zijn gelezen, "
            "en verder alleen punten met een eigen regel.",
            announced=announced,
            made=made,
        ),
    )


def _left_out(row: int, section: str) -> Remark:
    return Remark(
        code="skipped_section",
        severity=Severity.NOTICE,
        row=row,
        text=mark("het deel {section} gebruiken wij niet; overgeslagen.", section=section[:40]),
    )
