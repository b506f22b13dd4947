"""What the part "Namen" of the page Gegevens says: names to settle, who may be meant, decisions and what they do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

import pandas as pd

from netwerk.i18n import Language, Text, mark, say, translate
from netwerk.model import UNKNOWN, Classification, Dataset
from netwerk.records.deciding import Decision, OpenName, Verdict
from netwerk.records.name_likeness import Case
from netwerk.records.settling_names import Wish
from netwerk.records.suggesting import Candidate, Known
from netwerk.store import KeptDecision
from netwerk.views import wording

LATER = "later"  # in the place of a Verdict
TICKED, NAME, VERDICT, WHO, ABOUT, WHY, ROWS, BESIDE, ALSO, KIND, TOWN, FIRST = (
    "ticked", "name", "verdict", "who", "about", "why", "rows", "beside", "also", "kind", "town", "first",
)  # fmt: skip
EDITED = (TICKED, VERDICT, WHO, KIND, TOWN)  # the columns in which one chooses

VERDICTS: dict[str, Text] = {
    Verdict.SAME.value: mark("Dezelfde als"),
    Verdict.PART.value: mark("Onderdeel van"),
    Verdict.NEW.value: mark("Nieuwe organisatie"),
    Verdict.LEAVE_OUT.value: mark("Geen organisatie"),
    LATER: mark("Later"),
}
CASES: dict[Case, Text] = {
    Case.MARKS: mark("Alleen hoofdletters, tekens of spaties anders"),
    Case.LEGAL: mark("Alleen de rechtsvorm anders"),
    Case.ORDER: mark("Zelfde woorden in andere volgorde"),
    Case.SHORT: mark("Een bekende afkorting"),
    Case.INITIALS: mark("De beginletters"),
    Case.CLIPPED: mark("Een afgekort woord"),
    Case.LETTER: mark("Eén letter anders"),
    Case.LETTERS: mark("Enkele letters anders"),
    Case.KIND_WORD: mark("Een ander woord voor dezelfde soort"),
    Case.TOWN: mark("Met haar gemeente erbij"),
    Case.EXTRA: mark("Er staat iets extra bij"),
    Case.LACKING: mark("Er ontbreekt een woord"),
}


def labels(known: Iterable[Known]) -> dict[str, str]:
    """Return id → name of the organisations, by name; those that share a name have their municipality or id too."""
    organisations = tuple(known)
    times = Counter(one.name for one in organisations)
    placed = Counter((one.name, one.municipality[:1]) for one in organisations)
    found = {}
    for one in organisations:
        town = one.municipality[:1]
        if times[one.name] == 1:
            found[one.id] = one.name
        elif town and placed[one.name, town] == 1:
            found[one.id] = f"{one.name} ({town[0]})"
        else:
            found[one.id] = f"{one.name} ({one.id})"
    return dict(sorted(found.items(), key=lambda item: item[1].casefold()))


def particulars(known: Iterable[Known], classification: Classification, language: Language = "nl") -> dict[str, str]:
    """Return id → municipality and kind of the organisations, as far as they are known."""
    return {
        one.id: ", ".join(
            [*one.municipality[:2]]
            + ([] if one.kind == UNKNOWN else [wording.kind_label(classification, one.kind, language)])
        )
        for one in known
    }


def kinds(classification: Classification, language: Language = "nl") -> dict[str, str]:
    """Return code → word of every kind, the unknown first."""
    return {
        UNKNOWN: wording.kind_label(classification, UNKNOWN, language),
        **{kind.code: wording.kind_label(classification, kind.code, language) for kind in classification.kinds},
    }


def towns(dataset: Dataset, more: Iterable[Known] = ()) -> list[str]:
    """Return the municipalities that an organisation may be in, by name."""
    found = set(dataset.classification.municipalities)
    found |= {town for places in dataset.organisations["municipality"] for town in places}
    found |= {town for one in more for town in one.municipality}
    return sorted(found, key=str.casefold)


def table(
    names: Sequence[OpenName],
    candidates: Sequence[Sequence[Candidate]],
    wishes: Sequence[Wish | None],
    called: Mapping[str, str],
    about: Mapping[str, str],
    language: Language = "nl",
) -> pd.DataFrame:
    """Return one row per name: what was decided (`wishes`), else who it looks like; values are ids and codes.

    called, about : id → name, and id → `particulars`
    """
    rows = []
    for name, likely, wish in zip(names, candidates, wishes, strict=True):
        who = likely[0].id if wish is None and likely else "" if wish is None else wish.organisation
        rows.append(
            {
                TICKED: False,
                NAME: name.name,
                VERDICT: LATER if wish is None or wish.verdict is None else wish.verdict.value,
                WHO: who or None,
                ABOUT: about.get(who, ""),
                WHY: _why(name, likely, who, language) if wish is None else say("bewaard", language),
                ROWS: name.rows,
                BESIDE: ", ".join(name.beside),
                ALSO: "; ".join(called.get(one.id, one.name) for one in likely if one.id != who),
                KIND: None if wish is None or wish.kind == UNKNOWN else wish.kind,
                TOWN: None if wish is None else wish.municipality or None,
                FIRST: _first(name, language),
            }
        )
    columns = [TICKED, NAME, VERDICT, WHO, ABOUT, WHY, ROWS, BESIDE, ALSO, KIND, TOWN, FIRST]
    return pd.DataFrame(rows, columns=columns)


def _why(name: OpenName, likely: Sequence[Candidate], who: str, language: Language) -> str:
    said = [translate(one.why, language) for one in likely if one.id == who]
    if name.ambiguous:
        said.insert(0, translate(mark("past op {count} organisaties", count=len(name.ambiguous)), language))
    if name.person:
        said.append(say("misschien een persoon", language))
    if not likely and not name.ambiguous:
        said.insert(0, say("lijkt op geen organisatie", language))
    return ", ".join(said)


def _first(name: OpenName, language: Language) -> str:
    place = mark("{file}, rij {row}", file=name.file, row=name.row)
    if name.sheet is not None:
        place = mark("{file}, blad {sheet}, rij {row}", file=name.file, sheet=name.sheet, row=name.row)
    return translate(place, language)


def cases(pairs: Sequence[tuple[OpenName, Candidate]], called: Mapping[str, str], language: Language) -> pd.DataFrame:
    """Return one row per name of an equal case: the name, who would be meant, and why."""
    return pd.DataFrame(
        [(name.name, called.get(one.id, one.name), translate(one.why, language)) for name, one in pairs],
        columns=[say("Naam", language), say("Organisatie", language), say("Waarom", language)],
    )


def still_open(count: int, language: Language = "nl") -> Text:
    """Return how many names still have to be settled, as a sentence."""
    if count == 0:
        return mark("Alle namen zijn vastgesteld.")
    if count == 1:
        return mark("**Eén naam** is nog niet vastgesteld.")
    return mark("**{count} namen** zijn nog niet vastgesteld.", count=wording.capital(wording.number(count, language)))


def saved(done: int, shown: int) -> Text:
    """Return how many of the names on this page are settled."""
    if done == 0:
        return mark("Kies per naam een besluit. Elk besluit wordt meteen bewaard.")
    if done == shown:
        if shown == 1:
            return mark("Vastgesteld en bewaard: de enige naam op deze bladzijde.")
        return mark("Vastgesteld en bewaard: alle {shown} namen op deze bladzijde.", shown=shown)
    return mark("Vastgesteld en bewaard: {done} van de {shown} namen op deze bladzijde.", done=done, shown=shown)


def sentence(decision: Decision, name_of: Callable[[str], str], language: Language = "nl") -> Text:
    """Return what `decision` says, in one sentence; `name_of` turns an id into a name."""
    day = wording.long_date(decision.day, language) if decision.day is not None else ""
    match decision.what:
        case Verdict.SAME:
            return mark("‘{name}’ is {other}.", name=decision.name, other=name_of(decision.target))
        case Verdict.PART:
            return mark("‘{name}’ is een onderdeel van {other}.", name=decision.name, other=name_of(decision.target))
        case Verdict.NEW:
            return mark("‘{name}’ is een nieuwe organisatie.", name=decision.name)
        case Verdict.LEAVE_OUT:
            return mark("‘{name}’ is geen organisatie.", name=decision.name)
        case Verdict.MERGE if day:
            return mark(
                "{old} ging op {day} op in {new}.", old=name_of(decision.id), day=day, new=name_of(decision.target)
            )
        case Verdict.MERGE:
            return mark("{old} ging op in {new}.", old=name_of(decision.id), new=name_of(decision.target))
        case Verdict.SPLIT if day:
            return mark(
                "{old} splitste op {day}; {new} gaat verder.",
                old=name_of(decision.id),
                day=day,
                new=name_of(decision.target),
            )
        case Verdict.SPLIT:
            return mark("{old} splitste; {new} gaat verder.", old=name_of(decision.id), new=name_of(decision.target))
        case _ if day:
            return mark("{old} heet sinds {day} {new}.", old=name_of(decision.id), day=day, new=decision.name)
        case _:
            return mark("{old} heet {new}.", old=name_of(decision.id), new=decision.name)


def kept_together(count: int, language: Language = "nl") -> Text:
    """Return that this many decisions were kept at once."""
    if count == 1:
        return mark("Eén besluit is bewaard. U kunt het terugdraaien bij Genomen besluiten.")
    number = wording.capital(wording.number(count, language))
    return mark("{count} besluiten zijn bewaard. U kunt ze terugdraaien bij Genomen besluiten.", count=number)


def will_merge(old: Sequence[str], new: str, language: Language = "nl") -> Text:
    """Return what a merger will do, in words; names as they are called."""
    names = wording.listing(old, language)
    if len(old) == 1:
        return mark("{old} wordt gelezen als {new}, ook in eerdere jaren.", old=names, new=new)
    return mark("{old} worden gelezen als {new}, ook in eerdere jaren.", old=names, new=new)


def will_split(old: str, new: str) -> Text:
    """Return what a split will do, in words."""
    return mark(
        "{old} wordt gelezen als {new}, ook in eerdere jaren. De andere delen beginnen zonder geschiedenis.",
        old=old,
        new=new,
    )


def will_rename(old: str, new: str) -> Text:
    """Return what a new name will do, in words."""
    return mark("{old} heet overal {new}. De oude naam in bestanden blijft haar aanwijzen.", old=old, new=new)


def decisions(kept: Iterable[KeptDecision], name_of: Callable[[str], str], language: Language = "nl") -> pd.DataFrame:
    """Return one row per decision: number, what was decided, when, and until when it held where one was taken back."""
    rows = [
        (
            one.decision.number,
            translate(sentence(one.decision, name_of, language), language),
            f"{one.at:%d-%m-%Y %H:%M}",
            "" if one.reversed_at is None else f"{one.reversed_at:%d-%m-%Y %H:%M}",
        )
        for one in kept
    ]
    headings = (mark("Nummer"), mark("Besluit"), mark("Bewaard op"), mark("Teruggedraaid op"))
    frame = pd.DataFrame(rows, columns=[translate(heading, language) for heading in headings])
    return frame if any(row[-1] for row in rows) else frame[frame.columns[:-1]]
