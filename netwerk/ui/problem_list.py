"""What was wrong or odd in the dropped files: by kind, each with its place and what to do, and a copy to mend."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from netwerk.i18n import mark
from netwerk.model import Problem, Severity
from netwerk.records.apart import mark_apart
from netwerk.records.files import InputFile
from netwerk.records.reading import Reading
from netwerk.report.lists import EXCEL
from netwerk.ui.session import language
from netwerk.ui.text import _, as_markdown, download, header, plain
from netwerk.views import problem_kinds, tables, wording

SHOWN = 2_000  # problems on the screen at once; the Excel copy has them all
_EVERY = ""
_WIDTHS, _MESSAGE = (112, 140, 100, 56, 116), 710  # px: the places are narrow, so that sentences have room


def show_problems(reading: Reading, files: Sequence[InputFile]) -> None:
    """Show the problems, to choose from by gravity and kind, with a copy of the files in which they are marked."""
    problems = reading.problems
    if not problems:
        st.caption(_("Geen problemen gevonden."))
        return
    header(_("Dit viel op"))
    tongue = language()
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        severity = _choose_severity(problems)
        code = _choose_kind([one for one in problems if severity in (None, one.severity)])
    shown = problem_kinds.of_kind(problems, code, severity)
    frame = tables.problems(shown[:SHOWN], tongue)
    *places, message = frame.columns
    st.dataframe(
        frame,
        hide_index=True,
        column_config={
            **{name: st.column_config.TextColumn(width=width) for name, width in zip(places, _WIDTHS, strict=True)},
            message: st.column_config.TextColumn(width=_MESSAGE),
        },
        alt=plain(mark("Per probleem het gevolg, de plaats en wat eraan te doen is")),
    )
    if len(shown) > SHOWN:
        st.caption(
            _(
                "De eerste {shown} van {all}. Het Excelbestand heeft ze alle.",
                shown=wording.figure(SHOWN, tongue),
                all=wording.figure(len(shown), tongue),
            )
        )
    st.caption(
        _("Verbeter de cellen in Excel en sleep het bestand opnieuw hierheen. Alleen wat verandert, is dan nieuw.")
    )
    download(
        _("Download als Excel, met de cellen gemarkeerd"),
        lambda: mark_apart(files, reading, tongue),
        plain(mark("netwerk-problemen.xlsx")),
        EXCEL,
    )


def _choose_severity(problems: Sequence[Problem]) -> Severity | None:
    counts = Counter(problem.severity for problem in problems)
    if len(counts) == 1:
        return None
    labels = {
        one: as_markdown(f"{plain(label)} ({wording.figure(counts[one], language())})")
        for one, label in tables.SEVERITIES.items()
        if counts[one]
    }
    return st.pills(_("Gevolg"), list(labels), format_func=labels.__getitem__, key="problemen_gevolg")


def _choose_kind(problems: Sequence[Problem]) -> str | None:
    counts: Counter[str] = Counter()
    called: dict[str, str] = {}
    for kind in problem_kinds.kinds_of(problems):
        counts[kind.code] += kind.count
        called.setdefault(kind.code, plain(kind.called))
    if len(called) < 2:
        return None
    labels = {_EVERY: plain(mark("Alles"))} | {
        code: f"{word} ({wording.figure(counts[code], language())})" for code, word in called.items()
    }
    chosen = st.selectbox(
        _("Wat is er"),
        list(labels),
        format_func=lambda code: labels.get(code, code),
        key="problemen_soort",
        width=330,
    )
    return chosen or None
