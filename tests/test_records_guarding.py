"""What may be about a person is taken out while files are read, and no message repeats it."""

from __future__ import annotations

import pytest

from netwerk.model import Severity, day_number
from netwerk.records.choices import SheetChoice
from netwerk.records.columns import heading_keys
from netwerk.records.files import InputFile
from netwerk.records.reading import Reading, read
from netwerk.settings import classification
from tests.records_read import TODAY, dataset, participants, reading

PAIRS = "organisatie_a;organisatie_b;datum;vorm;thema\n"
MEETINGS = "bijeenkomst;organisatie;datum\n"


def found(result: Reading, code: str) -> list[tuple[str, str | None, Severity]]:
    """Return file, column and severity of the problems with this code."""
    return [(one.file, one.column, one.severity) for one in result.problems if one.code == code]


def texts(result: Reading, column: str) -> list[str]:
    """Return the texts of a column of the accepted records, "" where empty."""
    return ["" if code < 0 else result.rows.texts[code] for code in result.rows.records[column]]


# --- columns ---


def test_columns_about_persons_that_we_do_not_use_are_told_each_and_the_rows_stay() -> None:
    result = reading("naam;bsn;geboortedatum;naam kind;rsin\nDe Ark;111222333;01-01-2010;Jantje;123456782\n")

    assert found(result, "refused_column") == [
        ("1.csv", "bsn", Severity.WARNING),
        ("1.csv", "geboortedatum", Severity.WARNING),
        ("1.csv", "naam kind", Severity.WARNING),
    ]
    assert (result.imported, result.rejected) == (1, 0)
    assert "rsin" in str(next(one for one in result.problems if one.code == "ignored_columns").message)


def test_a_column_of_citizens_under_a_strange_heading_is_refused_by_what_stands_in_it() -> None:
    result = reading("naam;nummer\nDe Ark;111222333\nDe Baken;123456782\nDe Clip;100000009\n")

    assert found(result, "refused_column") == [("1.csv", "nummer", Severity.WARNING)]


def test_a_column_that_we_need_and_that_names_persons_costs_its_rows() -> None:
    result = reading("organisatie;datum\nJantje de Vries;01-01-2024\nFatima El Amrani;01-01-2024\nCJG;01-01-2024\n")

    assert found(result, "refused_column") == [("1.csv", "organisatie", Severity.ERROR)]
    assert (result.read, result.imported, result.rejected) == (3, 0, 3)
    assert "Aantal rijen: 3" in str(result.problems[0].message)


def test_a_list_of_clients_is_no_register() -> None:
    result = reading("naam;geboortedatum\nJantje de Vries;01-01-2010\nFatima El Amrani;01-01-2011\n")

    assert ("1.csv", "naam", Severity.ERROR) in found(result, "refused_column")
    assert (result.imported, result.rejected) == (0, 2)


def test_names_of_persons_in_a_register_by_its_headings_are_flagged_and_never_refused() -> None:
    result = reading("naam;soort;bsn\nJantje de Vries;huisarts;111222333\nFatima El Amrani;huisarts;\n")

    assert [row for _, row, _ in found(result, "possibly_person")] == ["naam", "naam"]
    assert (result.imported, result.rejected) == (2, 0)


def test_a_heading_that_holds_a_value_is_called_as_its_column() -> None:
    result = reading("naam;jan@voorbeeld.nl\nDe Ark;1\n")

    assert "kolom B" in str(result.problems[0].message)
    assert "jan@voorbeeld.nl" not in str(result.problems[0].message)


# --- single cells ---


@pytest.mark.parametrize("value", ["111222333", "jan@voorbeeld.nl", "06-12345678", "NL91ABNA0417164300", "6001 AB 12"])
def test_a_row_in_which_an_organisation_is_no_organisation_is_rejected(value: str) -> None:
    result = reading(PAIRS + f"De Ark;{value};01-01-2024;;\nDe Ark;De Baken;02-01-2024;;\n")

    assert found(result, "personal_data") == [("1.csv", "organisatie_b", Severity.ERROR)]
    assert (result.imported, result.rejected) == (1, 1)
    assert value not in list(result.rows.texts)


def test_an_unknown_full_name_is_rejected_and_an_unknown_name_with_initials_is_flagged() -> None:
    result = reading(PAIRS + "De Ark;Jantje de Vries;01-01-2024;;\nDe Ark;J. de Vries;01-01-2024;;\nA;B;1-1-2024;;\n")

    assert found(result, "personal_data") == [("1.csv", "organisatie_b", Severity.ERROR)]
    assert found(result, "possibly_person") == [("1.csv", "organisatie_b", Severity.NOTICE)]
    assert result.imported == 2


def test_a_name_of_a_person_that_the_register_knows_is_an_organisation() -> None:
    result = reading("naam\nJantje de Vries\nDe Ark\n", PAIRS + "De Ark;Jantje de Vries;01-01-2024;;\n")

    assert found(result, "personal_data") == []
    assert found(result, "possibly_person") == [("1.csv", "naam", Severity.NOTICE)]
    assert result.rejected == 0


def test_a_practice_called_after_its_gp_is_kept_and_flagged() -> None:
    result = reading("naam;soort\nHuisartsenpraktijk J. de Vries;huisarts\n")

    assert [one.code for one in result.problems] == ["possibly_person"]
    assert result.imported == 1


def test_one_participant_who_is_a_person_rejects_the_meeting() -> None:
    result = reading('datum;deelnemers\n01-01-2024;"De Ark; Jantje de Vries"\n02-01-2024;"De Ark; De Baken"\n')

    assert found(result, "personal_data") == [("1.csv", "deelnemers", Severity.ERROR)]
    assert (result.imported, result.rejected) == (1, 1)


def test_nine_digits_among_many_ids_are_an_id() -> None:
    rows = "".join(f"10000000{last};De Ark {last}\n" for last in range(10)) + "200000000;De Baken\n"
    result = reading("id;naam\n" + rows)

    assert found(result, "personal_data") == []
    assert result.imported == 11


def test_a_name_in_a_contact_role_is_left_empty() -> None:
    result = reading("naam;contactrol\nDe Ark;Marieke Jansen\nDe Baken;wijkcoach\n")

    assert found(result, "personal_data") == [("1.csv", "contactrol", Severity.WARNING)]
    assert result.rows.register["contact_role"].tolist() == ["", "wijkcoach"]


def test_an_alias_that_is_a_telephone_number_is_left_out() -> None:
    result = reading("naam;aliassen\nDe Ark;Ark;\nDe Baken;06-12345678;\n")

    assert result.rows.register["aliases"].tolist() == [("Ark",), ()]


# --- meetings, themes, sources ---


def test_meetings_about_persons_lose_their_name_and_stay_apart() -> None:
    data = dataset(
        MEETINGS
        + "MDO Jantje de V.;A;01-01-2024\nMDO Jantje de V.;B;01-01-2024\nMDO Piet Jansen;A;01-01-2024\n"
        + "MDO Piet Jansen;C;01-01-2024\n"
    )

    assert participants(data) == [["a", "b"], ["a", "c"]]
    assert [event.partition(" (")[0] for event in data.events] == [
        "bijeenkomst zonder naam 1",
        "bijeenkomst zonder naam 2",
    ]


def test_meetings_without_a_name_of_two_files_stay_apart() -> None:
    data = dataset(
        MEETINGS + "MDO Jantje de V.;A;01-01-2024\nMDO Jantje de V.;B;01-01-2024\n",
        MEETINGS + "MDO Piet Jansen;A;01-01-2024\nMDO Piet Jansen;C;01-01-2024\n",
    )

    assert participants(data) == [["a", "b"], ["a", "c"]]


def test_a_known_organisation_keeps_the_name_of_its_meeting() -> None:
    result = reading("naam\nBasisschool Iris Bergmans\n", MEETINGS + "Overleg Iris Bergmans;A;01-01-2024\n")

    assert texts(result, "event") == ["Overleg Iris Bergmans"]


def test_a_theme_about_a_person_is_left_out_and_its_row_stays() -> None:
    result = reading(PAIRS + "A;B;01-01-2024;overleg;casus Jantje\nA;C;01-01-2024;overleg;preventie\n")

    assert texts(result, "theme") == ["", "preventie"]
    assert found(result, "personal_data") == [("1.csv", "thema", Severity.WARNING)]
    assert result.imported == 2


def test_two_records_that_differ_in_what_was_left_out_stay_two() -> None:
    data = dataset(PAIRS + "A;B;01-01-2024;overleg;casus Jantje\nA;B;01-01-2024;overleg;casus Fatima\n")

    assert len(data.records) == 2


def test_meetings_without_a_name_stay_apart_by_what_was_left_out() -> None:
    data = dataset(
        "organisatie;datum;thema\nA;01-01-2024;casus Jantje\nB;01-01-2024;casus Jantje\nC;01-01-2024;casus Fatima\n"
    )

    assert participants(data) == [["a", "b"], ["c"]]


def test_rows_of_one_meeting_stay_together_whatever_is_left_out_of_them() -> None:
    data = dataset(
        "bijeenkomst;organisatie;datum;thema\nTafel;A;01-01-2024;casus Jantje\nTafel;B;01-01-2024;casus Fatima\n"
    )

    assert participants(data) == [["a", "b"]]


# --- what someone chose ---


def chosen(content: str, **said: object) -> Reading:
    choice = SheetChoice(headings=heading_keys(content.splitlines()[0].split(";")), **said)
    files = [InputFile("1.csv", content.encode())]
    return read(files, classification=classification(), today=day_number(TODAY), choices=[choice])


def test_a_column_about_persons_is_refused_also_where_someone_chose_to_use_it() -> None:
    result = chosen(
        "wie;met wie;geboortedatum\nA;B;01-01-2010\n",
        shape="pairs",
        columns={"wie": "a", "met_wie": "b", "geboortedatum": "date"},
    )

    assert found(result, "refused_column") == [("1.csv", "geboortedatum", Severity.ERROR)]
    assert (result.imported, result.rejected) == (0, 1)


def test_a_fixed_text_about_a_person_is_left_out() -> None:
    result = chosen("organisatie_a;organisatie_b;datum\nA;B;01-01-2024\n", fixed={"theme": "casus Jantje"})

    assert texts(result, "theme") == [""]
    assert found(result, "personal_data") == [("1.csv", "thema", Severity.WARNING)]


def test_a_section_row_that_names_a_person_fills_nothing() -> None:
    result = chosen("organisatie_a;organisatie_b;datum\nMDO Jantje Bakker;;\nA;B;01-01-2024\n", section="theme")

    assert texts(result, "theme") == [""]
