"""The years as a strip of small maps: one picture per step on places that never move, with what changed beneath it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from netwerk.analysis.backbone import backbone
from netwerk.analysis.comparison import Mark, compare_steps
from netwerk.analysis.layout import Positions
from netwerk.analysis.periods import Step
from netwerk.analysis.timeline import Timeline
from netwerk.i18n import Language, Text, mark, say, translate
from netwerk.model import UNKNOWN, Dataset
from netwerk.views import small_map, wording
from netwerk.views.changes import MARKS
from netwerk.views.steps_view import before_words, step_name, step_short

MOST_FRAMES = 12  # on one page more maps are too small to read
MOST_LINES = 2500  # in one small map; of more only the main lines can be told apart
_PLURAL: Mapping[Step, Text] = {
    Step.SCHOOLYEAR: mark("schooljaren"),
    Step.YEAR: mark("kalenderjaren"),
    Step.QUARTER: mark("kwartalen"),
    Step.MONTH: mark("maanden"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One step of the strip, in the language of the strip.

    name : of the step, running : "loopt nog" where the data do not reach its end
    size : how many organisations and ties
    counts : mark, number and word of the ties, in the order of the screen; none without a step before
    svg : the map, without any text; alt : what it shows, for who cannot see it
    """

    name: str
    running: str
    size: str
    counts: tuple[tuple[str, str, str], ...]
    svg: str
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """A page of small maps.

    title, note : above them; said : what they show and leave out, in sentences
    lines : mark, word and meaning of each style of line; symbols : drawing and word of each symbol
    """

    title: str
    note: str
    said: tuple[str, ...]
    frames: tuple[Frame, ...]
    lines: tuple[tuple[str, str, str], ...]
    symbols: tuple[tuple[str, str], ...]
    language: Language


@dataclass(frozen=True, slots=True, kw_only=True)
class _Picture:
    """One step: who stands on its map (bool by code), its lines by code with their marks, and its counts.

    organisations, counts : in the network of the step, and its ties per mark; also those that are not on the map
    shortened : only its main lines are drawn
    """

    at: int
    organisations: int
    there: np.ndarray
    a: np.ndarray
    b: np.ndarray
    marks: np.ndarray
    counts: Mapping[str, int]
    shortened: bool


def evenly(timeline: Timeline, most: int = MOST_FRAMES) -> tuple[int, ...]:
    """Return at most `most` (2 or more) of the steps shown, the first and the last among them, evenly spread."""
    steps = np.arange(timeline.shown, len(timeline))
    if len(steps) <= most:
        return tuple(steps.tolist())
    return tuple(steps[np.linspace(0, len(steps) - 1, most).round().astype(np.int64)].tolist())


def spread(timeline: Timeline, steps: Sequence[int], language: Language) -> Text | None:
    """Return that `steps` stand for all that are shown, and how they were chosen; None where none is left out."""
    shown = len(timeline) - timeline.shown
    if len(steps) >= shown:
        return None
    values = {"all": wording.figure(shown, language), "steps": _PLURAL[timeline.step]}
    if len(steps) == 1:
        return mark("Dit is één van de {all} {steps}.", **values)
    count = wording.figure(len(steps), language)
    if tuple(steps) == evenly(timeline, len(steps)):
        return mark("Dit zijn {count} van de {all} {steps}, gelijk verdeeld.", count=count, **values)
    return mark("Dit zijn {count} van de {all} {steps}.", count=count, **values)


def strip(
    dataset: Dataset,
    timeline: Timeline,
    positions: Positions,
    steps: Sequence[int],
    *,
    title: str,
    note: str,
    language: Language = "nl",
) -> Strip:
    """Return some steps of a timeline as small maps, each against the step just before it.

    Parameters
    ----------
    positions : of `dataset`
    steps : one or more numbers of steps that are shown, ascending; more than MOST_FRAMES cannot be read on a page
    title, note : what stands above the pictures; `note` says of which data they are
    """
    may = ~positions.never & ~positions.organisations["layer"].isin(_hidden(dataset, timeline)).to_numpy()
    pictures = [_picture(dataset, timeline, may, at) for at in steps]
    on_map = np.logical_or.reduce([picture.there for picture in pictures])
    ground = small_map.ground(positions, on_map)
    frames = [
        _frame(
            timeline,
            one,
            small_map.small_map(positions, ground, one.there, one.a, one.b, one.marks),
            language,
        )
        for one in pictures
    ]
    return Strip(
        title=title,
        note=note,
        said=tuple(translate(text, language) for text in _said(dataset, timeline, positions, pictures, language)),
        frames=tuple(frames),
        lines=_line_key(timeline, language),
        symbols=_symbol_key(dataset, positions, on_map, language),
        language=language,
    )


def _picture(dataset: Dataset, timeline: Timeline, may: np.ndarray, at: int) -> _Picture:
    there = np.zeros(len(may), dtype=bool)
    there[timeline.present(at)] = True
    if at > timeline.shown:
        ties = compare_steps(dataset, timeline, at - 1, at).ties
        a, b = ties["a"].to_numpy(dtype=np.int64), ties["b"].to_numpy(dtype=np.int64)
        marks = ties["mark"].to_numpy(dtype=object)
    else:
        a, b = timeline.split(timeline.tied(at))
        marks = np.full(len(a), small_map.PLAIN, dtype=object)
    counts = {which: int(np.count_nonzero(marks == which)) for which in small_map.ORDER}
    drawn = may[a] & may[b]
    a, b, marks = a[drawn], b[drawn], marks[drawn]
    organisations = int(np.count_nonzero(there))
    there[a] = there[b] = True  # who left is still there with what ended
    shortened = len(a) > MOST_LINES
    if shortened:
        level = np.array([small_map.ORDER.index(which) for which in marks])
        main = backbone(np.minimum(a, b), np.maximum(a, b), 1.0 + level, largest=MOST_LINES)
        a, b, marks = a[main], b[main], marks[main]
    return _Picture(
        at=at,
        organisations=organisations,
        there=there & may,
        a=a,
        b=b,
        marks=marks,
        counts=counts,
        shortened=shortened,
    )


def _frame(timeline: Timeline, of: _Picture, svg: str, language: Language) -> Frame:
    begin = timeline.begin(of.at)
    ties = sum(number for which, number in of.counts.items() if which != Mark.ENDED.value)
    counts = (
        tuple(
            (one.value, wording.figure(of.counts[one.value], language), say(word.template, language).lower())
            for one, word in MARKS.items()
        )
        if of.at > timeline.shown
        else ()
    )
    size = translate(_size(of.organisations, ties, language), language)
    told = ", ".join(f"{number} {word}" for _mark, number, word in counts)
    alt = mark(
        "Kaart van {step}: {size}. {told}",
        step=step_name(timeline.step, begin, language),
        size=size,
        told=f"{told}." if told else "",
    )
    return Frame(
        name=wording.capital(step_short(timeline.step, begin, language)),
        running="" if timeline.complete(of.at) else say("loopt nog", language),
        size=size,
        counts=counts,
        svg=svg,
        alt=translate(alt, language).strip(),
    )


def _size(organisations: int, ties: int, language: Language) -> Text:
    who = (
        mark("1 organisatie")
        if organisations == 1
        else mark("{count} organisaties", count=wording.figure(organisations, language))
    )
    lines = mark("1 verbinding") if ties == 1 else mark("{count} verbindingen", count=wording.figure(ties, language))
    return mark("{organisations}, {ties}", organisations=who, ties=lines)


def _said(
    dataset: Dataset, timeline: Timeline, positions: Positions, pictures: Sequence[_Picture], language: Language
) -> list[Text]:
    said = [
        mark(
            "Elke organisatie staat in elk beeld op dezelfde plaats. Elk beeld is vergeleken met {before}.",
            before=before_words(timeline.step),
        )
    ]
    some = spread(timeline, [picture.at for picture in pictures], language)
    if some is not None:
        said.append(some)
    if any(picture.shortened for picture in pictures):
        said.append(
            mark("Waar veel lijnen zijn, staan alleen de hoofdlijnen op de kaart; de aantallen gaan over alle.")
        )
    away = _away(dataset, timeline, positions, pictures, language)
    if away:
        said.append(
            mark(
                "Niet op de kaart: {who}. De aantallen gaan over alle organisaties.",
                who=wording.listing(away, language),
            )
        )
    if any(not timeline.complete(picture.at) for picture in pictures):
        said.append(mark("In een stap die nog loopt, kan wat nu gestopt lijkt nog komen."))
    return said


def _away(
    dataset: Dataset, timeline: Timeline, positions: Positions, pictures: Sequence[_Picture], language: Language
) -> list[str]:
    """Who counts and has no place on the maps."""
    there = np.zeros(len(positions.never), dtype=bool)
    for picture in pictures:
        there[timeline.present(picture.at)] = True
    found = [say("wie nooit is gezien", language)] if (there & positions.never).any() else []
    layers = set(positions.organisations["layer"].to_numpy()[there & ~positions.never])
    for code in _hidden(dataset, timeline):
        if code in layers:
            label = wording.inside(wording.layer_label(dataset.classification, code, language))
            found.append(translate(mark("de laag {layer}", layer=label), language))
    return found


def _hidden(dataset: Dataset, timeline: Timeline) -> list[str]:
    """The layers that are not on the map; one that a filter asks for is."""
    asked = timeline.window.layers
    return [layer.code for layer in dataset.classification.layers if not layer.shown and layer.code not in asked]


def _line_key(timeline: Timeline, language: Language) -> tuple[tuple[str, str, str], ...]:
    before = before_words(timeline.step)
    meanings = {
        Mark.FORMED: mark("niet eerder"),
        Mark.REVIVED: mark("wel eerder, niet in {before}", before=before),
        Mark.ENDED: mark("nog wel in {before}", before=before),
        Mark.PERSISTED: mark("ook in {before}", before=before),
    }
    return tuple(
        (one.value, say(word.template, language), translate(meanings[one], language)) for one, word in MARKS.items()
    )


def _symbol_key(
    dataset: Dataset, positions: Positions, on_map: np.ndarray, language: Language
) -> tuple[tuple[str, str], ...]:
    layers = set(positions.organisations["layer"].to_numpy()[on_map])
    codes = [code for code in (*(one.code for one in dataset.classification.layers), UNKNOWN) if code in layers]
    return (
        *(
            (small_map.symbol_sample(code), wording.layer_label(dataset.classification, code, language))
            for code in codes
        ),
        (small_map.symbol_sample(None), say("Niet aangesloten", language)),
    )
