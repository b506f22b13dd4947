"""How long connections live, between whom they form, and which tables make lasting ones."""

from __future__ import annotations

import streamlit as st

from netwerk.i18n import Text, mark
from netwerk.ui import cache, in_address
from netwerk.ui.controls import Choice
from netwerk.ui.door import Visit
from netwerk.ui.fictional import labelled
from netwerk.ui.forming.basis import show_basis
from netwerk.ui.forming.between_whom import show_between_whom
from netwerk.ui.forming.look import Look, timeline_of, trend_of
from netwerk.ui.forming.tables_formed import show_tables
from netwerk.ui.session import is_dark, language
from netwerk.ui.text import _, bars, empty, header, in_markdown, lead, plain
from netwerk.views import lasting_view
from netwerk.views.survival_chart import curve_of, survival_chart

_EVERY, _FIRST = "elke", "eerste"


def show(visit: Visit, choice: Choice, look: Look) -> None:
    """Show how long connections live and how old they are, between whom they form, and what came of each table."""
    of = timeline_of(visit, look)
    seen = trend_of(visit, look)
    last = of.complete_steps - 1 - of.shown
    refusal = lasting_view.refusal(seen[last : last + 1] if last >= 0 else (), look.step, language())
    show_length(visit, look, refusal)
    show_ages(visit, look)
    show_between_whom(visit, look, seen)
    show_tables(visit, look, refusal)
    show_basis(visit, look)


def show_length(visit: Visit, look: Look, refusal: Text | None) -> None:
    """Show of every 100 new connections how many are there later: in a sentence, a line and a table.

    refusal : why nothing may be concluded from the last complete step, which is then all that is said
    """
    header(_("Hoe lang bestaan verbindingen?"))
    top = st.container()
    found = cache.survival(visit.dataset, look.asked(visit.today), first_only=_choose_spells() == _FIRST)
    of, tongue = timeline_of(visit, look), language()
    said = lasting_view.how_long(found, look.over, tongue) if refusal is None else (refusal,)
    with top:
        lead(*said)
    if refusal is None and look.over.rule != "cumulative" and len(curve_of(found)) > 1:
        st.altair_chart(
            labelled(survival_chart(found, theme="dark" if is_dark() else "light", language=tongue)),
            alt=" ".join([plain(mark("Een lijn die per stap daalt.")), *(plain(sentence) for sentence in said)]),
        )
        st.caption(
            _(
                "De lijn is hoeveel van elke 100 nieuwe verbindingen er nog zijn. De band is hoe zeker dat is. "
                "Een streepje: hier zijn verbindingen die nog bestaan, maar niet langer te volgen waren."
            )
        )
        with st.expander(_("Dezelfde getallen als tabel")):
            st.dataframe(
                lasting_view.length_table(found, tongue),
                hide_index=True,
                alt=plain(mark("Per duur hoeveel van elke 100 verbindingen er nog zijn")),
            )
    st.caption(" ".join(in_markdown(sentence) for sentence in lasting_view.followed(found, of, tongue)))
    with st.expander(_("Hoe wordt dit geteld?")):
        st.markdown(" ".join(in_markdown(sentence) for sentence in lasting_view.how_counted()))


def _choose_spells() -> str:
    """Let the visitor follow connections every time they begin, or only the first time."""
    words = {_EVERY: plain(mark("Elke keer dat zij begint")), _FIRST: plain(mark("Alleen de eerste keer"))}
    chosen = st.segmented_control(
        _("Volg een verbinding"),
        list(words),
        format_func=words.__getitem__,
        required=True,
        **in_address.kept("keer", list(words), key="vorming_keer"),
    )
    return chosen or _EVERY


def show_ages(visit: Visit, look: Look) -> None:
    """Show how old the connections are that there are now."""
    header(_("Hoe oud zijn de verbindingen?"))
    found = cache.ages(visit.dataset, look.asked(visit.today))
    if found is None or not found.ties:
        empty(_("Geen verbindingen in een hele stap."), _("Kies een kortere stap of andere datums."))
        return
    said = lasting_view.how_old(found, timeline_of(visit, look), language())
    st.markdown(" ".join(in_markdown(sentence) for sentence in said))
    bars([(plain(label), number, found.ties) for label, number in lasting_view.age_rows(found)])
