"""Who could meet whom and why, and what became of the pairs that were brought together, in words and tables."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from netwerk.analysis.evidence import described, records_of
from netwerk.analysis.introductions import Outcome, Own, Result, between, resolved, successors
from netwerk.analysis.norms import Norm
from netwerk.analysis.proposals import Proposal
from netwerk.i18n import Language, Text, mark, translate
from netwerk.model import Dataset, Window
from netwerk.network import Network
from netwerk.store import Introduction, Status, Step
from netwerk.views import behind, wording
from netwerk.views.behind import Behind, Group, Opened
from netwerk.views.own_network import Line
from netwerk.views.rows import kind_of, name_of, place_of

NAMED = 4  # shared partners by name; the records behind a proposal have them all

STATUSES: Mapping[Status, Text] = {
    Status.PLANNED: mark("voorgenomen"),
    Status.SPOKEN: mark("gesproken"),
    Status.DONE: mark("afgerond"),
    Status.STOPPED: mark("gestopt"),
}
RESULTS: Mapping[Result, Text] = {
    Result.FORMED: mark("samenwerking vastgelegd"),
    Result.TOO_EARLY: mark("nog te vroeg"),
    Result.NOT_FORMED: mark("nog niet vastgelegd"),
    Result.NO_DATA: mark("geen uitspraak"),
    Result.GONE: mark("geen uitspraak"),
    Result.ONE_NOW: mark("nu één organisatie"),
}
NEARNESS: Mapping[str, Text] = {
    "area": mark("Zelfde gebied."),
    "municipality": mark("Zelfde gemeente."),
    "subregion": mark("Zelfde subregio."),
    "region": mark("Zelfde regio."),
}


def called(dataset: Dataset, id_: str) -> str:
    """Return the name of an organisation as it is known now, also of one that went over into it; else its id."""
    now = resolved(dataset, id_, successors(dataset))
    return id_ if now is None else name_of(dataset, now)


def pair(dataset: Dataset, a: str, b: str) -> tuple[str, str]:
    """Return the names of two organisations (ids), by name: neither comes first."""
    one, other = sorted((called(dataset, a), called(dataset, b)), key=str.casefold)
    return one, other


def what_it_is(dataset: Dataset, id_: str, language: Language) -> Text:
    """Return the kind of an organisation and where it works; of one that is no longer in the data, that it is not."""
    now = resolved(dataset, id_, successors(dataset))
    if now is None:
        return mark("staat niet meer in de gegevens")
    return mark("{kind}, {place}", kind=kind_of(dataset, now, language), place=place_of(dataset, now))


# --- why ---


def reasons(
    dataset: Dataset,
    given: Mapping[str, Any],
    norms: Iterable[Norm],
    language: Language,
    *,
    alone: Collection[str] = (),
) -> tuple[Text, ...]:
    """Return why two organisations could meet, a sentence for each reason.

    given : {"norms": ids, "shared": ids, "nearness": …} as `analysis.proposals` says it and as it was kept; what the
        data or the agreements no longer hold keeps its id. Empty: someone chose the pair
    alone : names of those of the two that have no tie at all
    """
    told = [_agreement(id_, norms, language) for id_ in given.get("norms", ())]
    told += [mark("{name} is in deze periode niet aangesloten.", name=name) for name in alone]
    if "shared" in given:
        told.append(_shared(dataset, given["shared"], language))
    if given.get("nearness") in NEARNESS:
        told.append(NEARNESS[given["nearness"]])
    return tuple(told) or (mark("Zelf gekozen, niet voorgesteld."),)


def _agreement(id_: str, norms: Iterable[Norm], language: Language) -> Text:
    return mark("Afspraak: {norm}.", norm=norm_text(id_, norms, language).rstrip("."))


def norm_text(id_: str, norms: Iterable[Norm], language: Language) -> str:
    """Return an agreement in one sentence, as its newest version says it; its id where there is none."""
    versions = [norm for norm in norms if norm.id == id_]
    return max(versions, key=lambda norm: norm.version).text_in(language) if versions else id_


def _shared(dataset: Dataset, ids: Sequence[str], language: Language) -> Text:
    if not ids:
        return mark("Geen gedeelde partners.")
    names = sorted((called(dataset, id_) for id_ in ids), key=str.casefold)
    who = wording.listing(names, language, most=NAMED if len(names) > NAMED + 1 else None)  # nobody is "1 other"
    if len(ids) == 1:
        return mark("Eén gedeelde partner: {who}.", who=who)
    number = wording.capital(wording.number(len(ids), language))
    return mark("{number} gedeelde partners: {who}.", number=number, who=who)


# --- what became of it ---


def told(dataset: Dataset, found: Outcome, language: Language) -> Text:
    """Return what was recorded between the two since they were introduced, as a sentence; never why."""
    match found.status:
        case Result.GONE:
            return mark("Geen uitspraak: één van de twee staat niet meer in de gegevens.")
        case Result.ONE_NOW:
            return mark("Deze twee zijn intussen één organisatie: {name}.", name=called(dataset, found.a or ""))
        case Result.TOO_EARLY:
            return mark(
                "Er is nog geen samenwerking vastgelegd. Daarvoor is het nog te vroeg: kijk weer op {day}.",
                day=wording.long_date(found.due, language),
            )
        case Result.NO_DATA if found.reach is None:
            return mark("Geen uitspraak: er zijn geen registraties.")
        case Result.NO_DATA:
            return mark(
                "Geen uitspraak: de registraties lopen tot en met {last}, dat is minder dan zes maanden erna.",
                last=wording.long_date(found.reach or 0, language),
            )
        case Result.NOT_FORMED:
            return mark(
                "De zes maanden zijn voorbij en er is geen samenwerking vastgelegd. Dat kan ook aan de gegevens liggen."
            )
    first = wording.month_of(found.first or 0, language)
    if len(found.records) == 1:
        return mark("Sinds de kennismaking is vastgelegd: één registratie, in {month}.", month=first)
    number = wording.number(len(found.records), language)
    return mark(
        "Sinds de kennismaking is vastgelegd: {number} registraties, de eerste in {month}.",
        number=number,
        month=first,
    )


def standing(one: Introduction, language: Language) -> Text:
    """Return how an introduction stands: its status, who has it, and since when."""
    return mark(
        "{status} · {owner} · opgepakt op {day}",
        status=wording.capital(translate(STATUSES[one.latest.status], language)),
        owner=one.latest.owner,
        day=wording.long_date(one.day, language),
    )


def noted(step: Step, language: Language) -> Text:
    """Return what was written at a step, with its day."""
    return mark("{day}: {note}", day=wording.long_date(step.day, language), note=step.note)


def because(dataset: Dataset, given: Mapping[str, Any], norms: Iterable[Norm], language: Language) -> Text:
    """Return in one text why an introduction was taken up; see `reasons`."""
    why = " ".join(translate(reason, language) for reason in reasons(dataset, given, norms, language))
    return mark("Waarom: {why}", why=why)


def step_line(step: Step, language: Language) -> Line:
    """Return one step: its day in bold, then its status, who wrote it and the note."""
    status = STATUSES[step.status]
    if not step.note:
        line = mark("{status} · {owner}", status=status, owner=step.owner)
    else:
        line = mark("{status} · {owner}. {note}", status=status, owner=step.owner, note=step.note)
    return Line(name=wording.long_date(step.day, language), line=line)


def tried(
    dataset: Dataset, a: str, ids: Collection[str], kept: Iterable[Introduction], language: Language
) -> Text | None:
    """Return what was already tried between `a` and any of the others `ids`: the introduction that was last taken up,
    and how it stands. None where nobody was introduced."""
    kept = tuple(kept)
    found = [(one, other) for other in ids for one in between(dataset, kept, a, other)]
    if not found:
        return None
    one, other = max(found, key=lambda item: (item[0].day, item[0].number))
    return mark(
        "Kennismaking met {name} opgepakt op {day}: {status}.",
        name=called(dataset, other),
        day=wording.long_date(one.day, language),
        status=STATUSES[one.latest.status],
    )


def summary(kept: Sequence[Introduction], outcomes: Sequence[Outcome], language: Language) -> tuple[Text, ...]:
    """Return how many introductions run, and what is recorded of those whose six months are over."""
    running = sum(one.open for one in kept)
    if not kept:
        return (mark("Er is nog geen kennismaking opgepakt."),)
    first = (
        mark("Er loopt **één kennismaking**.")
        if running == 1
        else mark("Er lopen **{number} kennismakingen**.", number=wording.number(running, language))
    )
    formed = sum(one.status is Result.FORMED for one in outcomes)
    known = formed + sum(one.status is Result.NOT_FORMED for one in outcomes)
    if not known:
        return (first, mark("Zes maanden na de kennismaking leest u hier wat er is vastgelegd."))
    if known == 1:
        return (
            first,
            mark("Van één is bekend wat erna is vastgelegd: samenwerking.")
            if formed
            else mark("Van één is bekend wat erna is vastgelegd: niets."),
        )
    return (
        first,
        mark(
            "Bij {part} kennismakingen waarvan dat te zeggen is, is erna samenwerking vastgelegd.",
            part=wording.x_of_y(formed, known, language),
        ),
    )


def to_look_at(kept: Sequence[Introduction], outcomes: Sequence[Outcome], language: Language) -> Text | None:
    """Return of how many introductions that still run the records have an answer; None where of none."""
    answered = (Result.FORMED, Result.NOT_FORMED)
    count = sum(one.open and found.status in answered for one, found in zip(kept, outcomes, strict=True))
    if not count:
        return None
    if count == 1:
        return mark("Van één lopende kennismaking is nu te zeggen of er samenwerking is vastgelegd.")
    return mark(
        "Van {number} lopende kennismakingen is nu te zeggen of er samenwerking is vastgelegd.",
        number=wording.number(count, language),
    )


# --- what one organisation sees of its own ---


def own_lines(dataset: Dataset, found: Iterable[tuple[Own, str]], language: Language) -> tuple[Line, ...]:
    """Return a line for each introduction of the organisation that looks: with whom, since when, how it stands.

    dataset : what that organisation may see; found : its introductions, each with the name of the other
    """
    return tuple(
        Line(
            name=name,
            line=mark(
                "{status}, opgepakt op {day}. {told}",
                status=wording.capital(translate(STATUSES[one.status], language)),
                day=wording.long_date(one.day, language),
                told=told(dataset, one.outcome, language),
            ),
        )
        for one, name in found
    )


# --- the records ---


def unconnected(network: Network, ids: Collection[str]) -> tuple[str, ...]:
    """Return the names of those of `ids` that are in the network and have no tie in it."""
    organisations = network.organisations
    alone = (np.diff(network.adjacency.indptr) == 0) & organisations["id"].isin(list(ids)).to_numpy()
    return tuple(sorted(organisations["name"][alone], key=str.casefold))


def behind_proposal(dataset: Dataset, proposal: Proposal, window: Window) -> tuple[Group, ...]:
    """Return the ties of both with the partners that they share, and what was ever recorded of both together."""
    a, b = proposal.a, proposal.b
    pairs = [(one, shared) for shared in proposal.shared for one in (a, b)]
    ties = behind.of_pairs(dataset, pairs, window, label=mark("Verbindingen met gedeelde partners"))
    if not len(records_of(dataset, dataset.code_of[a], dataset.code_of[b])):
        return (ties,)
    return (ties, behind.of_pairs(dataset, [(a, b)], Window(), label=mark("Ooit samen vastgelegd")))


def behind_outcome(dataset: Dataset, found: Outcome) -> Behind:
    """Return the records of both since they were introduced."""
    names = pair(dataset, found.a or "", found.b or "")
    records = np.array(found.records, dtype=np.int64)
    return Behind(name=" – ".join(names), look=lambda: Opened(records=described(dataset, records, Window())))
