"""XML from elsewhere as a small tree, read so that it can do nothing: no declarations, no entities, nothing outside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat

from netwerk.errors import InputError
from netwerk.i18n import mark
from netwerk.records.delimited import as_utf8
from netwerk.records.tools.refusing import damaged, too_large

MOST_DEEP = 100  # elements inside each other
MOST_ELEMENTS = 5_000_000
_ROOT = re.compile(rb"<(?:[\w.-]+:)?(graphml|gexf)[\s>/]")
_LOOKED_AT = 1_000_000  # bytes in which the root element has to stand
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


@dataclass(slots=True)
class Element:
    """One element: its name and attributes without namespace, its text, the line where it starts."""

    name: str
    attributes: dict[str, str]
    line: int
    text: str = ""
    inside: list[Element] = field(default_factory=list)

    def named(self, *names: str) -> Iterator[Element]:
        """Yield the elements directly inside that are called one of `names`."""
        return (element for element in self.inside if element.name in names)

    def below(self, *names: str) -> Iterator[Element]:
        """Yield the elements at any depth inside that are called one of `names`, in the order of the file."""
        waiting = list(reversed(self.inside))
        while waiting:
            element = waiting.pop()
            if element.name in names:
                yield element
            waiting.extend(reversed(element.inside))

    def get(self, name: str) -> str:
        """Return an attribute, "" where it is not there."""
        return self.attributes.get(name, "")


def root_of(content: bytes) -> str | None:
    """Return "graphml" or "gexf" where the beginning of a file says so, else None; its name does not matter."""
    head = content[:_LOOKED_AT]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head[: len(head) // 2 * 2].decode("utf-16", errors="ignore").encode()
    if not head.removeprefix(_BOMS[0]).lstrip().startswith(b"<"):
        return None
    found = _ROOT.search(head)
    return found[1].decode() if found else None


def tree_of(content: bytes, name: str) -> Element:
    """Return the root element of the XML in `content`; `name` is what a problem calls the file.

    Raises
    ------
    InputError
        If it declares a document type or an entity, is no well-formed XML, or is deeper or longer than any network.
    """
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    top = Element("", {}, 0)
    open_: list[Element] = [top]
    count = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal count
        count += 1
        if len(open_) > MOST_DEEP or count > MOST_ELEMENTS:
            raise too_large(name)
        element = Element(
            _local(tag), {_local(key): value for key, value in attributes.items()}, parser.CurrentLineNumber
        )
        open_[-1].inside.append(element)
        open_.append(element)

    def end(_tag: str) -> None:
        open_.pop()

    def text(data: str) -> None:
        open_[-1].text += data

    def refuse(*_arguments: object) -> NoReturn:
        raise InputError(
            mark("{file}: dit bestand verwijst naar iets daarbuiten en is daarom niet gelezen.", file=name)
        )

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.ExternalEntityRefHandler = refuse
    try:
        parser.Parse(as_utf8(content, name), True)
    except expat.ExpatError as error:
        raise damaged(name, error.lineno) from None
    return top.inside[0]


def rows_of(elements: list[Element]) -> list[int]:
    """Return a row for each element: the line where it starts, or its number where several start on one line."""
    lines = [element.line for element in elements]
    return lines if len(set(lines)) == len(lines) else list(range(1, len(lines) + 1))


def _local(name: str) -> str:
    return name.rpartition(":")[2] if ":" in name else name
