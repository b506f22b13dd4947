"""What changed around a day: counted by hand, beside every group there is, and only where the data carry it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netwerk.analysis.around_day import Around, History
from netwerk.analysis.before_after import BeforeAfter, Reason, before_after, drawn_groups, lengths_covered
from netwerk.analysis.comparison import compare
from netwerk.model import Dataset, Window, day_number
from netwerk.network import network
from tests.drawn import drawn
from tests.random_datasets import datasets

DAY = date(2022, 9, 1)
BEFORE, AFTER = date(2021, 10, 10), date(2022, 10, 10)  # a day in the year before, and one in the year after
NEAR = [f"c{number}" for number in range(10)]
FAR = [f"r{number:02}" for number in range(12)]
# the data begin on 1 September 2016 and stop on 31 August 2026
EDGES = [{"who": "c0-c1", "on": date(2016, 9, 1)}, {"who": "c0-c1", "on": date(2026, 8, 31)}]


def on(day: date, *pairs: str) -> list[dict[str, object]]:
    return [{"who": pair, "on": day} for pair in pairs]


def couples(names: list[str]) -> list[str]:
    """Each name tied to one other."""
    return [f"{a}-{b}" for a, b in zip(names[::2], names[1::2], strict=True)]


def ring(names: list[str]) -> list[str]:
    """Each name tied to two others."""
    return [f"{a}-{b}" for a, b in zip(names, [*names[1:], names[0]], strict=True)]


def around(*lines: dict[str, object], day: date = DAY, months: int = 12, near: Iterable[str] | None = NEAR,
           organisations: Iterable[dict[str, object]] = ()) -> BeforeAfter:  # fmt: skip
    data = drawn(*EDGES, *lines, organisations=list(organisations))
    return before_after(data, day_number(day), None if near is None else list(near), months=months)


STEADY = [*on(BEFORE, *couples(FAR)), *on(AFTER, *couples(FAR))]
GROWN = [*on(BEFORE, *couples(NEAR)), *on(AFTER, *ring(NEAR)), *STEADY]


# --- counted by hand ---


def test_the_ties_of_both_windows_are_counted_for_who_is_concerned_and_for_the_rest() -> None:
    found = around(*GROWN)
    assert found.concerned is not None
    assert found.rest is not None
    assert [(side.ties, side.per_organisation) for side in (found.concerned.before, found.concerned.after)] == [
        (5, 1.0),
        (10, 2.0),
    ]
    assert [(side.ties, side.per_organisation) for side in (found.rest.before, found.rest.after)] == [
        (6, 1.0),
        (6, 1.0),
    ]


def test_the_windows_touch_on_the_day_and_are_equally_long() -> None:
    found = around(*GROWN)
    assert (found.before.begin, found.before.end) == (day_number(date(2021, 9, 1)), day_number(DAY))
    assert (found.after.begin, found.after.end) == (day_number(DAY), day_number(date(2023, 9, 1)))


def test_the_change_of_those_concerned_less_that_of_the_rest_is_laid_beside_every_other_group() -> None:
    # they go from 1 to 2 ties each and the rest stays. Any 10 of the 12 others stay too, while of the 12 that are then
    # outside ten gain one tie each: 0 - 10/12. There are 66 such groups
    ties = around(*GROWN).ties
    assert ties is not None
    assert (ties.change, ties.others, ties.every, ties.stands_out) == (1.0, 66, True, True)
    assert (ties.low, ties.high) == (pytest.approx(-10 / 12), pytest.approx(-10 / 12))


def test_where_nothing_changes_nothing_stands_out() -> None:
    ties = around(*on(BEFORE, *couples(NEAR)), *on(AFTER, *couples(NEAR)), *STEADY).ties
    assert ties is not None
    assert (ties.change, ties.low, ties.high, ties.stands_out) == (0.0, 0.0, 0.0, False)


def test_ties_that_formed_are_those_of_the_window_after_that_the_one_before_lacks() -> None:
    assert around(*GROWN).formed == (("c0", "c9"), ("c1", "c2"), ("c3", "c4"), ("c5", "c6"), ("c7", "c8"))


# c0 … c9 in couples of which, of the five, three are still there a year later before the day, and four after it
TWO_YEARS = [
    *on(date(2020, 10, 10), *couples(NEAR), *couples(FAR)),
    *on(date(2021, 10, 10), *couples(NEAR)[:3], *couples(FAR)),
    *on(date(2022, 10, 10), *couples(NEAR), *couples(FAR)),
    *on(date(2023, 10, 10), *couples(NEAR)[:4], "c8-c0", *couples(FAR)),
]


def test_what_is_kept_is_the_share_of_ties_still_there_a_year_later() -> None:
    found = around(*TWO_YEARS, months=24)
    assert found.concerned is not None
    assert (found.concerned.before.kept, found.concerned.after.kept) == (3 / 5, 4 / 5)


def test_a_record_of_before_an_organisation_began_is_no_tie_of_that_year() -> None:
    began = [{"id": "c9", "begin": date(2021, 9, 1)}]
    found = around(*TWO_YEARS, months=24, organisations=began)
    assert found.concerned is not None
    # c8-c9 met eleven months before c9 began, so it is none of the four that could stay
    assert (found.concerned.before.kept, found.concerned.after.kept) == (3 / 4, 4 / 5)


def test_what_is_formed_is_the_share_of_untied_pairs_that_is_tied_a_year_later() -> None:
    # of 22 organisations 10 are concerned: 45 pairs among them and 120 with others, of which 5 are tied; one forms
    found = around(*TWO_YEARS, months=24)
    assert found.concerned is not None
    assert (found.concerned.before.formed, found.concerned.after.formed) == (0.0, 1 / 160)


def test_the_share_kept_is_laid_beside_others_too() -> None:
    kept = around(*TWO_YEARS, months=24).kept
    assert kept is not None
    assert kept.change == pytest.approx(4 / 5 - 3 / 5)
    assert kept.stands_out


def test_in_a_window_of_one_year_there_is_no_year_later() -> None:
    found = around(*GROWN)
    assert found.concerned is not None
    assert (found.concerned.after.kept, found.concerned.after.formed, found.kept) == (None, None, None)


# --- who comes and goes ---


def test_an_organisation_that_begins_on_the_day_has_no_before_and_changes_no_group() -> None:
    new = {"id": "team", "begin": DAY}
    found = around(*GROWN, *on(AFTER, "team-c0"), near=[*NEAR, "team"], organisations=[new])
    assert found.new == ("team",)
    assert found.concerned is not None
    assert found.concerned.organisations == tuple(NEAR)


def test_ties_with_a_new_organisation_count_for_the_others() -> None:
    new = {"id": "team", "begin": DAY}
    found = around(*GROWN, *on(AFTER, "team-c0"), near=[*NEAR, "team"], organisations=[new])
    assert found.concerned is not None
    assert found.concerned.after.ties == 11
    assert ("c0", "team") in found.formed


def test_an_organisation_that_ends_before_the_day_is_in_neither_group() -> None:
    gone = {"id": "c9", "end": date(2022, 3, 1)}
    found = around(*GROWN, near=[*NEAR, "r00"], organisations=[gone])
    assert found.concerned is not None
    assert "c9" not in found.concerned.organisations


def test_who_only_the_records_know_is_there_when_they_name_it() -> None:
    found = around(*GROWN, *on(AFTER, "c0-vreemd"), near=[*NEAR, "vreemd"],
                   organisations=[{"id": "vreemd", "registered": False}])  # fmt: skip
    assert found.new == ("vreemd",)


# --- when nothing is said ---


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(2017, 8, 31), Reason.BEFORE),
        (date(2017, 9, 1), Reason.FEW),
        (date(2025, 9, 1), Reason.FEW),
        (date(2025, 9, 2), Reason.AFTER),
    ],
)
def test_the_data_must_cover_both_windows_whole(day: date, reason: Reason) -> None:
    assert around(day=day, near=["c0"]).reason is reason


def test_what_is_not_covered_has_no_figures() -> None:
    found = around(*GROWN, day=date(2026, 1, 1))
    assert (found.concerned, found.rest, found.ties) == (None, None, None)


def test_a_span_that_began_long_ago_is_no_data_of_then() -> None:
    span = {"who": "c0-c1", "begin": date(2000, 1, 1), "end": None}
    assert around(span, day=date(2017, 1, 1)).reason is Reason.BEFORE


def test_the_lengths_that_the_data_cover_are_known_beforehand() -> None:
    data = drawn(*EDGES)
    assert lengths_covered(data, day_number(date(2018, 9, 1))) == (12, 24)
    assert lengths_covered(data, day_number(date(2019, 9, 1))) == (12, 24, 36)
    assert lengths_covered(data, day_number(date(2016, 9, 1))) == ()


def test_today_is_where_the_data_stop() -> None:
    assert lengths_covered(drawn(*EDGES), day_number(DAY), today=day_number(date(2023, 8, 30))) == ()


@pytest.mark.parametrize(("size", "reason"), [(9, Reason.FEW), (10, None)])
def test_under_ten_organisations_nothing_is_said(size: int, reason: Reason | None) -> None:
    found = around(*GROWN, *on(BEFORE, "r00-r03"), *on(AFTER, "r00-r03"), near=NEAR[:size])
    assert found.reason is reason


def test_under_ten_others_nothing_is_said() -> None:
    assert around(*GROWN, near=[*NEAR, "r00", "r01", "r02"]).reason is Reason.FEW


@pytest.mark.parametrize(("silent", "reason"), [(6, None), (7, Reason.THIN)])
def test_of_under_sixty_percent_seen_nothing_is_said(silent: int, reason: Reason | None) -> None:
    # nine of fifteen is sixty percent, ten of seventeen is not
    far = [{"id": f"stil{number}"} for number in range(silent)]
    seen = FAR[:9] if silent == 6 else FAR[:10]
    lines = [*on(BEFORE, *couples(NEAR), *ring(seen)), *on(AFTER, *couples(NEAR), *ring(seen))]
    assert around(*lines, organisations=far).reason is reason


def test_windows_of_other_lengths_must_not_point_the_other_way() -> None:
    # more ties than before within half a year of the day; over a year fewer
    lines = [
        *on(date(2021, 10, 10), *ring(NEAR), "c0-c5", "c1-c6"),
        *on(date(2022, 4, 10), *couples(NEAR)),
        *on(date(2022, 10, 10), *ring(NEAR)),
        *STEADY,
        *on(date(2022, 4, 10), *couples(FAR)),
    ]
    found = around(*lines)
    assert found.reason is Reason.DISAGREE
    assert found.concerned is not None


def test_without_others_of_the_same_layer_nothing_is_said() -> None:
    layer = [{"id": id_, "kind": "school"} for id_ in NEAR]
    assert around(*GROWN, organisations=layer).reason is Reason.NO_OTHERS


# --- the groups that are drawn ---


def drawn_codes(inside: set[int], pool: set[int], layers: list[str]) -> tuple[set[tuple[int, ...]], bool]:
    size = len(layers)
    groups, every = drawn_groups(
        np.isin(range(size), list(inside)), np.isin(range(size), list(pool)), np.array(layers, dtype=object)
    )
    return {tuple(np.flatnonzero(group).tolist()) for group in groups}, every


def test_where_there_are_few_groups_each_is_looked_at_once() -> None:
    groups, every = drawn_codes({0, 1}, {2, 3, 4, 5}, ["a"] * 6)
    assert every
    assert groups == set(combinations([2, 3, 4, 5], 2))


def test_each_group_has_as_many_of_each_layer() -> None:
    groups, _every = drawn_codes({0, 1, 2}, {3, 4, 5, 6}, ["a", "a", "b", "a", "a", "a", "b"])
    assert groups == {(3, 4, 6), (3, 5, 6), (4, 5, 6)}


def test_a_layer_with_too_few_others_gives_no_group() -> None:
    assert drawn_codes({0, 1}, {2}, ["a", "a", "a"])[0] == set()


def test_many_groups_are_drawn_by_a_fixed_lot() -> None:
    inside, pool, layers = np.arange(60) < 10, np.arange(60) >= 10, np.array(["a"] * 60, dtype=object)
    one, every = drawn_groups(inside, pool, layers)
    other, _ = drawn_groups(inside, pool, layers)
    assert (len(one), every) == (1000, False)
    assert set(one.sum(axis=1)) == {10}
    assert not one[:, :10].any()
    assert np.array_equal(one, other)


def test_the_same_question_has_the_same_answer() -> None:
    assert around(*GROWN) == around(*GROWN)


# --- what concerns everyone ---


def monthly(*pairs: str) -> list[dict[str, object]]:
    """The pairs together on the tenth of every month of the ten years."""
    return [
        {"who": pair, "on": date(year, month, 10)} for year in range(2016, 2027) for month in range(1, 13)
        for pair in pairs
    ]  # fmt: skip


def test_of_everyone_a_half_year_is_no_contradiction_since_it_lies_in_another_season() -> None:
    everyone = [*NEAR, *FAR]
    lines = [*on(date(2022, 6, 10), *couples(everyone)), *on(date(2023, 6, 10), *ring(everyone))]
    # from the half year before the day to the half year after it ties fall, over twelve months they rise
    assert around(*lines, near=None).reason is None


def test_what_concerns_everyone_is_laid_beside_other_days() -> None:
    found = around(*monthly(*couples(NEAR), *couples(FAR)), near=None)
    assert (found.rest, found.against, found.reason) == (None, "days", None)
    assert found.ties is not None
    # windows of a year fit around the months from February 2017 to December 2025; 56 lie a year or more before the
    # day, 28 a year or more after it
    assert (found.ties.change, found.ties.low, found.ties.high, found.ties.others) == (0.0, 0.0, 0.0, 84)


def test_a_change_of_everyone_stands_out_where_other_days_have_none() -> None:
    steady = monthly(*couples(NEAR), *couples(FAR))
    late = [{"who": pair, "on": date(2025, 9, 1)} for pair in ring(NEAR)]
    found = around(*steady, *late, day=date(2025, 9, 1), near=None)
    assert found.ties is not None
    assert found.ties.change == pytest.approx(2 * 5 / 22)
    assert found.ties.stands_out


def test_too_few_other_days_carry_nothing() -> None:
    data = drawn(*monthly(*couples(NEAR), *couples(FAR)))
    found = before_after(data, day_number(date(2021, 9, 1)), None, months=60)
    assert found.reason is Reason.NO_OTHERS


# --- held to other ways of counting ---


@settings(max_examples=25, deadline=None)
@given(data=datasets(), day=st.dates(date(2021, 6, 1), date(2024, 6, 1)))
def test_the_ties_of_each_window_are_those_of_its_network(data: Dataset, day: date) -> None:
    one = Around(History(dataset=data, base=Window()), day_number(day), 12)
    for at, window in enumerate(one.windows):
        there = network(data, window)
        codes = there.organisations["code"].to_numpy()
        expected = {(int(codes[a]), int(codes[b])) for a, b in zip(there.ties["a"], there.ties["b"], strict=True)}
        a, b = one.history.ends
        assert set(zip(a[one.whole[at]].tolist(), b[one.whole[at]].tolist(), strict=True)) == expected


@settings(max_examples=25, deadline=None)
@given(lines=st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef"), st.integers(0, 3)), max_size=25))
def test_what_everyone_keeps_and_forms_is_what_two_years_compared_say(lines: list[tuple[str, str, int]]) -> None:
    records = [{"who": f"{a}-{b}", "on": date(2020 + year, 10, 10)} for a, b, year in lines if a != b]
    data = drawn(*EDGES, *records, organisations=list("abcdef"))
    one = Around(History(dataset=data, base=Window()), day_number(DAY), 24)
    group = one.group(one.both)
    years = [Window(begin=day_number(date(year, 9, 1)), end=day_number(date(year + 1, 9, 1))) for year in (2020, 2021)]
    expected = compare(data, *years)
    assert group is not None
    assert (group.before.kept, group.before.formed) == (expected.persistence, expected.formation_rate)


@settings(max_examples=25, deadline=None)
@given(data=datasets(), day=st.dates(date(2022, 6, 1), date(2023, 6, 1)), chosen=st.lists(st.booleans(), min_size=6))
def test_a_group_reckoned_at_once_is_the_group_counted_out(data: Dataset, day: date, chosen: list[bool]) -> None:
    one = Around(History(dataset=data, base=Window()), day_number(day), 24)
    members = one.both & np.array(chosen[: len(one.both)])
    inside, outside = one.group(members), one.group(one.both & ~members)
    if inside is None or outside is None:
        return
    growth = [side.after.per_organisation - side.before.per_organisation for side in (inside, outside)]
    assert one.ties_of(members[None, :])[0] == pytest.approx(growth[0] - growth[1])


@settings(max_examples=25, deadline=None)
@given(data=datasets(), chosen=st.lists(st.booleans(), min_size=6))
def test_the_pairs_that_touch_a_group_are_each_counted_once(data: Dataset, chosen: list[bool]) -> None:
    one = Around(History(dataset=data, base=Window()), day_number(DAY), 24)
    members = np.array(chosen[: len(one.both)])
    a, b = one.history.ends
    tied = one.whole[0].astype(np.int64)
    assert one._touching(members[None, :], tied)[0] == np.sum(tied * (members[a] | members[b]))
