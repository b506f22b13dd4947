"""Who lacks an agreed connection: by name, with the way to whoever could fulfil it."""

from __future__ import annotations

from netwerk.analysis.fulfilment import NormResult
from netwerk.ui import cache
from netwerk.ui.door import Visit
from netwerk.ui.evidence import open_evidence
from netwerk.ui.rows import show_rows
from netwerk.ui.session import language
from netwerk.views import behind, missing


def show_lacking(visit: Visit, result: NormResult) -> None:
    """Show who lacks the connection of `result`; each name leads on, opens its last records."""
    data, tongue = visit.dataset, language()
    ways = missing.ways(cache.network(data, missing.everyone(result.window)), result)
    show_rows(
        missing.HEADINGS,
        missing.rows(data, result, ways, tongue),
        key=f"mist_{result.norm.id}",
        opens=lambda id_: open_evidence(visit, behind.missing(data, result.window, result, tongue)[id_], result.window),
    )
