"""Between whom connections form, stay and end, from one step to the next: in sentences and a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import pandas as pd

from netwerk.analysis.forming_groups import By, GroupChange
from netwerk.analysis.timeline import Timeline
from netwerk.i18n import Language, Text, mark, say, translate
from netwerk.model import UNKNOWN, Classification, Dataset
from netwerk.views import behind, wording
from netwerk.views.lasting_view import NO_STATEMENT

BY: Mapping[By, Text] = {
    By.LAYER: mark("Laag"),
    By.MUNICIPALITY: mark("Gemeente"),
    By.AREA: mark("Gebied"),
    By.FORM: mark("Vorm"),
}


def group_name(change: GroupChange, by: By, classification: Classification, language: Language) -> str:
    """Return the name of a group of ties."""
    if by is By.LAYER:
        one, other = (wording.layer_label(classification, code, language) for code in change.group)
        return translate(mark("{one} – {other}", one=one, other=other), language)
    if by is By.FORM:
        return wording.form_label(classification, change.group[0], language)
    if not change.group:
        between = mark("Tussen twee gemeenten") if by is By.MUNICIPALITY else mark("Tussen twee gebieden")
        return translate(between, language)
    if change.group == (UNKNOWN,):
        return say("Met een organisatie voor de hele regio", language)
    return translate(mark("Binnen {place}", place=change.group[0]), language)


def between_whom(found: Sequence[GroupChange], by: By, first: str, second: str, language: Language) -> tuple[Text, ...]:
    """Return what formed, stayed and ended, inside and between groups; `first` and `second` name the steps."""
    lead = mark("Van {first} naar {second}.", first=first, second=second)
    if not found:
        return (lead, mark("In deze twee periodes is geen samenwerking vastgelegd."))
    if by is By.FORM:
        return (lead, mark("Een verbinding met meer dan één vorm staat bij elke vorm."))
    parts: tuple[tuple[Text, Callable[[GroupChange], bool]], ...]
    if by is By.LAYER:
        parts = (
            (mark("Binnen één laag"), lambda one: one.group[0] == one.group[1]),
            (mark("Tussen twee lagen"), lambda one: one.group[0] != one.group[1]),
        )
    else:
        parts = (
            (
                mark("Binnen één gemeente") if by is By.MUNICIPALITY else mark("Binnen één gebied"),
                lambda one: bool(one.group) and one.group != (UNKNOWN,),
            ),
            (
                mark("Tussen twee gemeenten") if by is By.MUNICIPALITY else mark("Tussen twee gebieden"),
                lambda one: not one.group,
            ),
            (mark("Met een organisatie voor de hele regio"), lambda one: one.group == (UNKNOWN,)),
        )
    return (
        lead,
        *(
            mark(
                "{where}: {formed} nieuw of hersteld, {stayed} gebleven en {ended} gestopt.",
                where=where,
                formed=wording.number(sum(len(one.formed) for one in mine), language, alone=True),
                stayed=wording.number(sum(len(one.stayed) for one in mine), language, alone=True),
                ended=wording.number(sum(len(one.ended) for one in mine), language, alone=True),
            )
            for where, belongs in parts
            for mine in [[one for one in found if belongs(one)]]
            if mine
        ),
    )


def groups_table(
    found: Sequence[GroupChange],
    by: By,
    classification: Classification,
    language: Language = "nl",
    *,
    conclusive: bool = True,
) -> pd.DataFrame:
    """Return one row per group: what formed, stayed and ended, and of every 100 how many; columns as `table_help`.

    conclusive : False where too little was seen to say how many of every 100
    """
    rows = []
    for one in found:
        cells = [
            group_name(one, by, classification, language),
            len(one.formed),
            len(one.stayed),
            len(one.ended),
            _rate(one.persistence if conclusive else None, language),
        ]
        rows.append(cells if by is By.FORM else [*cells, _rate(one.formation_rate if conclusive else None, language)])
    return pd.DataFrame(rows, columns=list(table_help(by, language)))


def table_help(by: By, language: Language = "nl") -> dict[str, str]:
    """Return for each column of `groups_table` its heading, and in plain words what it says."""
    explained = [
        (BY[by], mark("Tussen wie de verbindingen zijn.") if by is not By.FORM else mark("Wat is vastgelegd.")),
        (mark("Nieuw of hersteld"), mark("Er was eerst geen verbinding, daarna wel.")),
        (mark("Gebleven"), mark("Er was eerst een verbinding, en daarna ook.")),
        (mark("Gestopt"), mark("Er was eerst een verbinding, daarna niet meer.")),
        (
            mark("Bleef van elke 100"),
            mark("Van de verbindingen van eerst, tussen organisaties die er beide keren waren."),
        ),
    ]
    if by is not By.FORM:
        explained.append(
            (
                mark("Nieuw van elke 100 mogelijke"),
                mark("Van de paren zonder verbinding, van organisaties die er beide keren waren."),
            )
        )
    return {translate(heading, language): translate(help_, language) for heading, help_ in explained}


def of_group(dataset: Dataset, of: Timeline, change: GroupChange, first: int, second: int) -> tuple[behind.Group, ...]:
    """Return the ties of one group by their mark; each opens its records of the step in which it was last there."""
    ids = dataset.organisations["id"].to_numpy(dtype=object)

    def group(label: Text, ties: np.ndarray, at: int) -> behind.Group:
        a, b = of.split(ties)
        return behind.of_pairs(dataset, zip(ids[a], ids[b], strict=True), of.seen_by(at), label=label)

    return (
        group(mark("Nieuw of hersteld"), change.formed, second),
        group(mark("Gebleven"), change.stayed, second),
        group(mark("Gestopt"), change.ended, first),
    )


def _rate(share: float | None, language: Language) -> str:
    return translate(NO_STATEMENT, language) if share is None else wording.per_hundred(share, language)
