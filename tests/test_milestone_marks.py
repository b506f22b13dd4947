"""Milestones as marks on a chart: those that concern who is shown, by a short name."""

from __future__ import annotations

from netwerk.analysis.milestones import Kind, Milestone
from netwerk.views.milestone_marks import listed, marks


def milestone(name: str, kind: Kind = "team", organisations: tuple[str, ...] = ("a",), day: int = 18140) -> Milestone:
    return Milestone(day=day, name=name, kind=kind, organisations=organisations, source="register")


def test_a_milestone_of_nobody_shown_is_left_out() -> None:
    assert marks([milestone("Noord"), milestone("Zuid", organisations=("z",))], {"a", "b"}, "nl") == (
        (18140, "start Noord"),
    )


def test_a_milestone_for_everyone_is_always_shown() -> None:
    assert marks([milestone("Nieuw contract", "own", ())], {"b"}, "nl") == ((18140, "Nieuw contract"),)


def test_another_name_is_no_event() -> None:
    assert marks([milestone("Zuid", "rename")], {"a"}, "nl") == ()


def test_marks_are_listed_with_their_days() -> None:
    assert listed([(18140, "start Noord"), (19358, "fusie tot De Rietoever")], "nl") == (
        "start Noord (1 september 2019); fusie tot De Rietoever (1 januari 2023)"
    )
