"""From rows to organisations and records."""

from __future__ import annotations

import pytest

from netwerk.model import FIRST, Role
from netwerk.records.assembling import assemble
from netwerk.settings import classification
from tests.records_read import dataset, participants, reading

ATTENDANCE = "bijeenkomst;organisatie;datum;vorm;thema\n"


def organisations(data: object, column: str) -> list[object]:
    return list(data.organisations[column])  # type: ignore[attr-defined]


def test_one_meeting_is_its_name_and_date_over_all_files() -> None:
    data = dataset(
        ATTENDANCE + "M;A;01-02-2024;;\nM;B;01-02-2024;;\nM;A;08-02-2024;;\n", ATTENDANCE + "M;C;01-02-2024;;\n"
    )

    assert participants(data) == [["a", "b", "c"], ["a"]]
    assert data.events == ("M",)


def test_a_meeting_over_two_imports_is_one_record() -> None:
    first, second = reading(ATTENDANCE + "M;A;01-02-2024;;\n"), reading(ATTENDANCE + "M;B;01-02-2024;;\n")

    data = assemble([first.rows, second.rows], classification())

    assert participants(data) == [["a", "b"]]


def test_a_meeting_with_two_forms_and_themes_has_them_all() -> None:
    data = dataset(ATTENDANCE + "M;A;01-02-2024;overleg;wonen\nM;B;01-02-2024;afspraak;\nM;C;01-02-2024;overleg;geld\n")

    assert data.form_sets == (("afspraak", "overleg"),)
    assert data.theme_sets == (("geld", "wonen"),)


def test_rows_without_a_meeting_join_by_date_form_theme_and_source() -> None:
    head = "organisatie;datum;vorm;thema;bron\n"
    data = dataset(
        head
        + "A;01-02-2024;overleg;;x\nB;01-02-2024;overleg;;x\nC;02-02-2024;overleg;;x\nD;01-02-2024;afspraak;;x\n"
        + "E;01-02-2024;overleg;geld;x\nF;01-02-2024;overleg;;y\n"
    )

    assert participants(data) == [["a", "b"], ["c"], ["d"], ["e"], ["f"]]


def test_the_intensity_of_a_meeting_is_the_largest_that_is_stated() -> None:
    data = dataset(
        "bijeenkomst;organisatie;datum;intensiteit\nM;A;01-02-2024;0,5\nM;B;01-02-2024;\nM;C;01-02-2024;0,25\n"
    )

    assert data.records["intensity"].tolist() == [0.5]


def test_an_intensity_that_is_not_stated_is_one() -> None:
    data = dataset("van;naar;datum;intensiteit\nA;B;01-02-2024;\n")

    assert data.records["intensity"].tolist() == [1.0]


def test_the_source_of_a_meeting_is_that_of_its_first_row() -> None:
    data = dataset("bijeenkomst;organisatie;datum;bron\nM;A;01-02-2024;notulen\nM;B;01-02-2024;agenda\n")

    assert [data.sources[code] for code in data.records["source"]] == ["notulen"]


def test_the_other_rows_of_a_meeting_are_kept_as_its_evidence() -> None:
    data = dataset(ATTENDANCE + "M;A;01-02-2024;;\nM;B;01-02-2024;;\n")

    assert data.records["row"].tolist() == [2]
    assert data.more_rows[["record", "row"]].values.tolist() == [[0, 3]]


@pytest.mark.parametrize(
    ("roles", "form", "directed"),
    [
        (("van", "naar"), "verwijzen", True),
        (("van", "van"), "verwijzen", False),
        (("", ""), "verwijzen", False),
        (("van", "naar"), "overleg", False),
    ],
)
def test_a_meeting_is_directed_when_its_form_may_be_and_both_roles_occur(
    roles: tuple[str, str], form: str, directed: bool
) -> None:
    data = dataset(
        f"bijeenkomst;organisatie;datum;vorm;rol\nM;A;01-02-2024;{form};{roles[0]}\nM;B;01-02-2024;{form};{roles[1]}\n"
    )

    assert data.records["directed"].tolist() == [directed]


def test_seats_keep_who_is_from_and_who_is_to() -> None:
    data = dataset(
        "bijeenkomst;organisatie;datum;vorm;rol\nM;A;01-02-2024;verwijzen;van\nM;B;01-02-2024;verwijzen;naar\n"
    )

    assert data.seats["role"].tolist() == [Role.FROM, Role.TO]


@pytest.mark.parametrize(
    ("form", "directed"),
    [("verwijzen", True), ("consulteren", True), ("overleg", False), ("", False), ("dansen", True)],
)
def test_a_pair_is_directed_unless_its_form_is_known_as_undirected(form: str, directed: bool) -> None:
    data = dataset(f"van;naar;datum;vorm\nA;B;01-02-2024;{form}\n")

    assert data.records["directed"].tolist() == [directed]


def test_an_empty_form_is_onbekend() -> None:
    assert dataset("van;naar;datum;vorm\nA;B;01-02-2024;\n").form_sets == (("onbekend",),)


@pytest.mark.parametrize("word", ["verwijzen", "Verwijzing", "REFERRAL"])
def test_a_form_may_be_written_as_its_code_its_label_or_another_word(word: str) -> None:
    assert dataset(f"van;naar;datum;vorm\nA;B;01-02-2024;{word}\n").form_sets == (("verwijzen",),)


@pytest.mark.parametrize("word", ["lokaal_team", "Lokaal team", "wijkteam", "Local team", "Lokale teams"])
def test_a_kind_may_be_written_as_its_code_its_label_or_another_word(word: str) -> None:
    data = dataset(f"naam;soort\nA;{word}\n")

    assert (organisations(data, "kind"), organisations(data, "layer"), organisations(data, "domain")) == (
        ["lokaal_team"],
        ["eerste_lijn"],
        ["jeugdhulp"],
    )


def test_a_kind_nobody_knows_stays_as_it_is_in_an_unknown_layer() -> None:
    data = dataset("naam;soort\nA;Theater\n")

    assert (organisations(data, "kind"), organisations(data, "layer")) == (["Theater"], ["onbekend"])


def test_equal_pair_rows_count_once_and_the_second_is_evidence() -> None:
    data = dataset("van;naar;datum;vorm\nA;B;01-02-2024;overleg\nB;A;01-02-2024;overleg\nA;C;01-02-2024;overleg\n")

    assert data.records["row"].tolist() == [2, 4]
    assert data.more_rows[["record", "row"]].values.tolist() == [[0, 3]]


@pytest.mark.parametrize(
    "other",
    ["A;B;02-02-2024;overleg;t;s;1", "A;B;01-02-2024;afspraak;t;s;1", "A;B;01-02-2024;overleg;u;s;1",
     "A;B;01-02-2024;overleg;t;r;1", "A;B;01-02-2024;overleg;t;s;2", "A;C;01-02-2024;overleg;t;s;1"],
)  # fmt: skip
def test_pair_rows_that_differ_in_one_column_are_two_records(other: str) -> None:
    data = dataset(f"van;naar;datum;vorm;thema;bron;intensiteit\nA;B;01-02-2024;overleg;t;s;1\n{other}\n")

    assert len(data.records) == 2


def test_list_rows_with_the_same_participants_in_another_order_count_once() -> None:
    data = dataset('datum;deelnemers\n01-02-2024;"A;B;A"\n01-02-2024;"B;A"\n')

    assert participants(data) == [["a", "b"]]
    assert data.records["size"].tolist() == [2]


# --- organisations ---


def test_an_id_is_tried_before_a_name() -> None:
    data = dataset("id;naam\n1;2\n2;Anna\n", "van;naar;datum\n2;1;01-02-2024\n")

    assert data.records[["a", "b"]].values.tolist() == [[1, 0]]


def test_ids_are_exact_case_and_zeros_included() -> None:
    data = dataset("id;naam\n01;Anna\nb;Bert\n", "van;naar;datum\n1;B;01-02-2024\n")

    assert organisations(data, "id") == ["01", "1", "b", "b-2"]
    assert organisations(data, "registered") == [True, False, True, False]


def test_names_and_aliases_match_after_normalising() -> None:
    data = dataset(
        "naam;aliassen\nStichting De Regenboog;Regenboog B.V.;\nBert;\n".replace("Regenboog B.V.;", "Regenboog B.V."),
        "van;naar;datum\nDE REGENBOOG;bert;01-02-2024\nregenboog bv;Bert;02-02-2024\n",
    )

    assert data.records[["a", "b"]].values.tolist() == [[1, 0], [1, 0]]


def test_an_id_is_made_from_the_name_and_the_municipality() -> None:
    assert organisations(dataset("naam;gemeente\nDe Regenboog;Weert\n"), "id") == ["de-regenboog-weert"]


def test_the_same_name_in_another_municipality_is_another_organisation() -> None:
    assert organisations(dataset("naam;gemeente\nA;Weert\nA;Venlo\n"), "id") == ["a-venlo", "a-weert"]


def test_the_same_name_with_other_ids_is_another_organisation() -> None:
    assert organisations(dataset("id;naam\n1;A\n2;A\n"), "id") == ["1", "2"]


def test_made_ids_that_collide_get_a_number() -> None:
    assert organisations(dataset("naam\nCafé\nCafe\n"), "id") == ["cafe", "cafe-2"]


def test_an_ambiguous_name_is_kept_outside_the_register() -> None:
    data = dataset("id;naam\n1;A\n2;A\n3;B\n", "van;naar;datum\nA;B;01-02-2024\n")

    assert organisations(data, "id") == ["1", "2", "3", "a"]
    assert organisations(data, "registered") == [True, True, True, False]


def test_two_spellings_of_an_unknown_name_are_one_organisation() -> None:
    data = dataset("van;naar;datum\nStichting Anna;Bert;01-02-2024\nanna;Bert;02-02-2024\n")

    assert organisations(data, "id") == ["anna", "bert"]
    assert organisations(data, "name") == ["Stichting Anna", "Bert"]


def test_names_that_only_look_alike_are_never_merged() -> None:
    data = dataset("van;naar;datum\nwijkteam 1;wijkteam 2;01-02-2024\n")

    assert organisations(data, "id") == ["wijkteam-1", "wijkteam-2"]


def test_parents_are_found_by_id_and_by_name() -> None:
    data = dataset("id;naam;onderdeel_van\n1;Bestuur;\n2;School A;1\n3;School B;bestuur\n4;School C;4\n")

    assert organisations(data, "part_of") == [-1, 0, 0, -1]


def test_subregion_follows_from_the_municipality_where_it_is_empty() -> None:
    from dataclasses import replace

    known = replace(classification(), municipalities={"Alfa": "Noord", "Bèta": "Zuid"})
    rows = reading(
        "naam;gemeente;subregio\nA;alfa;\nB;Alfa;Eigen\nC;Alfa;Bèta\nD;Elders;\n".replace(
            "Alfa;Bèta\n", '"Alfa;Bèta";\n'
        )
    )
    data = assemble([rows.rows], known)

    assert organisations(data, "subregion") == [("Noord",), ("Eigen",), ("Noord", "Zuid"), ()]
    assert organisations(data, "municipality") == [("Alfa",), ("Alfa",), ("Alfa", "Bèta"), ("Elders",)]


def test_an_organisation_without_dates_exists_from_the_beginning_for_good() -> None:
    data = dataset("naam\nA\n")

    assert organisations(data, "begin") == [FIRST]


# --- imports ---


def test_the_later_register_holds_and_who_is_absent_from_it_stays() -> None:
    first, second = reading("id;naam\n1;Oud\n2;Blijft\n"), reading("id;naam\n1;Nieuw\n")

    data = assemble([first.rows, second.rows], classification())

    assert organisations(data, "name") == ["Nieuw", "Blijft"]


def test_without_its_register_a_name_is_no_longer_in_the_register() -> None:
    register, records = reading("naam\nA\nB\n"), reading("van;naar;datum\nA;B;01-02-2024\n")

    both = assemble([register.rows, records.rows], classification())
    alone = assemble([records.rows], classification())

    assert organisations(both, "registered") == [True, True]
    assert organisations(alone, "registered") == [False, False]
    assert organisations(alone, "name") == ["A", "B"]


def test_the_same_record_in_two_imports_counts_once() -> None:
    pair = "van;naar;datum\nA;B;01-02-2024\n"

    data = assemble([reading(pair).rows, reading("\n" + pair).rows], classification())

    assert (len(data.records), len(data.more_rows)) == (1, 1)


def test_nothing_at_all_is_an_empty_dataset() -> None:
    data = assemble([], classification())

    assert (len(data.organisations), len(data.records), len(data.seats)) == (0, 0, 0)


def test_equal_contents_have_equal_versions_and_other_contents_another() -> None:
    assert dataset("naam\nA\n").version == dataset("naam\nA\n").version
    assert dataset("naam\nA\n").version != dataset("naam\nB\n").version
