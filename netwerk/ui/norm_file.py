"""All agreements as one file to keep or to send, and such a file read in with a look at what it would change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from netwerk.analysis.norm_text import norms_text
from netwerk.analysis.norm_typed import refuse_persons
from netwerk.analysis.norm_versions import following, newest, versions_of
from netwerk.analysis.norms import Norm, parse_norms
from netwerk.errors import ArgumentError, NormError
from netwerk.i18n import mark
from netwerk.privacy import without_personal
from netwerk.ui import norm_keeping
from netwerk.ui.door import Visit
from netwerk.ui.mishaps import carefully
from netwerk.ui.norm_preview import counts
from netwerk.ui.session import language
from netwerk.ui.text import _, as_markdown, download, header, in_markdown
from netwerk.views import norm_preview, norm_view, wording

LARGEST = 1_000_000  # bytes; a file with a thousand agreements is smaller
_LARGEST_SENT = 1  # megabytes that the box takes


def show_file(visit: Visit, known: Sequence[Norm]) -> None:
    """Offer the agreements as a file, and read such a file in."""
    header(_("Bewaren als bestand"))
    st.markdown(
        _(
            "Een tekstbestand met de nieuwste versie van elke afspraak. Iedereen kan het lezen en aanpassen; "
            "op de opdrachtregel leest `netwerk gaps --norms BESTAND` het."
        )
    )
    agreed = [norm for norm in newest(known) if not norm.withdrawn]
    download(_("Download de afspraken"), lambda: norms_text(agreed).encode(), "afspraken.toml", "application/toml")

    header(_("Een bestand met afspraken inlezen"))
    st.markdown(
        _(
            "U ziet eerst wat er zou veranderen. Wat anders is, wordt een nieuwe versie. "
            "Afspraken die niet in het bestand staan, blijven zoals zij zijn."
        )
    )
    dropped = st.file_uploader(
        _("Kies een bestand met afspraken"),
        type=["toml"],
        key=f"beheer_bestand_{norm_keeping.turn()}",
        max_upload_size=_LARGEST_SENT,
        width=640,
    )
    if dropped is None:
        return
    try:
        changed = read(dropped.getvalue(), dropped.name, known)
    except (ArgumentError, NormError) as error:
        st.error(in_markdown(error.text), icon=":material/error:")
        return
    if not changed:
        st.info(_("In dit bestand staat niets anders dan wat al is afgesproken."), icon=":material/info:")
        return
    _show_changes(visit, known, changed)
    st.button(
        _("Bewaar deze wijzigingen"),
        key="beheer_bestand_bewaar",
        icon=":material/check:",
        on_click=carefully,
        args=(_keep, changed, norm_keeping.turn()),
    )
    st.caption(_("Er wordt niets bewaard voordat u op Bewaar klikt."))


def read(content: bytes, name: str, known: Sequence[Norm]) -> tuple[Norm, ...]:
    """Return the norms of a norms file that differ from the newest among `known`, each as its next version.

    Raises
    ------
    NormError
        If the file is no norms file, is too large, or a norm cannot be used.
    ArgumentError
        If a text may say something about a person; it is not repeated.
    """
    name = without_personal(name)
    if len(content) > LARGEST:
        raise NormError(mark("{file}: dit bestand is te groot voor een lijst met afspraken.", file=name))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NormError(mark("{file}: dit bestand is geen tekst.", file=name)) from None
    changed = []
    for norm in parse_norms(text, file=name):
        held = versions_of(known, norm.id)
        refuse_persons(norm, held[-1] if held else None)
        if not held or norm != replace(held[-1], version=1, withdrawn=False) or held[-1].withdrawn:
            changed.append(following(known, norm))
    return tuple(changed)


def _show_changes(visit: Visit, known: Sequence[Norm], changed: Sequence[Norm]) -> None:
    tongue = language()
    new = sum(norm.version == 1 for norm in changed)
    st.markdown(
        _(
            "**Dit verandert er:** {new} nieuw, {changed} gewijzigd.",
            new=wording.number(new, tongue),
            changed=wording.number(len(changed) - new, tongue),
        )
    )
    for norm in changed:
        held = versions_of(known, norm.id)
        with st.container(border=True, gap="xxsmall"):
            st.markdown(f"**{as_markdown(norm.text_in(tongue))}**")
            said = (
                norm_view.changes(held[-1], norm, visit.classification, tongue)
                if held
                else norm_view.rule_in_words(norm, visit.classification, tongue)
            )
            st.markdown(" ".join(in_markdown(one) for one in said))
            for unknown in norm_view.unknown_words(norm, visit.classification):
                st.warning(in_markdown(unknown), icon=":material/warning:")
            if visit.last_day is not None:
                st.markdown(in_markdown(norm_preview.sentence(*counts(visit, known, norm), tongue)))


def _keep(changed: Sequence[Norm], this_turn: int) -> None:
    if this_turn != norm_keeping.turn():  # the second click of a double one
        return
    number = wording.number(len(changed), language())
    norm_keeping.keep(
        changed,
        (
            mark("Eén afspraak uit het bestand is bewaard.")
            if len(changed) == 1
            else mark("{number} afspraken uit het bestand zijn bewaard.", number=wording.capital(number)),
        ),
    )
