"""Which columns are about persons: by their heading, and by what stands in them."""

from __future__ import annotations

import pytest

from netwerk.privacy import Sort, column_verdict, heading_verdict

# each passes the eleven-test; every tenth nine-digit number does by chance
CITIZENS = ["111222333", "123456782", "100000009", "999990019"]
NO_CITIZENS = ["111222334", "123456783", "100000008", "999990018", "111222335", "123456784", "100000007", "999990017"]


@pytest.mark.parametrize(
    ("heading", "sort"),
    [
        ("BSN", Sort.BSN), ("burgerservicenummer", Sort.BSN), ("bsn-nr.", Sort.BSN), ("sofinummer", Sort.BSN),
        ("Geb. datum", Sort.BIRTH), ("geb.datum", Sort.BIRTH), ("date_of_birth", Sort.BIRTH), ("leeftijd", Sort.BIRTH),
        ("naam kind", Sort.NAME), ("Naam jeugdige", Sort.NAME), ("Naam van het kind", Sort.NAME), ("Cliënt", Sort.NAME),
        ("leerling", Sort.NAME), ("voornaam", Sort.NAME), ("achternaam", Sort.NAME), ("gezin", Sort.NAME),
        ("ouder(s)", Sort.NAME), ("cliëntnaam", Sort.NAME), ("child name", Sort.NAME), ("contactpersoon", Sort.NAME),
        ("cliëntnummer", Sort.CLIENT), ("leerlingnummer", Sort.CLIENT), ("dossiernummer", Sort.CLIENT),
        ("E-mailadres", Sort.EMAIL), ("tel.", Sort.PHONE), ("mobiel", Sort.PHONE), ("IBAN", Sort.IBAN),
        ("adres", Sort.ADDRESS), ("huisnr", Sort.ADDRESS),
    ],
)  # fmt: skip
def test_a_heading_says_what_a_column_is_about(heading: str, sort: Sort) -> None:
    assert heading_verdict(heading) is sort


@pytest.mark.parametrize(
    "heading",
    ["kind", "deelnemer", "deelnemers", "contactrol", "contact_role", "naam", "organisatie", "id", "soort",
     "bijeenkomst", "RSIN", "kvk-nummer", "vestigingsnummer", "agb-code", "brin", "LRK nummer",
     "aantal leerlingen", "leerlingaantal", "website", "webadres", "onderdeel_van", "opmerking", "cliëntenraad",
     "t/m", "wijkteam", "postcode", ""],
)  # fmt: skip
def test_our_own_headings_and_numbers_of_organisations_are_about_nobody(heading: str) -> None:
    assert heading_verdict(heading) is None


def test_a_column_of_numbers_that_nearly_all_pass_the_eleven_test_holds_citizens() -> None:
    assert column_verdict("nummer", CITIZENS) is Sort.BSN


def test_numbers_that_pass_as_often_as_chance_gives_are_not_citizens() -> None:
    assert column_verdict("nummer", [*NO_CITIZENS, "111222333"]) is None


@pytest.mark.parametrize("heading", ["rsin", "KvK", "vestigingsnummer", "agb"])
def test_numbers_of_organisations_are_not_mistaken_for_citizens(heading: str) -> None:
    assert column_verdict(heading, CITIZENS) is None


@pytest.mark.parametrize(
    ("values", "sort"),
    [
        (["a@x.nl", "b@x.nl", "onbekend"], Sort.EMAIL),
        (["06-12345678", "0475 123456"], Sort.PHONE),
        (["612345678", "687654321", "611111119"], Sort.PHONE),
        (["NL91ABNA0417164300", "NL91 ABNA 0417 1643 00"], Sort.IBAN),
        (["6001 AB 12", "6002 XY 3"], Sort.ADDRESS),
        (["Jantje de Vries", "Fatima El Amrani", "CJG"], Sort.NAME),
    ],
)
def test_most_values_say_what_a_column_is_about(values: list[str], sort: Sort) -> None:
    assert column_verdict("kolom", values) is sort


def test_a_single_value_does_not_condemn_a_column() -> None:
    assert column_verdict("organisatie", ["a@x.nl", "De Ark", "De Baken"]) is None


def test_counts_of_pupils_are_no_names() -> None:
    assert column_verdict("leerlingen", ["210", "45"]) is None
    assert column_verdict("leerlingen", ["Jantje", "Piet"]) is Sort.NAME
