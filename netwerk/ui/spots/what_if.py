"""What would be left without the municipality at the table, or without organisations that the visitor takes away."""

from __future__ import annotations

import streamlit as st

from netwerk.analysis.damaging import Damaging, most_damaging
from netwerk.analysis.key_players import reach_set
from netwerk.i18n import mark
from netwerk.model import Window
from netwerk.ui import cache, taken_away
from netwerk.ui.controls import Choice
from netwerk.ui.door import Visit
from netwerk.ui.evidence import offer, open_evidence, open_groups, show_behind
from netwerk.ui.long_work import on_request
from netwerk.ui.map_component import Selection, network_map
from netwerk.ui.rows import show_rows
from netwerk.ui.session import language
from netwerk.ui.spots.styles import paragraph
from netwerk.ui.text import _, as_markdown, figures, header, in_markdown, lead, plain
from netwerk.views import away, behind, board, without
from netwerk.views.rows import names_of


def show(visit: Visit, choice: Choice, window: Window) -> None:
    """Show the network without the municipality, without whom the visitor takes away, and two sets to search for."""
    show_municipality(visit, choice, window)
    show_what_if(visit, window)
    show_most_together(visit, window)
    show_reaching(visit, window)


def show_municipality(visit: Visit, choice: Choice, window: Window) -> None:
    """Show what partners keep among themselves, who can still reach whom, and who drops out."""
    header(_("Zonder de gemeente aan tafel"))
    data, tongue = visit.dataset, language()
    left = cache.gaps(data, window, visit.today).without_municipality
    lead(*board.between_partners(cache.board(data, choice.window, visit.today), tongue))
    figures(without.strip(left, tongue))
    paragraph(without.reachable(left, names_of(data, left.cut_off), tongue))
    with st.container(horizontal=True, gap="small"):
        if offer(_("Welke verbindingen blijven bestaan?"), "zonder_gemeente"):
            open_groups(
                visit, plain(mark("Zonder de gemeente aan tafel")), behind.of_municipality(data, window), window
            )
        if 0 < len(left.away) <= taken_away.MOST:
            st.button(
                _("Denk de gemeente weg op de kaart")
                if len(left.away) == 1
                else _("Denk de gemeenten weg op de kaart"),
                key="denk_gemeente_weg",
                type="tertiary",
                icon=":material/visibility_off:",
                on_click=taken_away.take_away,
                args=(left.away,),
            )
    if left.cut_off:
        with st.expander(_("Wie valt weg?")):
            _show_loose(visit, left.cut_off, window, key="gemeente_los")


def show_what_if(visit: Visit, window: Window) -> None:
    """Let the visitor take organisations away and show on the map, in words and in a list what would change."""
    header(_("Wat als deze organisaties er niet zijn?"))
    data, network = visit.dataset, cache.network(visit.dataset, window)
    present = set(network.organisations["id"])
    chosen = taken_away.choose(data, present)
    gone = tuple(id_ for id_ in chosen if id_ in present)
    if len(gone) < len(chosen):
        missing = names_of(data, [id_ for id_ in chosen if id_ not in present])
        st.info(in_markdown(away.outside(missing, language())), icon=":material/info:")
    if not gone:
        st.caption(
            _("Kies organisaties en zie op de kaart en in een lijst wat er in deze periode zonder hen overblijft.")
        )
        return
    found = cache.what_if(data, window, gone)
    names = names_of(data, gone)
    paragraph(away.together(names, found.left, names_of(data, found.left.cut_off), language()))
    paragraph(away.distance(found.before, found.after, language()))
    if offer(_("Welke verbindingen en registraties?"), "zonder_organisatie"):
        open_groups(visit, without.named(names, language()), away.groups(data, network, found), window)
    picked = network_map(cache.away_map(data, window, gone, language()), key="kaart_zonder", height=520)
    st.caption(
        _(
            "Iedereen staat op dezelfde plaats als op de Netwerkkaart. Een stippelrand: weggedacht. "
            "Een dikke rand: raakt los van de rest. Klik op een organisatie of lijn en lees de registraties."
        )
    )
    if picked is not None:
        _show_picked(visit, picked, window)
    if found.left.cut_off:
        title = _("Wie raakt los?")
        st.markdown(f"### {title}")
        _show_loose(visit, found.left.cut_off, window, key="los")


def _show_picked(visit: Visit, picked: Selection, window: Window) -> None:
    """The records behind what was clicked on the map."""
    ids = visit.dataset.organisations["id"]
    one = (
        behind.of_one(visit.dataset, str(ids.iat[picked["id"]]), window)
        if picked["kind"] == "node"
        else behind.of_pair(visit.dataset, str(ids.iat[picked["a"]]), str(ids.iat[picked["b"]]), window)
    )
    with st.container(border=True):
        st.markdown(f"### {as_markdown(one.name)}")
        show_behind(visit, one, window, key="zonder_gekozen")


def _show_loose(visit: Visit, ids: tuple[str, ...], window: Window, *, key: str) -> None:
    show_rows(
        away.HEADINGS,
        away.loose_rows(visit.dataset, ids, language()),
        key=key,
        opens=lambda id_: open_evidence(visit, behind.of_one(visit.dataset, id_, window), window),
    )


def show_most_together(visit: Visit, window: Window) -> None:
    """Offer to search without which one, two or three the others would lie furthest apart."""
    header(_("Wie verbindt samen het meest?"))
    data, network, tongue = visit.dataset, cache.network(visit.dataset, window), language()
    size = _choose_size()
    result: tuple[Damaging | None] | None = on_request(
        f"verbindt_{size}",
        (data.version, window, size),
        # in a tuple: that there is no such set is an answer too
        lambda progress, cancelled: (most_damaging(network, size, progress=progress, cancelled=cancelled),),
        label=_("Zoek wie het meest verbindt"),
        takes=_("Dit duurt een paar seconden, in een groot netwerk langer."),
    )
    if result is None:
        return
    (found,) = result
    paragraph(away.most_together(data, found, size, tongue))
    if found is None:
        return
    st.caption(" ".join(in_markdown(sentence) for sentence in away.how_found(found, size, tongue)))
    st.button(
        _("Denk deze organisatie weg op de kaart") if size == 1 else _("Denk hen weg op de kaart"),
        key=f"denk_weg_{size}",
        type="tertiary",
        icon=":material/visibility_off:",
        on_click=taken_away.take_away,
        args=(found.away,),
    )


def _choose_size() -> int:
    words = {size: plain(label) for size, label in away.SIZES.items()}
    chosen = st.segmented_control(
        _("Hoeveel organisaties samen"),
        list(words),
        default=1,
        required=True,
        format_func=words.__getitem__,
        key="samen",
        label_visibility="collapsed",
    )
    return chosen or 1


def show_reaching(visit: Visit, window: Window) -> None:
    """Offer to search the fewest organisations through which everyone is reached in two steps."""
    header(_("Via wie bereikt u iedereen in twee stappen?"))
    data, network, tongue = visit.dataset, cache.network(visit.dataset, window), language()
    found = on_request(
        "bereik",
        (data.version, window),
        lambda progress, cancelled: reach_set(network, progress=progress, cancelled=cancelled),
        label=_("Zoek via wie u iedereen bereikt"),
        takes=_("Zo weinig mogelijk organisaties die samen iedereen kennen, of iemand die hen kent."),
    )
    if found is None:
        return
    paragraph(away.reaching(found, tongue))
    if found.ids:
        show_rows(
            away.HEADINGS,
            away.loose_rows(data, found.ids, tongue),
            key="bereik",
            opens=lambda id_: open_evidence(visit, behind.of_one(data, id_, window), window),
        )
