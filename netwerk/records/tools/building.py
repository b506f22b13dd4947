"""From attributes with the titles of another tool to the nodes and edges of a graph."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from netwerk.records.tools import attributes, times
from netwerk.records.tools.graph import Edge, Node

Period = tuple[str, str]  # first and last day that count; "" is open

OUR_MARK = "registered"  # only our own exports say this of an organisation


@dataclass(frozen=True, kw_only=True)
class Titles:
    """Which attribute fills which field.

    fields : title → field; shown: field → title; unused, doubled: titles without a field, and that name one again
    """

    fields: Mapping[str, str]
    shown: Mapping[str, str]
    unused: tuple[str, ...]
    doubled: tuple[str, ...]

    @classmethod
    def of(cls, titles: Iterable[str], field_of: Callable[[str], str | None]) -> Titles:
        """Return what `titles` mean; of two for one field the first is read."""
        fields: dict[str, str] = {}
        unused, doubled = [], []
        for title in titles:
            field = field_of(title)
            if field is None:
                unused.append(title)
            elif field in fields.values():
                doubled.append(title)
            else:
                fields[title] = field
        shown = {field: title for title, field in fields.items()}
        return cls(
            fields=fields,
            shown=shown,
            unused=tuple(dict.fromkeys(title for title in unused if title)),
            doubled=tuple(dict.fromkeys(doubled)),
        )

    def read(self, values: Mapping[str, str]) -> dict[str, str]:
        """Return field → text for the `values` by title that are filled."""
        return {field: text for title, field in self.fields.items() if (text := values.get(title, "")) and text.strip()}


def node_titles(titles: Iterable[str]) -> Titles:
    """Return what the attributes of nodes mean."""
    return Titles.of(titles, attributes.node_field)


def edge_titles(titles: Iterable[str]) -> Titles:
    """Return what the attributes of edges mean."""
    return Titles.of(titles, attributes.edge_field)


def is_ours(titles: Titles) -> bool:
    """Return whether we wrote the file whose nodes have these attributes, so that its ids are ours."""
    return "registered" in titles.shown


def register_titles(titles: Titles, *, parents: bool = False) -> dict[str, str]:
    """Return field of the register → title, for what `node` fills from `titles`."""
    shown = dict(titles.shown)
    label, name = shown.pop("label", ""), shown.pop("name", "")
    interval = shown.pop("interval", "")
    shown.pop("registered", None)
    result = {"name": label or name or "label", **shown}
    if interval:
        result = {**_both_ends(interval), **result}
    return {**result, "part_of": shown.get("part_of", "pid")} if parents else result


def pair_titles(titles: Titles, a: str, b: str) -> dict[str, str]:
    """Return field of a pair → title, for what `edges` fills from `titles`."""
    shown = dict(titles.shown)
    form = shown.get("form") or shown.get("type") or shown.get("label") or "form"
    interval = shown.get("interval", "")
    return {**_both_ends(interval), **shown, "form": form, "a": a, "b": b}


def _both_ends(interval: str) -> dict[str, str]:
    """Titles for a begin and an end that stand in one cell, apart as headings have to be."""
    return {"begin": f"{interval} (begin)", "end": f"{interval} (einde)"} if interval else {}


def node(
    id_: str,
    row: int,
    values: Mapping[str, str],
    titles: Titles,
    *,
    label: str = "",
    parent: str = "",
    periods: Sequence[Period] = (),
) -> Node:
    """Return a node with what its `values` (by title) say; `label`, `parent`, `periods` where the format has them."""
    said = titles.read(values)
    name = label or said.pop("label", "") or said.pop("name", "")
    registered = attributes.is_yes(said.pop("registered", "yes"))
    spans = [*periods, *times.intervals(said.pop("interval", ""))]
    begin, end = times.day(said.pop("begin", "")), times.day(said.pop("end", ""))
    if spans and not (begin or end):
        begin, end = _around(spans)
    about = {field: attributes.said(field, text) for field, text in said.items() if field not in ("label", "name")}
    if parent:
        about.setdefault("part_of", parent)
    about |= {"begin": begin, "end": end}
    return Node(
        id=id_,
        name=name.strip(),
        row=row,
        about={field: text for field, text in about.items() if text.strip()},
        registered=registered,
    )


def edges(
    a: str,
    b: str,
    row: int,
    values: Mapping[str, str],
    titles: Titles,
    *,
    directed: bool,
    label: str = "",
    periods: Sequence[tuple[Period, str]] = (),
) -> list[Edge]:
    """Return an edge for each period in which it is there, one without period where none is known.

    periods : those that the format knows beside its attributes, each with its own weight ("": that of the edge)
    """
    said = titles.read(values)
    type_ = said.get("type", "")
    for word in (said.get("direction", ""), type_):
        if (told := attributes.direction(word)) is not None:
            directed = told
            break
    forms = attributes.forms(said.get("form", ""))
    if not forms and attributes.direction(type_) is None:
        forms = attributes.forms(type_)
    forms = forms or attributes.forms(label or said.get("label", ""), known_only=True)
    about: dict[str, str] = {field: said[field] for field in ("theme", "source") if field in said}
    if weight := said.get("intensity", ""):
        about["intensity"] = attributes.number(weight)
    spans = [*periods, *((period, "") for period in times.intervals(said.get("interval", "")))]
    date, begin, end = (times.day(said.get(field, "")) for field in ("date", "begin", "end"))
    if date or begin or end or not spans:
        spans = [((begin, end), "")]
        about |= {"date": date}
    result = []
    for (first, last), own in spans:
        line = {**about, "begin": first, "end": last, **({"intensity": attributes.number(own)} if own else {})}
        result.append(
            Edge(
                a=a,
                b=b,
                row=row,
                directed=directed,
                forms=forms,
                about={field: text for field, text in line.items() if text},
            )
        )
    return result


def _around(spans: Sequence[Period]) -> Period:
    """The period from the first of `spans` to the last; open where one of them is."""
    begins, ends = [begin for begin, _ in spans], [end for _, end in spans]
    return ("" if "" in begins else min(begins), "" if "" in ends else max(ends))
