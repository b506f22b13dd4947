"""What people decide about names and organisations, and what the data are read as afterwards."""

from __future__ import annotations

from datetime import date
from typing import Any

from netwerk.model import FIRST, Dataset, as_date, day_number
from netwerk.records.assembling import assemble
from netwerk.records.deciding import Decision, Verdict
from netwerk.records.naming import open_names
from netwerk.records.succession import called_then
from netwerk.settings import classification
from tests.records_read import participants, reading

REGISTER = "id;naam;soort;gemeente;vanaf;aliassen\ncjg;CJG Weert;cjg;Weert;;\nh1;Huisarts Jansen;huisarts;Weert;;\n"
PAIRS = "organisatie_a;organisatie_b;datum\n"
Y2023 = day_number(date(2023, 1, 1))


def decided(*decisions: Decision, files: tuple[str, ...], as_then: bool = False) -> Dataset:
    return assemble([reading(*files).rows], classification(), decisions=decisions, as_then=as_then)


def same(name: str, target: str) -> Decision:
    return Decision(what=Verdict.SAME, name=name, target=target)


def organisation(data: Dataset, id_: str) -> dict[str, Any]:
    return data.organisations.iloc[data.code_of[id_]].to_dict()


# --- names ---


def test_a_name_means_the_organisation_that_was_chosen_for_it() -> None:
    files = (REGISTER, PAIRS + "Jeugdcentrum;h1;01-02-2024\n")
    data = decided(same("jeugd-centrum", "cjg"), same("JEUGDCENTRUM", "cjg"), files=files)
    assert participants(data) == [["cjg", "h1"]]
    assert data.organisations["id"].tolist() == ["cjg", "h1"]
    assert organisation(data, "cjg")["aliases"] == ("jeugd-centrum", "JEUGDCENTRUM")


def test_without_the_decision_the_name_is_an_organisation_outside_the_register() -> None:
    data = decided(files=(REGISTER, PAIRS + "Jeugdcentrum;h1;01-02-2024\n"))
    assert participants(data) == [["h1", "jeugdcentrum"]]


def test_a_decision_chooses_between_organisations_of_the_same_name() -> None:
    files = ("id;naam\nr1;De Regenboog\nr2;De Regenboog\nx;X\n", PAIRS + "De Regenboog;x;01-02-2024\n")
    assert participants(decided(same("De Regenboog", "r2"), files=files)) == [["r2", "x"]]


def test_an_id_stays_that_organisation_whatever_was_decided_about_a_name_that_looks_like_it() -> None:
    files = (REGISTER, PAIRS + "h1;CJG Weert;01-02-2024\n")
    assert participants(decided(same("H1", "cjg"), files=files)) == [["cjg", "h1"]]


def test_a_decision_about_an_organisation_that_is_not_there_waits() -> None:
    data = decided(same("Jeugdcentrum", "weg"), files=(REGISTER, PAIRS + "Jeugdcentrum;h1;01-02-2024\n"))
    assert participants(data) == [["h1", "jeugdcentrum"]]


def test_two_names_outside_the_register_can_be_one() -> None:
    data = decided(
        same("Jeugd Centrum", "jeugdcentrum"),
        files=(PAIRS + "Jeugdcentrum;X;01-02-2024\nJeugd Centrum;X;02-02-2024\n",),
    )
    assert participants(data) == [["jeugdcentrum", "x"], ["jeugdcentrum", "x"]]


def test_a_new_organisation_is_in_the_register_with_its_particulars() -> None:
    new = Decision(what=Verdict.NEW, name="Jeugdcentrum", id="jc", kind="cjg", municipality="Nederweert", area="Noord")
    data = decided(new, files=(REGISTER, PAIRS + "jeugdcentrum;h1;01-02-2024\n"))
    assert participants(data) == [["h1", "jc"]]
    row = organisation(data, "jc")
    assert (row["name"], row["kind"], row["municipality"], row["area"], row["registered"]) == (
        "Jeugdcentrum", "cjg", ("Nederweert",), ("Noord",), True,
    )  # fmt: skip


def test_a_new_organisation_makes_room_for_the_one_of_that_name_in_a_later_register() -> None:
    new = Decision(what=Verdict.NEW, name="Jeugdcentrum", id="jc")
    files = (REGISTER, PAIRS + "Jeugdcentrum;h1;01-02-2024\n", "id;naam\n77;Jeugdcentrum\n")
    data = decided(new, files=files)
    assert participants(data) == [["77", "h1"]]
    assert "jc" not in data.code_of


def test_a_new_organisation_stays_beside_one_of_that_name_elsewhere() -> None:
    new = Decision(what=Verdict.NEW, name="De Regenboog", id="rn", municipality="Nederweert")
    files = ("id;naam;gemeente\nrw;De Regenboog;Weert\nh1;H;\n", PAIRS + "De Regenboog;h1;01-02-2024\n")
    data = decided(new, files=files)
    assert participants(data) == [["h1", "rn"]]
    assert "rw" in data.code_of


def test_a_part_is_an_organisation_of_its_own_under_the_other() -> None:
    part = Decision(what=Verdict.PART, name="CJG loc. Noord", id="cjg-noord", target="cjg")
    data = decided(part, files=(REGISTER, PAIRS + "CJG loc. Noord;h1;01-02-2024\n"))
    assert participants(data) == [["cjg-noord", "h1"]]
    assert organisation(data, "cjg-noord")["part_of"] == data.code_of["cjg"]


def test_what_is_no_organisation_is_left_out_of_pairs_meetings_and_lists() -> None:
    files = (
        REGISTER,
        PAIRS + "Cliënt;h1;01-02-2024\nCliënt;cliënt;01-02-2024\n",
        "bijeenkomst;organisatie;datum\nM;cjg;01-03-2024\nM;Cliënt;01-03-2024\nN;Cliënt;02-03-2024\n",
        "deelnemers;datum\ncjg;01-04-2024\nh1; Cliënt; cjg;02-04-2024\n".replace(
            "h1; Cliënt; cjg", '"h1; Cliënt; cjg"'
        ),
    )
    data = decided(Decision(what=Verdict.LEAVE_OUT, name="Cliënt"), files=files)
    assert data.organisations["id"].tolist() == ["cjg", "h1"]
    assert participants(data) == [["h1"], ["cjg"], ["cjg"], ["cjg", "h1"]]
    assert data.records["size"].tolist() == [1, 1, 1, 2]


def test_names_that_were_settled_are_no_problem_any_more() -> None:
    files = (REGISTER, PAIRS + "Jeugdcentrum;h1;01-02-2024\nOnbekende club;h1;01-02-2024\n")
    rows = reading(*files).rows
    open_ = open_names([rows], classification(), decisions=[same("Jeugdcentrum", "cjg")])
    assert [name.name for name in open_] == ["Onbekende club"]


def test_a_name_to_settle_says_how_often_where_and_beside_whom() -> None:
    files = (
        "id;naam;gemeente\nh1;H1;Weert\nh2;H2;Nederweert\nh3;H3;Weert\n",
        PAIRS + "Club;h1;01-02-2024\nclub;h3;02-02-2024\n",
        "bijeenkomst;organisatie;datum\nM;Club;01-03-2024\nM;h2;01-03-2024\nM;Ander;02-03-2024\n",
    )
    (club, ander) = open_names([reading(*files).rows], classification())
    assert (club.name, club.rows, club.file, club.row, club.beside) == ("Club", 3, "2.csv", 2, ("Weert", "Nederweert"))
    assert (ander.name, ander.rows, ander.beside) == ("Ander", 1, ())


def test_a_name_that_may_be_two_organisations_is_to_be_settled_with_both() -> None:
    files = ("id;naam\nr1;De Regenboog\nr2;De Regenboog\nx;X\n", PAIRS + "De Regenboog;x;01-02-2024\n")
    (name,) = open_names([reading(*files).rows], classification())
    assert name.ambiguous == ("r1", "r2")


# --- mergers, splits, other names ---

ABC = "id;naam;vanaf;onderdeel_van\na;A;01-01-2010;\nb;B;01-01-2012;\nc;C;01-01-2023;\nx;X;;\np;Deel van A;;a\n"
HISTORY = PAIRS + "a;x;01-03-2020\nb;x;01-03-2021\na;b;01-04-2021\nc;x;01-03-2024\na;x;01-05-2024\n"


def merged(id_: str, target: str, day: int | None = Y2023, **more: str) -> Decision:
    return Decision(what=Verdict.MERGE, id=id_, target=target, day=day, **more)


def test_after_a_merger_the_new_organisation_stands_for_the_old_ones_from_the_start() -> None:
    data = decided(merged("a", "c"), merged("b", "c"), files=(ABC, HISTORY))
    assert data.organisations["id"].tolist() == ["c", "p", "x"]
    assert participants(data) == [["c", "x"], ["c", "x"], ["c"], ["c", "x"], ["c", "x"]]
    row = organisation(data, "c")
    assert (as_date(row["begin"]), row["aliases"]) == (date(2010, 1, 1), ("A", "B"))
    assert organisation(data, "p")["part_of"] == data.code_of["c"]
    assert [(one.what, one.organisation, one.id, one.name, one.day) for one in data.changes] == [
        ("merge", "c", "a", "A", Y2023),
        ("merge", "c", "b", "B", Y2023),
    ]


def test_read_as_then_each_stands_for_itself_until_the_day_of_the_merger() -> None:
    data = decided(merged("a", "c"), merged("b", "c"), files=(ABC, HISTORY), as_then=True)
    assert participants(data) == [["a", "x"], ["b", "x"], ["a", "b"], ["c", "x"], ["c", "x"]]
    assert [as_date(organisation(data, id_)["end"]) for id_ in ("a", "b")] == [date(2023, 1, 1)] * 2
    assert as_date(organisation(data, "c")["begin"]) == date(2023, 1, 1)


def test_a_merger_may_make_an_organisation_that_no_register_knows() -> None:
    new = {"called": "Nieuw", "kind": "school", "municipality": "Weert"}
    decisions = (merged("a", "n", **new), merged("b", "n", **new))
    today = decided(*decisions, files=(ABC, HISTORY))
    assert (organisation(today, "n")["name"], organisation(today, "n")["kind"]) == ("Nieuw", "school")
    assert as_date(organisation(today, "n")["begin"]) == date(2010, 1, 1)
    then = decided(*decisions, files=(ABC, HISTORY), as_then=True)
    assert as_date(organisation(then, "n")["begin"]) == date(2023, 1, 1)


def test_mergers_follow_each_other() -> None:
    later = merged("c", "x", day_number(date(2024, 4, 1)))
    today = decided(merged("a", "c"), later, files=(ABC, HISTORY))
    assert participants(today) == [["x"], ["b", "x"], ["b", "x"], ["x"], ["x"]]
    then = decided(merged("a", "c"), later, files=(ABC, HISTORY), as_then=True)
    assert participants(then) == [["a", "x"], ["b", "x"], ["a", "b"], ["c", "x"], ["x"]]


def test_a_merger_that_would_make_a_circle_does_not_count() -> None:
    data = decided(merged("a", "b"), merged("b", "a"), files=(ABC, HISTORY))
    assert sorted(data.organisations["id"]) == ["b", "c", "p", "x"]


def test_after_a_split_the_named_part_carries_the_history_on() -> None:
    split = Decision(what=Verdict.SPLIT, id="a", target="b", day=Y2023)
    data = decided(split, files=(ABC, HISTORY))
    assert participants(data) == [["b", "x"], ["b", "x"], ["b"], ["c", "x"], ["b", "x"]]
    assert as_date(organisation(data, "b")["begin"]) == date(2010, 1, 1)


def test_a_renamed_organisation_has_its_new_name_and_is_found_by_both() -> None:
    rename = Decision(what=Verdict.RENAME, id="amhk", name="Veilig Thuis", day=day_number(date(2015, 1, 1)))
    files = ("id;naam\namhk;AMHK\nx;X\n", PAIRS + "AMHK;x;01-02-2014\nVeilig Thuis;x;01-02-2016\n")
    data = decided(rename, files=files)
    assert participants(data) == [["amhk", "x"], ["amhk", "x"]]
    assert (organisation(data, "amhk")["name"], organisation(data, "amhk")["aliases"]) == ("Veilig Thuis", ("AMHK",))
    before, after = day_number(date(2014, 12, 31)), day_number(date(2015, 1, 1))
    assert organisation(called_then(data, before), "amhk")["name"] == "AMHK"
    assert organisation(called_then(data, after), "amhk")["name"] == "Veilig Thuis"


def test_an_organisation_may_have_had_several_names() -> None:
    names = [
        Decision(what=Verdict.RENAME, id="x", name="Derde", day=200),
        Decision(what=Verdict.RENAME, id="x", name="Tweede", day=100),
    ]
    data = decided(*names, files=("id;naam\nx;Eerste\n",))
    assert organisation(data, "x")["name"] == "Derde"
    assert [organisation(called_then(data, day), "x")["name"] for day in (99, 100, 200)] == [
        "Eerste",
        "Tweede",
        "Derde",
    ]


def test_a_merger_without_a_day_holds_from_the_beginning_also_as_then() -> None:
    data = decided(merged("a", "c", None), files=(ABC, HISTORY), as_then=True)
    assert participants(data)[0] == ["c", "x"]
    assert organisation(data, "c")["begin"] > FIRST
