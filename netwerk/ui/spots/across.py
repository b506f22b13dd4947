"""Whether partners work across layers and domains more or less than chance would give, and who stands between whom."""

from __future__ import annotations

from functools import partial

import streamlit as st

from netwerk.analysis.across import AcrossByChance, across_by_chance
from netwerk.analysis.roles import RolesByChance, clear_roles, roles_by_chance
from netwerk.i18n import mark
from netwerk.model import Grouping, Window
from netwerk.ui import cache
from netwerk.ui.door import Visit
from netwerk.ui.evidence import offer, open_groups
from netwerk.ui.long_work import on_request
from netwerk.ui.rows import look_up, show_rows
from netwerk.ui.session import language
from netwerk.ui.spots.styles import paragraph
from netwerk.ui.text import _, as_markdown, header, in_html, in_markdown, lead, plain
from netwerk.views import behind, broker_roles, crossing
from netwerk.views.rows import name_of


def show(visit: Visit, window: Window) -> None:
    """Show the part."""
    show_crossing(visit, window)
    show_roles(visit, window)


def show_crossing(visit: Visit, window: Window) -> None:
    """Show how many connections go to another layer or domain, as a whole and for each."""
    header(_("Over de schotten heen"))
    grouping = _choose_grouping()
    network, found = cache.network(visit.dataset, window), cache.across(visit.dataset, window, grouping)
    top, ask, rest = st.container(), st.container(), st.container()
    chance: AcrossByChance | None = None
    if found.whole.ties:
        with ask:
            chance = on_request(
                f"schotten_{grouping.value}",
                (visit.dataset.version, window, grouping),
                lambda progress, cancelled: across_by_chance(network, grouping, progress=progress, cancelled=cancelled),
                label=_("Vergelijk met toeval"),
                takes=_("Dit duurt een paar seconden."),
            )
    tongue = language()
    with top:
        lead(*crossing.whole(found, chance, tongue))
        paragraph((mark("Meer verbindingen naar buiten of naar binnen is niet vanzelf beter."),))
        if offer(_("Welke verbindingen?"), "schotten_alle"):
            _open(visit, window, grouping, None, plain(mark("Over de schotten heen")))
    with rest:
        if chance is not None:
            about = crossing.about_chance(chance.draws, chance.every, len(network), grouping, tongue)
            st.caption(" ".join(in_markdown(one) for one in about))
        for line in crossing.lines(found, chance, visit.classification, tongue):
            _show_line(visit, window, grouping, line)
        with st.expander(_("Hoe wordt dit geteld?")):
            paragraph(crossing.how_counted(found, tongue))


def _choose_grouping() -> Grouping:
    """Let the visitor choose between layers and domains."""
    words = {grouping.value: plain(words.choice) for grouping, words in crossing.WORDS.items()}
    chosen = st.segmented_control(
        _("Per laag of per domein"),
        list(words),
        default=Grouping.LAYER.value,
        required=True,
        format_func=words.__getitem__,
        key="schotten_per",
        label_visibility="collapsed",
    )
    return Grouping(chosen or Grouping.LAYER.value)


def _show_line(visit: Visit, window: Window, grouping: Grouping, line: crossing.GroupLine) -> None:
    name, said, button = st.columns([2.2, 7, 1.6], gap="xxsmall", vertical_alignment="center")
    name.markdown(f"**{as_markdown(line.label)}**")
    said.html(f'<p class="nw-text">{" ".join(in_html(sentence) for sentence in line.sentences)}</p>')
    look_up(
        button,
        key=f"schotten_{grouping.value}_{line.code}",
        name=line.label,
        opens=partial(_open, visit, window, grouping, line.code, line.label),
    )


def _open(visit: Visit, window: Window, grouping: Grouping, code: str | None, title: str) -> None:
    network = cache.network(visit.dataset, window)
    open_groups(visit, title, crossing.groups(visit.dataset, network, grouping, code), window)


def show_roles(visit: Visit, window: Window) -> None:
    """Show the four roles between partners without a connection, and who is in one clearly more than chance gives."""
    header(_("Wie staat tussen wie?"))
    data, tongue = visit.dataset, language()
    network, found = cache.network(data, window), cache.roles(data, window)
    paragraph((broker_roles.lead(found, tongue), *broker_roles.meaning()))
    if not found.open_pairs:
        return
    table, ask, rest = st.container(), st.container(), st.container()
    with ask:
        chance: RolesByChance | None = on_request(
            "rollen",
            (data.version, window),
            lambda progress, cancelled: roles_by_chance(network, progress=progress, cancelled=cancelled),
            label=_("Wie doet dit meer dan bij toeval?"),
            takes=_("Dit duurt een paar seconden."),
        )
    with table:
        _show_role_lines(broker_roles.role_lines(found, chance, tongue))
    with rest:
        if chance is not None:
            _show_clear_roles(visit, window, chance, len(network))
        with st.expander(_("Hoe wordt een rol geteld?")):
            paragraph(broker_roles.how_counted())


def _show_role_lines(lines: tuple[broker_roles.RoleLine, ...]) -> None:
    rows = "".join(
        f'<div role="listitem"><b>{in_html(one.name)}</b>'
        f"<span>{in_html(one.meaning)}</span><span>{in_html(one.said)}</span></div>"
        for one in lines
    )
    st.html(f'<style>{_STYLES}</style><div class="nw-roles" role="list">{rows}</div>')


def _show_clear_roles(visit: Visit, window: Window, chance: RolesByChance, organisations: int) -> None:
    data, tongue = visit.dataset, language()
    rows = broker_roles.rows(data, clear_roles(cache.roles(data, window), chance), tongue)
    paragraph(broker_roles.result(rows, chance, tongue))
    about = crossing.about_chance(chance.draws, chance.every, organisations, Grouping.LAYER, tongue)
    st.caption(" ".join(in_markdown(one) for one in about))
    if rows:
        show_rows(
            broker_roles.HEADINGS,
            rows,
            wide_last=True,
            key="rol",
            opens=lambda id_: open_groups(
                visit,
                name_of(data, id_),
                [behind.of_ties_of(data, cache.network(data, window), id_)],
                window,
            ),
        )


_STYLES = """
.nw-roles{border-top:1px solid color-mix(in srgb,currentColor 18%,transparent);max-width:62rem}
.nw-roles>div{display:grid;grid-template-columns:11rem minmax(0,1fr) minmax(0,20rem);gap:0 1.25rem;padding:.4rem 0;
 border-bottom:1px solid color-mix(in srgb,currentColor 12%,transparent);line-height:1.4}
.nw-roles b{font-weight:600}
.nw-roles b::first-letter{text-transform:uppercase}
.nw-roles span{font-size:.9375rem}
@media(max-width:640px){.nw-roles>div{grid-template-columns:1fr}}
"""
