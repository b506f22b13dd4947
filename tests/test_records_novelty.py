"""After mending only what changed is new."""

from __future__ import annotations

from netwerk.records.novelty import Novelty, novelty
from netwerk.settings import classification
from tests.records_read import reading


def counted(*files: str) -> list[Novelty]:
    parts = [reading(file).rows for file in files]
    return [novelty(parts, at, classification()) for at in range(len(parts))]


def test_pairs_that_stood_there_are_known_also_the_other_way_round() -> None:
    head = "organisatie_a;organisatie_b;datum;vorm\n"
    first = head + "A;B;01-02-2024;overleg\nA;C;02-02-2024;overleg\n"
    mended = head + "B;A;01-02-2024;overleg\nA;C;02-02-2024;overleg\nA;D;03-02-2024;overleg\n"
    assert counted(first, mended) == [Novelty(new=2, known=0), Novelty(new=1, known=2)]


def test_a_participant_who_is_added_to_a_known_meeting_is_new() -> None:
    head = "bijeenkomst;organisatie;datum\n"
    first = head + "M;A;01-02-2024\nM;B;01-02-2024\n"
    assert counted(first, first + "M;C;01-02-2024\n")[1] == Novelty(new=1, known=2)


def test_a_list_with_another_participant_is_new() -> None:
    head = "deelnemers;datum\n"
    assert counted(head + "A,B;01-02-2024\n", head + "A,B;01-02-2024\n")[1] == Novelty(new=0, known=1)


def test_an_organisation_that_stands_there_with_the_same_values_is_known_and_with_other_values_new() -> None:
    head = "id;naam;gemeente\n"
    first = head + "1;A;Weert\n2;B;Weert\n"
    assert counted(first, head + "1;A;Weert\n2;B;Nederweert\n3;C;Weert\n")[1] == Novelty(new=2, known=1)


def test_a_row_twice_in_one_file_is_new_once() -> None:
    head = "organisatie_a;organisatie_b;datum\n"
    assert counted(head + "A;B;01-02-2024\nA;B;01-02-2024\n") == [Novelty(new=1, known=1)]
