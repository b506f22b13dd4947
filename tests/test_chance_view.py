"""What the part Meer dan toeval? says: one phrase each, between which numbers, and when nothing is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from netwerk.analysis.chance import Beside, Range
from netwerk.analysis.chance_by_step import StepByChance, steps_to_draw
from netwerk.analysis.closure import Closing, Closure
from netwerk.analysis.null_model import ByChance, Compared, Figure, Fixed
from netwerk.analysis.periods import Step
from netwerk.analysis.timeline import timeline
from netwerk.analysis.trend import TrendStep, Verdict
from netwerk.i18n import Text, translate
from netwerk.model import Window
from netwerk.network import network
from netwerk.views import chance_chart, chance_course, chance_view, chance_words, closing_view
from tests.drawn import drawn

JUDGED = TrendStep(
    begin=19570, end=19936, complete=True, organisations=40, registered=40, seen=36, coverage=0.9, records=200,
    sources=2, turnover=None, organisation_turnover=None, formation_rate=None, dissolution_rate=None, persistence=None,
    mean_age_months=None, silent=(), ended_silent=None, verdict=Verdict.OK,
)  # fmt: skip
THIN = replace(JUDGED, seen=20, coverage=0.5, verdict=Verdict.THIN_COVERAGE)
FEW = replace(JUDGED, organisations=9, verdict=Verdict.FEW)


def compared(observed: float, low: float, high: float) -> Compared:
    return Compared(observed=observed, chance=Range(low=low, high=high))


FOUND = ByChance(
    organisations=40,
    ties=300,
    shared_by_any=5.25,
    figures={
        Figure.CLUSTERING: compared(0.43, 0.31, 0.36),
        Figure.TRANSITIVITY: compared(0.4, 0.3, 0.35),
        Figure.SHARED: compared(4.11, 4.14, 4.6),
        Figure.LAYER: replace(compared(-0.2, 0.0, 0.1), dealt=Range(low=-0.3, high=0.1)),
        Figure.DOMAIN: Compared(observed=-1.0, chance=None),
    },
    draws=1_000,
    fixed=None,
)


def said(found: ByChance, judged: TrendStep, figure: Figure) -> str:
    lines = {line.figure: line for line in chance_view.lines(found, judged, "nl")}
    return in_dutch(lines[figure].said)


def in_dutch(sentences: tuple[Text, ...]) -> str:
    return " ".join(translate(sentence, "nl") for sentence in sentences)


def test_more_than_chance() -> None:
    assert said(FOUND, JUDGED, Figure.CLUSTERING) == (
        "Van elke 100 tweetallen van partners zijn dat er gemiddeld **43**. "
        "Bij toeval ligt dat tussen 31 en 36: **meer dan bij toeval**."
    )


def test_less_than_chance_keeps_the_decimals_that_tell_them_apart() -> None:
    assert said(FOUND, JUDGED, Figure.SHARED) == (
        "Dat zijn er gemiddeld **4,11**. Bij toeval ligt dat tussen 4,14 en 4,60: **minder dan bij toeval**."
    )


def test_with_two_ways_of_chance_the_widest_limits_count() -> None:
    # an index of -0.2 is 40 of every 100; the two ranges are 50 to 55 and 35 to 55
    assert said(FOUND, JUDGED, Figure.LAYER) == (
        "Van elke 100 verbindingen zijn dat er **40**. "
        "Bij toeval ligt dat tussen 35 en 55: **niet te onderscheiden van toeval**."
    )


def test_where_there_is_one_outcome_nothing_is_compared() -> None:
    assert said(FOUND, JUDGED, Figure.DOMAIN) == (
        "Dat komt niet voor. Niet te vergelijken: er is maar één uitkomst mogelijk."
    )


@pytest.mark.parametrize(
    ("found", "judged", "why"),
    [
        (FOUND, FEW, "Geen uitspraak: het gaat om minder dan tien organisaties."),
        (
            FOUND,
            THIN,
            "Geen uitspraak: in deze periode is iets vastgelegd van 20 van de 40 organisaties, minder dan 60 van de "
            "100.",
        ),
        (
            replace(FOUND, ties=9),
            JUDGED,
            "Geen uitspraak: het gaat om negen verbindingen, en dat is te weinig om iets uit af te leiden.",
        ),
        (
            replace(FOUND, fixed=Fixed.ONLY_ONE),
            JUDGED,
            "Niet te vergelijken: als iedereen evenveel partners houdt, kan het maar op één manier.",
        ),
        (
            replace(FOUND, fixed=Fixed.LARGE),
            JUDGED,
            "Geen uitspraak: bij zo veel organisaties duurt de vergelijking te lang.",
        ),
    ],
)
def test_on_a_thin_basis_nothing_is_said(found: ByChance, judged: TrendStep, why: str) -> None:
    assert said(found, judged, Figure.CLUSTERING) == (
        f"Van elke 100 tweetallen van partners zijn dat er gemiddeld **43**. {why}"
    )


@pytest.mark.parametrize(
    ("low", "high", "lies"),
    [(31, 36, "tussen 31 en 36"), (31, 31, "op 31"), (0, 5, "op hoogstens 5"), (0.4, 5, "op hoogstens 5")],
)
def test_a_range_within_a_sentence(low: float, high: float, lies: str) -> None:
    assert chance_words.lies(Range(low=low, high=high), 0, "nl") == lies


@pytest.mark.parametrize(
    ("value", "limits", "digits"),
    [(43, [31, 36], 0), (36.3, [31, 36], 1), (36.0, [31, 36], 0), (36.0000001, [31, 36], 3), (35.96, [31, 36], 2)],
)
def test_rounding_hides_no_difference_with_chance(value: float, limits: list[float], digits: int) -> None:
    assert chance_words.digits(value, limits, 0) == digits


# --- pairs that shared a partner ---


def closing(pairs: int, formed: int, low: int, high: int) -> Closing:
    return Closing(pairs=pairs, formed=formed, expected=(low + high) / 2, chance=Range(low=low, high=high))


NOBODY = Closing(pairs=0, formed=0, expected=None, chance=None)
CLOSURE = Closure(
    organisations=40,
    pairs=600,
    formed=30,
    by_partners=(closing(400, 8, 15, 25), closing(150, 10, 4, 12), closing(50, 12, 0, 6), NOBODY),
    sharing=closing(200, 22, 5, 15),
    at_table=7,
    without_tables=closing(200, 15, 4, 12),
    outcomes=(),
)
YEARS = ("schooljaar 2022/2023", "schooljaar 2023/2024")


def test_new_connections_beside_chance_also_without_those_of_one_table() -> None:
    assert in_dutch(closing_view.closing(CLOSURE, YEARS, (JUDGED, JUDGED), "nl")) == (
        "Zonder verbinding in schooljaar 2022/2023: 600 tweetallen. "
        "Daarvan verbonden in schooljaar 2023/2024, nieuw of hersteld: 30. "
        "Al een partner gemeen: **22 van de 30**. Bij toeval ligt dat tussen 5 en 15: **meer dan bij toeval**."
    )
    assert in_dutch(closing_view.caveats(CLOSURE, (JUDGED, JUDGED), "nl")) == (
        "Bij 7 daarvan zat een gedeelde partner steeds mee aan tafel: één bijeenkomst verbindt dan alle drie. "
        "Zonder die 7 zijn het er 15, en bij toeval ligt dat tussen 4 en 12: ook dan meer dan bij toeval. "
        "Let op: wie veel partners heeft, deelt er vaker een en krijgt er ook vaker een bij. Dat telt hierin mee."
    )


def test_where_it_hangs_on_the_tables_nothing_is_claimed() -> None:
    hangs = replace(CLOSURE, without_tables=closing(200, 9, 4, 12))
    assert (
        "Zonder die 7 zijn het er 9, en bij toeval ligt dat tussen 4 en 12: dan is er geen uitspraak te doen."
    ) in in_dutch(closing_view.caveats(hangs, (JUDGED, JUDGED), "nl"))


@pytest.mark.parametrize("judged", [(THIN, JUDGED), (JUDGED, THIN)])
def test_both_years_need_enough_to_go_by(judged: tuple[TrendStep, TrendStep]) -> None:
    assert "Geen uitspraak: in deze periode is iets vastgelegd van 20 van de 40" in in_dutch(
        closing_view.closing(CLOSURE, YEARS, judged, "nl")
    )


@pytest.mark.parametrize(
    ("formed", "why"),
    [
        (0, "Geen uitspraak: er is geen nieuwe verbinding vastgelegd."),
        (9, "het gaat om negen nieuwe verbindingen, en dat is te weinig om iets uit af te leiden."),
    ],
)
def test_of_fewer_than_ten_new_connections_nothing_is_concluded(formed: int, why: str) -> None:
    assert why in in_dutch(closing_view.closing(replace(CLOSURE, formed=formed), YEARS, (JUDGED, JUDGED), "nl"))


def test_the_table_has_a_row_for_each_number_of_shared_partners() -> None:
    table = closing_view.closing_table(CLOSURE, (JUDGED, JUDGED), "nl")
    assert table.to_numpy().tolist() == [
        ["Geen", "400", "8", "15 tot 25", "minder dan bij toeval"],
        ["Eén", "150", "10", "4 tot 12", "niet te onderscheiden van toeval"],
        ["Twee", "50", "12", "0 tot 6", "meer dan bij toeval"],
        ["Drie of meer", "0", "0", "n.v.t.", "geen uitspraak"],
    ]


def test_on_a_thin_basis_the_table_makes_no_statement_either() -> None:
    table = closing_view.closing_table(CLOSURE, (JUDGED, FEW), "nl")
    assert set(table["Uitspraak"]) == {"geen uitspraak"}


# --- through the years ---

STEPS = (
    StepByChance(at=0, figures=FOUND, closing=None),
    StepByChance(at=1, figures=FOUND, closing=CLOSURE),
    StepByChance(at=2, figures=FOUND, closing=CLOSURE),
)


def test_a_year_of_which_nothing_may_be_said_is_a_gap() -> None:
    of_clustering = chance_course.courses(STEPS, {0: JUDGED, 1: THIN, 2: JUDGED}, "nl")[0]
    assert [None if point is None else point.value for point in of_clustering.points] == [43, None, 43]
    assert [translate(phrase, "nl") for phrase in of_clustering.phrases] == [
        "meer dan bij toeval", "geen uitspraak", "meer dan bij toeval"
    ]  # fmt: skip


def test_new_connections_are_shown_per_hundred_and_need_both_years() -> None:
    judged = {0: JUDGED, 1: JUDGED, 2: JUDGED}
    *_, course = chance_course.courses(STEPS, judged, "nl")
    first, second, _third = course.points
    assert first is None
    assert second is not None
    assert second.chance is not None
    assert (second.value, second.chance.low, second.chance.high) == pytest.approx((2200 / 30, 500 / 30, 1500 / 30))
    *_, thin = chance_course.courses(STEPS, {**judged, 0: THIN}, "nl")
    assert [point is None for point in thin.points] == [True, True, False]


def test_the_table_says_what_the_chart_shows() -> None:
    courses = chance_course.courses(STEPS, {0: JUDGED, 1: THIN, 2: JUDGED}, "nl")
    table = chance_course.course_table(courses, ["2021/2022", "2022/2023", "2023/2024"], "nl")
    assert table.iloc[:, :2].to_numpy().tolist() == [
        ["2023/2024", "43 (bij toeval 31 tot 36), meer dan bij toeval"],
        ["2022/2023", "geen uitspraak"],
        ["2021/2022", "43 (bij toeval 31 tot 36), meer dan bij toeval"],
    ]


def test_the_chart_breaks_its_line_at_a_gap() -> None:
    course = chance_course.courses(STEPS, {0: JUDGED, 1: THIN, 2: JUDGED}, "nl")[0]
    chart = chance_chart.chance_chart(
        course,
        step=Step.SCHOOLYEAR,
        begins=[18840, 19205, 19570],
        colours={"line": "#000000", "band": "#0F5C6E"},
    ).to_dict()
    (rows,) = chart["datasets"].values()
    assert [(row["step"], row["value"], row["run"]) for row in rows] == [("21/22", 43, 0), ("23/24", 43, 1)]


def test_the_line_lies_outside_the_band_exactly_where_more_or_less_is_said() -> None:
    course = chance_course.courses(STEPS, {0: JUDGED, 1: JUDGED, 2: JUDGED}, "nl")[2]
    point = course.points[0]
    assert point is not None
    assert point.chance is not None
    assert point.chance.low <= point.value <= point.chance.high
    assert course.phrases[0] == chance_words.PHRASES[Beside.WITHIN]


def test_only_years_of_which_the_data_are_complete_are_drawn() -> None:
    data = drawn(*({"who": "a-b", "on": date(year, 3, 1)} for year in (2020, 2021, 2022)))
    assert steps_to_draw(timeline(data, step=Step.YEAR)) == (0, 1)


def test_connections_that_share_a_partner_stand_apart() -> None:
    data = drawn("a-b", "a-c", "b-c", "c-d")
    with_, without = chance_view.sharing(data, network(data, Window()))
    assert [one.name for one in with_.members] == ["a – b", "a – c", "b – c"]
    assert [one.name for one in without.members] == ["c – d"]
