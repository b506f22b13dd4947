"""How the parts of Witte vlekken look, and paragraphs in it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from netwerk.i18n import Text
from netwerk.ui.pictures import STYLES as PICTURE_STYLES
from netwerk.ui.text import in_html


def show_styles() -> None:
    """Load the styles of these sections; once per page."""
    st.html(f"<style>{PICTURE_STYLES}{_STYLES}</style>")


def paragraph(sentences: Sequence[Text]) -> None:
    """Show sentences as one paragraph."""
    st.html(f'<p class="nw-text">{" ".join(in_html(sentence) for sentence in sentences)}</p>')


_HAIRLINE = "color-mix(in srgb,currentColor 20%,transparent)"
_STYLES = f"""
h3.nw-goal{{font:600 1.0625rem/1.3 "Source Serif","Source Serif 4",Georgia,serif;margin:.6rem 0 0;padding:0 0 .35rem;
 border-bottom:2px solid currentColor}}
.nw-norm{{display:grid;grid-template-columns:minmax(0,46rem) 6.5rem 11rem;gap:.1rem 1.5rem;
 justify-content:space-between;line-height:1.45}}
.nw-norm b{{font-weight:600}}
.nw-norm small{{font-size:.875rem;opacity:.8}}
.nw-norm details{{font-size:.875rem}}.nw-norm summary{{cursor:pointer;opacity:.8}}
.nw-norm .figure b{{font:600 1.5rem/1.1 "Source Serif","Source Serif 4",Georgia,serif;
 font-variant-numeric:tabular-nums lining-nums}}
.nw-norm .status{{padding-top:.25rem}}
.nw-text{{max-width:46rem;line-height:1.5;margin:0}}
.nw-kinds{{overflow-x:auto}}
.nw-kinds table{{border-collapse:collapse;font-size:.875rem;font-variant-numeric:tabular-nums}}
.nw-kinds caption{{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}}
.nw-kinds th{{font-weight:400;text-align:left;border:0;color:inherit}}
.nw-kinds tbody th{{padding:.15rem .6rem .15rem 0;white-space:nowrap}}
.nw-kinds tbody th small{{opacity:.75}}
.nw-kinds thead th{{vertical-align:bottom;padding:0 0 .4rem;height:11.5rem}}
.nw-kinds thead span{{writing-mode:vertical-rl;text-orientation:sideways;transform:rotate(180deg);display:block;
 margin:0 auto;line-height:1.1;max-height:11.5rem}}
.nw-kinds thead td{{border:0}}
.nw-kinds tbody td{{min-width:2.4rem;height:1.9rem;text-align:center;padding:0;border:1px solid {_HAIRLINE}}}
.nw-kinds td.none{{font-size:.6875rem;opacity:.75}}
@media(max-width:640px){{
 .nw-norm{{grid-template-columns:auto 1fr}}.nw-norm .text{{grid-column:1/3}}
}}
"""
