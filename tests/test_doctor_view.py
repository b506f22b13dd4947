"""What the screen says about a dropped sheet: one line where it was understood, what is doubtful, what columns are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from netwerk.records.choices import SheetChoice
from netwerk.records.reading import FileReport
from netwerk.records.understanding import SheetView
from netwerk.views import doctor

ATTENDANCE = SheetView(
    file="overleg.xlsx",
    sheet="Overleg",
    shape="attendance",
    heading_row=3,
    headings=("Bijeenkomst", "Wie", "Datum"),
    columns={"Bijeenkomst": "event", "Wie": "organisation", "Datum": "date"},
    first_rows=(
        (1, ("Jeugdtafels",)),
        (2, ()),
        (3, ("Bijeenkomst", "Wie", "Datum")),
        (4, ("Tafel", "CJG Averlo", "12-03-2026")),
        (5, ("Tafel", "De Beuk", "12-03-2026")),
        (6, ("Tafel", "Lokaal team", "12-03-2026")),
        (7, ("Tafel", "Huisarts", "13-03-2026")),
    ),
)
UNKNOWN = replace(
    ATTENDANCE,
    shape=None,
    columns={"Bijeenkomst": "event", "Wie": None, "Datum": "date"},
    suggestions={"Wie": ("organisation",)},
    suggested_shape="attendance",
)


def report(view: SheetView, *, imported: int = 4, rejected: int = 0) -> FileReport:
    return FileReport(
        name=view.file,
        sha256="a" * 64,
        sheet=view.sheet,
        shape=view.shape,
        columns=view.columns,
        read=imported + rejected,
        imported=imported,
        rejected=rejected,
        view=view,
    )


def said(of: FileReport) -> str:
    return " ".join(sentence.dutch() for sentence in doctor.summary(of))


def doubted(of: FileReport) -> str:
    return " ".join(sentence.dutch() for sentence in doctor.doubts(of))


def test_a_sheet_that_was_understood_is_said_in_one_line() -> None:
    assert said(report(ATTENDANCE)) == (
        "Registraties, één deelnemer per rij. De koppen staan in rij 3. 4 rijen in te lezen."
    )


def test_rejected_rows_are_told_beside_those_that_are_read() -> None:
    assert said(report(ATTENDANCE, imported=3, rejected=1)).endswith("In te lezen: 3 rijen. Afgewezen: 1.")


def test_a_sheet_of_which_no_row_can_be_read_says_so_and_opens() -> None:
    found = report(ATTENDANCE, imported=0, rejected=4)
    assert said(found).endswith("Geen enkele rij kan worden ingelezen. Afgewezen: 4.")
    assert doctor.needs_attention(found)


def test_a_sheet_of_headings_only_says_so() -> None:
    assert said(report(ATTENDANCE, imported=0)).endswith("Er staan geen rijen in.")


def test_headings_in_the_first_row_go_without_saying() -> None:
    assert "rij 1" not in said(report(replace(ATTENDANCE, heading_row=1)))


def test_headings_over_two_rows_are_told() -> None:
    assert "De koppen staan in rij 3 en 4." in said(report(replace(ATTENDANCE, heading_rows=2)))


def test_section_rows_are_told_with_what_they_fill() -> None:
    view = replace(ATTENDANCE, sections=2, section_field="theme")
    assert "Twee tussenkoppen vullen de kolom thema." in said(report(view))


def test_section_rows_that_fill_nothing_are_told_as_skipped() -> None:
    assert "Eén tussenkop is overgeslagen." in said(report(replace(ATTENDANCE, sections=1)))


def test_totals_hidden_sheets_and_merged_cells_are_told() -> None:
    assert said(report(replace(ATTENDANCE, hidden=True, totals=1, merged=6))).endswith(
        "Dit blad is verborgen in het bestand. Eén rij met een totaal is overgeslagen. "
        "Samengevoegde cellen gelden voor al hun rijen."
    )


def test_columns_about_persons_are_named_as_not_read() -> None:
    told = doctor.refused(replace(ATTENDANCE, refused=("BSN", "Naam kind")))
    assert told is not None
    assert told.dutch() == "Niet ingelezen, want over personen: BSN en Naam kind."


def test_a_sheet_that_was_understood_leaves_no_doubt() -> None:
    assert doctor.doubts(report(ATTENDANCE)) == ()


def test_a_sheet_that_was_not_understood_opens_with_what_it_looks_like() -> None:
    found = report(UNKNOWN, imported=0)
    assert (doctor.needs_attention(found), doubted(found)) == (
        True,
        "Het lijkt op: Registraties, één deelnemer per rij. Klopt dat, neem het dan over.",
    )


def test_records_without_a_date_ask_for_one() -> None:
    found = report(replace(ATTENDANCE, needs=("date", "form")), imported=0, rejected=4)
    assert "Vul hieronder één datum of periode in voor alle rijen." in doubted(found)


def test_a_register_needs_no_date() -> None:
    view = replace(ATTENDANCE, shape="register", needs=("date",))
    assert doctor.doubts(report(view)) == ()


@pytest.mark.parametrize(("doubt", "opens"), [("both", False), ("month_first", True)])
def test_dates_that_fit_both_orders_are_told_and_those_that_fit_only_one_open_the_sheet(
    doubt: str, opens: bool
) -> None:
    found = report(replace(ATTENDANCE, doubtful_dates={"Datum": doubt}))
    assert (doctor.needs_attention(found), "‘Datum’" in doubted(found)) == (opens, True)


def test_a_sign_that_splits_into_known_names_only_is_proposed() -> None:
    found = report(replace(ATTENDANCE, other_marks={",": True, "/": False}))
    assert doubted(found) == "Deelnemers lijken ook met ‘,’ gescheiden: elk deel is een bekende naam."


def test_a_sheet_that_someone_leaves_out_says_so_and_asks_nothing() -> None:
    found = report(replace(UNKNOWN, choice=SheetChoice(sheet="Overleg", skip=True)), imported=0)
    assert (said(found), doctor.needs_attention(found)) == ("Dit blad wordt overgeslagen.", False)


def test_the_first_rows_show_which_row_holds_the_headings() -> None:
    frame = doctor.preview(ATTENDANCE)
    assert (list(frame["Rij"])[:4], list(frame["B"])[2:4], doctor.heading_positions(ATTENDANCE)) == (
        ["1", "2", "3 · koppen", "4"],
        ["Wie", "CJG Averlo"],
        [2],
    )


def test_a_column_shows_its_first_different_values_from_below_the_headings() -> None:
    frame = doctor.columns(ATTENDANCE, "attendance")
    assert tuple(frame.iloc[1]) == ("Wie", "Organisatie", "", "CJG Averlo · De Beuk · Lokaal team")


def test_a_column_that_may_be_something_shows_what() -> None:
    assert tuple(doctor.columns(UNKNOWN, "attendance").iloc[1])[1:3] == ("Niet gebruiken", "Misschien: Organisatie")


def test_every_field_of_every_shape_has_words() -> None:
    assert set(doctor.FIELDS) == {
        "a", "b", "organisation", "participants", "event", "date", "begin", "end", "form", "theme", "source",
        "intensity", "role", "id", "name", "kind", "municipality", "area", "subregion", "part_of", "aliases",
        "contact_role", "kvk", "brin", "agb",
    }  # fmt: skip
    assert list(doctor.fields_of("list").values()) == [
        None, "event", "participants", "date", "begin", "end", "form", "theme", "source", "intensity",
    ]  # fmt: skip


def test_a_column_that_another_shape_does_not_know_shows_as_not_used() -> None:
    assert list(doctor.columns(ATTENDANCE, "pairs")[doctor.WHAT]) == ["Niet gebruiken", "Niet gebruiken", "Datum"]
