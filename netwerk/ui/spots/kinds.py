"""Which kinds of organisations work with which."""

from __future__ import annotations

from netwerk.i18n import mark
from netwerk.model import Window
from netwerk.ui import cache
from netwerk.ui.cell_table import cell_table
from netwerk.ui.door import Visit
from netwerk.ui.evidence import open_groups
from netwerk.ui.session import language
from netwerk.ui.spots.styles import paragraph
from netwerk.ui.text import _, header, plain
from netwerk.views import behind, kind_table, wording
from netwerk.views.board import through_the_years


def show(visit: Visit, window: Window) -> None:
    """Show the table of kinds beside that of a year ago; each cell opens who stands behind it."""
    header(_("Welke soorten werken met welke?"))
    data, tongue, known = visit.dataset, language(), visit.classification
    network = cache.network(data, window)
    *earlier, _now = through_the_years(data, window, visit.today)
    table = kind_table.kind_table(network, cache.network(data, earlier[-1]) if earlier else None)
    paragraph(kind_table.how_to_read(table, known, tongue))
    rows = kind_table.rows(table, known, tongue)
    pressed = cell_table(
        mark("Per soort: hoeveel organisaties een verbinding hebben met elke andere soort"),
        [row.label for row in rows],
        rows,
        key="soorten_tabel",
        upright=True,
    )
    if pressed is not None:
        kind, other = (table.kinds[at] for at in pressed)
        labels = [wording.kind_label(known, code, tongue, plural=True) for code in (kind, other)]
        title = plain(mark("{kind} met {other}", kind=labels[0], other=wording.inside(labels[1])))
        open_groups(visit, title, behind.of_kinds(data, network, kind, other, tongue), network.window)
