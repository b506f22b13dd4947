"""Keeping changed agreements: once for a double click, and saying so until something changes again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import streamlit as st

from netwerk import store as database
from netwerk.access import Action
from netwerk.analysis.norm_versions import to_keep
from netwerk.analysis.norms import Norm
from netwerk.i18n import Text, translate
from netwerk.ui import cache
from netwerk.ui.session import language, session
from netwerk.ui.text import _, as_markdown, link_to

_TURN, _SAID = "beheer_beurt", "beheer_gezegd"


def turn() -> int:
    """Return the number of this turn: each time something is kept it rises, so boxes are fresh and old buttons dead."""
    return int(session().kept.get(_TURN, 0))


def key(*parts: object) -> str:
    """Return how the keys of boxes begin in this turn.

    The language is in it: a box whose words changed would give back the word of the other language.
    """
    return "_".join(["beheer", language(), str(turn()), *map(str, parts), ""])


def keep(changed: Sequence[Norm], said: Sequence[Text]) -> None:
    """Keep `changed`, each with the version it gets, together; afterwards the page says `said`.

    Raises
    ------
    StoreError
        If somebody else changed one of them meanwhile.
    """
    # a second click ends this run at the next touch of Streamlit's state, so all that is needed of it is taken first
    current, this_turn = session(), turn()
    tongue, engine, known = current.language, cache.engine(), cache.norms()
    copied = database.norms_version(engine) > 0
    database.keep_norms(engine, to_keep(known, changed, copied=copied), at=datetime.now().astimezone())
    current.kept[_TURN] = this_turn + 1
    text = " ".join(as_markdown(translate(one, tongue)) for one in said)
    current.kept[_SAID] = (database.norms_version(engine), text)


def show_said() -> None:
    """Say what was kept last, until something changes: a second click draws the page once more."""
    version, said = session().kept.get(_SAID, (None, ""))
    if said and version == database.norms_version(cache.engine()):
        st.success(said, icon=":material/check_circle:")
        link_to(_("Bekijk de afspraken in Witte vlekken"), Action.GAPS)
