"""The ledger of connections in words: each as a row, how one stands now, and how many of how many there are."""

from __future__ import annotations

import numpy as np
import pandas as pd

from netwerk.analysis.ledger import Ledger, Spell, State
from netwerk.analysis.periods import Step, written
from netwerk.analysis.timeline import Timeline
from netwerk.i18n import Language, Text, mark, say, translate
from netwerk.model import LAST, Dataset, as_date
from netwerk.views import wording
from netwerk.views.ledger_choice import Wish, from_first
from netwerk.views.map_tables import last_day_of, municipalities
from netwerk.views.steps_view import step_name, step_short

SHOWN = 1000  # rows on the screen; a longer list travels slowly, and a search shortens it
_SPELLS, _SPELLS_OF_MONTHS = 4, 2  # periods of one connection that fit on the screen; the file has all


def table(
    dataset: Dataset, timeline: Timeline, ledger: Ledger, rows: np.ndarray, wish: Wish, language: Language = "nl"
) -> pd.DataFrame:
    """Return the first `SHOWN` of `rows` as the screen shows them, one connection per row.

    Columns, headed in the language: from and to (names), first and last day, records (int), periods, forms, now (str).
    """
    rows = rows[:SHOWN]
    ties, most = ledger.ties.iloc[rows], _SPELLS_OF_MONTHS if timeline.step is Step.MONTH else _SPELLS
    names = _names(dataset, language)
    one, other = from_first(ties["a"].to_numpy(), ties["b"].to_numpy(), wish.organisation)
    forms = _form_words(dataset, ledger, language)
    return pd.DataFrame(
        {
            say("Van", language): names[one],
            say("Met", language): names[other],
            say("Eerste", language): [wording.short_date(day) for day in ties["first"].tolist()],
            say("Laatste", language): [last_day_of(day, timeline.window, language) for day in ties["last"].tolist()],
            say("Keer samen", language): ties["records"].to_numpy(),
            say("Perioden", language): _spells(timeline, ledger, rows, language, most=most),
            say("Vormen", language): [forms[code] for code in ties["forms"].tolist()],
            say("Nu", language): _now(timeline, ledger, rows, language),
        }
    )


def columns(language: Language = "nl") -> dict[str, tuple[int, str | None]]:
    """Return for each column of `table`, by heading, its width in pixels and what it says where that needs a word."""
    explained: tuple[tuple[Text, int, Text | None], ...] = (
        (mark("Van"), 175, None),
        (mark("Met"), 175, None),
        (mark("Eerste"), 82, mark("De eerste dag waarvan samenwerking van deze twee is vastgelegd.")),
        (mark("Laatste"), 82, mark("De laatste dag waarvan samenwerking is vastgelegd.")),
        (mark("Keer samen"), 90, mark("Het aantal registraties dat meetelt.")),
        (mark("Perioden"), 290, mark("Stappen zonder onderbreking waarin de verbinding er was.")),
        (mark("Vormen"), 110, mark("De vormen van alle registraties die meetellen.")),
        (mark("Nu"), 195, mark("Hoe het er in de laatste stap voor staat.")),
    )
    return {
        translate(heading, language): (width, None if said is None else translate(said, language))
        for heading, width, said in explained
    }


def file_table(
    dataset: Dataset, timeline: Timeline, ledger: Ledger, rows: np.ndarray, language: Language = "nl"
) -> pd.DataFrame:
    """Return all of `rows` for a file: ids and names of both, days as 2026-06-12, periods, age and how it stands."""
    ties = ledger.ties.iloc[rows]
    ids = dataset.organisations["id"].to_numpy(dtype=object)
    names = dataset.organisations["name"].to_numpy(dtype=object)
    forms = _form_words(dataset, ledger, language)
    sources = [", ".join(one) for one in ledger.source_sets]
    a, b = ties["a"].to_numpy(), ties["b"].to_numpy()
    return pd.DataFrame(
        {
            say("id_1", language): ids[a],
            say("naam_1", language): names[a],
            say("id_2", language): ids[b],
            say("naam_2", language): names[b],
            say("eerste", language): [_iso(day) for day in ties["first"].tolist()],
            say("laatste", language): [_iso(day) for day in ties["last"].tolist()],
            say("keer_samen", language): ties["records"].to_numpy(),
            say("dagen_sinds_eerste", language): ties["age"].to_numpy(),
            say("perioden", language): _spells(timeline, ledger, rows, language),
            say("langste_periode_in_stappen", language): ties["longest"].to_numpy(),
            say("vormen", language): [forms[code] for code in ties["forms"].tolist()],
            say("bronnen", language): [sources[code] for code in ties["sources"].tolist()],
            say("nu", language): _now(timeline, ledger, rows, language),
        }
    )


def _iso(day: int) -> str:
    """The day as 2026-06-12; "" for a record that runs on."""
    return "" if day >= LAST - 1 else str(as_date(day) or "")


def _form_words(dataset: Dataset, ledger: Ledger, language: Language) -> list[str]:
    known = dataset.classification
    return [", ".join(wording.form_label(known, form, language) for form in forms) for forms in ledger.form_sets]


def _names(dataset: Dataset, language: Language) -> np.ndarray:
    """Per organisation its name; those that share it have their municipality behind it."""
    organisations = dataset.organisations
    shared = organisations["name"].duplicated(keep=False)
    return np.array(
        [
            f"{name}, {municipalities(places, language)}" if twice else str(name)
            for name, places, twice in zip(organisations["name"], organisations["municipality"], shared, strict=True)
        ],
        dtype=object,
    )


def name_of(dataset: Dataset, code: int, language: Language = "nl") -> str:
    """Return the name of an organisation as the table has it."""
    return str(_names(dataset, language)[code])


def _spells(
    timeline: Timeline, ledger: Ledger, rows: np.ndarray, language: Language, *, most: int | None = None
) -> list[str]:
    """Per row its runs as "2016/17–2018/19, vanaf 2023/24"; of more than `most` the latest, and how many."""
    short = [_short(timeline, at, language) for at in range(len(timeline))]
    since = [translate(mark("vanaf {first}", first=first), language) for first in short]

    def spell(start: int, stop: int) -> str:
        if stop == len(short):
            return since[start]
        return short[start] if stop == start + 1 else f"{short[start]}–{short[stop - 1]}"

    said = []
    for row in rows.tolist():
        runs = ledger.runs(row)
        left_out = 0 if most is None else max(0, len(runs) - most)
        more = [translate(mark("{number} eerdere", number=left_out), language)] if left_out else []
        said.append(", ".join([*more, *(spell(start, stop) for start, stop in runs[left_out:])]))
    return said


def _short(timeline: Timeline, at: int, language: Language) -> str:
    """A step within a list: a school year as "2016/17", a quarter as files write it, for its name holds a comma."""
    begin = timeline.begin(at)
    match timeline.step:
        case Step.SCHOOLYEAR:
            name = written(Step.SCHOOLYEAR, begin)
            return f"{name[:5]}{name[7:]}"
        case Step.QUARTER:
            return written(Step.QUARTER, begin)
        case Step.YEAR | Step.MONTH:
            return step_short(timeline.step, begin, language)


def step_in(timeline: Timeline, at: int, language: Language = "nl") -> str:
    """Return a step after "in" or "sinds": "2025/2026", "maart 2024", "het eerste kwartaal van 2024"."""
    begin = timeline.begin(at)
    name = step_short if timeline.step is Step.SCHOOLYEAR else step_name
    return name(timeline.step, begin, language)


def _now(timeline: Timeline, ledger: Ledger, rows: np.ndarray, language: Language) -> list[str]:
    """How each of `rows` stands in the last step; ties that began and ended in the same steps say the same."""
    standing, of = np.unique(ledger.ties[["state", "since", "ended"]].to_numpy()[rows], axis=0, return_inverse=True)
    said = [
        translate(_standing_of(timeline, State(state), since, ended, language), language)
        for state, since, ended in standing.tolist()
    ]
    return [said[one] for one in of.ravel().tolist()]


def _standing_of(timeline: Timeline, state: State, since: int, ended: int, language: Language) -> Text:
    match state:
        case State.THERE:
            return mark("Verbonden sinds {step}", step=step_in(timeline, since, language))
        case State.BACK:
            return mark("Hersteld in {step}", step=step_in(timeline, since, language))
        case State.WAITING:
            return mark("In {step} nog niet gezien", step=step_in(timeline, len(timeline) - 1, language))
        case State.ENDED:
            return mark("Gestopt in {step}", step=step_in(timeline, ended, language))
        case State.SILENT:
            return mark("Gestopt in {step}, maar de bron zweeg", step=step_in(timeline, ended, language))


def sentences(timeline: Timeline, ledger: Ledger, rows: np.ndarray, language: Language = "nl") -> tuple[Text, ...]:
    """Return how many of how many connections are listed, and how those stand in the last step."""
    part, whole = len(rows), len(ledger)
    if not part:
        return (
            mark("**Geen van de {whole} verbindingen** past bij deze keuze.", whole=wording.figure(whole, language)),
        )
    since = step_in(timeline, timeline.shown, language)
    if part == whole:
        counted = mark(
            "Dit zijn alle **{whole} verbindingen** die sinds {step} zijn vastgelegd.",
            whole=wording.figure(whole, language),
            step=since,
        )
    elif part == 1:  # how that one stands is in its row
        return (
            mark(
                "Dit is **één van de {whole} verbindingen** die sinds {step} zijn vastgelegd.",
                whole=wording.figure(whole, language),
                step=since,
            ),
        )
    else:
        counted = mark(
            "Dit zijn **{part} van de {whole} verbindingen** die sinds {step} zijn vastgelegd.",
            part=wording.figure(part, language),
            whole=wording.figure(whole, language),
            step=since,
        )
    silent = int(np.count_nonzero(ledger.ties["state"].to_numpy()[rows] == State.SILENT))
    said = (counted, _standing(timeline, ledger, rows, language))
    if not silent:
        return said
    return (
        *said,
        mark("Bij één gestopte verbinding zweeg de hele bron: misschien is zij niet gestopt.")
        if silent == 1
        else mark(
            "Bij {number} gestopte verbindingen zweeg de hele bron: misschien zijn zij niet gestopt.",
            number=wording.number(silent, language),
        ),
    )


def _standing(timeline: Timeline, ledger: Ledger, rows: np.ndarray, language: Language) -> Text:
    number = np.bincount(ledger.ties["state"].to_numpy()[rows], minlength=len(State)).tolist()
    there, ended = number[State.THERE] + number[State.BACK], number[State.ENDED] + number[State.SILENT]
    last = step_in(timeline, len(timeline) - 1, language)
    said = [
        mark("{number} verbonden", number=wording.figure(there, language))
        if not number[State.BACK]
        else mark(
            "{number} verbonden ({back} na een onderbreking)",
            number=wording.figure(there, language),
            back=wording.figure(number[State.BACK], language),
        )
    ]
    if ended:
        said.append(mark("{number} gestopt", number=wording.figure(ended, language)))
    if number[State.WAITING]:
        said.append(
            mark(
                "{number} nog niet gezien, want {step} loopt nog",
                number=wording.figure(number[State.WAITING], language),
                step=last,
            )
        )
    return mark(
        "In {step}: {standing}.",
        step=last,
        standing=wording.listing([translate(one, language) for one in said], language),
    )


def spell_sentences(
    timeline: Timeline, ledger: Ledger, row: int, nth: int, spell: Spell, language: Language = "nl"
) -> tuple[Text, ...]:
    """Return when the `nth` spell (from 0) of the tie at `row` was, on how many records, and how it began and ended."""
    tie = ledger.ties.iloc[row]
    last = nth == int(tie["spells"]) - 1
    first, final = (step_in(timeline, at, language) for at in (spell.start, spell.stop - 1))
    if spell.stop == len(timeline):
        when = mark("**Vanaf {first}**", first=first)
    elif spell.stop == spell.start + 1:
        when = mark("**In {first}**", first=first)
    else:
        when = mark("**Van {first} tot en met {last}**", first=first, last=final)
    if spell.start == 0:
        began = mark("De gegevens beginnen in {step}: de verbinding kan ouder zijn.", step=first)
    elif nth == 0:
        began = mark("Begonnen in {step}.", step=first)
    else:
        began = mark("Hersteld in {step}.", step=first)
    said = (mark("{when}: {count}.", when=when, count=_registrations(len(spell.records), language)), began)
    if spell.stop == len(timeline):
        return said
    after = step_in(timeline, spell.stop, language)
    if last and State(tie["state"]) is State.WAITING:
        return (*said, mark("In {step} nog niet gezien.", step=after))
    if last and State(tie["state"]) is State.SILENT:
        return (*said, mark("Gestopt in {step}; toen zweeg ook de hele bron.", step=after))
    return (*said, mark("Gestopt in {step}.", step=after))


def _registrations(count: int, language: Language) -> Text:
    if count == 1:
        return mark("één registratie")
    return mark("{count} registraties", count=wording.figure(count, language))
