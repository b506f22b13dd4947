"""Who lacks an agreed connection: by name, with the way to whoever could fulfil it and what was already tried."""

from __future__ import annotations

from collections.abc import Sequence

from netwerk.analysis.fulfilment import NormResult
from netwerk.i18n import Text
from netwerk.ui import cache
from netwerk.ui.door import Visit
from netwerk.ui.evidence import open_evidence
from netwerk.ui.introductions import offer_introduction
from netwerk.ui.rows import show_rows
from netwerk.ui.session import language
from netwerk.ui.text import _
from netwerk.views import behind, introductions_view, missing


def show_lacking(visit: Visit, result: NormResult) -> None:
    """Show who lacks the connection of `result`; each name leads on, opens its last records and can be introduced."""
    data, tongue, norm = visit.dataset, language(), result.norm.id
    network = cache.network(data, missing.everyone(result.window))
    ways = missing.ways(network, result)
    taken_up = cache.introductions()
    wanted = {one.organisation: one.wanted for one in result.missing}

    def tried(id_: str, others: Sequence[str]) -> Text | None:
        return introductions_view.tried(data, id_, others, taken_up, tongue)

    def introduce(id_: str) -> None:
        other = missing.whom_to_meet(ways[id_], wanted[id_])
        if other is not None:
            why = missing.reasons(data, network, result, id_, other)
            offer_introduction(visit, id_, other, why, f"mist_{norm}_{id_}", label=_("Kennismaking"))

    show_rows(
        missing.HEADINGS,
        missing.rows(data, result, ways, tongue, tried=tried),
        key=f"mist_{norm}",
        opens=lambda id_: open_evidence(visit, behind.missing(data, result, tongue)[id_], result.window),
        beside=introduce,
    )
