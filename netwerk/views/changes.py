"""How the network formed, in sentences and tables: per school year, and from one school year to another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from netwerk.analysis.comparison import Comparison, Mark
from netwerk.analysis.formation import FormationStep
from netwerk.i18n import Language, Text, mark, say, translate
from netwerk.model import Dataset
from netwerk.views import changed, wording

# in the order of pills and lists: what is new first
MARKS: Mapping[Mark, Text] = {
    Mark.FORMED: mark("Nieuw"),
    Mark.REVIVED: mark("Hersteld"),
    Mark.ENDED: mark("Gestopt"),
    Mark.PERSISTED: mark("Gebleven"),
}
LEGIBLE = 200  # changed lines; above that the four marks together cannot be told apart on one map
DIFFERENT_SIZE = 1.1  # above one in ten more organisations, counts of two periods say little beside each other


def latest_complete(steps: Sequence[FormationStep]) -> tuple[FormationStep, FormationStep] | None:
    """Return the last two steps that the data cover to the end, the earlier one first; None with fewer than two."""
    complete = [step for step in steps if step.complete]
    return (complete[-2], complete[-1]) if len(complete) > 1 else None


def counts(change: Comparison) -> Mapping[Mark, int]:
    """Return how many ties have each mark, in the order of the screen."""
    found = change.ties["mark"].value_counts()
    return {one: int(found.get(one.value, 0)) for one in MARKS}


def changed_lines(number: Mapping[Mark, int]) -> int:
    """Return how many lines on the map are not simply kept."""
    return number[Mark.FORMED] + number[Mark.REVIVED] + number[Mark.ENDED]


def sentences(change: Comparison, language: Language, *, area: str = "") -> tuple[Text, ...]:
    """Return what changed from the first to the second period; `area` stands in front where one is chosen."""
    number = counts(change)
    told: list[Text] = [mark("{area}.", area=area)] if area else []
    first, second = (_name(window.begin, window.end, language) for window in (change.first, change.second))
    return (
        *told,
        *changed.sentences(
            changed.Changed(
                formed=number[Mark.FORMED],
                revived=number[Mark.REVIVED],
                persisted=number[Mark.PERSISTED],
                ended=number[Mark.ENDED],
            ),
            first=first,
            second=second,
            before=mark("het jaar ervoor") if change.first.end == change.second.begin else None,
            language=language,
        ),
    )


def sizes(first: int, second: int, change: Comparison, language: Language) -> Text | None:
    """Return that the two networks differ in number of organisations; None where they do not."""
    if first == second:
        return None
    if max(first, second) > DIFFERENT_SIZE * min(first, second):
        return mark(
            "Deze twee periodes verschillen in grootte ({first} en {second} organisaties). "
            "Vergelijk de aantallen niet rechtstreeks.",
            first=wording.figure(first, language),
            second=wording.figure(second, language),
        )
    return mark(
        "In {first_year} waren er {first} organisaties, in {second_year} {second}.",
        first_year=_name(change.first.begin, change.first.end, language),
        first=wording.figure(first, language),
        second_year=_name(change.second.begin, change.second.end, language),
        second=wording.figure(second, language),
    )


def pair_table(dataset: Dataset, pairs: Sequence[Sequence[str]], language: Language = "nl") -> pd.DataFrame:
    """Return one row per pair of ids, by name."""
    names = dataset.organisations["name"].to_numpy(dtype=object)
    return pd.DataFrame(
        [[names[dataset.code_of[a]], names[dataset.code_of[b]]] for a, b in pairs],
        columns=[say("Van", language), say("Met", language)],
        dtype=object,
    )


def by_name(dataset: Dataset, pairs: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return pairs of ids in the order of their names, each pair as it is."""
    names = dataset.organisations["name"].to_numpy(dtype=object)
    return sorted(
        (list(pair) for pair in pairs), key=lambda pair: [str(names[dataset.code_of[id_]]).casefold() for id_ in pair]
    )


def members(dataset: Dataset, ids: Sequence[str], language: Language = "nl") -> pd.DataFrame:
    """Return who joined or left: name, kind and seat, by name."""
    found = dataset.organisations.iloc[[dataset.code_of[id_] for id_ in ids]]
    rows = [
        (
            name,
            wording.kind_label(dataset.classification, kind, language),
            municipality[0] if municipality else "",
        )
        for name, kind, municipality in zip(found["name"], found["kind"], found["municipality"], strict=True)
    ]
    return pd.DataFrame(
        sorted(rows, key=lambda row: str(row[0]).casefold()),
        columns=[say("Organisatie", language), say("Soort", language), say("Gemeente", language)],
        dtype=object,
    )


def ledger(dataset: Dataset, change: Comparison, language: Language = "nl") -> pd.DataFrame:
    """Return every tie of either period for a file: mark, ids and names of both; in the order of the marks."""
    names = dataset.organisations["name"].to_numpy(dtype=object)
    rows = [
        (translate(word, language), a, names[dataset.code_of[a]], b, names[dataset.code_of[b]])
        for one, word in MARKS.items()
        for a, b in by_name(dataset, change.pairs(one))
    ]
    return pd.DataFrame(
        rows,
        columns=[
            say("verandering", language),
            say("id_1", language),
            say("naam_1", language),
            say("id_2", language),
            say("naam_2", language),
        ],
        dtype=object,
    )


def _name(begin: int, end: int, language: Language) -> str:
    """A period after "vergeleken met": a school year by its years only."""
    written = wording.school_year(begin)
    return written if wording.school_year_period(written) == (begin, end) else wording.period(begin, end, language)
