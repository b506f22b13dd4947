"""Rows are accepted, rejected or blank, and every problem says where."""

from __future__ import annotations

from datetime import date

import pytest

from netwerk.errors import InputError
from netwerk.model import Precision, Severity
from netwerk.records.reading import check_json
from tests.records_read import codes, period, reading

PAIR = "organisatie_a;organisatie_b;datum\n"
SPAN = "organisatie_a;organisatie_b;vanaf;tot\n"


def test_read_is_imported_and_rejected_and_blank_together() -> None:
    result = reading(PAIR + "A;B;01-02-2024\n;;\nA;;01-02-2024\nTotaal;;3\nA;C;01-02-2024\n")

    assert (result.read, result.imported, result.rejected, result.blank) == (5, 2, 1, 2)


def test_reading_goes_on_after_a_bad_row() -> None:
    result = reading(PAIR + "A;B;gisteren\nA;C;01-02-2024\n")

    assert result.rows.texts[result.rows.records["b"]].tolist() == ["C"]


def test_a_problem_names_file_row_column_value_and_what_is_accepted() -> None:
    problem = reading(SPAN + "A;B;01-01-2024;31-02-2024\n").problems[-1]

    assert (problem.file, problem.sheet, problem.row, problem.column) == ("1.csv", None, 2, "tot")
    assert (problem.code, problem.severity) == ("bad_date", Severity.ERROR)
    assert str(problem.message) == (
        "1.csv, rij 2, kolom 'tot': '31-02-2024' is geen datum; schrijf dag-maand-jaar, bijvoorbeeld 29-02-2024."
    )


def test_check_json_has_the_shape_of_the_contract() -> None:
    result = reading("naam;soort\nA;school\n-;school\n")

    assert check_json(result) == {
        "read": 2,
        "imported": 1,
        "rejected": 1,
        "blank": 0,
        "problems": [
            {
                "file": "1.csv",
                "sheet": None,
                "row": 3,
                "column": "naam",
                "code": "missing_name",
                "severity": "error",
                "message": "1.csv, rij 3, kolom 'naam': '-' is geen naam. Elke organisatie heeft een naam nodig.",
            }
        ],
    }


def test_row_is_the_line_where_it_starts_also_after_a_cell_of_two_lines() -> None:
    result = reading('datum;deelnemers\n01-01-2024;"A;B\nC"\nfout;"A;B"\n')

    assert [problem.row for problem in result.problems if problem.code == "bad_date"] == [4]


def test_rows_above_the_headings_are_not_read() -> None:
    result = reading("Jaaroverzicht 2024;;\n\n" + PAIR + "A;B;fout\n")

    assert result.read == 1
    assert [problem.row for problem in result.problems if problem.code == "bad_date"] == [4]


def test_empty_rows_after_the_last_filled_one_are_not_read() -> None:
    result = reading(PAIR + "A;B;01-02-2024\n;;\n\n;;\n")

    assert (result.read, result.blank) == (1, 0)


def test_total_section_and_repeated_headings_count_as_blank_and_are_named() -> None:
    result = reading(PAIR + "Eerste kwartaal;;\nA;B;01-02-2024\n" + PAIR + "A;C;01-02-2024\nTotaal: 2;;\n")

    assert (result.read, result.imported, result.blank) == (5, 2, 3)
    assert [problem.row for problem in result.problems if problem.code == "skipped_row"] == [2, 4, 6]


def test_an_organisation_that_begins_with_totaal_is_no_total() -> None:
    assert reading("naam;soort\nTotaal Zorg;school\n").imported == 1


def test_a_register_row_with_only_a_name_is_an_organisation() -> None:
    assert reading("naam;soort;gemeente\nDe Linde;;\n").imported == 1


def test_a_register_row_with_only_the_word_for_a_kind_is_a_section() -> None:
    result = reading("naam;soort;gemeente\nHuisartsen;;\nDe Linde;huisarts;\n")

    assert (result.imported, result.blank) == (1, 1)


@pytest.mark.parametrize("nobody", ["", "-", "n.v.t.", "nvt", "onbekend"])
def test_a_row_without_an_organisation_is_rejected(nobody: str) -> None:
    result = reading(PAIR + f"A;{nobody};01-02-2024\n")

    assert (result.imported, codes(result)) == (0, ["missing_organisation"])


# --- dates ---


def test_a_row_with_neither_date_nor_start_is_rejected() -> None:
    assert codes(reading(PAIR + "A;B;\n")) == ["missing_date"]


def test_an_end_without_a_start_is_rejected() -> None:
    assert codes(reading(SPAN + "A;B;;01-02-2024\n")) == ["missing_start"]


def test_an_end_before_its_start_is_rejected() -> None:
    assert codes(reading(SPAN + "A;B;02-02-2024;01-02-2024\n")) == ["end_before_start"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (SPAN + "A;B;02-02-2024;01-02-2024\n", "het einde '01-02-2024' ligt voor het begin '02-02-2024'."),
        ("van;naar;datum;tot\nA;B;02-02-2024;01-02-2024\n", "het einde '01-02-2024' ligt voor het begin '02-02-2024'."),
        (SPAN + "A;B;;01-02-2024\n", "er is wel een einde ('01-02-2024') maar geen begin."),
        (PAIR + "A;B;31-12-1989\nA;C;30-12-1989\n", "'31-12-1989' ligt voor 1990. Klopt het jaar? Dit komt 2 keer"),
        ("van;naar;datum;vanaf\nA;B;1-1-2024;2-1-2024\n", "een datum ('1-1-2024') en een begin ('2-1-2024');"),
        (PAIR + "A;n.v.t.;01-02-2024\n", "'n.v.t.' is geen organisatie."),
        (PAIR + "A;;01-02-2024\n", "hier staat geen organisatie."),
        ("naam\n" + "x" * 5001 + "\n", "'" + "x" * 59 + "…' is te lang of onleesbaar;"),
    ],
)
def test_a_problem_names_the_value_that_was_found(content: str, message: str) -> None:
    assert message in str(next(one.message for one in reading(content).problems if one.code != "no_register"))


def test_an_organisation_named_before_it_began_is_told_with_the_day() -> None:
    result = reading("naam;vanaf\nA;01-01-2024\nB;\n", PAIR + "A;B;05-03-2023\n")

    assert "'A' bestaat volgens het register niet op 05-03-2023." in str(result.problems[0].message)


def test_a_value_in_a_column_that_may_be_about_persons_is_not_named() -> None:
    result = reading("naam;vanaf\njan@voorbeeld.nl;01-01-2020\nn.v.t.;01-01-2020\n")

    assert "deze waarde is geen naam." in str(result.problems[1].message)


def test_start_and_end_on_one_day_is_one_day() -> None:
    result = reading(SPAN + "A;B;02-02-2024;02-02-2024\n")

    assert period(result) == (date(2024, 2, 2), date(2024, 2, 3))


def test_the_end_in_a_file_is_the_last_day_that_counts() -> None:
    result = reading(SPAN + "A;B;01-01-2024;30-06-2024\n")

    assert period(result) == (date(2024, 1, 1), date(2024, 7, 1))


def test_an_end_known_to_the_month_counts_all_of_it() -> None:
    result = reading(SPAN + "A;B;2024-01;2024-06\n")

    assert period(result) == (date(2024, 1, 1), date(2024, 7, 1))
    assert result.rows.records["precision"].tolist() == [Precision.MONTH]
    assert result.rows.records["moment"].tolist() == [False]


@pytest.mark.parametrize("end", ["", "31-12-9999", "9999-12-31"])
def test_a_start_without_an_end_runs_on(end: str) -> None:
    assert period(reading(SPAN + f"A;B;01-01-2024;{end}\n")) == (date(2024, 1, 1), None)


def test_a_date_is_a_moment_of_one_day() -> None:
    result = reading(PAIR + "A;B;05-03-2024\n")

    assert period(result) == (date(2024, 3, 5), date(2024, 3, 6))
    assert result.rows.records["moment"].tolist() == [True]


def test_a_quarter_as_date_is_a_moment_known_to_the_quarter() -> None:
    result = reading(PAIR + "A;B;2024-K1\n")

    assert period(result) == (date(2024, 1, 1), date(2024, 4, 1))
    assert result.rows.records["precision"].tolist() == [Precision.QUARTER]
    assert result.rows.records["moment"].tolist() == [True]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("31-12-1899", ["date_out_of_range"]),
        ("01-01-1900", ["early_date"]),
        ("31-12-1989", ["early_date"]),
        ("01-01-1990", []),
        ("01-06-2027", []),  # a year from today, which is 1 June 2026
        ("02-06-2027", ["date_out_of_range"]),
        ("05-03-0202", ["date_out_of_range"]),
        ("31-12-9999", ["date_out_of_range"]),
    ],
)
def test_moments_lie_between_1900_and_a_year_from_today(day: str, expected: list[str]) -> None:
    assert codes(reading(PAIR + f"A;B;{day}\n")) == expected


@pytest.mark.parametrize(
    ("end", "expected"), [("01-06-2076", []), ("02-06-2076", ["date_out_of_range"]), ("2099", ["date_out_of_range"])]
)
def test_ends_lie_at_most_50_years_from_today(end: str, expected: list[str]) -> None:
    assert codes(reading(SPAN + f"A;B;01-01-2024;{end}\n")) == expected


def test_a_date_before_1990_is_accepted_with_a_warning() -> None:
    result = reading(PAIR + "A;B;01-01-1950\n")

    assert result.imported == 1
    assert result.problems[-1].severity is Severity.WARNING


# --- what is accepted but told ---


def test_extra_columns_are_named_and_not_kept() -> None:
    result = reading("naam;soort;geheim\nA;school;aap-noot-mies\n")

    assert codes(result) == ["ignored_columns"]
    assert "geheim" in str(result.problems[0].message)
    assert "aap-noot-mies" not in repr(result)
    assert result.files[0].columns == {"naam": "name", "soort": "kind", "geheim": None}


def test_unknown_kind_form_and_municipality_are_accepted_as_they_stand_and_told_once() -> None:
    result = reading(
        "naam;soort;gemeente\nA;Theater;Nergenshuizen\nB;Theater;Nergenshuizen\n",
        PAIR.replace("datum", "datum;vorm") + "A;B;01-02-2024;Dansen\nA;B;02-02-2024;Dansen\n",
    )

    told = [code for code in codes(result) if code != "unknown_municipality"]
    assert told == ["unknown_kind", "unknown_form"]
    assert result.rows.register["kind"].tolist() == ["Theater", "Theater"]
    assert result.rows.texts[result.rows.records["form"]].tolist() == ["Dansen", "Dansen"]


@pytest.mark.parametrize("word", ["wekelijks", "0", "-2"])
def test_an_intensity_that_is_no_positive_number_is_told_and_read_as_one(word: str) -> None:
    result = reading(f"van;naar;datum;frequentie\nA;B;01-02-2024;{word}\n")

    assert (result.imported, codes(result)) == (1, ["bad_intensity"])


def test_a_role_we_do_not_know_is_told() -> None:
    result = reading("bijeenkomst;organisatie;datum;rol\nM;A;01-02-2024;voorzitter\n")

    assert (result.imported, codes(result)) == (1, ["unknown_role"])


def test_invisible_signs_are_taken_out_and_told() -> None:
    result = reading(PAIR + "Wijk\u200bteam;B;01-02-2024\n")

    assert result.rows.texts.tolist() == ["Wijkteam", "B"]
    assert codes(result) == ["cleaned_text"]


def test_the_guard_before_a_formula_is_taken_off() -> None:
    assert reading(PAIR + "'=1+1;B;01-02-2024\n").rows.texts.tolist() == ["=1+1", "B"]


def test_hostile_names_stay_text() -> None:
    names = ["<img src=x onerror=alert(1)>", "'; DROP TABLE record--", "%_\\", "$$\\href{x}$$", "{0}", "{name}"]
    result = reading("naam\n" + "\n".join(f'"{name}"' for name in names) + "\n")

    assert result.rows.register["name"].tolist() == names


def test_braces_in_a_value_do_not_break_the_message() -> None:
    message = str(reading(PAIR + "A;B;{value}\n").problems[-1].message)

    assert "'{value}' is geen datum" in message


# --- names ---

REGISTER = "id;naam;soort;vanaf;tot;aliassen\n1;Ark;school;01-01-2020;31-12-2022;\n2;Baken;school;;;\n"


def test_a_name_outside_the_register_is_told_once_with_how_often() -> None:
    result = reading("naam\nA\n", PAIR + "A;Steunpunt;01-02-2024\nA;Steunpunt;02-02-2024\n")

    assert codes(result) == ["not_in_register"]
    assert (result.problems[0].row, result.problems[0].column) == (2, "organisatie_b")
    assert "Dit komt 2 keer voor." in str(result.problems[0].message)


def test_without_a_register_names_are_read_as_they_are() -> None:
    result = reading(PAIR + "A;B;01-02-2024\n")

    assert [problem.code for problem in result.problems] == ["no_register"]
    assert result.problems[0].severity is Severity.NOTICE


def test_a_name_of_two_organisations_is_ambiguous() -> None:
    result = reading("naam;gemeente\nA;Alfa\nA;Bèta\nB;Alfa\n", PAIR + "A;B;01-02-2024\n")

    assert "ambiguous_name" in codes(result)
    assert result.imported == 4


def test_a_pair_of_one_organisation_is_rejected() -> None:
    result = reading("id;naam\n7;De Linde\n", PAIR + "De Linde;Stichting de linde;01-02-2024\n7;De Linde;02-02-2024\n")

    assert codes(result) == ["self_pair", "self_pair"]
    assert (result.read, result.imported, result.rejected) == (3, 1, 2)
    assert len(result.rows.records) == 0


def test_a_record_outside_the_years_of_an_organisation_is_told() -> None:
    result = reading(REGISTER, PAIR + "1;2;01-02-2023\n1;2;31-12-2022\n")

    assert codes(result) == ["outside_existence"]
    assert (result.problems[0].row, result.imported) == (2, 4)


def test_names_are_matched_against_the_register_that_is_already_known() -> None:
    known = reading("naam\nA\nB\n")

    assert codes(reading(PAIR + "A;b;01-02-2024\n", known=(known,))) == []


def test_a_parent_that_nobody_knows_is_told() -> None:
    assert codes(reading("naam;onderdeel_van\nA;Koepel\n")) == ["unknown_parent"]


# --- the same twice ---


def test_the_second_of_two_equal_rows_is_imported_and_told() -> None:
    result = reading(PAIR + "A;B;01-02-2024\nA;B;01-02-2024\n")

    assert (result.imported, codes(result)) == (2, ["duplicate"])
    assert (result.problems[-1].row, result.problems[-1].severity) == (3, Severity.NOTICE)


def test_a_b_and_b_a_are_the_same_only_for_a_form_known_as_undirected() -> None:
    head = "van;naar;datum;vorm\n"

    assert codes(reading(head + "A;B;01-02-2024;overleg\nB;A;01-02-2024;overleg\n")) == ["duplicate"]
    assert codes(reading(head + "A;B;01-02-2024;verwijzen\nB;A;01-02-2024;verwijzen\n")) == []


def test_an_id_named_twice_with_other_values_is_a_warning() -> None:
    result = reading("id;naam\n1;A\n1;B\n")

    assert [(p.code, p.severity, p.row) for p in result.problems] == [("duplicate_id", Severity.WARNING, 3)]


def test_an_id_named_twice_with_the_same_values_is_a_notice() -> None:
    assert codes(reading("id;naam\n1;A\n1;A\n")) == ["duplicate"]


def test_a_second_register_that_changes_a_known_organisation_is_no_problem() -> None:
    assert codes(reading("id;naam\n1;B\n", known=(reading("id;naam\n1;A\n"),))) == []


def test_a_file_given_twice_is_read_once() -> None:
    content = PAIR + "A;B;01-02-2024\n"
    result = reading(content, content)

    assert (result.imported, codes(result)) == (1, ["same_file"])


# --- lists ---


def test_a_cell_with_more_than_2000_participants_is_rejected_with_advice() -> None:
    cell = ";".join(f"org {number}" for number in range(2001))
    result = reading(f'datum;deelnemers\n01-02-2024;"{cell}"\n')

    assert codes(result) == ["too_many_participants"]
    assert "Splits de bijeenkomst" in str(result.problems[0].message)


def test_2000_participants_are_accepted() -> None:
    cell = ";".join(f"org {number}" for number in range(2000))

    assert reading(f'datum;deelnemers\n01-02-2024;"{cell}"\n').imported == 1


def test_a_list_without_participants_is_rejected() -> None:
    assert codes(reading("datum;deelnemers\n01-02-2024;-\n")) == ["missing_organisation"]


# --- personal values ---


@pytest.mark.parametrize(
    "value",
    ["111222333", "1112.22.333", "jan@voorbeeld.nl", "06-12345678", "+31 6 12345678"],
)
def test_a_value_that_may_be_personal_is_in_no_message(value: str) -> None:
    result = reading(PAIR + f"A;B;{value}\n", "naam\nA\nB\n", f"van;naar;datum\nA;{value};02-02-2024\n")

    assert [problem.code for problem in result.problems] == ["bad_date", "personal_data"]
    assert value not in " ".join(str(problem.message) for problem in result.problems)


# --- files that cannot be used ---


def test_a_file_asked_for_by_name_without_known_headings_is_refused() -> None:
    with pytest.raises(InputError, match="geen rij met kolomnamen"):
        reading("kleur;smaak\nrood;zoet\n")


def test_a_file_of_a_folder_without_known_headings_is_named_and_skipped() -> None:
    result = reading("kleur;smaak\nrood;zoet\n", "naam\nA\n", named=False)

    assert (result.read, codes(result)) == (1, ["unknown_shape"])
    assert result.problems[0].severity is Severity.NOTICE


def test_a_known_heading_row_without_rows_is_fine() -> None:
    result = reading("naam;soort\n")

    assert (result.read, result.problems) == (0, ())


def test_a_quote_that_never_closes_rejects_its_row_and_reading_goes_on_below() -> None:
    result = reading('naam;soort\nA;school\n"B;school\nC;school\n')

    assert (result.read, result.imported, result.rejected, result.blank) == (3, 2, 1, 0)
    assert result.rows.register["name"].tolist() == ["A", "C"]
    assert [(problem.code, problem.row) for problem in result.problems] == [("unclosed_quote", 3)]
    assert str(result.problems[0].message).startswith(
        "1.csv, rij 3: het aanhalingsteken in deze rij wordt niet gesloten. Deze rij is niet gelezen, "
    )


def test_an_unclosed_quote_does_not_end_at_the_opening_quote_of_a_later_row() -> None:
    result = reading('naam;soort\n"A;school\nB;school\nC;"school"\nD;school\n')

    assert result.rows.register["name"].tolist() == ["B", "C", "D"]
    assert [(problem.code, problem.row) for problem in result.problems] == [("unclosed_quote", 2)]


def test_a_row_of_several_lines_with_more_cells_than_headings_is_an_unclosed_quote() -> None:
    result = reading('naam;soort\nA;"school\nB;";school";x\nC;school\n')

    assert result.rows.register["name"].tolist() == ["B", "C"]
    assert [problem.row for problem in result.problems if problem.code == "unclosed_quote"] == [2]


def test_every_unclosed_quote_is_rejected_by_itself() -> None:
    result = reading(PAIR + '"A;B;01-02-2024\nA;B;01-02-2024\n"A;C;01-02-2024\nA;D;02-02-2024\n')

    assert (result.read, result.imported, result.rejected) == (4, 2, 2)
    assert [problem.row for problem in result.problems if problem.code == "unclosed_quote"] == [2, 4]


def test_quotes_inside_a_cell_that_are_not_doubled_are_read_as_they_stand() -> None:
    result = reading('naam;soort\nSchool "De Regenboog";school\n"CJG "Averlo"";cjg\n')

    assert result.rows.register["name"].tolist() == ['School "De Regenboog"', 'CJG Averlo""']


def test_a_closed_cell_of_several_lines_is_one_row() -> None:
    result = reading('deelnemers;datum\n"A\nB\nC";01-02-2024\nA;02-02-2024\n')

    assert (result.read, result.rejected) == (2, 0)
    assert result.rows.records["row"].tolist() == [2, 5]


def test_a_file_where_every_line_opens_a_quote_is_read_to_its_end() -> None:
    result = reading("naam;soort\n" + 'a";"school\n' * 3000)

    assert (result.read, result.rejected) == (3000, 3000)


def test_a_field_of_131073_characters_rejects_only_its_row() -> None:
    result = reading("naam;soort\n" + "x" * 131_073 + ";school\nB;school\n")

    assert (result.read, result.imported) == (2, 1)
    assert [(problem.code, problem.row, problem.column) for problem in result.problems] == [("bad_text", 2, "naam")]


def test_a_cell_longer_than_we_read_rejects_only_its_row() -> None:
    result = reading("naam;soort\n" + "x" * 1_000_001 + ';"school"\nB;school\n')

    assert result.rows.register["name"].tolist() == ["B"]
    assert [(problem.code, problem.row) for problem in result.problems] == [("row_too_long", 2)]


def test_a_line_of_millions_of_cells_rejects_only_its_row() -> None:
    result = reading("naam;soort\n" + "x;" * 2_100_000 + "\nB;school\n")

    assert result.rows.register["name"].tolist() == ["B"]
    assert [(problem.code, problem.row) for problem in result.problems] == [("row_too_long", 2)]


def test_after_ten_thousand_rows_rejected_for_one_reason_the_rest_is_counted() -> None:
    result = reading(PAIR + "".join(f"A;B;fout {number}\n" for number in range(10_003)))

    assert (result.read, result.rejected, len(codes(result))) == (10_003, 10_003, 10_001)
    assert "nog 3 rijen" in str(result.problems[0].message)


def test_progress_ends_at_one() -> None:
    from netwerk.model import day_number
    from netwerk.records.files import InputFile
    from netwerk.records.reading import read
    from netwerk.settings import classification
    from tests.records_read import TODAY

    seen: list[float] = []
    read(
        [InputFile("a.csv", b"naam\nA\n")],
        classification=classification(),
        today=day_number(TODAY),
        progress=seen.append,
    )

    assert seen[-1] == 1.0
