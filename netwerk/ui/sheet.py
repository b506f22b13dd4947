"""The board's page as one sheet: a column on the screen, with the standard agreements one A4 from the printer.

On paper only the sheet stays. The rules that hide the rest name none of Streamlit's own classes: they hide whatever
is neither in the sheet nor around it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from netwerk.access import Action
from netwerk.analysis.norms import Norm
from netwerk.i18n import Text, mark
from netwerk.model import Classification
from netwerk.ui.door import Visit
from netwerk.ui.evidence import offer, open_groups
from netwerk.ui.pictures import STYLES as PICTURE_STYLES
from netwerk.ui.pictures import status_mark, themed
from netwerk.ui.session import language
from netwerk.ui.text import _, as_html, as_markdown, header, in_html, in_markdown, plain
from netwerk.views import agreements, behind, without
from netwerk.views.behind_outcome import of_outcome
from netwerk.views.board import (
    Board,
    Line,
    aim,
    between_partners,
    by_goal,
    changed,
    course,
    course_of,
    heights,
    years,
)
from netwerk.views.charts import sparkline
from netwerk.views.palette import Theme
from netwerk.views.status import concluded, status_of

INK: Mapping[Theme, str] = {"light": "#0F5C6E", "dark": "#7CC0CF"}  # of the small lines


def column() -> DeltaGenerator:
    """Return the place for the filters and the sheet: a column in the middle, as wide as the sheet."""
    return st.container(horizontal_alignment="center").container(width=860)


def show(
    found: Board,
    classification: Classification,
    *,
    above: Sequence[Text],
    title: Text,
    lead: Sequence[Text],
    closing: Sequence[Text],
) -> None:
    """Show the sheet; `above` stands over the title, and on paper says what the page around it said."""
    goals = "".join(
        f"<h2>{as_html(goal)}</h2>{''.join(_line(found, line, classification) for line in lines)}"
        for goal, lines in by_goal(found, language())
    )
    st.html(
        f"<style>{PICTURE_STYLES}{_STYLES}</style>"
        f'<div class="nw-sheet"><div class="above">{" · ".join(in_html(part) for part in above)}</div>'
        f"<h1>{in_html(title)}</h1>"
        f'<p class="lead">{" ".join(in_html(sentence) for sentence in lead)}</p>'
        f"{goals}{_without_municipality(found)}"
        f'<p class="closing">{" ".join(in_html(sentence) for sentence in closing)}</p></div>'
    )


def offer_evidence(visit: Visit, found: Board) -> None:
    """Offer under the sheet, not on paper, who stands behind each figure: for who may see single organisations."""
    if not visit.may(Action.MAP):
        return
    data, tongue = visit.dataset, language()
    st.space("small")
    header(_("Wat staat achter deze cijfers?"))
    for line in found.lines:
        text = line.norm.text_in(tongue)
        with st.container(gap=None):
            st.markdown(as_markdown(text))
            _offer_years(visit, found, line)
    between = plain(mark("Wat blijft er bestaan zonder de gemeente aan tafel?"))
    with st.container(gap=None):
        st.markdown(as_markdown(between))
        with st.container(horizontal=True, gap="small"):
            for when, window in zip(_WHEN, reversed(found.windows), strict=False):
                if offer(in_markdown(when), f"zonder_gemeente_{window.end}"):
                    open_groups(visit, between, behind.of_municipality(data, window), window)


def _offer_years(visit: Visit, found: Board, line: Line) -> None:
    data, tongue, text = visit.dataset, language(), line.norm.text_in(language())
    with st.container(horizontal=True, gap="small"):
        for when, one, window in zip(_WHEN, reversed(line.outcomes), reversed(found.windows), strict=False):
            if one is None or not concluded(one):
                continue
            share = agreements.short(one, tongue)
            if offer(_("{when}: {share}", when=when, share=share), f"{one.norm.id}_{window.end}"):
                open_groups(visit, text, of_outcome(data, one, tongue), one.window)


_WHEN = (mark("Nu"), mark("Vorig jaar"))


def _line(found: Board, line: Line, classification: Classification) -> str:
    tongue = language()
    said = (
        *agreements.sentences(line.now, line.earlier, classification, tongue),
        *agreements.own_period(line.now, found.window, tongue),
    )
    return _row(
        as_html(line.norm.text_in(tongue)),
        said,
        agreements.coverage(line.now, tongue),
        _source(line.norm),
        in_html(agreements.figure(line.now, tongue)),
        in_html(agreements.figure(line.earlier, tongue)),
        _course_of(found, line),
        status_mark(status_of(line.now)),
    )


def _course_of(found: Board, line: Line) -> str:
    """The small line of an agreement, with an upright line and words where the agreement changed."""
    if len(found.windows) < 2:
        return ""
    tongue = language()
    words = plain(course_of(found, line, tongue))

    def draw(theme: Theme) -> str:
        changes = [change.at for change in line.changes]
        return sparkline(heights(line), bound=aim(line), colour=INK[theme], alt_text=words, changes=changes)

    since = in_html(mark("sinds {year}", year=years(found)[0]))
    marked = f'<span class="label">{in_html(changed(line, tongue))}</span>' if line.changes else ""
    return f'{themed(draw)}<span class="label">{since}</span>{marked}'


def _without_municipality(found: Board) -> str:
    tongue = language()
    shares = [one.among_themselves for one in found.without]
    now, earlier = shares[-1], shares[-2] if len(shares) > 1 else None
    heading, status = mark("Partners werken ook onderling samen"), mark("Hierover is niets afgesproken")
    return f"<h2>{in_html(heading)}</h2>" + _row(
        in_html(mark("Wat blijft er bestaan zonder de gemeente aan tafel?")),
        between_partners(found, tongue),
        mark("In beeld: {seen} van {registered}", seen=found.seen, registered=found.registered),
        "",
        _hundred(without.of_hundred(now)),
        _hundred(without.of_hundred(earlier) if earlier else None),
        _small_line(found, [share.value for share in shares]),
        f'<span class="none">{in_html(status)}</span>',
    )


def _source(norm: Norm) -> str:
    """Where the agreement is written, with its words; on paper, where there is no room, the numbers alone."""
    return (
        f' <small class="source">{in_html(agreements.written_in(norm))}</small>'
        f' <small class="nw-paper">{as_html(agreements.requirements(norm))}</small>'
    )


def _row(
    text: str, said: Sequence[Text], coverage: Text, source: str, now: str, earlier: str, small_line: str, status: str
) -> str:
    present, past, meaning = mark("nu"), mark("vorig jaar"), mark("Nog niet geduid")
    return (
        f'<div class="row"><div class="text"><span class="what">{text}</span><div class="said">'
        f"{' '.join(in_html(sentence) for sentence in said)} <small>{in_html(coverage)}.</small>{source}</div>"
        f'<div class="meaning">{in_html(meaning)}</div></div>'
        f'<div class="now">{now}<span class="label">{in_html(present)}</span></div>'
        f'<div class="ago">{earlier}<span class="label">{in_html(past)}</span></div>'
        f'<div class="course">{small_line}</div><div class="status">{status}</div></div>'
    )


def _hundred(number: int | None) -> str:
    return "<b>–</b>" if number is None else in_html(mark("**{part}** van 100", part=number))


def _small_line(found: Board, values: Sequence[float | None]) -> str:
    if len(found.windows) < 2:
        return ""
    words = plain(course(found, values, language()))

    def draw(theme: Theme) -> str:
        return sparkline(values, bound=None, colour=INK[theme], alt_text=words)

    since = in_html(mark("sinds {year}", year=years(found)[0]))
    return f'{themed(draw)}<span class="label">{since}</span>'


_HAIRLINE = "color-mix(in srgb,currentColor 20%,transparent)"
_STYLES = f"""
.nw-sheet{{max-width:860px;margin:0 auto;font-size:1rem}}
.nw-sheet h1{{font:600 2em/1.15 "Source Serif","Source Serif 4",Georgia,serif;margin:.05em 0 .25em;padding:0;
 letter-spacing:-.01em}}
.nw-sheet h2{{font:600 1.1875em/1.3 "Source Serif","Source Serif 4",Georgia,serif;margin:1.3em 0 0;
 padding:0 0 .3em;border-bottom:2px solid currentColor;break-after:avoid}}
.nw-sheet .above{{font-size:.9375em;opacity:.8}}
.nw-sheet .lead{{font-size:1.1875em;line-height:1.5;max-width:46rem;margin:0 0 .25em}}
.nw-sheet .row{{display:grid;grid-template-columns:1fr 5.2em 5.6em 140px;gap:.1em 1.1em;padding:.7em 0 .75em;
 border-bottom:1px solid {_HAIRLINE};break-inside:avoid}}
.nw-sheet .text{{font-weight:600;line-height:1.35;grid-row:1/4}}
.nw-sheet .said{{font-weight:400;line-height:1.45;margin-top:.2em}}
.nw-sheet .said small{{font-size:.875em;opacity:.8}}
.nw-sheet .source{{display:block;line-height:1.4;margin-top:.15em}}
.nw-sheet .now b,.nw-sheet .ago b{{font:600 1.5em/1.1 "Source Serif","Source Serif 4",Georgia,serif;
 font-variant-numeric:tabular-nums lining-nums}}
.nw-sheet .ago b{{font-weight:400}}
.nw-sheet .label{{display:block;font-size:.8125em;opacity:.8;line-height:1.3}}
.nw-sheet .course{{grid-column:4;grid-row:1/4}}
.nw-sheet .course img{{display:block;margin:0}}
.nw-sheet .status{{grid-column:2/4;grid-row:2;font-size:.9375em;margin-top:.2em}}
.nw-sheet .status .none{{opacity:.8}}
.nw-sheet .meaning{{font-weight:400;margin-top:.4em;padding-left:.8em;line-height:1.45;opacity:.8;
 border-left:3px dotted color-mix(in srgb,#0F5C6E 55%,currentColor)}}
.nw-sheet .closing{{font-size:.875em;line-height:1.45;opacity:.8;margin:1em 0 0}}
@media(max-width:640px){{
 .nw-sheet .row{{grid-template-columns:1fr 1fr}}
 .nw-sheet .text,.nw-sheet .course,.nw-sheet .status{{grid-column:1/3;grid-row:auto}}
 .nw-sheet .text{{margin-bottom:.5em}}.nw-sheet h1{{font-size:1.625em}} .nw-sheet .lead{{font-size:1.0625em}}
}}
@page{{size:A4;margin:11mm 14mm}}
@media print{{
 body *:not(:has(.nw-sheet)):not(.nw-sheet):not(.nw-sheet *){{display:none!important}}
 html,body,body *:has(.nw-sheet){{display:block!important;position:static!important;overflow:visible!important;
  height:auto!important;min-height:0!important;max-width:none!important;width:auto!important;margin:0!important;
  padding:0!important;border:0!important;background:#fff!important}}
 .nw-sheet{{color:#11181B!important;max-width:none;font-size:7.5pt;line-height:1.25;color-scheme:light}}
 .nw-sheet .row{{grid-template-columns:1fr 4.9em 4.9em 96px;padding:.25em 0 .3em;gap:0 .9em}}
 .nw-sheet .said{{line-height:1.3;margin-top:.1em}}
 .nw-sheet .now b,.nw-sheet .ago b{{font-size:1.3em}}
 .nw-sheet .now,.nw-sheet .ago{{line-height:1.1}}.nw-sheet .label{{line-height:1.15}}
 .nw-sheet .text{{grid-row:1/3;grid-column:1}}.nw-sheet .course{{grid-column:4;grid-row:1/3}}
 .nw-sheet .course img{{height:24px;width:79px}}
 .nw-sheet .status{{grid-column:2/4;grid-row:2;margin-top:0;line-height:1}}
 .nw-sheet .status img{{width:11px;height:11px}}
 .nw-sheet .meaning{{display:inline;border-left-width:2px;padding-left:.4em;line-height:1.3;margin:0 0 0 .4em}}
 .nw-sheet .source{{display:none}}.nw-sheet .said{{display:inline}}.nw-sheet .what{{display:block}}
 .nw-sheet h2{{margin-top:.55em;padding-bottom:.1em;font-size:1.1em}}
 .nw-sheet .lead{{max-width:none;line-height:1.35;font-size:1.1em}}
 .nw-sheet h1{{font-size:1.7em}}.nw-sheet .closing{{margin-top:.6em;line-height:1.3}}
}}
"""
