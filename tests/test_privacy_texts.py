"""What in a text says something about a person, and what only looks like it."""

from __future__ import annotations

import pytest

from netwerk.errors import ArgumentError
from netwerk.privacy import Likeness, Sort, harmless, likeness, may_be_person, personal, refuse, without_personal
from netwerk.privacy.marks import mark_in, passes_eleven_test

# --- numbers and addresses ---


@pytest.mark.parametrize(
    "text",
    ["111222333", "111.222.333", "1112.22.333", "111 222 333", "zie 111222333 in dossier", "BSN111222333"],
)
def test_nine_digits_that_pass_the_eleven_test_are_a_bsn(text: str) -> None:
    assert mark_in(text) is Sort.BSN


@pytest.mark.parametrize(
    "text", ["111222334", "PIC888888470", "E-123456782", "000012345678", "12345678", "NL001234567B01", "333333333"]
)
def test_other_numbers_are_no_bsn(text: str) -> None:
    assert mark_in(text) is None


def test_the_eleven_test_weighs_the_digits() -> None:
    # 9×1 + 8×1 + 7×1 + 6×2 + 5×2 + 4×2 + 3×3 + 2×3 − 3 = 66
    assert passes_eleven_test("111222333")
    assert not passes_eleven_test("111222332")


@pytest.mark.parametrize(
    "text",
    ["06-12345678", "bel 0475 123456", "(0475) 123456", "+31 6 1234 5678", "0031 6 12345678", "06.12.34.56.78",
     "+32 495 12 34 56"],
)  # fmt: skip
def test_a_telephone_number_is_found(text: str) -> None:
    assert mark_in(text) is Sort.PHONE


@pytest.mark.parametrize(
    "text",
    ["overleg 05-03-2024 10:00", "2024-03-05 t/m 2024-04-05", "1-1-2024;2-2-2024", "2023/2024", "€ 1.234.567,89",
     "groep 5, 6, 7 en 8", "org-0001", "01AB00"],
)  # fmt: skip
def test_days_hours_amounts_and_codes_are_no_telephone_number(text: str) -> None:
    assert mark_in(text) is None


@pytest.mark.parametrize("text", ["jan@voorbeeld.nl", "stuur naar jan (at) voorbeeld.nl"])
def test_an_e_mail_address_is_found(text: str) -> None:
    assert mark_in(text) is Sort.EMAIL


def test_an_account_number_counts_where_its_check_holds() -> None:
    assert mark_in("NL91 ABNA 0417 1643 00") is Sort.IBAN
    assert mark_in("NL92 ABNA 1417 1643 00") is None


@pytest.mark.parametrize("text", ["6001 AB 12", "Markt 12, 6001 AB Weert", "6001ab 12"])
def test_a_postcode_with_a_house_number_is_an_address(text: str) -> None:
    assert mark_in(text) is Sort.ADDRESS


@pytest.mark.parametrize("text", ["6001 AB", "Overleg 2024 op 3 maart", "6001 SS 12"])
def test_a_postcode_alone_and_a_year_are_no_address(text: str) -> None:
    assert mark_in(text) is None


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("06–12345678", Sort.PHONE),
        ("０６-１２３４５６７８", Sort.PHONE),
        ("111\u00a0222\u00a0333", Sort.BSN),
        ("111\u200b222333", Sort.BSN),
        ("jan＠voorbeeld.nl", Sort.EMAIL),
    ],
)
def test_other_dashes_digits_and_unseen_signs_hide_nothing(text: str, sort: Sort) -> None:
    assert mark_in(text) is sort


# --- names in the name of a meeting, a theme, a note ---


@pytest.mark.parametrize(
    "text",
    ["MDO Jantje de V.", "MDO Jantje de Vries", "MDO_Jantje_de_Vries", "MDO JANTJE DE VRIES", "mdo sem", "casus Fatima",
     "Casus Jayden K", "casus J.", "gezin Jansen", "overleg fam. de Vries", "MDO J. de Vries", "MDO A.B. Jansen",
     "Bespreking Mohammed El Amrani", "Overleg moeder van Lisa", "MDO Jansen, Piet", "leerling D. uit groep 5",
     "Zorgoverleg: Emma (8 jaar)", "Rondetafel Thijs en Sanne", "Familie Yilmaz", "gesprek met Lotte Smit",
     "MDO Zoë", "jantje de vries", "Gezinsplan Bakker"],
)  # fmt: skip
def test_the_name_of_a_person_is_found_in_a_text(text: str) -> None:
    assert personal(text) is Sort.NAME


@pytest.mark.parametrize(
    "text",
    ["Overleg Anna van Burenschool", "Jan Ligthartschool", "Overleg Jan Ligthart", "Prinses Irene",
     "overleg Wijkteam Sint Jan", "Basisschool St. Jan", "Jeugdtafel Sint Joost", "Netwerkoverleg C.J.G. Weert",
     "O.B.S. De Regenboog", "Overleg R.K. Basisschool De Ark", "Overleg Jeugd en Gezin Noord", "Kind & Gezin Weert",
     "Overleg Gezin in Balans", "Kind en Psyche", "Casustafel Averlo-Centrum", "MDO school", "MDO 12", "MDO Noord",
     "Evaluatie plan 2024", "Overleg B. en W.", "i.s.m. GGD", "Moeder en kind", "Casusoverleg Weert Noord",
     "Bijeenkomst Jan van Brabant College", "Overleg Roos"],
)  # fmt: skip
def test_what_is_called_after_somebody_is_no_person(text: str) -> None:
    assert personal(text) is None


def test_a_known_organisation_protects_its_name() -> None:
    assert personal("Overleg Iris Bergmans") is Sort.NAME
    assert personal("Overleg Iris Bergmans", {"basisschool iris bergmans"}) is None


def test_a_given_name_inside_a_known_name_does_not_protect_a_person() -> None:
    assert personal("MDO Jan", {"basisschool sint jan", "januari"}) is Sort.NAME


# --- names of organisations ---


@pytest.mark.parametrize(
    "name", ["Jantje de Vries", "JAN JANSEN", "piet jansen", "Vries, Jantje de", "Jantje de V.", "Mohammed El Amrani",
             "Anne-Marie van den Berg", "mevrouw Jansen"]
)  # fmt: skip
def test_a_given_name_with_a_surname_is_plainly_a_person(name: str) -> None:
    assert likeness(name) is Likeness.PLAIN


@pytest.mark.parametrize(
    "name", ["Huisartsenpraktijk J. de Vries", "Huisarts P. Smeets", "Huisartsenpraktijk Jansen",
             "Praktijk van der Meer", "J. de Vries", "dr. Poels", "Evelyn"]
)  # fmt: skip
def test_a_practice_may_be_called_after_its_gp(name: str) -> None:
    assert likeness(name) is Likeness.MAYBE
    assert may_be_person(name)


@pytest.mark.parametrize(
    "name",
    ["De Regenboog", "Wijkteam Noord", "Anna van Burenschool", "Basisschool Jan Ligthart", "C.J.G. Weert", "Sint Jan",
     "Thomas More College", "Stichting Pieter Breughel", "Kinderopvang Pim", "Praktijk Kind en Psyche", "K.D.V. De Bij",
     "PSW", "PIC888888470", "Huisartsenpraktijk Aan de Dijk"],
)  # fmt: skip
def test_an_organisation_is_no_person(name: str) -> None:
    assert not may_be_person(name)


def test_a_place_is_no_surname() -> None:
    assert likeness("Iris Weert") is Likeness.PLAIN
    assert likeness("Iris Weert", {"weert"}) is Likeness.NONE


# --- file names, sheets, typed texts ---


def test_a_file_called_after_a_person_keeps_its_ending_only() -> None:
    assert without_personal("MDO Jantje de Vries.xlsx") == "naam weggelaten.xlsx"
    assert without_personal("lijst_jan_jansen.csv") == "naam weggelaten.csv"
    assert without_personal("111222333.csv") == "naam weggelaten.csv"


@pytest.mark.parametrize("name", ["jeugdtafels 2024.csv", "1.csv", "overleg 12-03-2024.csv", "register CJG v2.xlsx"])
def test_other_files_keep_their_name(name: str) -> None:
    assert without_personal(name) == name


def test_a_sheet_called_after_a_person_is_called_otherwise() -> None:
    assert harmless("Jantje de Vries", "blad 1") == "blad 1"
    assert harmless("aanwezigheid", "blad 1") == "aanwezigheid"


@pytest.mark.parametrize("text", ["MDO Jantje de V.", "bel 06-12345678", "111222333", "jan@voorbeeld.nl"])
def test_a_typed_text_about_a_person_is_refused_without_repeating_it(text: str) -> None:
    with pytest.raises(ArgumentError) as refusal:
        refuse(text, "thema")

    assert text not in str(refusal.value)
    assert "Bij thema lijkt" in str(refusal.value)


def test_a_typed_organisation_may_be_called_after_its_gp_but_not_be_a_person() -> None:
    refuse("Huisartsenpraktijk J. de Vries", "naam", organisation=True)
    with pytest.raises(ArgumentError):
        refuse("Jantje de Vries", "naam", organisation=True)
