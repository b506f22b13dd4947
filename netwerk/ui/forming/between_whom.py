"""Between whom connections form, stay and end, from one step to the next: by layer, by place, by form."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from netwerk.analysis.forming_groups import By
from netwerk.analysis.periods import written
from netwerk.analysis.timeline import Timeline
from netwerk.analysis.trend import TrendStep
from netwerk.i18n import mark
from netwerk.ui import cache, in_address
from netwerk.ui.door import Visit
from netwerk.ui.evidence import offer, open_groups
from netwerk.ui.forming.look import Look, timeline_of
from netwerk.ui.forming.row_table import row_table
from netwerk.ui.freshness import show_stopped
from netwerk.ui.session import language
from netwerk.ui.text import _, header, in_markdown, plain
from netwerk.views import forming_groups_view, lasting_view
from netwerk.views.steps_view import step_name, step_short

_WORDS = {By.LAYER: "laag", By.MUNICIPALITY: "gemeente", By.AREA: "gebied", By.FORM: "vorm"}


def show_between_whom(visit: Visit, look: Look, seen: Sequence[TrendStep]) -> None:
    """Show what formed, stayed and ended in one step, group by group; each group opens its connections.

    seen : per step shown how much of the network was seen in it
    """
    header(_("Tussen wie ontstaan verbindingen?"))
    of, tongue = timeline_of(visit, look), language()
    if len(of) - of.shown < 2:
        st.markdown(_("Hiervoor zijn twee stappen nodig. Kies een kortere stap of andere datums."))
        return
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        second = _choose_step(of)
        by = _choose_group()
    first = second - 1
    found = cache.forming_groups(visit.dataset, look.asked(visit.today), first, second, by)
    before, after = (step_name(of.step, of.begin(at), tongue) for at in (first, second))
    said = forming_groups_view.between_whom(found, by, before, after, tongue)
    refusal = lasting_view.refusal(seen[first - of.shown : second - of.shown + 1], look.step, tongue)
    st.markdown(" ".join(in_markdown(sentence) for sentence in (*said, *([refusal] if refusal else []))))
    if not of.complete(second):
        st.caption(_("Deze stap is nog niet compleet: wat nu gestopt lijkt, kan nog komen."))
    windows = (of.seen_by(first), of.seen_by(second))
    show_stopped(visit, windows)
    if not found:
        return
    table = forming_groups_view.groups_table(found, by, visit.classification, tongue, conclusive=refusal is None)
    config = {
        heading: st.column_config.Column(help=help_)
        for heading, help_ in forming_groups_view.table_help(by, tongue).items()
    }
    key = f"vorming_tussen_wie_{by.value}_{second}_{look.step.value}"
    alt = plain(mark("Per groep wat nieuw is, wat bleef en wat stopte"))
    row = row_table(visit, table, key=key, alt=alt, config=config)
    if row is not None:
        name = forming_groups_view.group_name(found[row], by, visit.classification, tongue)
        if offer(_("Open de verbindingen: {name}", name=name), f"{key}_{row}"):
            open_groups(
                visit, name, forming_groups_view.of_group(visit.dataset, of, found[row], first, second), windows[1]
            )
    st.caption(_("Geen uitspraak: minder dan tien verbindingen of paren. Meer verbindingen is niet vanzelf beter."))


def _choose_step(of: Timeline) -> int:
    """Let the visitor choose a step, to put beside the one before; the last complete one at first."""
    last = max(of.complete_steps - 1, of.shown + 1)
    rest = [at for at in range(len(of) - 1, of.shown, -1) if at != last]
    words = {written(of.step, of.begin(at)): at for at in (last, *rest)}
    labels = {word: step_short(of.step, of.begin(at), language()) for word, at in words.items()}
    in_address.forget_unknown("tussen", list(words), key="vorming_tussen")
    chosen = st.selectbox(
        _("Vergeleken met de stap ervoor"),
        sorted(words, key=words.__getitem__, reverse=True),
        format_func=labels.__getitem__,
        width=230,
        **in_address.kept("tussen", list(words), key="vorming_tussen"),
    )
    return words.get(chosen, last)


def _choose_group() -> By:
    """Let the visitor choose between whom: layers, places or forms."""
    labels = {_WORDS[by]: plain(label) for by, label in forming_groups_view.BY.items()}
    chosen = st.segmented_control(
        _("Verdeel naar"),
        list(labels),
        format_func=labels.__getitem__,
        required=True,
        **in_address.kept("verdeeld", list(labels), key="vorming_verdeeld"),
    )
    return next((by for by, word in _WORDS.items() if word == chosen), By.LAYER)
