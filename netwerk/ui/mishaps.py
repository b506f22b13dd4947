"""What the visitor sees when something goes wrong: a plain sentence, or a number under which the log has the rest."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NoReturn

import streamlit as st

from netwerk.errors import AccessDenied, NetwerkError, places_of
from netwerk.i18n import mark
from netwerk.ui.session import session
from netwerk.ui.text import _, empty, in_markdown

log = logging.getLogger(__name__)


class _PageDone(Exception):
    """The page has nothing more to show."""


def done() -> NoReturn:
    """End the page here; its foot still comes (which `st.stop` would leave out)."""
    raise _PageDone


@contextmanager
def caught() -> Iterator[None]:
    """Show what goes wrong inside instead of breaking the page; `done` ends the inside."""
    try:
        yield
    except _PageDone:
        return
    except AccessDenied as error:
        empty(in_markdown(error.text), _("Kies een andere pagina in het menu, of kijk als iemand anders."))
    except Exception as error:
        st.error(sentence_of(error), icon=":material/error:")


def carefully(action: Callable[..., None], *args: object) -> None:
    """Do what a button asks for (as its `on_click`); what goes wrong is shown on the page that follows.

    A second click waits until the first is done, so that it sees what that did and its page shows it.
    """
    current = session()
    with current.acting:
        try:
            action(*args)
        except Exception as error:
            current.failure = sentence_of(error)


def show_outcome() -> None:
    """Say once what the last button did, or why it could not."""
    current = session()
    if current.failure:
        st.error(current.failure, icon=":material/error:")
    elif current.notice:
        st.success(current.notice, icon=":material/check_circle:")
    current.failure = current.notice = None


def sentence_of(error: Exception) -> str:
    """Return what went wrong as one sentence (Markdown); what is our own fault goes into the log under a number."""
    if isinstance(error, NetwerkError):
        return in_markdown(error.text)
    number = secrets.token_hex(2).upper()
    log.error("incident %s: %s", number, places_of(error))  # without its words, which may be data
    return in_markdown(mark("Dit ging mis. Er is niets veranderd. Noem bij vragen nummer {number}.", number=number))
