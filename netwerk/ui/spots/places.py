"""How the agreements stand in each municipality, subregion or area, and two places side by side."""

from __future__ import annotations

from collections.abc import Collection

import streamlit as st

from netwerk.analysis.places import REGION, ByPlace, Level, Place, Placed
from netwerk.i18n import mark
from netwerk.model import Window
from netwerk.ui import cache
from netwerk.ui.cell_table import cell_table
from netwerk.ui.door import Visit
from netwerk.ui.evidence import open_groups
from netwerk.ui.session import language
from netwerk.ui.spots.styles import paragraph
from netwerk.ui.text import _, as_html, header, in_html, in_markdown, plain
from netwerk.views import behind_outcome, places_view


def show(visit: Visit, window: Window) -> None:
    """Show each agreement as x of y per place, and offer to set two places side by side."""
    header(_("Hoe staat het op elke plaats?"))
    found = cache.by_place(visit.dataset, window, visit.today)
    level = _level(found)
    if level is None:
        st.markdown(_("In het register staat van geen organisatie waar zij werkt."))
        return
    paragraph(places_view.how_to_read(level, narrowed=REGION.chosen_in(window) != window))
    _show_table(visit, found, level)
    _show_two(found)


def _level(found: ByPlace) -> Level | None:
    """Let the visitor choose a level, of those that the organisations name."""
    known = {one.place.level for one in found.placed}
    labels = {level: plain(label) for level, label in places_view.LEVELS.items() if level in known}
    if not labels:
        return None
    first = next(iter(labels))
    _forget_unknown("plaats_niveau", labels)
    chosen = st.segmented_control(
        _("Bekijk per"), list(labels), default=first, required=True, format_func=labels.__getitem__, key="plaats_niveau"
    )
    return Level(chosen or first)


def _show_table(visit: Visit, found: ByPlace, level: Level) -> None:
    tongue = language()
    placed = places_view.at_level(found, level)
    lines = places_view.lines(found, placed, tongue)
    pressed = cell_table(
        mark("Per afspraak: hoe zij ervoor staat op elke plaats, nu en een jaar geleden"),
        [places_view.place_name(one.place, tongue) for one in placed],
        [line.row for line in lines],
        key="plaatsen_tabel",
    )
    if pressed is None:
        return
    line, one = lines[pressed[0]], placed[pressed[1]]
    outcome = one.now[found.norms.index(line.norm)]
    if outcome is not None:
        title = plain(
            mark("{place}: {norm}", place=places_view.place_name(one.place, tongue), norm=line.norm.text_in(tongue))
        )
        open_groups(visit, title, behind_outcome.of_outcome(visit.dataset, outcome, tongue), outcome.window)


def _show_two(found: ByPlace) -> None:
    """Let the visitor choose two places and show every agreement in both."""
    tongue = language()
    names = places_view.distinct_names([one.place for one in found.placed], tongue)
    placed = {one.place: one for one in found.placed}
    title = _("Twee plaatsen naast elkaar")
    st.markdown(f"### {title}")
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        one = _place(_("Vergelijk"), names, key="plaats_een")
        other = _place(_("Met"), names, key="plaats_ander")
    if one is None or other is None:
        return
    if one == other:
        st.markdown(_("Kies twee verschillende plaatsen."))
        return
    _show_compared(found, placed[one], placed[other])


def _place(label: str, names: dict[Place, str], *, key: str) -> Place | None:
    _forget_unknown(key, names)
    chosen: Place | None = st.selectbox(
        label,
        list(names),
        index=None,
        format_func=names.__getitem__,
        placeholder=_("Kies een plaats"),
        key=key,
        width=260,
    )
    return chosen


def _forget_unknown(key: str, known: Collection[object]) -> None:
    """Forget what was chosen before the data changed and is no longer there."""
    if st.session_state.get(key) not in known:
        st.session_state.pop(key, None)


def _show_compared(found: ByPlace, one: Placed, other: Placed) -> None:
    tongue = language()
    for warning in places_view.warnings(one, other, tongue):
        st.warning(in_markdown(warning), icon=":material/balance:")
    paragraph(places_view.sizes(one, other, tongue))
    heads = "".join(
        f'<th scope="col">{as_html(places_view.place_name(placed.place, tongue))}</th>' for placed in (one, other)
    )
    rows = ""
    for compared in places_view.compared(found, one, other, tongue):
        row = compared.line.row
        note = f" <small>{in_html(row.note)}</small>" if row.note else ""
        cells = "".join(
            f"<td>{in_html(cell.figure)}<small>{in_html(cell.before) if cell.before else ''}</small></td>"
            for cell in row.cells
        )
        warned = in_html(compared.warning) if compared.warning else ""
        rows += f'<tr><th scope="row">{as_html(row.label)}{note}</th>{cells}<td class="warned">{warned}</td></tr>'
    caption = in_html(mark("Elke afspraak op twee plaatsen, nu en een jaar geleden"))
    st.html(
        f"<style>{_STYLES}</style>"
        f'<table class="nw-two"><caption>{caption}</caption><thead><tr><td></td>{heads}<td></td></tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )


_HAIRLINE = "color-mix(in srgb,currentColor 20%,transparent)"
_STYLES = f"""
.nw-two{{border-collapse:collapse;width:100%;max-width:76rem;font-size:.9375rem;line-height:1.35;
 font-variant-numeric:tabular-nums lining-nums}}
.nw-two caption{{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}}
.nw-two :is(th,td){{text-align:left;vertical-align:top;padding:.4rem 1rem .4rem 0;border:0;font-weight:400;
 color:inherit}}
.nw-two tbody tr{{border-top:1px solid {_HAIRLINE}}}
.nw-two thead th{{font-weight:600}}.nw-two thead tr{{border-bottom:2px solid currentColor}}
.nw-two tbody td{{white-space:nowrap;min-width:7rem}}
.nw-two td small{{display:block;font-size:.8125rem;opacity:.8}}
.nw-two th small{{opacity:.8}}
.nw-two td.warned{{white-space:normal;font-size:.875rem;opacity:.85;min-width:13rem}}
@media(max-width:640px){{
 .nw-two tbody tr{{display:grid;grid-template-columns:1fr 1fr;padding:.4rem 0}}
 .nw-two tbody th,.nw-two td.warned{{grid-column:1/3}}
 .nw-two :is(th,td){{padding:.1rem 0}}.nw-two thead td{{display:none}}
 .nw-two thead tr{{display:grid;grid-template-columns:1fr 1fr}}.nw-two td.warned:empty{{display:none}}
}}
"""
