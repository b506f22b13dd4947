"""Where in a sheet the headings stand and what they say: found by themselves, or as someone chose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from netwerk.i18n import mark
from netwerk.model import Severity
from netwerk.records.choices import SheetChoice, fits
from netwerk.records.column_words import might_be
from netwerk.records.columns import (
    HEADINGS,
    NEEDED,
    SEVERAL,
    FileShape,
    Heading,
    column_letters,
    heading_key,
    heading_keys,
    joined,
    recognise,
    recognise_as,
    shape_of_fields,
    unique_headings,
)
from netwerk.records.files import Top, Unread

TITLE_ROWS = 50  # the headings are looked for in this many rows
SAMPLE = 300  # rows below the headings by which a column is judged that is not understood
_SHOWN = 15  # rows from the top of a sheet that are shown, and as many from the headings on where those stand lower
Numbered = Sequence[tuple[int, Sequence[str]]]  # (row as the spreadsheet shows it, its cells)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a sheet is laid out.

    heading : what the headings say; None where they say nothing that we know
    at : which row holds the (first) headings, 0 is the first; -1: none, the data begin at once
    count : how many rows the headings take, 0 to 2
    headings : as written, each different; the best guess where `heading` is None
    choice : what was applied
    """

    heading: Heading | None
    at: int
    count: int
    headings: tuple[str, ...]
    choice: SheetChoice | None = None

    @property
    def below(self) -> int:
        """The first row of data."""
        return self.at + max(1, self.count)


def find_layout(top: Numbered, *, sheet: str | None, choices: Sequence[SheetChoice]) -> Layout:
    """Return the layout of a sheet called `sheet` that begins with the rows `top`, `TITLE_ROWS` or more of them.

    The last of `choices` that fits holds.
    """
    rows = [cells for _, cells in top]
    for choice in reversed(choices):
        # the row that was chosen is counted as the spreadsheet does: a cell of several lines takes several in a CSV
        wanted = next((at for at, (number, _) in enumerate(top) if number == choice.heading_row), None)
        found = _chosen(rows, choice, sheet, wanted)
        if found is not None:
            return found
    return _understood(rows) or _guessed(rows)


def top_of(rows: Numbered, layout: Layout) -> Top:
    """Return how a sheet begins, from its first rows: `TITLE_ROWS` and `SAMPLE` of them, if it can."""
    at = max(0, layout.at)
    shown = sorted({*range(min(_SHOWN, len(rows))), *range(at, min(at + _SHOWN, len(rows)))})
    row = None if layout.at < 0 and layout.choice is None else 0 if layout.at < 0 else rows[layout.at][0]
    return Top(
        rows=tuple((rows[place][0], tuple(rows[place][1])) for place in shown),
        sample=tuple(tuple(cells) for _, cells in rows[layout.below : layout.below + SAMPLE]),
        heading_row=row,
        heading_rows=max(1, layout.count),
        headings=layout.headings,
    )


def unread(name: str | None, layout: Layout, top: Top) -> Unread | None:
    """Return why a sheet is left out: as chosen, or because its headings say too little; None where it is read."""
    choice = layout.choice
    if choice is not None and choice.skip:
        code, reason = "skipped_sheet", mark("overgeslagen, zoals gekozen.")
    elif layout.heading is not None:
        return None
    elif choice is not None:
        code = "incomplete_choice"
        reason = mark(
            "met deze keuze weten wij nog niet genoeg; dit is overgeslagen. Kies welke kolom de naam van de "
            "organisatie is, of welke twee kolommen organisaties zijn."
        )
    elif name is None:
        code = "unknown_shape"
        reason = mark(
            "geen rij met kolomnamen gevonden die wij kennen. Begin met bijvoorbeeld naam, soort, gemeente "
            "of organisatie_a, organisatie_b, datum."
        )
    else:
        code = "unknown_shape"
        reason = mark("geen rij met kolomnamen gevonden die wij kennen; dit blad is overgeslagen.")
    return Unread(name=name, code=code, severity=Severity.NOTICE, reason=reason, choice=choice, top=top)


# --- as chosen ---


def _chosen(rows: Sequence[Sequence[str]], choice: SheetChoice, sheet: str | None, wanted: int | None) -> Layout | None:
    """The layout by one choice, `wanted` being the place of the row that it names; None where it does not fit."""
    if choice.sheet is not None and choice.sheet != sheet:
        return None
    if not choice.headings:
        return _without_headings(rows, choice, wanted)
    if choice.heading_row == 0:
        # letters fit every sheet of that width; one that has headings of its own keeps them
        fitting = fits(choice, heading_keys(_lettered(rows)), sheet) and _understood(rows) is None
        return _laid_out(rows, -1, 0, choice) if fitting else None
    places = list(range(min(len(rows), TITLE_ROWS)))
    if wanted is not None:
        places.insert(0, wanted)
    for at in places:
        cells = _cells(rows, at, choice.heading_rows)
        if any(cell.strip() for cell in cells) and fits(choice, heading_keys(cells), sheet):
            return _laid_out(rows, at, choice.heading_rows, choice)
    return None


def _without_headings(rows: Sequence[Sequence[str]], choice: SheetChoice, wanted: int | None) -> Layout | None:
    """A choice about a sheet as such, not about sheets with some headings."""
    if choice.heading_row is None:
        found = _understood(rows) or _guessed(rows)
        return _laid_out(rows, found.at, found.count, choice)
    if choice.heading_row == 0:
        return _laid_out(rows, -1, 0, choice)
    return None if wanted is None else _laid_out(rows, wanted, choice.heading_rows, choice)


def _laid_out(rows: Sequence[Sequence[str]], at: int, count: int, choice: SheetChoice) -> Layout:
    cells = _lettered(rows) if at < 0 else _cells(rows, at, count)
    headings = unique_headings(cells)
    two = None if count < 2 else _recognise_two(rows, at)
    heading = _with_choice(cells, headings, choice, two)
    return Layout(heading=heading, at=at, count=count, headings=headings, choice=choice)


def _with_choice(
    cells: Sequence[str], headings: Sequence[str], choice: SheetChoice, two: Heading | None
) -> Heading | None:
    """What the headings say once the choice is followed; None where the shape then misses something it needs."""
    base = two or recognise(cells)
    shape = choice.shape or _shape(cells, choice, base)
    if shape is None:
        return None
    if base is None or base.shape != shape:
        base = recognise_as(cells, shape)
    keys = [heading_key(heading) for heading in headings]
    fields = {name: at for name, at in base.fields.items() if keys[at] not in choice.columns}
    also: dict[str, tuple[int, ...]] = {}
    taken: set[str] = set()
    for at, key in enumerate(keys):
        name = choice.columns.get(key)
        if name is None or name not in HEADINGS[shape]:
            continue
        if name in taken and name in SEVERAL:
            also[name] = (*also.get(name, ()), at)
        elif name not in taken:
            taken.add(name)
            fields[name] = at
    if not set(NEEDED[shape]) <= {*fields, *choice.fixed}:
        return None
    used = set(fields.values())
    doubled = tuple(
        cell.strip()
        for at, cell in enumerate(cells)
        if cell.strip() in base.doubled and at not in used and keys[at] not in choice.columns
    )
    # an empty cell above a column that is used gets the name that the choice calls it by
    written = tuple(cell.strip() or (headings[at] if at in used else "") for at, cell in enumerate(cells))
    return Heading(shape=shape, cells=written, fields=fields, doubled=doubled, also=also)


def _shape(cells: Sequence[str], choice: SheetChoice, base: Heading | None) -> FileShape | None:
    """The shape of the headings, or where they make none the one that the chosen columns make."""
    named = {name for name in (*choice.columns.values(), *choice.fixed) if name}
    if base is not None and named <= set(HEADINGS[base.shape]):
        return base.shape
    return shape_of_fields(named) or next(
        (
            one
            for one in HEADINGS
            if named <= set(HEADINGS[one]) and set(NEEDED[one]) <= {*named, *recognise_as(cells, one).fields}
        ),
        None,
    )


# --- by themselves ---


def _understood(rows: Sequence[Sequence[str]]) -> Layout | None:
    """The first row, or two rows, that make a heading row; one field alone gives way to more of them below."""
    weak: Layout | None = None
    for at in range(min(len(rows), TITLE_ROWS)):
        found = _at(rows, at)
        if found is None or found.heading is None:
            continue
        if not _is_weak(found.heading):
            # "Naam: Jansen" in a title is no heading row when a real one follows
            strong = len(found.heading.fields) > 2 or weak is None
            return found if strong else weak
        weak = weak or found
    return weak


def _is_weak(heading: Heading) -> bool:
    """Whether only one cell of a row with few is a heading: a title may look the same."""
    filled = sum(1 for cell in heading.cells if cell)
    return len(heading.fields) == 1 and filled == 2


def _at(rows: Sequence[Sequence[str]], at: int) -> Layout | None:
    """The headings in the row `at`, or in it and the next one together."""
    one = recognise(rows[at])
    two = _recognise_two(rows, at) if _may_be_two(rows, at, one) else None
    if two is not None and _are_two(two, one, rows[at + 1]):
        cells = _cells(rows, at, 2)
        return Layout(heading=two, at=at, count=2, headings=unique_headings(cells))
    if one is None:
        return None
    return Layout(heading=one, at=at, count=1, headings=unique_headings(rows[at]))


def _may_be_two(rows: Sequence[Sequence[str]], at: int, one: Heading | None) -> bool:
    """Whether the row below `at` may be headings too: words only, and no second row of the same headings."""
    if at + 1 >= len(rows):
        return False
    upper = [heading_key(cell) for cell in rows[at]]
    lower = [heading_key(cell) for cell in rows[at + 1]]
    if not any(upper) or sum(1 for key in lower if key) < 2 or upper == lower:
        return False
    # below a row that is understood stand data, unless one of its headings stands above several columns
    return one is None or _stands_above_several(upper, lower)


def _are_headings(cells: Sequence[str]) -> bool:
    words = [cell for cell in cells if cell.strip()]
    return len(words) > 1 and recognise(cells) is not None and all(map(might_be, words))


def _stands_above_several(upper: Sequence[str], lower: Sequence[str]) -> bool:
    return any(
        not after and before and below for before, after, below in zip(upper, upper[1:], lower[1:], strict=False)
    )


def _recognise_two(rows: Sequence[Sequence[str]], at: int) -> Heading | None:
    """What two rows say: each column by its joined heading, else by its lower half, else by its upper one."""
    if at + 1 >= len(rows):
        return None
    both = joined(rows[at], rows[at + 1])
    width = len(both)
    upper, lower = _padded(rows[at], width), _padded(rows[at + 1], width)
    filled = _carried(upper, lower)
    best: Heading | None = None
    shapes: tuple[FileShape, ...] = ("pairs", "list", "attendance", "register")
    for shape in shapes:
        field_of = {key: name for name, words in HEADINGS[shape].items() for key in words}
        if shape == "pairs" and "naar" not in {heading_key(cell) for cell in (*filled, *lower)}:
            del field_of["van"]
        cells = []
        used: set[str] = set()
        for column in range(width):
            halves = (both[column], lower[column], filled[column])
            names = {half: field_of.get(heading_key(half)) for half in halves}
            # a second "naam", under another group, is a column of its own
            half = next((half for half, name in names.items() if name and name not in used), both[column])
            used.add(names[half] or "")
            cells.append(half)
        heading = recognise(cells)
        if heading is not None and heading.shape == shape and (best is None or _is_better(heading, best)):
            best = replace(heading, cells=both)
    return best


def _carried(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    """The upper headings, each over the columns that it stands above."""
    return [
        both.removesuffix(below.strip()).strip() or both
        for both, below in zip(joined(upper, lower), lower, strict=True)
    ]


def _are_two(two: Heading, upper: Heading | None, below: Sequence[str]) -> bool:
    """Whether two rows say more together than either alone; rows that both make sense belong together anyway."""
    lower = recognise(below)
    if upper is None:
        return _is_better(two, lower)
    if lower is not None and _are_headings(below):
        return len(two.fields) >= max(len(upper.fields), len(lower.fields))
    return len(two.fields) > len(upper.fields) and _is_better(two, lower)


def _is_better(two: Heading, one: Heading | None) -> bool:
    return one is None or (len(two.fields), -len(two.doubled)) > (len(one.fields), -len(one.doubled))


# --- where nothing is understood ---


def _guessed(rows: Sequence[Sequence[str]]) -> Layout:
    """The row that looks most like headings: words that may be one, else the first of the widest rows of words."""
    best, place = (0, 0), -1
    for at, cells in enumerate(rows[:TITLE_ROWS]):
        words = [cell for cell in cells if cell.strip()]
        if not words:
            continue
        known = sum(1 for cell in words if might_be(cell))
        score = (known, len(words) if all(not cell.strip()[:1].isdigit() for cell in words) else 0)
        if score > best and (known or len(words) > 1):
            best, place = score, at
    headings = unique_headings(rows[place]) if place >= 0 else ()
    return Layout(heading=None, at=place, count=1 if place >= 0 else 0, headings=headings)


def _cells(rows: Sequence[Sequence[str]], at: int, count: int) -> tuple[str, ...]:
    if count == 2 and at + 1 < len(rows):
        return joined(rows[at], rows[at + 1])
    return tuple(rows[at])


def _padded(cells: Sequence[str], width: int) -> list[str]:
    return [*cells, *[""] * (width - len(cells))]


def _lettered(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    return tuple(f"kolom {column_letters(at)}" for at in range(max((len(cells) for cells in rows), default=0)))
