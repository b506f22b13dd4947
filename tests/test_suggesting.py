"""Which organisations a name may mean and why; and what links by itself."""

from __future__ import annotations

import pytest

from netwerk.records.files import InputFile
from netwerk.records.matching import Register, normalise, settle
from netwerk.records.reading import read
from netwerk.records.suggesting import Candidate, Known, Suggester
from netwerk.settings import classification

KNOWN = (
    Known(id="cjg-w", name="Centrum voor Jeugd en Gezin Weert", municipality=("Weert",), kind="cjg"),
    Known(id="cjg-n", name="Centrum voor Jeugd en Gezin Nederweert", municipality=("Nederweert",), kind="cjg"),
    Known(id="wt-1", name="Wijkteam 1", municipality=("Weert",), kind="lokaal_team"),
    Known(id="wt-n", name="Wijkteam Noord", municipality=("Weert",), kind="lokaal_team"),
    Known(id="wt-nw", name="Wijkteam Noordwest", municipality=("Weert",), kind="lokaal_team"),
    Known(id="bs-w", name="Basisschool De Regenboog", municipality=("Weert",), kind="school"),
    Known(id="bs-n", name="Basisschool De Regenboog", municipality=("Nederweert",), kind="school"),
    Known(id="vt", name="Veilig Thuis Maasland", aliases=("AMHK Maasland",), kind="veilig_thuis"),
    Known(id="ha", name="Huisartsenpraktijk Jansen & Peeters", municipality=("Weert",), kind="huisarts"),
    Known(id="rk", name="Basisschool Sint Jozef", municipality=("Weert",), kind="school"),
    Known(id="lvh", name="Land van Horne Zorg", municipality=("Weert",), kind="wmo"),
    Known(id="raad", name="Raad voor de Kinderbescherming Zuidoost Nederland", kind="raad_kinderbescherming"),
)


def suggest(name: str, *beside: str) -> tuple[Candidate, ...]:
    return Suggester(KNOWN, classification()).suggest(name, beside=beside)


@pytest.mark.parametrize(
    ("written", "id_", "why"),
    [
        ("CJG Weert", "cjg-w", "‘cjg’ is een afkorting"),
        ("C.J.G. Nederweert (loc. Noord)", "cjg-n", "‘cjg’ is een afkorting, ‘noord’ staat er extra bij"),
        ("Noord, wijkteam", "wt-n", "zelfde woorden in andere volgorde"),
        ("Wijkteam Noort", "wt-n", "één letter anders"),
        ("Sociaal wijkteam Noord", "wt-n", "‘sociaal wijkteam’ en ‘wijkteam’ zijn dezelfde soort"),
        ("Wijk team Noord", "wt-n", "alleen hoofdletters, tekens of spaties anders"),
        ("Wijkteam Noord (stichting)", "wt-n", "alleen de rechtsvorm is anders"),
        ("De Regenboog, Nederweert", "bs-n", "zonder ‘basisschool’, met haar gemeente erbij"),
        ("AMHK regio Maasland", "vt", "bekend als ‘AMHK Maasland’, ‘regio’ staat er extra bij"),
        ("HAP Jansen en Peeters", "ha", "‘hap’ is een afkorting"),
        ("BS St. Jozef", "rk", "‘bs’ is een afkorting"),
        ("LvH", "lvh", "‘lvh’ zijn de beginletters, zonder ‘zorg’"),
        ("RvdK", "raad", "‘rvdk’ is een afkorting, zonder ‘zuidoost nederland’"),
        (
            "huisartspr. Jansen & Peeters Weert",
            "ha",
            "‘huisartspr’ en ‘huisartsenpraktijk’ zijn dezelfde soort, met haar gemeente erbij",
        ),
        ("Jansen/Peeters, huisarts", "ha", "‘huisarts’ en ‘huisartsenpraktijk’ zijn dezelfde soort"),
    ],
)
def test_the_first_suggestion_says_in_what_the_names_agree(written: str, id_: str, why: str) -> None:
    best = suggest(written)[0]

    assert (best.id, best.why.dutch()) == (id_, why)


@pytest.mark.parametrize(
    ("written", "other"),
    [
        ("Wijkteam 2", "wt-1"),
        ("Wijkteam 11", "wt-1"),
        ("Wijkteam 1.1", "wt-1"),
        ("Wijkteam Zuid", "wt-n"),
        ("Wijkteam Noord West", "wt-n"),
        ("Wijkteam Noord", "wt-nw"),
        ("Wijkteam Centrum", "wt-n"),
        ("CJG Nederweert", "cjg-w"),
        ("De Regenboog Nederweert", "bs-w"),
        ("De Regenboog Venlo", "bs-w"),
    ],
)
def test_another_number_direction_or_place_is_not_suggested(written: str, other: str) -> None:
    assert other not in {one.id for one in suggest(written)}


def test_a_name_with_two_places_may_mean_the_organisation_of_either() -> None:
    assert {one.id for one in suggest("CJG Weert/Nederweert")} == {"cjg-w", "cjg-n"}


def test_of_two_with_one_name_the_one_from_where_the_others_come_goes_first() -> None:
    found = suggest("Regenboog", "Nederweert")

    assert [one.id for one in found] == ["bs-n", "bs-w"]


def test_nothing_is_suggested_for_a_name_that_looks_like_nobody() -> None:
    assert suggest("Harmonie Sint Cecilia") == ()


def test_an_empty_register_suggests_nothing() -> None:
    assert Suggester(()).suggest("CJG Weert") == ()


@pytest.mark.parametrize("written", ["", "...", "()", "&", "1", "é", "a" * 5000, "(((", "🙂", "'s-", "de het van"])
def test_odd_names_are_names(written: str) -> None:
    assert all(one.id for one in suggest(written))


def _register(*lines: str) -> Register:
    content = "\n".join(["id;naam;kvk;brin;agb", *lines]).encode()
    file = InputFile(name="register.csv", content=content)
    return settle([read([file], classification=classification(), today=20000).rows])


@pytest.mark.parametrize("written", ["12345678", "KvK 12345678", "kvk-nummer: 12345678", "01ab", "BRIN 01AB"])
def test_a_register_number_links_by_itself(written: str) -> None:
    register = _register("a;Basisschool De Ark;12345678;01AB;", "b;Basisschool De Boeg;87654321;02AB;")

    assert register.find(written) == [0]


def test_a_register_number_of_two_organisations_is_left_to_settle() -> None:
    register = _register("a;De Ark Noord;12345678;;", "b;De Ark Zuid;12345678;;")

    assert register.find("12345678") == [0, 1]


def test_a_dot_between_digits_is_part_of_the_name() -> None:
    assert normalise("Team 1.2") != normalise("Team 12")
