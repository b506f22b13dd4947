"""What is shown of a sheet to correct it: its headings, what each column may be, and what is left open."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netwerk.model import Severity, day_number
from netwerk.records.choices import SheetChoice
from netwerk.records.column_words import might_be
from netwerk.records.files import InputFile
from netwerk.records.reading import Reading, read
from netwerk.records.understanding import SheetView
from netwerk.settings import classification
from tests.awkward.workbooks import book, merged
from tests.records_read import TODAY, reading


def views(*contents: str | bytes, choices: tuple[SheetChoice, ...] = ()) -> list[SheetView]:
    """Return what was understood of each sheet; files that are not understood are no reason to stop."""
    files = [
        InputFile(f"{number}.csv", content.encode() if isinstance(content, str) else content, named=False)
        for number, content in enumerate(contents, start=1)
    ]
    result = read(files, classification=classification(), today=day_number(TODAY), choices=choices)
    return [report.view for report in result.files if report.view is not None]


def view(content: str | bytes, *choices: SheetChoice) -> SheetView:
    """Return what was understood of the only sheet."""
    (only,) = views(content, choices=choices)
    return only


# --- headings and columns ---


def test_each_heading_has_the_field_that_it_was_read_as() -> None:
    assert view("naam;soort;opmerking\nA;school;x\n").columns == {"naam": "name", "soort": "kind", "opmerking": None}


def test_headings_are_told_apart() -> None:
    assert view("naam;naam;;soort\nA;B;C;school\n").headings == ("naam", "naam (2)", "kolom C", "soort")


def test_the_heading_row_is_the_row_that_the_spreadsheet_shows() -> None:
    assert view("Titel\n\nnaam;soort\nA;school\n").heading_row == 3


def test_two_heading_rows_are_shown_joined() -> None:
    found = view("Van;;Naar;;Datum\nnaam;plaats;naam;plaats;\nA;x;B;y;05-03-2024\n")

    assert (found.heading_row, found.heading_rows) == (1, 2)
    assert found.headings == ("Van naam", "Van plaats", "Naar naam", "Naar plaats", "Datum")


def test_the_first_rows_are_shown_from_the_top() -> None:
    found = view("Titel\n\nnaam;soort\nA;school\n")

    assert found.first_rows == ((1, ("Titel",)), (2, ()), (3, ("naam", "soort")), (4, ("A", "school")))


def test_columns_about_persons_are_empty_in_the_first_rows() -> None:
    found = view("naam;soort;bsn\nA;school;111222333\nB;school;123456782\n")

    assert found.refused == ("bsn",)
    assert [cells[2] for _, cells in found.first_rows] == ["", "", ""]


def test_a_cell_about_a_person_above_the_headings_is_empty() -> None:
    found = view("vragen: jan@voorbeeld.nl\n\nnaam;soort\nA;school\n")

    assert found.first_rows[0] == (1, ("",))


def test_the_first_rows_are_not_printed_with_a_view() -> None:
    assert "aap-noot" not in repr(view("naam;soort;x\nA;school;aap-noot\n"))


# --- what is not understood ---


def test_a_file_that_is_not_understood_is_shown_with_its_likely_headings() -> None:
    found = view("Partners in de regio\n\nInstelling;Woonplaats;Categorie\nDe Linde;Averlo;school\n")

    assert (found.shape, found.heading_row, found.headings) == (None, 3, ("Instelling", "Woonplaats", "Categorie"))


@pytest.mark.parametrize(
    ("headings", "shape", "fields"),
    [
        ("Instelling;Plaats;Categorie", "register", ["name", "municipality", "kind"]),
        ("Organisatienaam;Woonplaats;Soort organisatie", "register", ["name", "municipality", "kind"]),
        ("Organisatie;Soort;Gemeente", "register", ["name", "kind", "municipality"]),
        ("Partner 1;Partner 2;Datum overleg", "pairs", ["a", "b", "date"]),
        ("Verwijzer;Verwezen naar;Verwijsdatum", "pairs", ["a", "b", "date"]),
        ("Datum overleg;Aanwezig;Onderwerp", "list", ["date", "participants", "theme"]),
        ("Overleg;Instelling;Wanneer", "attendance", ["event", "organisation", "date"]),
    ],
)
def test_other_words_for_columns_are_suggested(headings: str, shape: str, fields: list[str]) -> None:
    found = view(f"{headings}\nx;y;z\n")

    assert (found.shape, found.suggested_shape) == (None, shape)
    assert [found.suggestions[heading][0] for heading in headings.split(";")] == fields


def test_typing_errors_in_headings_are_seen_through() -> None:
    found = view("Organistaie_a;Organisatie_bb;Daatum\nA;B;05-03-2024\n")

    assert (found.suggested_shape, [fields[0] for fields in found.suggestions.values()]) == (
        "pairs",
        ["a", "b", "date"],
    )


@pytest.mark.parametrize("text", ["De Linde", "Overzicht 2024", "bedrag", "jan", ""])
def test_ordinary_words_are_no_headings(text: str) -> None:
    assert not might_be(text)


def test_a_column_is_suggested_by_what_it_holds() -> None:
    found = view("wie;waar;wat\nDe Linde;Averlo;school\nHet Plein;Elsmeer;huisarts\nDe Es;Lindrecht;cjg\n")

    assert found.suggestions["waar"][0] == "municipality"
    assert found.suggestions["wat"][0] == "kind"


def test_a_column_of_known_names_is_suggested_as_their_name() -> None:
    register = "naam;soort\nDe Linde;school\nHet Plein;huisarts\nDe Es;school\n"
    found = views(
        register, "x;y;z\nDe Linde;Het Plein;05-03-2024\nHet Plein;De Es;06-03-2024\nDe Es;De Linde;07-03-2024\n"
    )

    assert found[1].suggested_shape == "pairs"
    assert found[1].suggestions == {"x": ("a",), "y": ("b",), "z": ("date", "begin")}


def test_following_the_suggestions_reads_the_file() -> None:
    content = "Instelling;Plaats;Categorie\nDe Linde;Averlo;school\n"
    found = view(content)
    choice = SheetChoice(
        headings=("instelling", "plaats", "categorie"),
        shape=found.suggested_shape,
        columns={"instelling": "name", "plaats": "municipality", "categorie": "kind"},
    )

    assert view(content, choice).shape == "register"


def test_what_was_chosen_so_far_is_kept_while_it_is_not_enough() -> None:
    choice = SheetChoice(headings=("instelling", "plaats", "datum"), columns={"plaats": "municipality"})
    found = view("Instelling;Plaats;Datum\nDe Linde;Averlo;05-03-2024\n", choice)

    assert found.shape is None
    assert found.columns == {"Instelling": None, "Plaats": "municipality", "Datum": None}
    assert (found.suggested_shape, found.suggestions) == ("register", {"Instelling": ("name",)})


def test_a_suggestion_never_applies_by_itself() -> None:
    result = reading("naam;woonplaats\nDe Linde;Averlo\n")

    assert result.rows.register["municipality"].tolist() == [()]
    assert result.files[0].view is not None
    assert result.files[0].view.suggestions == {"woonplaats": ("municipality",)}


def test_a_column_about_persons_is_suggested_for_nothing() -> None:
    assert view("naam;geboortedatum\nDe Linde;05-03-2012\nDe Es;06-03-2013\nHet Plein;07-03-2014\n").suggestions == {}


# --- what is left open ---


def test_records_without_a_date_need_one() -> None:
    assert view("van;naar;vorm\nA;B;overleg\n").needs == ("date", "source", "theme")


def test_a_span_is_a_date() -> None:
    assert "date" not in view("van;naar;begindatum\nA;B;2024\n").needs


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (("03/04/2024", "05/06/2024"), {"datum": "both"}),
        (("03/04/2024", "25/06/2024"), {}),
        (("03/25/2024", "05/06/2024"), {"datum": "month_first"}),
        (("03-04-2024", "05-06-2024"), {}),
        (("03/25/2024", "25/03/2024"), {}),
        (("2024-03-04", "05/06/2024"), {}),
    ],
)
def test_dates_that_may_be_month_first_are_pointed_out(dates: tuple[str, str], expected: dict[str, str]) -> None:
    assert view(f"van;naar;datum\nA;B;{dates[0]}\nA;C;{dates[1]}\n").doubtful_dates == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("CJG, De Linde", {",": True}),
        ("CJG / De Linde", {"/": True}),
        ("CJG en De Linde", {" en ": True}),
        ("CJG, De Es", {",": False}),
        ("Huis, Thuis & Co", {}),
        ("CJG; De Linde", {}),
    ],
)
def test_a_sign_between_names_is_proposed_only_when_every_part_is_known(cell: str, expected: dict[str, bool]) -> None:
    register = "naam;soort\nCJG;cjg\nDe Linde;school\nHuis, Thuis & Co;welzijn\n"

    assert views(register, f'datum;deelnemers\n05-03-2024;"{cell}"\n')[1].other_marks == expected


def test_sections_totals_and_merged_cells_are_counted() -> None:
    content = merged(
        [
            ["gemeente", "naam", "soort"],
            ["Averlo", "De Linde", "school"],
            [None, "De Es", "school"],
            ["Totaal", 2, None],
        ],
        "A2:A3",
    )
    found = view(content)

    assert (found.merged, found.totals, found.sections) == (1, 1, 0)


def test_sections_show_which_column_they_fill() -> None:
    found = view("naam;soort;website\nAverlo;;\nDe Linde;school;x\nElsmeer;;\nDe Es;school;y\n")

    assert (found.sections, found.section_field) == (2, "municipality")


def test_sections_that_are_no_municipality_or_kind_are_areas() -> None:
    result = reading("nr;naam;soort\nWijk Noord;;\n1;De Linde;school\nWijk Zuid;;\n2;De Es;school\n")

    assert result.rows.register["area"].tolist() == [("Wijk Noord",), ("Wijk Zuid",)]


def test_one_heading_above_all_rows_is_no_area() -> None:
    result = reading("nr;naam;soort\nOverzicht;;\n1;De Linde;school\n")

    assert result.rows.register["area"].tolist() == [()]


def test_a_section_fills_only_what_is_empty() -> None:
    result = reading("naam;soort;gemeente\nAverlo;;\nDe Linde;school;\nDe Es;school;Elsmeer\n")

    assert result.rows.register["municipality"].tolist() == [("Averlo",), ("Elsmeer",)]


def test_a_column_without_a_heading_that_holds_something_is_named() -> None:
    result = reading("naam;;soort\nDe Linde;x;school\n")

    assert "kolom B" in str(result.problems[0].message)


# --- nothing is lost ---

CELLS = st.sampled_from(
    ["", "A", "B", "Averlo", "Huisartsen", "Totaal", "#N/A", "05-03-2024", "fout", "naam", "-", "3"]
)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=8),
    st.sampled_from([["naam", "soort", "gemeente"], ["van", "naar", "datum"], ["bijeenkomst", "organisatie", "datum"]]),
)
def test_a_workbook_and_a_csv_of_the_same_cells_give_the_same_account(
    rows: list[list[str]], headings: list[str]
) -> None:
    lines = [headings, *rows]
    from_text = _read("\n".join(";".join(cells) for cells in lines).encode())
    from_book = _read(book(options={"strings_to_numbers": False}, a=lines))

    assert _account(from_text) == _account(from_book)
    assert from_text.read == from_text.imported + from_text.rejected + from_text.blank
    assert from_text.read == max((at for at, cells in enumerate(rows, start=1) if any(cells)), default=0)


def _read(content: bytes) -> Reading:
    return read([InputFile("a", content)], classification=classification(), today=day_number(date(2026, 6, 1)))


def _account(result: Reading) -> tuple[object, ...]:
    told = [(problem.row, problem.column, problem.code) for problem in result.problems]
    return (result.read, result.imported, result.rejected, result.blank, told, result.rows.texts.tolist())


def test_a_sheet_that_looks_like_ours_under_other_headings_is_warned_of_and_not_only_named() -> None:
    other = book(Blad1=[["Instelling", "Plaats"], ["CJG", "Weert"]], Blad2=[["naam"], ["CJG"]])
    (told,) = [problem for problem in reading(other).problems if problem.code == "looks_like"]
    assert (told.sheet, told.row, told.severity) == ("Blad1", 1, Severity.WARNING)
