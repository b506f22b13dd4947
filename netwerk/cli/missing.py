"""What `gaps` says on the terminal: agreements, who is alone, what is fragile, what if, and who could meet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from netwerk.analysis.damaging import Damaging, Method
from netwerk.analysis.fragility import Share
from netwerk.analysis.gaps import Gaps
from netwerk.analysis.norms import Norm
from netwerk.analysis.proposals import Proposal
from netwerk.analysis.roles import clear_roles
from netwerk.analysis.searching import Searched
from netwerk.analysis.what_if import WhatIf
from netwerk.cli.language import _, language, spoken
from netwerk.cli.show import short
from netwerk.i18n import Text
from netwerk.model import Dataset
from netwerk.views.broker_roles import result as broker_result
from netwerk.views.broker_roles import role_lines
from netwerk.views.broker_roles import rows as broker_rows
from netwerk.views.crossing import WORDS, whole
from netwerk.views.introductions_view import reasons
from netwerk.views.norm_view import bound_in_words, measured
from netwerk.views.rows import name_of
from netwerk.views.wording import capital

PROPOSALS = 10  # in words; JSON has them all


def rows(result: dict[str, Any]) -> list[dict[str, Any]]:
    """Return who lacks what, from the JSON of `gaps`: one row per norm and organisation."""
    return [{"norm": norm["id"], **missing} for norm in result["norms"] for missing in norm["missing"]]


def lines(found: Gaps) -> Iterator[str]:
    """Give everything that is missing, alone or fragile."""
    yield from _agreed(found)
    alone = found.isolates
    yield _named(_("Nooit gezien"), alone.never_seen)
    yield _named(_("Stilgevallen"), (one.id for one in alone.fallen_silent))
    yield _named(_("Wel gezien, zonder verbinding"), alone.seen_without_tie)
    yield _named(_("Alleen via de gemeente"), alone.only_via_municipality)
    yield _named(_("Eenzijdig genoemd"), alone.one_sided)
    yield _named(_("Groepen die los staan van de rest"), (" – ".join(group) for group in found.groups))
    points = ", ".join(point.organisation for point in found.fragile.articulation_points)
    yield _("Onmisbare schakels: {ids}").format(ids=points or _("geen"))
    bridges = ", ".join(" – ".join(pair) for pair in found.fragile.bridges)
    yield _("Enige lijnen: {pairs}").format(pairs=bridges or _("geen"))
    carried = (f"{' – '.join(one.layers)}: {', '.join(one.organisations)}" for one in found.layer_carriers)
    yield _("Als enige tussen twee lagen: {carriers}").format(carriers="; ".join(carried) or _("geen"))
    if found.load is not None:
        usual = found.load.usual
        label = _("Veel verbindingen ({many} of meer; gewoon is {low} tot {high}, en meer is niet beter)").format(
            many=usual.many, low=usual.low, high=usual.high
        )
        yield _named(label, (one.id for one in found.load.organisations))
    yield _("Zonder de gemeente aan tafel blijft {share} van de verbindingen tussen partners bestaan.").format(
        share=short(found.without_municipality.among_themselves.value)
    )


def without(found: WhatIf) -> Iterator[str]:
    """Give what changes when the organisations are not there; the rest of the answer is already without them."""
    left = found.left
    if not left.away:
        yield _("Wat als: geen van deze organisaties is in deze periode in het netwerk.")
        return
    yield _named(_("Wat als deze er niet zijn"), left.away)
    yield _counted(_("Verbindingen die blijven: {part} van {whole}"), left.ties_kept)
    yield _counted(
        _("Verbindingen tussen de anderen, ook zonder hen aan tafel: {part} van {whole}"), left.among_themselves
    )
    yield _counted(_("Paren die elkaar nog kunnen bereiken: {part} van {whole}"), left.pairs_reachable)
    yield _named(_("Los van de rest raken"), left.cut_off)
    yield _(
        "Hoe ver men van elkaar af staat, van 0 (allen verbonden) tot 1 (geen verbinding): {now}, zonder hen {then}"
    ).format(now=short(found.before.weighted), then=short(found.after.weighted))


def introductions(dataset: Dataset, offered: Sequence[Proposal], norms: Sequence[Norm]) -> Iterator[str]:
    """Give the first proposals, each with its reasons."""
    if not offered:
        yield _named(_("Kennismakingen"), ())
        return
    yield _("Kennismakingen, {number} van {whole}; --format json geeft ze alle:").format(
        number=min(PROPOSALS, len(offered)), whole=len(offered)
    )
    for one in offered[:PROPOSALS]:
        why = " ".join(spoken(text) for text in reasons(dataset, one.reasons(), norms, language()))
        yield f"  {name_of(dataset, one.a)} – {name_of(dataset, one.b)}. {why}"


def searched(dataset: Dataset, found: Searched) -> Iterator[str]:
    """Give what was searched for: the sets, through whom all are reached, and what chance would give."""
    for one in found.most_damaging:
        yield _named(_apart(len(one.away)), one.away)
        yield "  " + _("Hoe ver men van elkaar af staat: {now}, zonder {then}. {how}").format(
            now=short(one.before.weighted), then=short(one.after.weighted), how=_how(one)
        )
    players = found.key_players
    yield _named(
        _("Via deze organisaties is ieder met een verbinding in {steps} stappen te bereiken").format(
            steps=players.steps
        ),
        players.ids,
    )
    for crossing, chance in found.across:
        said = " ".join(_plain(text) for text in whole(crossing, chance, language()))
        yield f"{spoken(WORDS[crossing.grouping].choice)}: {said}"
    counts, drawn = found.roles
    for line in role_lines(counts, drawn, language()):
        yield f"{capital(spoken(line.name))} ({spoken(line.meaning)}): {_plain(line.said)}"
    named = broker_rows(dataset, clear_roles(counts, drawn), language())
    if counts.open_pairs:
        yield " ".join(_plain(text) for text in broker_result(named, drawn, language()))
    for row in named:
        yield f"  {row.name}: {row.cells[-1]}"


def _agreed(found: Gaps) -> Iterator[str]:
    """Every agreement as x of y (organisations, pairs of kinds, places), or a measure beside its bound."""
    for result in found.norms:
        yield _x_of_y(_said(result.norm), len(result.fulfilled), len(result.applies_to))
    for circle in found.circles:
        open_pairs = (" – ".join(pair) for pair in circle.missing)
        yield _x_of_y(_said(circle.norm, circle.unit), circle.tied, circle.pairs, open_pairs)
    for _id, group in groupby(found.combinations, key=lambda table: table.norm.id):
        tables = tuple(group)
        not_yet = (table.unit for table in tables if table.unit and not table.fulfilled)
        yield _x_of_y(_said(tables[0].norm), sum(table.fulfilled for table in tables), len(tables), not_yet)
    for bound in found.bounds:
        yield _("{text}: {value} (afgesproken: {bound})").format(
            text=_said(bound.norm),
            value=_("geen uitspraak") if bound.value is None else measured(bound.rule.measure, bound.value, language()),
            bound=spoken(bound_in_words(bound.rule, language())),
        )


def _said(norm: Norm, unit: str = "") -> str:
    text = norm.text_in(language()).rstrip(".")
    return f"{text}, {unit}" if unit else text


def _x_of_y(text: str, part: int, whole: int, lacking: Iterable[str] = ()) -> str:
    line = _("{text}: {fulfilled} van {applies_to}").format(text=text, fulfilled=part, applies_to=whole)
    not_yet = ", ".join(lacking)
    return _("{line}; niet vastgelegd: {lacking}").format(line=line, lacking=not_yet) if not_yet else line


def _counted(sentence: str, share: Share) -> str:
    return sentence.format(part=share.part, whole=share.whole)


def _named(label: str, ids: Iterable[str]) -> str:
    return f"{label}: {', '.join(ids) or _('geen')}"


def _apart(size: int) -> str:
    if size == 1:
        return _("Zonder deze ene staan de anderen het verst van elkaar af")
    if size == 2:
        return _("Zonder deze twee samen staan de anderen het verst van elkaar af")
    return _("Zonder deze drie samen staan de anderen het verst van elkaar af")


def _how(found: Damaging) -> str:
    if found.method is Method.EXACT:
        return _("Alle mogelijkheden zijn bekeken ({sets}).").format(sets=found.sets)
    return _("Gezocht onder {candidates} organisaties; een andere groep kan nog meer uitmaken.").format(
        candidates=found.candidates
    )


def _plain(text: Text) -> str:
    """A sentence without the marks for bold; only for sentences in which no words of the data are filled in."""
    return spoken(text).replace("**", "")
