"""Which tables bring organisations together, and what came of the pairs that first met there: in words and a table."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np
import pandas as pd

from netwerk.analysis import tables
from netwerk.analysis.evidence import described
from netwerk.analysis.first_met import Outcome
from netwerk.analysis.periods import Step
from netwerk.analysis.tables import Tables, What
from netwerk.analysis.timeline import Timeline
from netwerk.i18n import Language, Text, mark, translate
from netwerk.model import Dataset
from netwerk.network import count
from netwerk.views import behind, wording
from netwerk.views.lasting_view import NO_STATEMENT

NAMED = 6  # tables in a sentence
MOST_RECORDS = 500  # of one table that are opened
LONG = 36  # months that a connection must last to count as long


def lead(found: Tables, what: What, language: Language) -> tuple[Text, ...]:
    """Return how many pairs first met at a table and went on, and which tables are without any that did."""
    rows = np.flatnonzero((found.tables["what"] == what.value).to_numpy())
    pairs = found.pairs[found.pairs["table"].isin(rows)]
    known = pairs[pairs["outcome"] >= Outcome.NO.value].drop_duplicates(["a", "b"])
    stayed = int((known["outcome"] == Outcome.YES.value).sum())
    told: list[Text] = []
    if len(known) < tables.FEWEST:
        told.append(
            mark(
                "Geen uitspraak: van minder dan {fewest} paren is bekend hoe het na de eerste keer verderging.",
                fewest=wording.number(tables.FEWEST, language),
            )
        )
        return tuple(told)
    told.append(
        mark(
            "Een tafel is hier een bron, of een reeks bijeenkomsten met dezelfde naam. Van {known} paren is daar de "
            "eerste samenwerking vastgelegd. Bij {stayed} is ook in het tweede jaar nog iets vastgelegd, aan deze of "
            "een andere tafel.",
            known=wording.figure(len(known), language),
            stayed=wording.x_of_y(stayed, len(known), language),
        )
    )
    without = found.tables.iloc[rows]
    without = without[(without["known"] >= tables.FEWEST) & (without["stayed"] == 0)]
    told.append(
        mark(
            "Zonder één paar dat verderging: {names}.",
            names=wording.listing(without["name"].tolist(), language, most=NAMED),
        )
        if len(without)
        else mark("Bij elke tafel met genoeg paren ging ten minste één paar verder.")
    )
    return tuple(told)


def dormant(found: Tables, what: What, language: Language) -> Text | None:
    """Return the tables that have been quiet for more than a year, each with its last day; None: there are none."""
    rows = found.tables[(found.tables["what"] == what.value) & found.tables["dormant"]]
    if rows.empty:
        return None
    names = [
        f"{name} ({wording.long_date(int(last), language)})"
        for name, last in zip(rows["name"], rows["last"], strict=True)
    ]
    return mark(
        "Al meer dan een jaar niets vastgelegd: {names}.", names=wording.listing(names, language, most=2 * NAMED)
    )


def left_out(found: Tables, what: What, language: Language) -> tuple[Text, ...]:
    """Return which pairs and meetings the table leaves out, and why."""
    rows = found.tables[found.tables["what"] == what.value]
    early, silent = int(rows["early"].sum()), int(rows["silent"].sum())
    told = []
    if early:
        told.append(
            mark(
                "Te vroeg om te zeggen, want minder dan twee jaar voor het einde van de gegevens: {number}.",
                number=wording.figure(early, language),
            )
        )
    if silent:
        told.append(
            mark(
                "Niet te zeggen, want de bron zelf viel stil in het tweede jaar of ervoor: {number}.",
                number=wording.figure(silent, language),
            )
        )
    if found.earlier:
        told.append(
            mark(
                "Paren die er in het eerste jaar van de gegevens al waren, tellen niet mee ({number}): zij kunnen "
                "elkaar al eerder hebben getroffen.",
                number=wording.figure(found.earlier, language),
            )
        )
    if what is What.SERIES and found.single:
        told.append(
            mark(
                "Namen van bijeenkomsten die maar op één dag voorkomen, staan er niet bij ({number}).",
                number=wording.figure(found.single, language),
            )
        )
    return tuple(told)


def table(found: Tables, what: What, step: Step, language: Language = "nl", *, conclusive: bool = True) -> pd.DataFrame:
    """Return one row per table by name: what was held there, and how the pairs that first met there went on.

    conclusive : False where too little was seen to say how they went on
    """
    fewest = tables.FEWEST if conclusive else np.inf
    rows = found.tables[found.tables["what"] == what.value]
    columns: tuple[tuple[Text, Sequence[object]], ...] = (
        (mark("Tafel"), rows["name"].tolist()),
        (mark("Keren"), rows["meetings"].tolist()),
        (mark("Organisaties"), rows["organisations"].tolist()),
        (mark("Laatste keer"), pd.to_datetime(rows["last"], unit="D").tolist()),
        (mark("Eerste samenwerking"), rows["joined"].tolist()),
        (
            mark("Tweede jaar nog"),
            [_share(part, whole, fewest, language) for part, whole in zip(rows["stayed"], rows["known"], strict=True)],
        ),
        (
            long_heading(found.steps, step),
            [
                _share(part, whole, fewest, language)
                for part, whole in zip(rows["long"], rows["long_known"], strict=True)
            ],
        ),
    )
    return pd.DataFrame({translate(heading, language): values for heading, values in columns})


def table_help(found: Tables, step: Step, language: Language = "nl") -> dict[str, str]:
    """Return for each column of `table` what it says, in plain words."""
    explained = (
        (mark("Keren"), mark("Registraties waarin twee of meer organisaties uit uw keuze samen waren.")),
        (mark("Organisaties"), mark("Hoeveel verschillende organisaties daar samen waren.")),
        (mark("Laatste keer"), mark("De laatste dag waarop hier iets is vastgelegd.")),
        (mark("Eerste samenwerking"), mark("Paren waarvan de allereerste registratie samen van deze tafel is.")),
        (
            mark("Tweede jaar nog"),
            mark("Paren met een registratie, van welke tafel ook, 12 tot 24 maanden na de eerste keer."),
        ),
        (
            long_heading(found.steps, step),
            mark("Paren waarvan de verbinding zo lang achter elkaar bestond, van wie dat al te zeggen is."),
        ),
    )
    return {translate(heading, language): translate(help_, language) for heading, help_ in explained}


def long_heading(steps: int, step: Step) -> Text:
    """Return how long a long connection lasts, as the heading of a column."""
    match step:
        case Step.SCHOOLYEAR:
            return mark("{steps} schooljaren of meer", steps=steps)
        case Step.YEAR:
            return mark("{steps} jaar of meer", steps=steps)
        case Step.QUARTER:
            return mark("{steps} kwartalen of meer", steps=steps)
        case Step.MONTH:
            return mark("{steps} maanden of meer", steps=steps)


def _share(part: int, whole: int, fewest: float, language: Language) -> str:
    if whole < fewest:
        return translate(NO_STATEMENT, language)
    return wording.short_x_of_y(int(part), int(whole), language)


def of_table(dataset: Dataset, of: Timeline, found: Tables, row: int) -> tuple[behind.Group, ...]:
    """Return the pairs that first met at the table in `row` of `found.tables`, by how they went on, and its records."""
    pairs = found.pairs[found.pairs["table"] == row]
    ids = dataset.organisations["id"].to_numpy(dtype=object)

    def group(label: Text, *outcomes: Outcome) -> behind.Group:
        mine = pairs[pairs["outcome"].isin([one.value for one in outcomes])]
        return behind.of_pairs(dataset, zip(ids[mine["a"]], ids[mine["b"]], strict=True), of.window, label=label)

    table = found.tables.iloc[row]
    return (
        group(mark("Tweede jaar nog"), Outcome.YES),
        group(mark("Daarna niet vastgelegd"), Outcome.NO),
        group(mark("Niet te zeggen"), Outcome.EARLY, Outcome.SILENT),
        behind.Group(
            label=mark("Deze tafel zelf"),
            headings=(mark("Tafel"),),
            members=(behind.Behind(name=str(table["name"]), look=partial(_records, dataset, of, table)),),
        ),
    )


def _records(dataset: Dataset, of: Timeline, table: pd.Series) -> behind.Opened:
    column = "source" if table["what"] == What.SOURCE.value else "event"
    window = of.window
    codes = count(dataset, window)
    codes = codes[dataset.records[column].to_numpy()[codes] == table["code"]]
    latest = codes[np.argsort(dataset.records["begin"].to_numpy()[codes], kind="stable")][-MOST_RECORDS:]
    said = (
        (mark("Dit zijn de laatste {shown} van {whole} registraties.", shown=len(latest), whole=len(codes)),)
        if len(latest) < len(codes)
        else ()
    )
    return behind.Opened(records=described(dataset, latest, window), said=said)
