"""Lists that read well on a telephone: a name in bold and one line under it, with a hairline between."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from netwerk.ui.text import as_html, in_html
from netwerk.views.own_network import Line


def show_lines(lines: Iterable[Line]) -> None:
    """Show each line; names are shown as the text they are."""
    rows = "".join(
        f'<div role="listitem"><b>{as_html(one.name)}</b><span>{in_html(one.line)}</span></div>' for one in lines
    )
    # no <ul>: Streamlit indents those
    st.html(f'<style>{_STYLES}</style><div class="nw-lines" role="list">{rows}</div>')


def show_table(frame: pd.DataFrame, caption: str) -> None:
    """Show a small table of numbers that fits a telephone; `caption` (as it is) tells a screen reader what it holds."""
    heading = "".join(f'<th scope="col">{as_html(name)}</th>' for name in frame.columns)
    rows = "".join(
        f'<tr><th scope="row">{as_html(first)}</th>'
        + "".join(f"<td>{'' if cell is pd.NA else as_html(cell)}</td>" for cell in rest)
        + "</tr>"
        for first, *rest in frame.itertuples(index=False)
    )
    st.html(
        f'<style>{_STYLES}</style><table class="nw-table"><caption>{as_html(caption)}</caption>'
        f"<thead><tr>{heading}</tr></thead><tbody>{rows}</tbody></table>"
    )


_STYLES = """
.nw-table{border-collapse:collapse;width:100%;max-width:34rem;margin:0;font-size:.9375rem;line-height:1.35}
.nw-table caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.nw-table th,.nw-table td{padding:.35rem .3rem;border:0;
 border-bottom:1px solid color-mix(in srgb,currentColor 12%,transparent);
 text-align:right;font-variant-numeric:tabular-nums;font-weight:400;color:inherit}
.nw-table thead th{font-weight:600;border-bottom:2px solid currentColor;font-size:.875rem}
.nw-table tr>:first-child{text-align:left;padding-left:0}
.nw-lines{border-top:1px solid color-mix(in srgb,currentColor 18%,transparent)}
.nw-lines>div{padding:.45rem 0;border-bottom:1px solid color-mix(in srgb,currentColor 12%,transparent)}
.nw-lines b{display:block;font-weight:600}
.nw-lines span{font-size:.9375rem;line-height:1.4;opacity:.85}
"""
