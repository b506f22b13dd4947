"""Texts on the screen: in the visitor's language, and with every name shown as the text it is.

Names come from files of others: in Markdown they pass `as_markdown`, in HTML `as_html`. `_` and `lead` do so by
themselves for every value; the template around it is ours and may hold Markdown.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from netwerk.access import Action
from netwerk.i18n import Text, mark, say, translate
from netwerk.settings import ROOT
from netwerk.ui.session import language, session
from netwerk.views import wording
from netwerk.views.figures import Figure

_PUNCTUATION = re.compile(r"([\\`*_{}\[\]<>#+\-!|$~:&()^=@\"'])")
# Streamlit replaces these after Markdown is parsed, so a backslash cannot stop it; an invisible joiner can:
# :shortcodes: and :material/icons:, arrows and dashes, addresses that become links by themselves
_JOINER = "\u2060"
_LATE = re.compile(r":(?=[\w+/-])|(?<=[<>~=-])(?=[<>~=-])|(?<=www)(?=\.)|(?=@)", re.IGNORECASE)
_BOLD = re.compile(r"\*\*(.+?)\*\*")


def as_markdown(name: object) -> str:
    """Return `name` so that Markdown shows it literally: no emphasis, link, picture, icon, formula or colour."""
    flat = " ".join(str(name).split())
    joined = _LATE.sub(lambda found: found.group() + _JOINER, flat)
    escaped = _PUNCTUATION.sub(r"\\\1", joined)
    return re.sub(r"^(\d+)\.", r"\1\\.", escaped)  # "1. Jeugdhulp" is a name, not a list


def as_html(name: object) -> str:
    """Return `name` so that HTML shows it literally, in text and in attributes."""
    return html.escape(str(name), quote=True)


def _(template: str, /, **values: object) -> str:
    """Return the Dutch template in the visitor's language, for Markdown (labels, captions, headings, buttons)."""
    return translate(_escaped(mark(template, **values)), language())


def plain(text: Text) -> str:
    """Return `text` in the visitor's language, as it is: for tables, choices in a list, file names, alt texts."""
    return translate(text, language())


def in_markdown(text: Text) -> str:
    """Return `text` in the visitor's language, for Markdown."""
    return translate(_escaped(text), language())


def in_html(text: Text) -> str:
    """Return `text` in the visitor's language, for HTML; `**words**` of the template become bold."""
    template = _BOLD.sub(r"<b>\1</b>", html.escape(say(text.template, language()), quote=False))
    values = {
        name: in_html(value) if isinstance(value, Text) else as_html(value) for name, value in text.values.items()
    }
    return template.format(**values) if values else template


def _escaped(text: Text) -> Text:
    return Text(
        text.template,
        {
            name: _escaped(value) if isinstance(value, Text) else as_markdown(value)
            for name, value in text.values.items()
        },
    )


def header(text: str) -> None:
    """Show the heading of a section (`text` from `_`)."""
    st.header(text, anchor=False)


def lead(*sentences: Text) -> None:
    """Show the answer under the title, in one or two sentences; `**words**` are bold."""
    st.html(f'<p class="nw-lead">{" ".join(in_html(sentence) for sentence in sentences)}</p>')


def head(text: str) -> DeltaGenerator:
    """Show the title of the page (`text` from `_`) and return the place under it.

    The lead stands above the filters but follows them: `top = head(…)`, then `filters`, then `with top: lead(…)`.
    """
    st.title(text, anchor=False)
    return st.container()


def figures(strip: Sequence[Figure]) -> None:
    """Show up to four figures side by side, two columns on a narrow screen."""
    cells = "".join(
        f'<div><div class="n">{as_html(one.number)}'
        + (f" <small>{in_html(one.of)}</small>" if one.of else "")
        + f'</div><div class="l">{in_html(one.noun)}</div>'
        + f'<div class="s">{", ".join(in_html(part) for part in one.line)}</div></div>'
        for one in strip
    )
    st.html(f'<div class="nw-figures">{cells}</div>')


def bars(rows: Sequence[tuple[str, int, int]]) -> None:
    """Show "label, bar, x van y" for each (label, part, whole)."""
    lines = "".join(
        f'<div class="r"><span>{as_html(label)}</span>'
        f'<span class="bar"><i style="width:{100 * part / whole if whole else 0:.1f}%"></i></span>'
        f'<span class="t">{as_html(wording.short_x_of_y(part, whole, language()))}</span></div>'
        for label, part, whole in rows
    )
    st.html(f'<div class="nw-rows">{lines}</div>')


def card(heading: str, body: str, link: str, action: Action, *, icon: str, query: Mapping[str, str]) -> None:
    """Show a bordered card that leads to the page of `action`; texts from `_`, `icon` as ":material/…:"."""
    with st.container(border=True, height="stretch"):
        st.markdown(f"### {icon} {heading}")
        st.markdown(body)
        link_to(link, action, query=query)


def link_to(label: str, action: Action, *, query: Mapping[str, str] | None = None) -> None:
    """Show a link to the page of `action` (`label` from `_`); nothing where the visitor may not go there.

    The choice of the filter row goes along by itself; `query` is what else the page should open with.
    """
    page = ROOT / "pages" / f"{action.value}.py"
    if session().scope.may(action):
        st.page_link(
            page,
            label=label,
            icon=":material/arrow_forward:",
            icon_position="right",
            query_params=dict(query) if query else None,
        )


def empty(fact: str, advice: str) -> DeltaGenerator:
    """Show that there is nothing to show and what to do; returns the box, for one tertiary button (texts from `_`)."""
    box = st.container(border=True)
    box.markdown(f"**{fact}** {advice}")
    return box


def download(label: str, make: Callable[[], bytes], file_name: str, mime: str) -> None:
    """Offer a file that is made when someone asks for it: no file waits at an address without access."""
    st.download_button(label, data=make, file_name=file_name, mime=mime, icon=":material/download:", on_click="ignore")


def styles() -> None:
    """Load the few styles of our own HTML; the theme colours everything else."""
    st.html(f"<style>{_STYLES}</style>")


_STYLES = """
.nw-lead{font-size:1.1875rem;line-height:1.5;max-width:46rem;margin:0 0 .25rem}
.nw-lead b{font-weight:650}
.nw-figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(190px,1fr));gap:0 28px;
 border-top:2px solid currentColor;margin:.5rem 0 0}
.nw-figures>div{padding:.7rem 0 .8rem;border-bottom:1px solid color-mix(in srgb,currentColor 18%,transparent)}
.nw-figures .n{font:600 2.1rem/1.1 "Source Serif","Source Serif 4",Georgia,serif;
 font-variant-numeric:tabular-nums lining-nums}
.nw-figures .n small{font:400 1rem/1 "Source Sans",sans-serif;opacity:.75}
.nw-figures .l{font-weight:600}
.nw-figures .s{opacity:.78;font-size:.9375rem;line-height:1.4}
.nw-source{font-size:.875rem;opacity:.78}
.nw-rows{border-top:1px solid color-mix(in srgb,currentColor 18%,transparent)}
.nw-rows .r{display:grid;grid-template-columns:10.5rem 1fr 7.5rem;gap:12px;align-items:center;padding:.35rem 0;
 border-bottom:1px solid color-mix(in srgb,currentColor 12%,transparent);font-size:.9375rem}
.nw-rows .bar{height:12px;background:color-mix(in srgb,currentColor 11%,transparent);border-radius:2px;
 position:relative;overflow:hidden}
.nw-rows .bar i{position:absolute;inset:0 auto 0 0;background:#3F8797}
.nw-rows .t{text-align:right;font-variant-numeric:tabular-nums}
@media(max-width:640px){
 .nw-rows .r{grid-template-columns:1fr auto}.nw-rows .bar{grid-column:1/3;grid-row:2}
 .nw-lead{font-size:1.0625rem}
 .nw-figures{grid-template-columns:1fr 1fr;gap:0 16px}.nw-figures .n{font-size:1.6rem}
}
"""
