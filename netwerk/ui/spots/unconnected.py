"""Who is not or hardly connected, and in which way; and whole groups that are cut off from the rest."""

from __future__ import annotations

from functools import partial

import streamlit as st

from netwerk.analysis.freshness import stopped
from netwerk.i18n import mark
from netwerk.model import Window
from netwerk.ui import cache
from netwerk.ui.door import Visit
from netwerk.ui.evidence import open_evidence, open_groups
from netwerk.ui.rows import look_up, show_rows
from netwerk.ui.session import language
from netwerk.ui.spots.styles import paragraph
from netwerk.ui.text import _, header, in_markdown, plain
from netwerk.views import alone, behind, cut_off_groups, wording

OPEN = 6  # a short list is open from the start


def show(visit: Visit, window: Window) -> None:
    """Show who newly fell silent, each sort of organisations that are not or hardly connected, and groups apart."""
    header(_("Wie is niet of nauwelijks aangesloten?"))
    data, tongue = visit.dataset, language()
    found, network = cache.gaps(data, window, visit.today), cache.network(data, window)
    basis = alone.basis(data, window, tongue)
    if not alone.records_in(data, window):  # then everyone is alone, and it says nothing
        paragraph([basis] if basis else [])
        return
    said = [alone.new_silence(data, found.isolates, window, tongue), alone.counted(found.isolates, network, tongue)]
    paragraph([*said, *([basis] if basis else [])])
    ended = stopped(cache.sources(data, visit.today))
    for sort in alone.sorts(data, network, found.isolates, tongue, stopped=ended):
        show_sort(visit, sort, window)
    st.caption(in_markdown(alone.rule(window, tongue)))
    show_groups(visit, found.groups, window)


def show_sort(visit: Visit, sort: alone.Sort, window: Window) -> None:
    """Show one sort of organisations that are not or hardly connected; who they are opens with one click."""
    number = wording.number(len(sort.rows), language())
    count = mark("één organisatie") if len(sort.rows) == 1 else mark("{number} organisaties", number=number)
    box = st.expander(
        f"**{in_markdown(sort.name)}** · {in_markdown(count)}",
        expanded=0 < len(sort.rows) <= OPEN,
        key=f"soort_{sort.name.template}",
        on_change="rerun",
    )
    if box.open:
        with box:
            said = [sort.meaning, *([sort.solo] if sort.solo else [])]
            st.markdown(
                " ".join(in_markdown(one) for one in said) if sort.rows else _("In deze periode is dat er geen een.")
            )
            if sort.rows:
                show_rows(
                    alone.HEADINGS,
                    sort.rows,
                    wide_last=True,
                    key=f"soort_{sort.name.template}",
                    opens=lambda id_: open_evidence(visit, behind.of_one(visit.dataset, id_, window), window),
                )


def show_groups(visit: Visit, groups: cut_off_groups.Groups, window: Window) -> None:
    """Show the groups of two or more that are cut off from the rest; each opens who is in it and their records."""
    data, tongue = visit.dataset, language()
    st.subheader(_("Groepen die los staan van de rest"), anchor=False)
    paragraph([cut_off_groups.summary(groups, tongue)])
    with st.container(gap=None):
        for group in groups:
            title = plain(cut_off_groups.title(data, group, tongue))
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.markdown(in_markdown(cut_off_groups.in_words(data, group, tongue)), width="content")
                look_up(
                    st.container(width="content"),
                    key=f"groep_{group[0]}",
                    name=title,
                    opens=partial(_open_group, visit, group, title, window),
                )


def _open_group(visit: Visit, group: tuple[str, ...], title: str, window: Window) -> None:
    network = cache.network(visit.dataset, window)
    open_groups(visit, title, behind.of_group(visit.dataset, network, group, language()), window)
