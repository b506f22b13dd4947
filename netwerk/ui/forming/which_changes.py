"""Choosing whom a comparison is about, and which of its changes to look at."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from netwerk.access import Action
from netwerk.analysis.comparison import Mark
from netwerk.i18n import mark
from netwerk.ui import in_address
from netwerk.ui.door import Visit
from netwerk.ui.session import language
from netwerk.ui.text import _, in_markdown, plain
from netwerk.views import changes, chosen, wording

ONE = "wie"  # names the organisation in the address: ?wie=ID
_KEY, _EVERYONE = "vorming_wie", ""


def choose_one(visit: Visit) -> int | None:
    """Show whom the comparison is about and return the code of one organisation; None: about all.

    Only who may read the records chooses.
    """
    if not visit.may(Action.MAP):
        return None
    data = visit.dataset
    labels = dict(zip(data.organisations["id"].tolist(), chosen.search_labels(data, language()), strict=True))
    options = [_EVERYONE, *sorted(labels, key=lambda id_: labels[id_].casefold())]
    labels[_EVERYONE] = plain(mark("Alle organisaties"))
    in_address.forget_unknown(ONE, options, key=_KEY)
    picked = st.selectbox(
        _("Over wie"),
        options,
        format_func=labels.__getitem__,
        width=260,
        **in_address.kept(ONE, options, key=_KEY, again=True),
    )
    return data.code_of[picked] if picked else None


def offer_one(visit: Visit, code: int) -> None:
    """Offer to look at one organisation alone."""
    one = visit.dataset.organisations.iloc[code]
    st.button(
        _("Alleen {name}", name=one["name"]),
        type="tertiary",
        icon=":material/filter_center_focus:",
        on_click=in_address.put,
        args=(ONE, str(one["id"])),
        kwargs={"key": _KEY, "first": _EVERYONE},
        key="vorming_alleen",
    )


def choose_marks(number: Mapping[Mark, int]) -> tuple[Mark, ...]:
    """Show the four marks with their counts and return the chosen ones; many changes begin with the new ones alone."""
    many = changes.changed_lines(number) > changes.LEGIBLE
    labels = {
        one: f"{in_markdown(word)} {wording.figure(number[one], language())}" for one, word in changes.MARKS.items()
    }
    picked = st.pills(
        _("Toon"),
        list(changes.MARKS),
        selection_mode="multi",
        default=[Mark.FORMED] if many else list(changes.MARKS),
        format_func=labels.__getitem__,
        key=f"tekens_{'veel' if many else 'alle'}",
    )
    return tuple(one for one in changes.MARKS if one in picked)
