"""Milestones in words: what happened, for whom, and what went up or down together with it."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from netwerk.analysis.around_day import Side
from netwerk.analysis.before_after import FEWEST, BeforeAfter, Beside, Reason
from netwerk.analysis.definitions import DefinitionMark
from netwerk.analysis.milestones import Milestone
from netwerk.i18n import Language, Text, mark, say, translate
from netwerk.model import Dataset
from netwerk.store import KeptMilestone
from netwerk.views import wording

CAUSE = mark("Of het een door het ander komt, is hieruit niet af te leiden.")
NAMED = 3  # organisations in a sentence


def title(one: Milestone, language: Language = "nl") -> Text:
    """Return what happened: "Start van Lokaal team Haven", or the name that was typed."""
    former = wording.listing(one.former, language, most=NAMED)
    match one.kind:
        case "team":
            return mark("Start van {name}", name=one.name)
        case "merger":
            if len(one.former) == 1:
                return mark("{former} gaat op in {name}", former=former, name=one.name)
            return mark("{former} worden {name}", former=former, name=one.name)
        case "split":
            return mark("{former} splitst; {name} gaat verder", former=former, name=one.name)
        case "rename":
            return mark("{former} heet voortaan {name}", former=former, name=one.name)
        case "own":
            return mark("{name}", name=one.name)


def event(one: Milestone, language: Language = "nl") -> Text:
    """Return what happened within a sentence, with its month: "de start van Lokaal team Haven (september 2019)"."""
    month = wording.month_of(one.day, language)
    match one.kind:
        case "team":
            return mark("de start van {name} ({month})", name=one.name, month=month)
        case "merger":
            return mark("de fusie tot {name} ({month})", name=one.name, month=month)
        case "split":
            former = wording.listing(one.former, language, most=NAMED)
            return mark("de splitsing van {name} ({month})", name=former, month=month)
        case "rename":
            return mark("de nieuwe naam van {name} ({month})", name=one.name, month=month)
        case "own":
            return mark("'{name}' ({month})", name=one.name, month=month)


def whom(dataset: Dataset, one: Milestone, language: Language = "nl") -> Text:
    """Return whom it concerns: the whole region, a place, or organisations by name."""
    if not one.organisations:
        return mark("Hele regio")
    if one.place:
        return mark("{place}", place=one.place)
    names = sorted(
        (str(dataset.organisations["name"].iat[dataset.code_of[id_]]) for id_ in one.organisations), key=str.casefold
    )
    return mark("{names}", names=wording.listing(names, language, most=NAMED))


def origin(one: Milestone) -> Text:
    """Return where a milestone is known from."""
    return mark("zelf opgeschreven") if one.source == "typed" else mark("uit het register")


def option(one: Milestone, language: Language = "nl") -> str:
    """Return a milestone as it stands in a list to choose from: "1 september 2019: Start van …"."""
    return f"{wording.long_date(one.day, language)}: {translate(title(one, language), language)}"


# --- the answer ---

_AFTER = {12: mark("het jaar erna"), 24: mark("de twee jaren erna"), 36: mark("de drie jaren erna")}
_BEFORE = {12: mark("het jaar ervoor"), 24: mark("de twee jaren ervoor"), 36: mark("de drie jaren ervoor")}


def answer(found: BeforeAfter, one: Milestone, who: Text, language: Language = "nl") -> tuple[Text, ...]:
    """Return what went up or down together with the milestone, and that this says nothing of why; or why nothing is
    said.

    who : those concerned, within a sentence: "de organisaties in Elsmeer"
    """
    if found.reason is not None:
        return (refusal(found, language),)
    spoken = [
        mark("{verdict} {said}", verdict=_verdict(beside, one, language), said=said)
        for beside, said in ((found.ties, _ties(found, who, language)), (found.kept, _kept(found, who, language)))
        if beside is not None and said is not None
    ]
    return (*spoken, CAUSE)


def _verdict(beside: Beside, one: Milestone, language: Language) -> Text:
    if beside.stands_out:
        return mark("**Samen opgegaan met** {event}.", event=event(one, language))
    return mark("**Niet te onderscheiden van toeval.**")


def _ties(found: BeforeAfter, who: Text, language: Language) -> Text | None:
    group, rest = found.concerned, found.rest
    if group is None:
        return None
    spoken = mark(
        "In {later} hadden {who} gemiddeld {after} verbindingen, in {earlier} {before}",
        later=_AFTER[found.months],
        earlier=_BEFORE[found.months],
        who=who,
        after=decimal(group.after.per_organisation, language),
        before=decimal(group.before.per_organisation, language),
    )
    if rest is None:
        return mark("{sentence}.", sentence=spoken)
    after, before = decimal(rest.after.per_organisation, language), decimal(rest.before.per_organisation, language)
    return mark("{sentence}; bij de rest {after} en {before}.", sentence=spoken, after=after, before=before)


def _kept(found: BeforeAfter, who: Text, language: Language) -> Text | None:
    group, rest = found.concerned, found.rest
    if group is None or group.before.kept is None or group.after.kept is None:
        return None
    spoken = mark(
        "In {later} bleven {after} verbindingen van {who} een jaar later bestaan, in {earlier} {before}",
        later=_AFTER[found.months],
        earlier=_BEFORE[found.months],
        who=who,
        after=wording.per_hundred(group.after.kept, language),
        before=_part(group.before.kept),
    )
    if rest is None or rest.before.kept is None or rest.after.kept is None:
        return mark("{sentence}.", sentence=spoken)
    after, before = _part(rest.after.kept), _part(rest.before.kept)
    return mark("{sentence}; bij de rest {after} en {before}.", sentence=spoken, after=after, before=before)


def refusal(found: BeforeAfter, language: Language = "nl") -> Text:
    """Return why nothing is said of the change (`found.reason` is not None)."""
    first, last = found.reach
    match found.reason:
        case Reason.BEFORE:
            return mark(
                "**Geen uitspraak:** voor {months} maanden ervoor zijn gegevens nodig vanaf {needed}; zij beginnen op "
                "{first}.",
                months=found.months,
                needed=wording.long_date(found.before.begin, language),
                first=wording.long_date(first, language),
            )
        case Reason.AFTER:
            return mark(
                "**Geen uitspraak:** voor {months} maanden erna zijn gegevens nodig tot en met {needed}; zij gaan tot "
                "en met {last}.",
                months=found.months,
                needed=wording.long_date(found.after.end - 1, language),
                last=wording.long_date(last, language),
            )
        case Reason.FEW:
            return mark(
                "**Geen uitspraak:** bij minder dan {fewest} organisaties die er in beide periodes zijn, zegt een "
                "verschil te weinig.",
                fewest=wording.number(FEWEST, language),
            )
        case Reason.THIN:
            return mark("**Geen uitspraak:** van minder dan 60 van de 100 organisaties is iets vastgelegd.")
        case Reason.NO_OTHERS:
            return mark("**Geen uitspraak:** er zijn te weinig vergelijkbare organisaties of dagen om naast te leggen.")
        case _:
            return mark("**Geen uitspraak:** in kortere en langere periodes wijst het verschil niet dezelfde kant op.")


def ranges(found: BeforeAfter, language: Language = "nl") -> tuple[Text, ...]:
    """Return the change beside that of others, in figures, for each change that is laid beside any."""
    result = []
    if found.ties is not None:
        result.append(_range(found, found.ties, mark("Verbindingen per organisatie"), 1, language))
    if found.kept is not None:
        result.append(_range(found, found.kept, mark("Bleef een jaar later bestaan, van de 100"), 100, language))
    return tuple(result)


def _range(found: BeforeAfter, beside: Beside, what: Text, times: float, language: Language) -> Text:
    figures = {
        "what": what,
        "change": signed(times * beside.change, language),
        "low": signed(times * beside.low, language),
        "high": signed(times * beside.high, language),
        "others": wording.figure(beside.others, language),
    }
    if found.against == "days":
        return mark(
            "{what}: verschil {change}. Rond {others} andere dagen lag dat bij 95 van de 100 tussen {low} en {high}.",
            **figures,
        )
    if beside.every:
        return mark(
            "{what}: verschil met de rest {change}. Bij alle {others} andere groepen met evenveel organisaties per "
            "laag ligt dat in 95 van de 100 gevallen tussen {low} en {high}.",
            **figures,
        )
    return mark(
        "{what}: verschil met de rest {change}. Bij {others} gelote groepen met evenveel organisaties per laag ligt "
        "dat in 95 van de 100 gevallen tussen {low} en {high}.",
        **figures,
    )


def figures_table(found: BeforeAfter, concerned: str, language: Language = "nl") -> pd.DataFrame:
    """Return the figures of those concerned and of the rest, a row before and a row after of each.

    Columns, headed in the language: who and when, and one per figure (str) of which anything is known, as
    `figures_help` explains. concerned : what those concerned are called
    """
    groups = [(concerned, found.concerned), (say("De rest", language), found.rest)]
    sides = [
        (translate(when(name, len(group.organisations), language), language), side)
        for name, group in groups
        if group is not None
        for when, side in ((_before, group.before), (_after, group.after))
    ]
    columns = {say("Wie", language): [name for name, _side in sides]}
    for what, shown, _meaning in _FIGURES:
        figures = [shown(side, language) for _name, side in sides]
        if set(figures) != {_UNKNOWN}:
            columns[translate(what, language)] = figures
    return pd.DataFrame(columns)


def figures_help(language: Language = "nl") -> dict[str, str]:
    """Return what each column of `figures_table` means, by its heading."""
    return {translate(what, language): translate(meaning, language) for what, _shown, meaning in _FIGURES}


def _before(name: str, size: int, language: Language) -> Text:
    return mark("{name} ({size}), ervoor", name=name, size=wording.figure(size, language))


def _after(name: str, size: int, language: Language) -> Text:
    return mark("{name} ({size}), erna", name=name, size=wording.figure(size, language))


_UNKNOWN = "–"


def _shown_ties(side: Side, language: Language) -> str:
    return wording.figure(side.ties, language)


def _shown_average(side: Side, language: Language) -> str:
    return decimal(side.per_organisation, language)


def _shown_kept(side: Side, language: Language) -> str:
    return _UNKNOWN if side.kept is None else wording.per_hundred(side.kept, language)


def _shown_formed(side: Side, language: Language) -> str:
    if side.formed is None:
        return _UNKNOWN
    return translate(mark("{part} van de 100", part=decimal(100 * side.formed, language)), language)


def _shown_seen(side: Side, language: Language) -> str:
    return wording.per_hundred(side.coverage, language)


_FIGURES = (
    (mark("Verbindingen"), _shown_ties, mark("Verbindingen met ten minste één van deze organisaties.")),
    (mark("Per organisatie"), _shown_average, mark("Gemiddeld aantal verbindingen van een organisatie.")),
    (
        mark("Bleef een jaar"),
        _shown_kept,
        mark("Van de verbindingen in een jaar: hoeveel er een jaar later nog zijn."),
    ),
    (
        mark("Nieuw na een jaar"),
        _shown_formed,
        mark("Van de paren zonder verbinding in een jaar: hoeveel er een jaar later een hebben."),
    ),
    (mark("In beeld"), _shown_seen, mark("Van hoeveel organisaties iets is vastgelegd.")),
)


def explained(found: BeforeAfter, language: Language = "nl") -> tuple[Text, ...]:
    """Return how the figures were reckoned."""
    sentences = [
        mark(
            "Ervoor: {before}. Erna: {after}. Alleen organisaties die er in beide periodes zijn, tellen mee.",
            before=wording.period(found.before.begin, found.before.end, language),
            after=wording.period(found.after.begin, found.after.end, language),
        )
    ]
    if found.ties is not None and found.against == "organisations":
        sentences.append(
            mark(
                "Organisaties die dicht bij elkaar werken, veranderen vaak samen; gelote groepen doen dat minder. Lees "
                "een verschil net buiten de grenzen dus voorzichtig."
            )
        )
    if found.ties is not None and found.against == "days":
        sentences.append(mark("Periodes rond andere dagen overlappen elkaar. Lees een verschil dus voorzichtig."))
    return tuple(sentences)


# --- beside the answer ---


def newcomers(
    names: Sequence[str], ties: Sequence[int], language: Language = "nl", *, alone: bool = False
) -> tuple[Text, ...]:
    """Return that organisations (names) have no before, and their ties in the first school years after the day.

    alone : nobody but they are looked at, so that there is nothing to compare
    """
    if not names:
        return ()
    who = wording.listing(names, language, most=NAMED)
    rest = (
        mark("Er valt dus niets te vergelijken: kies hierboven de organisaties eromheen.")
        if alone
        else mark("Vergeleken worden de organisaties eromheen.")
    )
    if len(names) == 1:
        said = mark("{who} bestond ervoor nog niet en had toen dus geen verbindingen. {rest}", who=who, rest=rest)
    else:
        said = mark("{who} bestonden ervoor nog niet en hadden toen dus geen verbindingen. {rest}", who=who, rest=rest)
    if not ties:
        return (said,)
    counts = wording.listing([wording.figure(count, language) for count in ties], language)
    if len(ties) == 1:
        return said, mark("In het eerste schooljaar: {counts} verbindingen.", counts=counts)
    return said, mark(
        "In de eerste {number} schooljaren: {counts} verbindingen.",
        number=wording.number(len(ties), language),
        counts=counts,
    )


def succession(dataset: Dataset, one: Milestone, language: Language = "nl") -> Text | None:
    """Return that a merger, split or new name forms and ends nothing by itself; None for other milestones."""
    if one.kind not in ("merger", "split", "rename"):
        return None
    gone = [
        change.id for change in dataset.changes if change.day == one.day and change.organisation in one.organisations
    ]
    if one.kind != "rename" and any(id_ in dataset.code_of for id_ in gone):
        return mark(
            "U kijkt naar de organisaties van toen: wat hierbij stopt of nieuw is, is geen verlies en geen winst."
        )
    former = wording.listing(one.former, language, most=NAMED)
    if one.kind == "merger":
        return mark(
            "De fusie vormt en beëindigt niets: {name} staat in elk jaar voor {former}, met hun hele geschiedenis.",
            name=one.name,
            former=former,
        )
    if one.kind == "split":
        return mark(
            "De splitsing vormt en beëindigt niets: {name} draagt de geschiedenis van {former}.",
            name=one.name,
            former=former,
        )
    return mark("De nieuwe naam vormt en beëindigt niets: het is dezelfde organisatie.")


def sources_changed(marks: Sequence[DefinitionMark], found: BeforeAfter, language: Language = "nl") -> tuple[Text, ...]:
    """Return which sources began or fell silent within the two windows: a rise or a fall may be theirs."""
    within = [one for one in marks if found.before.begin < one.day < found.after.end]
    return tuple(
        mark(
            "De bron {name} begint op {day}, binnen deze periodes. Een stijging kan daaraan liggen.",
            name=one.name,
            day=wording.long_date(one.day, language),
        )
        if one.what == "source_began"
        else mark(
            "De bron {name} is stil sinds {day}, binnen deze periodes. Een daling kan daaraan liggen.",
            name=one.name,
            day=wording.long_date(one.day - 1, language),
        )
        for one in within
        if one.what in ("source_began", "source_stopped")
    )


def history(one: KeptMilestone) -> tuple[Text, ...]:
    """Return who did what with a typed milestone, oldest first."""
    lines = []
    for number, step in enumerate(one.steps):
        what = mark("teruggezet") if step.counts else mark("weggehaald")
        lines.append(
            mark(
                "{moment}: {what}, {owner}",
                moment=f"{step.at:%d-%m-%Y %H.%M}",
                what=mark("opgeschreven") if number == 0 else what,
                owner=step.owner,
            )
        )
    return tuple(lines)


def kept_title(one: KeptMilestone, language: Language = "nl") -> Text:
    """Return a typed milestone with its day."""
    return mark("{day}: {name}", day=wording.long_date(one.day, language), name=one.name)


def decimal(value: float, language: Language = "nl") -> str:
    """Return a number with one decimal: 22,4 in Dutch, 22.4 in English."""
    written = f"{value:,.1f}"
    return written.translate(str.maketrans(",.", ".,")) if language == "nl" else written


def signed(value: float, language: Language = "nl") -> str:
    """Return a change with one decimal and its sign: +1,3 or −0,4; 0,0 without one."""
    written = decimal(abs(value), language)
    if not float(f"{value:.1f}"):
        return written
    return f"{'+' if value > 0 else '−'}{written}"


def _part(share: float) -> str:
    """A share (0 to 1) in whole numbers of a hundred; 0 and 100 only where nothing is rounded away."""
    rounded = round(100 * share)
    return str(max(rounded, 1) if share > 0 and rounded < 1 else min(rounded, 99) if share < 1 else rounded)
