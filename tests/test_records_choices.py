"""Choices about sheets: what they fit, what they change, and how they are kept as a file."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk.cli import main
from netwerk.errors import InputError
from netwerk.model import day_number
from netwerk.records.choices import SheetChoice, choices_from, choices_text, fits, read_choices
from netwerk.records.columns import FIELD_WORDS
from netwerk.records.files import InputFile
from netwerk.records.reading import Reading, read
from netwerk.settings import classification
from tests.records_read import TODAY, codes, period

TEXTS = st.text(max_size=20)
FIELDS = st.sampled_from(sorted(FIELD_WORDS))


def chosen(content: str | bytes, *choices: SheetChoice, name: str = "1.csv") -> Reading:
    """Return the reading of one file with these choices."""
    file = InputFile(name, content.encode() if isinstance(content, str) else content)
    return read([file], classification=classification(), today=day_number(TODAY), choices=choices)


def names(result: Reading) -> list[str]:
    return [str(name) for name in result.rows.register["name"]]


# --- which sheets a choice is about ---


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        (SheetChoice(headings=("naam", "plaats")), True),
        (SheetChoice(headings=("plaats", "naam")), True),
        (SheetChoice(headings=("naam",)), False),
        (SheetChoice(headings=("naam", "plaats"), sheet="Blad1"), True),
        (SheetChoice(headings=("naam", "plaats"), sheet="Blad2"), False),
        (SheetChoice(sheet="Blad1"), True),
        (SheetChoice(), True),
    ],
)
def test_a_choice_fits_sheets_with_the_same_headings_in_any_order(choice: SheetChoice, expected: bool) -> None:
    assert fits(choice, ("naam", "plaats"), "Blad1") is expected


def test_of_several_choices_that_fit_the_last_holds() -> None:
    first = SheetChoice(headings=("instelling", "plaats"), columns={"instelling": "name"})
    last = replace(first, columns={"instelling": "name", "plaats": "municipality"})

    assert chosen("Instelling;Plaats\nA;Weert\n", first, last).rows.register["municipality"].tolist() == [("Weert",)]


def test_a_choice_for_other_headings_changes_nothing() -> None:
    result = chosen("naam;soort\nA;school\n", SheetChoice(headings=("naam", "plaats"), skip=True))

    assert names(result) == ["A"]


# --- what a choice changes ---


def test_a_choice_says_which_column_is_what() -> None:
    choice = SheetChoice(
        headings=("partij_x", "partij_y", "wanneer"), columns={"partij_x": "a", "partij_y": "b", "wanneer": "date"}
    )
    result = chosen("Partij X;Partij Y;Wanneer\nA;B;05-03-2024\n", choice)

    assert (result.files[0].shape, result.imported) == ("pairs", 1)
    assert result.files[0].columns == {"Partij X": "a", "Partij Y": "b", "Wanneer": "date"}


def test_a_column_that_is_chosen_not_to_be_used_is_named_as_not_used() -> None:
    choice = SheetChoice(headings=("naam", "soort"), columns={"soort": None})
    result = chosen("naam;soort\nA;school\n", choice)

    assert result.rows.register["kind"].tolist() == [""]
    assert codes(result) == ["ignored_columns"]


def test_a_chosen_column_takes_the_place_of_the_one_that_was_understood() -> None:
    choice = SheetChoice(headings=("naam", "officiële_naam"), columns={"officiële_naam": "name", "naam": "aliases"})
    result = chosen("naam;officiële naam\nCJG;Centrum voor Jeugd en Gezin\n", choice)

    assert names(result) == ["Centrum voor Jeugd en Gezin"]
    assert result.rows.register["aliases"].tolist() == [("CJG",)]


def test_several_columns_can_be_participants_together() -> None:
    choice = SheetChoice(
        headings=("datum", "partner_1", "partner_2", "partner_3"),
        columns={"partner_1": "participants", "partner_2": "participants", "partner_3": "participants"},
    )
    result = chosen("datum;partner 1;partner 2;partner 3\n05-03-2024;A;B;\n06-03-2024;A;;C\n", choice)

    assert result.rows.texts[result.rows.participants["name"]].tolist() == ["A", "B", "A", "C"]


def test_the_second_column_of_one_name_can_be_chosen() -> None:
    choice = SheetChoice(headings=("naam", "naam_(2)", "datum"), columns={"naam": "a", "naam_(2)": "b"})
    result = chosen("naam;naam;datum\nA;B;05-03-2024\n", choice)

    assert result.rows.texts.tolist() == ["A", "B"]


def test_headings_are_found_again_in_another_row() -> None:
    choice = SheetChoice(headings=("instelling", "plaats"), heading_row=1, columns={"instelling": "name"})

    assert names(chosen("Titel\n\nInstelling;Plaats\nA;Weert\n", choice)) == ["A"]


def test_two_rows_of_headings_can_be_chosen() -> None:
    choice = SheetChoice(
        headings=("wie_partij", "wie_plaats"), heading_row=1, heading_rows=2, columns={"wie_partij": "name"}
    )
    result = chosen("Wie;\nPartij;Plaats\nA;Weert\n", choice)

    assert names(result) == ["A"]
    assert result.files[0].view is not None
    assert result.files[0].view.headings == ("Wie Partij", "Wie Plaats")


def test_a_sheet_without_headings_can_be_read() -> None:
    choice = SheetChoice(headings=("kolom_a", "kolom_b"), heading_row=0, columns={"kolom_a": "name", "kolom_b": "kind"})
    result = chosen("A;school\nB;cjg\n", choice)

    assert (names(result), result.read) == (["A", "B"], 2)


def test_a_choice_by_letters_leaves_a_sheet_with_headings_of_its_own_alone() -> None:
    letters = SheetChoice(headings=("kolom_a", "kolom_b"), heading_row=0, columns={"kolom_b": "name"})

    assert names(chosen("naam;gemeente\nA;Weert\n", letters)) == ["A"]


def test_a_fixed_value_holds_for_every_row() -> None:
    choice = SheetChoice(headings=("van", "naar"), fixed={"date": "2023/2024", "form": "overleg", "source": "lijst"})
    result = chosen("van;naar\nA;B\n\nB;C\n", choice)

    assert (result.read, result.imported, result.blank) == (3, 2, 1)
    assert [str(day) for day in period(result)] == ["2023-08-01", "2024-08-01"]
    assert result.rows.texts[result.rows.records["form"]].tolist() == ["overleg", "overleg"]


def test_a_fixed_organisation_can_be_one_side_of_every_pair() -> None:
    choice = SheetChoice(headings=("verwezen_naar", "datum"), columns={"verwezen_naar": "b"}, fixed={"a": "CJG"})
    result = chosen("Verwezen naar;Datum\nB;05-03-2024\n", choice)

    assert result.rows.texts[result.rows.records["a"]].tolist() == ["CJG"]


def test_a_fixed_value_for_a_column_that_is_there_is_told_and_not_used() -> None:
    choice = SheetChoice(headings=("naam", "soort"), fixed={"kind": "cjg"})
    result = chosen("naam;soort\nA;school\n", choice)

    assert result.rows.register["kind"].tolist() == ["school"]
    assert codes(result) == ["fixed_not_used"]


def test_month_first_is_read_only_when_it_is_chosen() -> None:
    content = "van;naar;datum\nA;B;03/05/2024\n"
    choice = SheetChoice(headings=("van", "naar", "datum"), month_first=True)

    assert [str(period(chosen(content))[0]), str(period(chosen(content, choice))[0])] == ["2024-05-03", "2024-03-05"]


def test_sections_fill_the_column_that_is_chosen() -> None:
    choice = SheetChoice(headings=("organisatie", "datum", "vorm"), section="event")
    result = chosen("organisatie;datum;vorm\nJeugdtafel;;\nA;05-03-2024;\nB;05-03-2024;\n", choice)

    assert result.rows.texts[result.rows.records["event"]].tolist() == ["Jeugdtafel", "Jeugdtafel"]
    assert (result.read, result.imported, result.blank) == (3, 2, 1)


def test_sections_can_be_chosen_to_be_only_headings() -> None:
    choice = SheetChoice(headings=("naam", "soort", "gemeente"), section="")
    result = chosen("naam;soort;gemeente\nWeert;;\nA;school;\n", choice)

    assert result.rows.register["municipality"].tolist() == [()]
    assert codes(result) == ["skipped_row"]


def test_marks_split_participants_only_when_they_are_chosen() -> None:
    content = "datum;deelnemers\n05-03-2024;A, B en C\n"
    choice = SheetChoice(headings=("datum", "deelnemers"), marks=(",", " en "))

    assert [chosen(content).rows.texts.tolist(), chosen(content, choice).rows.texts.tolist()] == [
        ["A, B en C"],
        ["A", "B", "C"],
    ]


def test_a_file_that_is_chosen_to_be_left_out_is_named_and_not_refused() -> None:
    result = chosen("naam;soort\nA;school\n", SheetChoice(headings=("naam", "soort"), skip=True))

    assert (result.read, codes(result)) == (0, ["skipped_sheet"])


def test_a_choice_that_leaves_out_what_a_shape_needs_is_refused_with_what_to_choose() -> None:
    with pytest.raises(InputError, match="Kies welke kolom de naam"):
        chosen("naam;soort\nA;school\n", SheetChoice(headings=("naam", "soort"), columns={"naam": None}))


# --- as a file ---


@given(
    st.lists(
        st.builds(
            SheetChoice,
            headings=st.lists(TEXTS.filter(bool), max_size=3).map(tuple),
            sheet=st.none() | TEXTS,
            skip=st.booleans(),
            heading_row=st.none() | st.integers(0, 10_000),
            heading_rows=st.integers(1, 2),
            columns=st.dictionaries(TEXTS, st.none() | FIELDS, max_size=3),
            month_first=st.booleans(),
            fixed=st.dictionaries(FIELDS, TEXTS, max_size=3),
            section=st.none() | st.just("") | FIELDS,
            marks=st.lists(TEXTS.filter(bool), max_size=2).map(tuple),
        ),
        max_size=3,
    )
)
def test_choices_come_back_from_their_text(choices: list[SheetChoice]) -> None:
    assert choices_from(choices_text(choices), "keuzes.toml") == tuple(choices)


def test_the_text_of_a_choice_is_plain_dutch() -> None:
    choice = SheetChoice(headings=("instelling", "bsn"), shape="register", columns={"instelling": "name", "bsn": None})

    assert choices_text([choice]) == (
        "[[blad]]\n"
        'kolomnamen = ["instelling", "bsn"]\n'
        'soort = "organisaties"\n'
        "\n"
        "[blad.kolommen]\n"
        '"instelling" = "naam"\n'
        '"bsn" = ""\n'
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[blad", "is niet te lezen"),
        ("iets = 1\n", r"\[\[blad\]\]"),
        ("[[blad]]\nkop = 3\n", "deel 1: 'kop' kennen wij niet"),
        ("[[blad]]\n[[blad]]\nkoprij = -1\n", "deel 2: bij 'koprij' hoort een getal van 0"),
        ("[[blad]]\noverslaan = 1\n", "true of false"),
        ("[[blad]]\nkolomnamen = 'a'\n", "een lijst van teksten"),
        ("[[blad]]\nsoort = 'boek'\n", "organisaties, paren, aanwezigheid, lijst"),
        ("[[blad]]\n[blad.kolommen]\nplaats = 'woonplaats'\n", "'woonplaats' is geen kolom"),
        ("[[blad]]\nblad = 3\n", "een tekst tussen aanhalingstekens"),
    ],
)
def test_a_bad_file_with_choices_is_refused_in_one_sentence(text: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        choices_from(text, "keuzes.toml")


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b""])
def test_a_file_that_is_no_text_is_refused_and_an_empty_one_chooses_nothing(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "keuzes.toml"
    path.write_bytes(content)

    if content:
        with pytest.raises(InputError, match="geen bestand met keuzes"):
            read_choices(path)
    else:
        assert read_choices(path) == ()


# --- on the command line ---


@pytest.fixture
def unknown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """A file that is not understood, and the choices that make it so."""
    monkeypatch.setenv("NETWERK_DATABASE", f"sqlite:///{tmp_path / 'leeg' / 'netwerk.db'}")
    monkeypatch.delenv("NETWERK_TAAL", raising=False)
    data, kept = tmp_path / "lijst.csv", tmp_path / "keuzes.toml"
    data.write_text("Instelling;Plaats\nDe Linde;Weert\n", encoding="utf-8")
    choice = SheetChoice(headings=("instelling", "plaats"), columns={"instelling": "name", "plaats": "municipality"})
    kept.write_text(choices_text([choice]), encoding="utf-8")
    return data, kept


def test_check_reads_with_the_choices_of_a_file(unknown: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    data, kept = unknown

    assert main(["check", str(data), "--map", str(kept), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["imported"] == 1


def test_without_its_choices_the_same_file_is_refused(
    unknown: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(unknown[0])]) == 2


def test_import_reads_with_the_choices_of_a_file(
    unknown: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    data, kept = unknown

    assert main(["import", str(data), "--map", str(kept)]) == 0
    assert capsys.readouterr().out.strip() == "1"


def test_a_file_with_choices_that_is_not_there_is_exit_2(
    unknown: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    data, kept = unknown

    assert main(["import", str(data), "--map", str(kept.with_name("weg.toml"))]) == 2
    assert "weg.toml: dit bestand is niet te openen" in capsys.readouterr().err
