"""What is planted in the fictional region on purpose, so that tests know what the product must find.

Organisations in RESTRICTED appear only in what this module says. FORBIDDEN pairs never meet by chance.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tests.demo_region.register import of_kind

FIRST_YEAR, LAST_YEAR = 2016, 2026  # school years by the calendar year in which they start
LAST_DAY = date(2026, 11, 12)  # of a record: the autumn conference
LAST_REFERRAL_MONTH = "2026-10"  # the register of referrals is delivered a month behind

NEVER_SEEN = (
    "huisartsenpraktijk-kerkpad",
    "huisartsenpraktijk-molenweg",
    "huisartsenpraktijk-waterlelie",
    "zwemvereniging-de-otters",
)
ONLY_AT_CONFERENCES = ("kenniscentrum-opgroeien", "rekenkamer-waterland-oost", "scouting-grotenhout")
ALONE = "huisartsenpraktijk-het-plein"  # holds a consulting hour at which nobody else signs the list
STARTING_TEAM = "lokaal-team-elsmeer-haven"
OPENED, CLOSED = "praktijkschool-de-stelling", "kinderopvang-de-zandbak"

# the merger of 1 January 2023: until then the lists name one of the two predecessors
MERGED = "jeugdhulp-de-rietoever"
MERGER_DAY = date(2023, 1, 1)
PREDECESSORS = ("Stichting Oeverzorg", "Rietland Jeugdhulp")
# renamed on a day; earlier lists carry the old name
RENAMED = {
    "lokaal-team-lindrecht-noord": ("Wijkteam Noorderhoek", date(2021, 8, 1)),
    "kinderopvang-de-duinpan": ("Peuterspeelzaal Het Duin", date(2018, 8, 1)),
}

ENDED_SOURCE = "Signaleringsoverleg 0-12"
ENDED_SOURCE_LAST_DAY = date(2023, 6, 22)


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A planted series of meetings of the same members, at most until `last`; `years` are school years."""

    name: str
    members: tuple[str, ...]
    per_year: int
    years: tuple[int, ...]
    form: str = "overleg"
    theme: str = ""
    last: date | None = None  # the last meeting is on this very day


EVERY_YEAR = tuple(range(FIRST_YEAR, LAST_YEAR + 1))

SERIES = (
    # only with the municipality: a parents' group, a playground, experts by experience (with two municipalities)
    Series(name="Ouderavond Averlo", members=("gemeente-averlo", "oudernetwerk-averlo"), per_year=3, years=EVERY_YEAR),
    Series(
        name="Speelruimteoverleg Bredeweer",
        members=("gemeente-bredeweer", "speeltuinvereniging-bredeweer"),
        per_year=3,
        years=EVERY_YEAR,
    ),
    Series(
        name="Ervaringstafel Zuid",
        members=("ervaringskring-zuid", "gemeente-lindrecht", "gemeente-zuiderkoog"),
        per_year=3,
        years=EVERY_YEAR,
        form="beleidsafstemming",
    ),
    # hanging on one organisation: whoever takes Welzijn Diemerzand away cuts these off
    Series(name="Sport in de buurt", members=("sv-diemerzand", "welzijn-diemerzand"), per_year=3, years=EVERY_YEAR),
    Series(
        name="Jongerenavond De Loods",
        members=("jongerencentrum-de-loods", "welzijn-diemerzand"),
        per_year=3,
        years=EVERY_YEAR,
    ),
    # a bridge: three providers know each other, and the rest only through one line with one local team
    Series(
        name="Wonen en begeleiden",
        members=("begeleid-kamerwonen-start", "gezinshuis-de-hoeve", "stichting-opstap"),
        per_year=4,
        years=EVERY_YEAR,
    ),
    Series(
        name="Afstemming gezinshuis",
        members=("gezinshuis-de-hoeve", "lokaal-team-grotenhout"),
        per_year=3,
        years=EVERY_YEAR,
        form="gezamenlijk_plan",
    ),
    # two that fall silent, on a known day
    Series(
        name="Peutertafel Lindrecht-Noord",
        members=("cjg-lindrecht", "consultatiebureau-zuid", "kinderopvang-kiekeboe"),
        per_year=3,
        years=tuple(range(2016, 2024)),
        last=date(2024, 3, 14),
    ),
    Series(
        name="Budgetspreekuur Elsmeer",
        members=("budgetwinkel-elsmeer", "schuldhulp-oost", "welzijn-elsmeer"),
        per_year=4,
        years=tuple(range(2017, 2025)),
        last=date(2025, 6, 12),
    ),
    # someone alone at the table
    Series(name="Spreekuur jeugd Het Plein", members=(ALONE,), per_year=3, years=EVERY_YEAR),
    # a connection that came back
    Series(
        name="Preventie middelen Het Atrium",
        members=("het-atrium", "verslavingszorg-de-brug"),
        per_year=3,
        years=(2016, 2017, 2018, 2023, 2024, 2025, 2026),
    ),
)
FALLEN_SILENT = {"budgetwinkel-elsmeer": date(2025, 6, 12), "kinderopvang-kiekeboe": date(2024, 3, 14)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A planted line of referrals giver → receiver, some months of each school year."""

    giver: str
    receiver: str
    years: tuple[int, ...]
    form: str = "verwijzen"


def _links(years: tuple[int, ...], *pairs: tuple[str, str], form: str = "verwijzen") -> list[Link]:
    return [Link(giver=giver, receiver=receiver, years=years, form=form) for giver, receiver in pairs]


ONE_SIDED = "zorgboerderij-het-erf"  # only ever the b of a referral
# the team of Elsmeer-Haven grows by plan: 6 connections in its first school year, then 11, then 16
TEAM_GROWTH = {
    2019: (
        "basisschool-de-zonnebloem", "cjg-elsmeer", "gemeente-elsmeer", "huisartsenpraktijk-oostersluis",
        "lokaal-team-elsmeer-dorp", "welzijn-elsmeer",
    ),
    2020: ("jeugd-ggz-de-wending", "jeugdhulp-de-rietoever", "schuldhulp-oost", "veilig-thuis", "wmo-loket-noord"),
    2021: (
        "consultatiebureau-noord", "kracht-thuis", "lvb-zorg-samen-verder", "mentaal-oost",
        "woningstichting-noorderpolder",
    ),
}  # fmt: skip
TEAM_FREE_FROM = 2022  # from here on the team also meets others by chance

LINKS = (
    *_links(
        EVERY_YEAR,
        ("huisartsenpraktijk-sluisplein", ONE_SIDED),
        ("lokaal-team-grotenhout", ONE_SIDED),
        ("lokaal-team-zuiderkoog-binnen", ONE_SIDED),
        ("huisartsenpraktijk-noorderlicht", "lokaal-team-averlo-centrum"),
        ("huisartsenpraktijk-de-brink", "cjg-bredeweer"),
        ("vmbo-de-werf", "lokaal-team-elsmeer-dorp"),
        ("basisschool-de-ark", "cjg-zuiderkoog"),
    ),
    *(
        Link(giver=STARTING_TEAM, receiver=partner, years=tuple(range(start, LAST_YEAR + 1)), form="consulteren")
        for start, partners in TEAM_GROWTH.items()
        for partner in partners
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Two organisations that agreed something from a day until a last day (None: for good)."""

    a: str
    b: str
    begin: date
    end: date | None
    form: str = "afspraak"
    theme: str = ""


AGREEMENTS = (
    Agreement(  # ends with the school year 2024/2025: in 2025/2026 this tie is gone
        a="lokaal-team-lindrecht-noord",
        b="schuldhulp-oost",
        begin=date(2018, 1, 1),
        end=date(2025, 6, 30),
        theme="vroegsignalering schulden",
    ),
    Agreement(  # new in 2025/2026, without an end
        a="lokaal-team-lindrecht-zuid",
        b="wonen-zuid",
        begin=date(2025, 9, 1),
        end=None,
        theme="voorkomen huisuitzetting",
    ),
)

# who does not work with the local team of its own area, although it is in the network
WITHOUT_OWN_TEAM = {
    "huisartsenpraktijk-noorderlicht": "lokaal-team-averlo-oost",  # works with the team of the other area
    "huisartsenpraktijk-de-brink": "lokaal-team-bredeweer",  # works with the CJG
    "vmbo-de-werf": STARTING_TEAM,  # still works with the team of before 2019
}
WITHOUT_ANY_TEAM = "basisschool-de-ark"
WITHOUT_SCHOOL_BOARD = "gemeente-diemerzand"


def _ordered(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)


FORBIDDEN = frozenset(
    {
        *(_ordered(*pair) for pair in WITHOUT_OWN_TEAM.items()),
        *(_ordered(WITHOUT_ANY_TEAM, team.id) for team in of_kind("lokaal_team")),
        *(_ordered(WITHOUT_SCHOOL_BOARD, board.id) for board in of_kind("schoolbestuur")),
        *(_ordered(agreement.a, agreement.b) for agreement in AGREEMENTS),
        _ordered("het-atrium", "verslavingszorg-de-brug"),
    }
)

RESTRICTED = frozenset(
    {
        *NEVER_SEEN,
        *ONLY_AT_CONFERENCES,
        *FALLEN_SILENT,
        ALONE,
        ONE_SIDED,
        "begeleid-kamerwonen-start",
        "ervaringskring-zuid",
        "gezinshuis-de-hoeve",
        "jongerencentrum-de-loods",
        "oudernetwerk-averlo",
        "speeltuinvereniging-bredeweer",
        "stichting-opstap",
        "sv-diemerzand",
    }
)


def may_meet(a: str, b: str) -> bool:
    """Return whether chance may bring `a` and `b` together."""
    return _ordered(a, b) not in FORBIDDEN
