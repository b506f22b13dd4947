"""What changed between two periods, in sentences and tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
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


def told(
    change: Comparison,
    *,
    names: tuple[str, str],
    before: Text | None,
    language: Language,
    about: str = "",
    shares: bool = True,
) -> tuple[Text, ...]:
    """Return what changed between two periods that have a name of their own.

    Parameters
    ----------
    names : as they stand after "vergeleken met"
    before : what the first is to the second where they follow each other ("het jaar ervoor"); None otherwise
    about : the name of the organisation whose ties alone `change` holds
    shares : whether the basis bears "80 van de 100"
    """
    number = counts(change)
    first: tuple[Text, ...] = (mark("Dit gaat alleen over {name}.", name=about),) if about else ()
    return (
        *first,
        *changed.sentences(
            changed.Changed(
                formed=number[Mark.FORMED],
                revived=number[Mark.REVIVED],
                persisted=number[Mark.PERSISTED],
                ended=number[Mark.ENDED],
            ),
            first=names[0],
            second=names[1],
            before=before,
            language=language,
            shares=shares,
        ),
    )


def period_name(begin: int, end: int, language: Language) -> str:
    """Return a half-open period as it stands after "vergeleken met" or "in": a school year by its years only."""
    written = wording.school_year(begin)
    if wording.school_year_period(written) == (begin, end):
        return written
    if wording.named_period(begin, end, language) is not None or end - begin == 1:
        return wording.period(begin, end, language)
    return translate(
        mark(
            "de periode van {first} tot en met {last}",
            first=wording.long_date(begin, language),
            last=wording.long_date(end - 1, language),
        ),
        language,
    )


def pairs_by_name(dataset: Dataset, change: Comparison, *marks: Mark, own: int | None = None) -> np.ndarray:
    """Return the ties with any of `marks` as codes (n × 2), in the order of their names; `own` first in each pair."""
    chosen = change.ties[change.ties["mark"].isin(marks)]
    pairs = np.array(chosen[["a", "b"]], dtype=np.int64)
    if own is not None:
        pairs[pairs[:, 1] == own] = pairs[pairs[:, 1] == own][:, ::-1]
    names = dataset.organisations["name"].tolist()
    rank = np.empty(len(names), dtype=np.int64)
    rank[sorted(range(len(names)), key=lambda code: str(names[code]).casefold())] = np.arange(len(names))
    return np.asarray(pairs[np.lexsort((rank[pairs[:, 1]], rank[pairs[:, 0]]))])


def pair_table(dataset: Dataset, pairs: np.ndarray, language: Language = "nl") -> pd.DataFrame:
    """Return one row per pair of codes (n × 2): their names, in the order given."""
    names = dataset.organisations["name"].to_numpy(dtype=object)
    return pd.DataFrame(names[pairs], columns=[say("Van", language), say("Met", language)], dtype=object)


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
    names, ids = (dataset.organisations[column].to_numpy(dtype=object) for column in ("name", "id"))
    parts = []
    for one, word in MARKS.items():
        a, b = pairs_by_name(dataset, change, one).T
        which = np.full(len(a), translate(word, language), dtype=object)
        parts.append(np.column_stack([which, ids[a], names[a], ids[b], names[b]]))
    return pd.DataFrame(
        np.concatenate(parts),
        columns=[
            say("verandering", language),
            say("id_1", language),
            say("naam_1", language),
            say("id_2", language),
            say("naam_2", language),
        ],
        dtype=object,
    )
