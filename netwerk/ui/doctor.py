"""The import doctor: what was understood of each dropped sheet, and correcting it.

What was understood well is one line; what is doubtful opens by itself. A correction counts at once, as the files are
read again with it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from netwerk import store as database
from netwerk.i18n import mark
from netwerk.model import Classification
from netwerk.privacy import refuse
from netwerk.records import correcting
from netwerk.records.choices import SheetChoice, choices_text
from netwerk.records.columns import HEADINGS, FileShape
from netwerk.records.reading import FileReport, Reading
from netwerk.records.understanding import SheetView
from netwerk.ui import cache, dropped
from netwerk.ui.mishaps import carefully
from netwerk.ui.session import is_dark, language, session
from netwerk.ui.text import _, as_markdown, download, header, in_markdown, plain
from netwerk.views import doctor, wording
from netwerk.views.tables import SHAPES

_SKIP, _NOTHING = "skip", ""
_ROUNDS = "dokter_rondes"  # raised to draw the controls of all sheets anew
_HEADING_TINT = {True: "background-color: #26383F; color: #E8EEEE", False: "background-color: #DCEBEE; color: #11181B"}


def show_sheets(reading: Reading, classification: Classification) -> None:
    """Show what was understood of each sheet, with what is needed to correct it."""
    header(_("Zo zijn de bestanden begrepen"))
    first_of: set[str] = set()
    for report in reading.files:
        others = [other for other in reading.files if other.name == report.name and other is not report]
        with st.container(border=True):
            _show_sheet(
                report,
                classification,
                attention=doctor.needs_attention(report, others),
                removable=report.name not in first_of,
            )
        first_of.add(report.name)
    applied = _applied(reading)
    if applied:
        download(
            _("Bewaar deze keuzes als bestand"),
            lambda: choices_text(applied).encode(),
            plain(mark("netwerk-keuzes.toml")),
            "application/toml",
        )


def _applied(reading: Reading) -> list[SheetChoice]:
    """The choices with which the sheets were read, each once."""
    found = [report.view.choice for report in reading.files if report.view and report.view.choice]
    return [choice for at, choice in enumerate(found) if choice not in found[:at]]


def _show_sheet(report: FileReport, classification: Classification, *, attention: bool, removable: bool) -> None:
    view = report.view
    doubts = doctor.doubts(report, language())
    with st.container(horizontal=True, vertical_alignment="top", gap="small"):
        icon = ":material/help:" if attention else ":material/check:"
        summary = " ".join(in_markdown(sentence) for sentence in doctor.summary(report, language()))
        st.markdown(f"{icon} {in_markdown(doctor.name_of(report))}  \n{summary}", width="stretch")
        if removable:
            st.button(
                _("Haal eruit"),
                key=f"haal_eruit_{_key(report)}",
                type="tertiary",
                icon=":material/close:",
                help=_("Haal {file} uit de lijst", file=report.name),
                on_click=dropped.take_out,
                args=(report.name,),
            )
    if view is None:
        return
    _say_what_was_chosen(report, view)
    about_persons = doctor.refused(view, language())
    if about_persons:
        st.markdown(f":material/shield_person: {in_markdown(about_persons)}")
    if attention or report.shape is not None:
        for doubt in doubts:
            st.markdown(f"**{in_markdown(doubt)}**" if attention else in_markdown(doubt))
    controls = _Controls(report, view)
    if view.suggested_shape is not None:
        controls.follow_suggestions()
    opened = st.expander(_("Klopt dit niet?"), expanded=attention, key=f"open_{_key(report)}", on_change="rerun")
    if opened.open:
        with opened:
            _correct(controls, classification)


def _say_what_was_chosen(report: FileReport, view: SheetView) -> None:
    """Say that an earlier choice was followed, with a way to forget it."""
    if view.choice is None or dropped.chosen(report.sha256, report.sheet) is not None:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(":material/history: " + _("Gelezen zoals u eerder koos."), width="content")
        st.button(
            _("Vergeet die keuze"),
            key=f"vergeet_{_key(report)}",
            type="tertiary",
            on_click=carefully,
            args=(_forget, view.choice),
        )


def _forget(choice: SheetChoice) -> None:
    database.forget(cache.engine(), [choice])
    _start_anew()


def _correct(controls: _Controls, classification: Classification) -> None:
    view = controls.view
    shape = view.shape or view.suggested_shape
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        controls.shape(shape)
        if not (view.choice and view.choice.skip):
            controls.heading_row()
    if view.choice and view.choice.skip:
        return
    _show_first_rows(view)
    if shape is not None and view.headings:
        controls.columns(shape)
        controls.dates()
        controls.sections(shape)
        controls.marks()
        controls.fixed(shape, classification)
    controls.way_back()


def _show_first_rows(view: SheetView) -> None:
    frame = doctor.preview(view, language())
    if frame.empty:
        return
    tint = _HEADING_TINT[is_dark()]
    at = doctor.heading_positions(view)
    st.dataframe(
        frame.style.apply(lambda row: [tint if row.name in at else ""] * len(row), axis=1),
        hide_index=True,
        alt=plain(mark("De eerste rijen van dit blad; in de eerste kolom staat welke rij de koppen heeft")),
    )


class _Controls:
    """The controls for one sheet; each says what it changes as soon as it is touched."""

    def __init__(self, report: FileReport, view: SheetView) -> None:
        self.report, self.view = report, view

    def key(self, name: str) -> str:
        return f"{name}_{_key(self.report)}_{session().kept.get(_ROUNDS, 0)}"

    def say(self, choice: SheetChoice) -> None:
        dropped.choose(self.report.sha256, self.report.sheet, choice)

    def say_anew(self, choice: SheetChoice) -> None:
        self.say(choice)
        _start_anew()

    def unsay(self) -> None:
        dropped.unsay(self.report.sha256, self.report.sheet)
        _start_anew()

    def follow_suggestions(self) -> None:
        st.button(
            _("Klopt, neem dit over"),
            key=self.key("voorstellen"),
            icon=":material/check:",
            on_click=carefully,
            args=(self.say_anew, correcting.as_suggested(self.view)),
        )

    def way_back(self) -> None:
        if dropped.chosen(self.report.sha256, self.report.sheet) is not None:
            st.button(
                _("Terug naar wat Netwerk zelf begreep"),
                key=self.key("terug"),
                type="tertiary",
                icon=":material/undo:",
                on_click=carefully,
                args=(self.unsay,),
            )

    def when_changed(self, name: str, choice_of: Callable[[Any], SheetChoice | None]) -> dict[str, Any]:
        """The arguments that let the control `name` say `choice_of(its new value)`."""
        key = self.key(name)

        def change() -> None:
            choice = choice_of(st.session_state[key])
            if choice is not None:
                self.say(choice)

        return {"key": key, "on_change": carefully, "args": (change,)}

    def shape(self, shape: FileShape | None) -> None:
        labels = {code: plain(label) for code, label in SHAPES.items()}
        if self.report.sheet is not None:
            labels[_SKIP] = plain(mark("Niets: sla dit blad over"))
        skipped = self.view.choice is not None and self.view.choice.skip

        def choice_of(wanted: str | None) -> SheetChoice | None:
            if wanted is None:
                return None
            if wanted == _SKIP:
                return correcting.left_out(self.view, skip=True)
            known: dict[str, FileShape] = {code: code for code in HEADINGS}
            taken_in = correcting.with_shape(self.view, known[wanted])
            return taken_in if not skipped else correcting.left_out(self.view, skip=False)

        chosen = _SKIP if skipped else shape
        st.selectbox(
            _("Wat staat er in dit blad?"),
            list(labels),
            index=None if chosen is None else list(labels).index(chosen),
            format_func=labels.__getitem__,
            placeholder=_("Kies"),
            width=330,
            **self.when_changed("soort", choice_of),
        )

    def heading_row(self) -> None:
        shown = [row for row, _cells in self.view.first_rows]
        if not shown:
            return
        labels = {
            0: plain(mark("Geen koppen")),
            **{row: plain(mark("Rij {row}", row=row)) for row in shown},
        }

        def choice_of(row: int | None, rows: int) -> SheetChoice | None:
            return None if row is None else correcting.with_headings_at(self.view, row, rows)

        st.selectbox(
            _("Waar staan de koppen?"),
            list(labels),
            index=None if self.view.heading_row not in labels else list(labels).index(self.view.heading_row),
            format_func=labels.__getitem__,
            placeholder=_("Kies een rij"),
            width=168,
            **self.when_changed("koprij", lambda row: choice_of(row, self.view.heading_rows)),
        )
        if self.view.heading_row:
            st.checkbox(
                _("Koppen over twee rijen"),
                value=self.view.heading_rows == 2,
                **self.when_changed("twee", lambda two: choice_of(self.view.heading_row, 2 if two else 1)),
            )

    def columns(self, shape: FileShape) -> None:
        frame = doctor.columns(self.view, shape, language())
        fields = doctor.fields_of(shape, language())

        def choice_of(edited: Mapping[str, Any]) -> SheetChoice:
            return correcting.with_columns(self.view, _said_of_columns(frame, fields, edited))

        st.data_editor(
            frame,
            hide_index=True,
            disabled=[doctor.HEADING, doctor.EXAMPLES, doctor.WHY],
            column_config={
                doctor.HEADING: st.column_config.TextColumn(plain(mark("Kolom in het bestand")), width="medium"),
                doctor.EXAMPLES: st.column_config.TextColumn(plain(mark("Voorbeelden")), width="medium"),
                doctor.WHAT: st.column_config.SelectboxColumn(
                    plain(mark("Wat het is")), options=list(fields), required=True
                ),
                doctor.WHY: st.column_config.TextColumn(plain(mark("Voorstel"))),
            },
            alt=plain(mark("Per kolom van het blad voorbeelden en wat het is; dat laatste kunt u veranderen")),
            **self.when_changed(f"kolommen_{shape}_{language()}_{_digest(self.view.headings)}", choice_of),
        )

    def dates(self) -> None:
        month_first = self.view.choice is not None and self.view.choice.month_first
        if not self.view.doubtful_dates and not month_first:
            return
        labels = {
            False: plain(mark("dag-maand-jaar (31-12-2025)")),
            True: plain(mark("maand-dag-jaar (12-31-2025)")),
        }
        st.radio(
            _("Hoe zijn de datums geschreven?"),
            list(labels),
            index=int(month_first),
            format_func=labels.__getitem__,
            horizontal=True,
            **self.when_changed("datums", lambda first: correcting.with_date_order(self.view, month_first=first)),
        )

    def sections(self, shape: FileShape) -> None:
        view = self.view
        if not view.sections:
            return
        chosen = view.section_field or _NOTHING
        free = [
            name
            for name in HEADINGS[shape]
            if name == chosen or (name in _SECTIONS and name not in view.columns.values())
        ]
        words = {_NOTHING: plain(mark("Niets: het zijn alleen koppen"))}
        words |= {name: plain(doctor.FIELDS[name]) for name in free}
        st.selectbox(
            _("Wat staat er in de tussenkoppen?"),
            list(words),
            index=list(words).index(chosen) if chosen in words else 0,
            format_func=words.__getitem__,
            width=330,
            **self.when_changed("tussenkoppen", lambda name: correcting.with_section(view, name)),
        )

    def marks(self) -> None:
        chosen = self.view.choice.marks if self.view.choice else ()
        for sign in dict.fromkeys((*self.view.other_marks, *chosen)):
            self._mark(sign, splits=sign in chosen)

    def _mark(self, sign: str, *, splits: bool) -> None:
        st.checkbox(
            _("‘{sign}’ scheidt ook deelnemers", sign=sign),
            value=splits,
            **self.when_changed(
                f"teken_{sign}", lambda chosen: correcting.with_mark(self.view, sign, splits=bool(chosen))
            ),
        )

    def fixed(self, shape: FileShape, classification: Classification) -> None:
        said = self.view.choice.fixed if self.view.choice else {}
        wanted = [name for name in HEADINGS[shape] if name in self.view.needs or name in said]
        if not wanted:
            return
        st.caption(_("Wat geen kolom heeft, kunt u hier voor alle rijen invullen."))
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            for name in wanted:
                self._fixed(name, said.get(name, ""), classification)

    def _fixed(self, name: str, said: str, classification: Classification) -> None:
        label = as_markdown(plain(doctor.FIELDS[name]))

        def choice_of(text: str | None) -> SheetChoice:
            told = (text or "").strip()
            if name != "date":  # a day is no text, and what is no day is told as a problem
                refuse(told, doctor.FIELDS[name])
            return correcting.with_fixed(self.view, name, told)

        changed = self.when_changed(f"vast_{name}", choice_of)
        if name == "form":
            forms = {one.code: wording.form_label(classification, one.code, language()) for one in classification.forms}
            st.selectbox(
                label,
                list(forms),
                index=list(forms).index(said) if said in forms else None,
                format_func=lambda code: forms.get(code, code),
                placeholder=_("Kies een vorm"),
                width=220,
                **changed,
            )
            return
        holder = {"date": _("datum of periode, zoals 2024/2025")}
        st.text_input(label, value=said, placeholder=holder.get(name), max_chars=200, width=260, **changed)


_SECTIONS = ("municipality", "kind", "area", "subregion", "part_of", "event", "theme", "source", "form", "date")


def _said_of_columns(
    frame: pd.DataFrame, fields: Mapping[str, str | None], edited: Mapping[str, Any]
) -> dict[str, str | None]:
    """What the cells that were changed in the table of columns say: heading → field, None for not used."""
    rows: Mapping[int, Mapping[str, str]] = edited["edited_rows"]
    headings: Sequence[str] = list(frame[doctor.HEADING])
    return {headings[at]: fields[cells[doctor.WHAT]] for at, cells in rows.items() if doctor.WHAT in cells}


def _start_anew() -> None:
    """Draw the controls anew: what they show is not what was touched last."""
    kept = session().kept
    kept[_ROUNDS] = kept.get(_ROUNDS, 0) + 1


def _key(report: FileReport) -> str:
    """What tells a sheet apart in the keys of its controls."""
    return _digest((report.sha256, report.sheet or ""))


def _digest(words: Sequence[str]) -> str:
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:12]
