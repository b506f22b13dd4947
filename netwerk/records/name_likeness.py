"""In what two names agree and differ, word by word, and how to say that in a few words of Dutch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import OSA

from netwerk.i18n import Text, mark
from netwerk.records.name_words import Parts, Sort, Word, first_letters, initial_words

_SILENT = (Sort.SMALL, Sort.LEGAL)
_LEFT_OUT = 0.2  # the least likeness of a name of which every word is met


class How(StrEnum):
    """How a word of one name met a word of the other."""

    SAME = "same"
    SHORT = "short"  # a known abbreviation and what it stands for
    OTHER_WORD = "other_word"  # for the same kind of organisation
    TYPED = "typed"  # some letters differ
    CLIPPED = "clipped"  # "prakt." for "praktijk"
    TOGETHER = "together"  # "lokaalteam" for "lokaal team"
    INITIALS = "initials"


class Case(StrEnum):
    """In what two names differ, for deciding about equal cases at once."""

    NOTHING = "nothing"
    MARKS = "marks"  # capitals, marks, accents, spaces
    LEGAL = "legal"
    ORDER = "order"
    SHORT = "short"
    INITIALS = "initials"
    CLIPPED = "clipped"
    LETTER = "letter"
    LETTERS = "letters"
    KIND_WORD = "kind_word"
    TOWN = "town"
    EXTRA = "extra"
    LACKING = "lacking"
    OTHER_KIND = "other_kind"
    SEVERAL = "several"  # of these


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing in which two names differ, in a few words."""

    case: Case
    text: Text


@dataclass(frozen=True, slots=True)
class Hit:
    """Words of one name that met words of the other."""

    ours: tuple[Word, ...]
    theirs: tuple[Word, ...]
    how: How
    likeness: float  # 0.0 to 1.0
    letters: int = 0  # that differ


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two names beside each other: what met, what only ours has, what only theirs has."""

    hits: tuple[Hit, ...]
    extra: tuple[Word, ...]
    lacking: tuple[Word, ...]


def differ(ours: Parts, theirs: Parts, towns: frozenset[str]) -> bool:
    """Return whether the names differ in a number, a direction or a place, so that they are two organisations.

    What only one of them has is no difference: a location may have been added, or left out.
    `towns` : the municipalities of theirs, which count where their name holds no place
    """
    if ours.ordered == theirs.ordered:
        return False
    for a, b in ((ours.numbers, theirs.numbers), (ours.directions, theirs.directions)):
        if a and b and a != b:
            return True
    a, b = ours.places, theirs.places or towns
    if a and b and not a & b:
        return True
    if not towns or a & towns:
        return False
    outright = {word.text for word in ours.words if word.sort is Sort.PLACE and not word.aside}
    return bool(outright - b - towns)


def meet(ours: Parts, theirs: Parts) -> Meeting:
    """Return which words of two names meet."""
    mine, other = list(ours.words), list(theirs.words)
    hits: list[Hit] = []
    for exactly in (True, False):
        for word in tuple(mine):
            same = next((it for it in other if _is_same(word, it, exactly)), None)
            if same is not None:
                hits.append(_same_meaning(word, same))
                mine.remove(word)
                other.remove(same)
    short = _by_initials(mine, theirs, other) or _by_initials(other, ours, mine)
    if short is not None:
        one, several = short
        turned = one in other
        hits.append(Hit(several if turned else (one,), (one,) if turned else several, How.INITIALS, 0.75))
        mine = [word for word in mine if word is not one and word not in several]
        other = [word for word in other if word is not one and word not in several]
    for first, second, turned in ((mine, other, False), (other, mine, True)):
        for several, one in _together(first, second) if first and second else ():
            hits.append(
                Hit((one,), several, How.TOGETHER, 0.95) if turned else Hit(several, (one,), How.TOGETHER, 0.95)
            )
            first[:] = [word for word in first if word not in several]
            second.remove(one)
    pairs = [(alike(a, b), at, a, b) for at, a in enumerate(mine) for b in other]
    for hit, _at, a, b in sorted(pairs, key=lambda pair: (-(pair[0].likeness if pair[0] else 0.0), pair[1])):
        if hit is not None and a in mine and b in other:
            hits.append(hit)
            mine.remove(a)
            other.remove(b)
    return Meeting(tuple(hits), tuple(mine), tuple(other))


def _is_same(a: Word, b: Word, exactly: bool) -> bool:
    return a.sort is b.sort and a.text == b.text and (a.written == b.written or not exactly)


def _same_meaning(a: Word, b: Word) -> Hit:
    if a.sort is not Sort.KIND or a.written == b.written:
        return Hit((a,), (b,), How.SAME, 1.0)
    for short, long in ((a, b), (b, a)):
        full = short.stands_for
        if full and (full in (long.written, long.stands_for) or short.written == first_letters(long.written)):
            return Hit((a,), (b,), How.SHORT, 1.0)
    return Hit((a,), (b,), How.OTHER_WORD, 0.85)


def alike(a: Word, b: Word) -> Hit | None:
    """Return how two single words are alike though not the same; None where they are not."""
    if Sort.NUMBER in (a.sort, b.sort) or (a.sort in _SILENT and b.sort in _SILENT):
        return None
    one, two = a.written.replace(" ", ""), b.written.replace(" ", "")
    short, long = sorted((one, two), key=len)
    if len(short) >= 4:
        allowed = 1 if len(long) <= 6 else 2
        letters = OSA.distance(one, two, score_cutoff=allowed)
        if letters <= allowed:
            return Hit((a,), (b,), How.TYPED, 1 - letters / len(long), letters)
    clipped = len(short) >= 3 and len(long) >= len(short) + 2 and long.startswith(short)
    if clipped and not {a.sort, b.sort} & {Sort.DIRECTION, Sort.PLACE}:
        return Hit((a,), (b,), How.CLIPPED, 0.75)
    return None


def _by_initials(words: Sequence[Word], whole: Parts, left: Sequence[Word]) -> tuple[Word, tuple[Word, ...]] | None:
    """The word among `words` that holds the initials of `whole`, and the words that are left of those."""
    for word in words:
        if word.written in whole.initials and len(word.written) <= 6:
            meant = initial_words(whole.words, word.written)
            several = tuple(one for one in left if one in meant)
            if len(several) > 1 or (several and " " in several[0].written):
                return word, several
    return None


def _together(words: Sequence[Word], others: Sequence[Word]) -> list[tuple[tuple[Word, ...], Word]]:
    """Runs of two or three of `words` that, written as one, are one of `others`."""
    found: list[tuple[tuple[Word, ...], Word]] = []
    used: set[int] = set()
    for one in others:
        target = one.written.replace(" ", "")
        for length in (2, 3):
            for at in range(len(words) - length + 1):
                run = tuple(words[at : at + length])
                joined = "".join(word.written.replace(" ", "") for word in run)
                close = OSA.distance(joined, target, score_cutoff=1) <= (1 if len(target) > 7 else 0)
                if close and not used & set(range(at, at + length)) and all(one is not other for _, other in found):
                    used |= set(range(at, at + length))
                    found.append((run, one))
    return found


def likeness(
    meeting: Meeting, ours: Parts, theirs: Parts, *, towns: frozenset[str], kind: str, weight: Callable[[Word], float]
) -> float:
    """Return how alike two names are, 0.0 to 1.0: the weight of the words that meet in that of all words.

    towns, kind : the municipalities and the kind of theirs; words of ours that only say those cost nothing
    weight : of one word; rare ones weigh more
    """
    told = {*theirs.kinds, kind} - {""}
    known = {*told, *towns}
    result = 0.0
    if _has_substance(meeting):
        met = sum(hit.likeness * max(_sum(hit.ours, weight), _sum(hit.theirs, weight)) for hit in meeting.hits)
        extra = sum(weight(word) * (0.35 if word.aside else 1.0) for word in meeting.extra if word.text not in known)
        result = met / (met + 0.5 * extra + 0.5 * _sum(meeting.lacking, weight))
        if not extra:  # the rest of theirs was only left out
            result = _LEFT_OUT + (1 - _LEFT_OUT) * result
    if len(theirs.flat) > 5:
        letters = min(
            OSA.distance(ours.flat, theirs.flat, score_cutoff=2),
            OSA.distance(ours.ordered, theirs.ordered, score_cutoff=2),
        )
        if letters <= 2:
            result = max(result, 1 - letters / len(theirs.flat))
    kinds = ours.kinds
    return result * 0.8 if kinds and told and not kinds & told else result


def _has_substance(meeting: Meeting) -> bool:
    """Whether more is the same than only a place, or only a number."""
    met = {word.sort for hit in meeting.hits for word in (*hit.ours, *hit.theirs)}
    return bool(met & {Sort.WORD, Sort.KIND}) or (Sort.PLACE in met and bool(met & {Sort.NUMBER, Sort.DIRECTION}))


def _sum(words: Sequence[Word], weight: Callable[[Word], float]) -> float:
    return sum(weight(word) for word in words)


def reasons(meeting: Meeting, ours: Parts, theirs: Parts, towns: frozenset[str]) -> list[Reason]:
    """Return in what the names differ; never empty. `towns` : the municipalities of theirs."""
    if ours.normal == theirs.normal:
        return [Reason(Case.NOTHING, mark("dezelfde naam"))]
    if ours.flat == theirs.flat:
        return [Reason(Case.MARKS, mark("alleen hoofdletters, tekens of spaties anders"))]
    if ours.ordered == theirs.ordered:
        return [Reason(Case.ORDER, mark("zelfde woorden in andere volgorde"))]
    found: list[Reason] = []
    for hit in meeting.hits:
        reason = _said(hit)
        if reason is not None and reason not in found:
            found.append(reason)
    letters = sum(hit.letters for hit in meeting.hits)
    if letters:
        one = Reason(Case.LETTER, mark("één letter anders"))
        found.append(one if letters == 1 else Reason(Case.LETTERS, mark("enkele letters anders")))
    kinds, told = ours.kinds, theirs.kinds
    town = [word for word in meeting.extra if word.text in towns]
    extra = [word for word in meeting.extra if word.sort not in _SILENT and word.text not in {*towns, *told}]
    lacking = [word for word in meeting.lacking if word.sort not in _SILENT]
    if kinds and told and not kinds & told:
        found.append(Reason(Case.OTHER_KIND, mark("andere soort")))
        extra = [word for word in extra if word.sort is not Sort.KIND]
        lacking = [word for word in lacking if word.sort is not Sort.KIND]
    if extra:
        found.append(Reason(Case.EXTRA, mark("‘{words}’ staat er extra bij", words=_written(extra))))
    if lacking:
        found.append(Reason(Case.LACKING, mark("zonder ‘{words}’", words=_written(lacking))))
    if town:
        found.append(Reason(Case.TOWN, mark("met haar gemeente erbij")))
    return found or [_same_words(ours, theirs)]


def _said(hit: Hit) -> Reason | None:
    ours, theirs = _written(hit.ours), _written(hit.theirs)
    shorter = min(ours, theirs, key=len)
    match hit.how:
        case How.SHORT if hit.ours[0].stands_for and not hit.theirs[0].stands_for:
            return Reason(Case.SHORT, mark("‘{short}’ is een afkorting", short=ours))
        case How.SHORT if not hit.ours[0].stands_for:
            return Reason(Case.SHORT, mark("‘{short}’ voluit geschreven", short=theirs))
        case How.OTHER_WORD:
            text = mark("‘{ours}’ en ‘{theirs}’ zijn dezelfde soort", ours=ours, theirs=theirs)
            return Reason(Case.KIND_WORD, text)
        case How.INITIALS:
            return Reason(Case.INITIALS, mark("‘{short}’ zijn de beginletters", short=shorter))
        case How.CLIPPED:
            return Reason(Case.CLIPPED, mark("‘{short}’ is afgekort", short=shorter))
        case How.TOGETHER:
            return Reason(Case.MARKS, mark("los of aan elkaar geschreven"))
        case _:
            return None


def _same_words(ours: Parts, theirs: Parts) -> Reason:
    legal = [{word.text for word in parts.words if word.sort is Sort.LEGAL} for parts in (ours, theirs)]
    if legal[0] != legal[1]:
        return Reason(Case.LEGAL, mark("alleen de rechtsvorm is anders"))
    said = ([word.text for word in parts.words if word.sort not in _SILENT] for parts in (ours, theirs))
    if next(said) == next(said):
        return Reason(Case.MARKS, mark("zelfde woorden"))
    return Reason(Case.ORDER, mark("zelfde woorden in andere volgorde"))


def _written(words: Sequence[Word]) -> str:
    return " ".join(word.written for word in words)
