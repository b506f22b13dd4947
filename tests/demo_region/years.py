"""Ten school years and a bit: the records that the plan and chance make together, in a fixed order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import combinations

from tests.demo_region import planted
from tests.demo_region.calendar import Chance, meeting_days, months
from tests.demo_region.planted import LAST_DAY, LAST_YEAR, RESTRICTED, Agreement, may_meet
from tests.demo_region.register import REGISTER, of_kind, team_of
from tests.demo_region.tables import SPECIALISTS, TABLES, Table, free

SEED = 20161
STAYS_AT_TABLE = 0.64  # of the seats that are not of the core, from year to year
STAYS_LINKED = 0.57  # of the lines between two organisations
ATTENDS = 0.8
MUNICIPALITY_ATTENDS = 0.98

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One meeting: who signed the list. `file` is where the list is kept."""

    file: str
    name: str
    day: date
    members: tuple[str, ...]
    form: str
    theme: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Referrals in a month (`when` is yyyy-mm) or one consultation (`when` is a date)."""

    giver: str
    receiver: str
    when: str | date
    times: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A plan that some organisations made together on a day."""

    day: date
    members: tuple[str, ...]
    theme: str


@dataclass(frozen=True, slots=True)
class Records:
    """Everything that happened."""

    meetings: list[Meeting] = field(default_factory=list)
    referrals: list[Step] = field(default_factory=list)
    consultations: list[Step] = field(default_factory=list)
    plans: list[Plan] = field(default_factory=list)
    agreements: list[Agreement] = field(default_factory=list)


def records() -> Records:
    """Return the records of the region; the same ones at every call."""
    made = Records()
    _planted(made, Chance(SEED))
    _agreements(made)
    _conferences(made, Chance(SEED + 1))
    chance = Chance(SEED + 2)
    seats: dict[str, list[str]] = {}
    linked: list[Pair] = []
    for year in planted.EVERY_YEAR:
        known: dict[Pair, None] = {}  # who knows whom this year; a dict keeps its order
        for table in TABLES:
            if table.begins <= year <= table.ends:
                seats[table.name] = _seated(chance, table, seats.get(table.name), year)
                members = [id_ for id_ in (*table.core, *seats[table.name]) if _free_in(id_, year)]
                known |= dict.fromkeys(combinations(members, 2))
                made.meetings.extend(_meetings(chance, table, members, year))
        linked = _linked(chance, linked, year)
        known |= dict.fromkeys(linked)
        for giver, receiver in (*_standing(year), *linked):
            _steps(chance, made, giver, receiver, year, standing=(giver, receiver) not in linked)
        made.plans.extend(_plans(chance, known, year))
    return made


def _free_in(id_: str, year: int) -> bool:
    """Whether chance may use an organisation in a school year: it exists and is not (yet) planned by hand."""
    entry = REGISTER[id_]
    if id_ in RESTRICTED or (id_ == planted.STARTING_TEAM and year < planted.TEAM_FREE_FROM):
        return False
    begins = int(entry.begin[-4:]) if entry.begin else 0
    ends = int(entry.end[-4:]) if entry.end else 9999
    return begins <= year and year + 1 <= ends


# --- what is planted ---


def _planted(made: Records, chance: Chance) -> None:
    for series in planted.SERIES:
        for year in series.years:
            days = meeting_days(chance, year, series.per_year)
            if series.last and year == series.years[-1]:
                days = [day for day in days if day < series.last - timedelta(days=20)] + [series.last]
            made.meetings.extend(
                Meeting(
                    file="aanwezigheid-overig.csv",
                    name=series.name,
                    day=day,
                    members=series.members,
                    form=series.form,
                    theme=series.theme,
                    source="Overige lijsten",
                )
                for day in days
            )
    for link in planted.LINKS:
        for year in link.years:
            if link.form == "consulteren":
                made.consultations.extend(
                    Step(giver=link.giver, receiver=link.receiver, when=day)
                    for day in meeting_days(chance, year, 4)
                    if day >= date(2019, 9, 1)
                )
            else:
                made.referrals.extend(
                    Step(giver=link.giver, receiver=link.receiver, when=month, times=1 + chance.below(3))
                    for month in months(chance, year, 5)
                )


def _agreements(made: Records) -> None:
    made.agreements.extend(planted.AGREEMENTS)
    providers = [id_ for id_ in free(*SPECIALISTS) if id_ not in RESTRICTED]
    for begin, end in ((2017, 2020), (2021, 2024), (2025, 2028)):
        made.agreements.extend(
            Agreement(
                a="regionale-inkoop-jeugd",
                b=provider,
                begin=date(begin, 1, 1),
                end=date(end, 12, 31),
                form="contract",
                theme="raamcontract jeugdhulp",
            )
            for provider in providers
        )
    for council in of_kind("gemeente"):
        for centre in of_kind("cjg"):
            if centre.municipality == council.municipality:
                made.agreements.append(
                    Agreement(a=council.id, b=centre.id, begin=date(2016, 8, 1), end=None, theme="opdracht CJG")
                )
        made.agreements.append(
            Agreement(a=council.id, b="veilig-thuis", begin=date(2019, 1, 1), end=None, theme="meldcode")
        )


def _conferences(made: Records, chance: Chance) -> None:
    """A conference on the second Thursday of November and one in April, with far more people than can meet."""
    visitors = [id_ for id_ in REGISTER if id_ not in RESTRICTED and _free_in(id_, 2016)]
    for year in planted.EVERY_YEAR:
        autumn = date(year, 11, 14) - timedelta(days=(date(year, 11, 14).weekday() - 3) % 7)
        spring = date(year + 1, 4, 14) - timedelta(days=(date(year + 1, 4, 14).weekday() - 3) % 7)
        for name, day in (("Najaarsconferentie jeugd", autumn), ("Regiodag opgroeien", spring)):
            if day > LAST_DAY or date(2020, 3, 16) <= day <= date(2021, 5, 31):
                continue
            guests = [id_ for id_ in visitors if _free_in(id_, year)]
            members = [*planted.ONLY_AT_CONFERENCES, *chance.chosen(guests, 38 + chance.below(15))]
            made.meetings.append(
                Meeting(
                    file="aanwezigheid-conferenties.csv",
                    name=name,
                    day=day,
                    members=tuple(sorted(members)),
                    form="kennis_delen",
                    theme="regionale kennisdeling",
                    source="Deelnemerslijsten",
                )
            )


# --- what chance brings ---


def _seated(chance: Chance, table: Table, before: list[str] | None, year: int) -> list[str]:
    """Who sits beside the core this year: most of last year's, the empty places filled from the pool."""
    seated: list[str] = []
    stayed = [id_ for id_ in before or [] if chance.happens(STAYS_AT_TABLE)]
    newcomers = [id_ for id_ in chance.chosen(table.pool, len(table.pool)) if id_ not in (before or [])]
    for id_ in (*stayed, *newcomers):
        others = (*table.core, *seated)
        free_seat = len(seated) < table.places and id_ not in others and _free_in(id_, year)
        if free_seat and all(may_meet(id_, other) for other in others):
            seated.append(id_)
    return seated


def _meetings(chance: Chance, table: Table, members: list[str], year: int) -> Iterator[Meeting]:
    for day in meeting_days(chance, year, table.per_year):
        if table.source == planted.ENDED_SOURCE and day > planted.ENDED_SOURCE_LAST_DAY:
            continue
        present = [
            id_
            for id_ in members
            if chance.happens(MUNICIPALITY_ATTENDS if REGISTER[id_].kind == "gemeente" else ATTENDS)
        ]
        if len(present) > 1:
            yield Meeting(
                file=table.file,
                name=table.name,
                day=day,
                members=tuple(present),
                form=table.form,
                theme=table.theme,
                source=table.source,
            )
    if table.source == planted.ENDED_SOURCE and year == table.ends:
        yield Meeting(
            file=table.file,
            name=table.name,
            day=planted.ENDED_SOURCE_LAST_DAY,
            members=table.core,
            form=table.form,
            theme=table.theme,
            source=table.source,
        )


def _standing(year: int) -> list[Pair]:
    """The lines that hold every year: a school or GP with the team and the CJG of its own place, a team with care."""
    lines: list[Pair] = []
    for entry in of_kind("school", "huisarts"):
        if not _free_in(entry.id, year):
            continue
        area = "Elsmeer-Dorp" if entry.area == "Elsmeer-Haven" and year < planted.TEAM_FREE_FROM else entry.area
        lines.append((entry.id, team_of(area)))
        lines.append((entry.id, f"cjg-{entry.municipality.lower()}"))
    for team in of_kind("lokaal_team"):
        lines.append((team.id, f"cjg-{team.municipality.lower()}"))
        lines.append((team.id, f"welzijn-{team.municipality.lower()}"))
        lines.append((team.id, "wmo-loket-noord" if team.side == "Noord" else "wmo-loket-zuid"))
        lines.append((team.id, "veilig-thuis"))
    for entry in of_kind("kinderopvang"):
        lines.append((entry.id, "consultatiebureau-noord" if entry.side == "Noord" else "consultatiebureau-zuid"))
    for k, team in enumerate(of_kind("lokaal_team")):
        advisers = free(*SPECIALISTS, side=team.side)
        lines.append((team.id, advisers[k % len(advisers)]))
    for k, provider in enumerate(free(*SPECIALISTS)):
        teams = [team.id for team in of_kind("lokaal_team") if REGISTER[provider].side in ("", team.side)]
        teams = [team for team in teams if team != planted.STARTING_TEAM]
        lines.append((provider, teams[k % len(teams)]))
        lines.append((teams[(k + 1) % len(teams)], provider))
        lines.append((f"cjg-{REGISTER[teams[k % len(teams)]].municipality.lower()}", provider))
    lines = list(dict.fromkeys(lines))
    return [(a, b) for a, b in lines if may_meet(a, b) and _free_in(a, year) and _free_in(b, year)]


def _candidates() -> tuple[list[Pair], list[float]]:
    """Who may refer to or consult whom, with a weight: what lies near, and what belongs together."""
    weights = {
        ("huisarts", "jeugd_ggz"): 1.6,
        ("huisarts", "jeugdhulpaanbieder"): 1.0,
        ("school", "welzijn"): 0.8,
        ("school", "jeugdhulpaanbieder"): 0.5,
        ("school", "consultatiebureau"): 0.6,
        ("school", "schoolbestuur"): 0.8,
        ("kinderopvang", "cjg"): 1.2,
        ("cjg", "jeugdhulpaanbieder"): 0.9,
        ("cjg", "lvb_zorg"): 0.7,
        ("cjg", "consultatiebureau"): 1.0,
        ("welzijn", "cjg"): 0.7,
        ("lokaal_team", "jeugdhulpaanbieder"): 1.8,
        ("lokaal_team", "jeugd_ggz"): 1.8,
        ("lokaal_team", "lvb_zorg"): 1.4,
        ("lokaal_team", "verblijf"): 1.4,
        ("lokaal_team", "wonen"): 1.1,
        ("lokaal_team", "schuldhulp"): 1.3,
        ("lokaal_team", "verslavingszorg"): 1.1,
        ("lokaal_team", "werk_inkomen"): 0.9,
        ("lokaal_team", "gecertificeerde_instelling"): 1.2,
        ("lokaal_team", "lokaal_team"): 0.7,
        ("lokaal_team", "raad_kinderbescherming"): 1.0,
        ("veilig_thuis", "lokaal_team"): 1.6,
        ("veilig_thuis", "jeugdhulpaanbieder"): 0.8,
        ("gecertificeerde_instelling", "jeugdhulpaanbieder"): 1.2,
        ("gecertificeerde_instelling", "jeugd_ggz"): 1.0,
        ("gecertificeerde_instelling", "verblijf"): 1.2,
        ("jeugdhulpaanbieder", "jeugd_ggz"): 0.8,
        ("jeugdhulpaanbieder", "jeugdhulpaanbieder"): 0.5,
        ("schuldhulp", "wonen"): 1.0,
        ("clientraad", "welzijn"): 0.6,
    }
    pairs: dict[Pair, float] = {}
    entries = [entry for entry in REGISTER.values() if entry.id not in RESTRICTED]
    for giver in entries:
        for receiver in entries:
            weight = weights.get((giver.kind, receiver.kind), 0.0)
            if not weight or giver.id == receiver.id or not may_meet(giver.id, receiver.id):
                continue
            if (receiver.id, giver.id) in pairs:
                continue
            if giver.municipality and giver.municipality == receiver.municipality:
                near = 1.6
            elif giver.side and receiver.side and giver.side != receiver.side:
                near = 0.08
            else:
                near = 0.7 if not (giver.municipality and receiver.municipality) else 0.25
            pairs[giver.id, receiver.id] = weight * near
    return list(pairs), list(pairs.values())


_PAIRS, _WEIGHTS = _candidates()


def _linked(chance: Chance, before: list[Pair], year: int) -> list[Pair]:
    """The lines of this year: most of last year's, and new ones until the region has as many as it should."""
    wanted = 250 + 14 * (min(year, LAST_YEAR - 1) - 2016)
    standing = set(_standing(year))
    kept = [
        pair
        for pair in before
        if chance.happens(STAYS_LINKED) and _free_in(pair[0], year) and _free_in(pair[1], year) and pair not in standing
    ]
    chosen = dict.fromkeys(kept)
    for _ in range(20 * wanted):
        if len(chosen) >= wanted:
            break
        pair = chance.weighted(_PAIRS, _WEIGHTS)
        if pair not in before and pair not in standing and _free_in(pair[0], year) and _free_in(pair[1], year):
            chosen[pair] = None
    return list(chosen)


def _steps(chance: Chance, made: Records, giver: str, receiver: str, year: int, *, standing: bool) -> None:
    """The referrals and consultations along one line in one school year."""
    asks = REGISTER[giver].kind in SPECIALISTS or (
        REGISTER[receiver].kind in SPECIALISTS and (standing or chance.happens(0.3))
    )
    if asks:
        made.consultations.extend(
            Step(giver=giver, receiver=receiver, when=day) for day in meeting_days(chance, year, 3 if standing else 2)
        )
        if standing or REGISTER[giver].kind in SPECIALISTS:
            return
    made.referrals.extend(
        Step(giver=giver, receiver=receiver, when=month, times=1 + chance.below(4))
        for month in months(chance, year, 2 if standing else 1 + chance.happens(0.25))
    )


THEMES = ("opvoeden", "schoolverzuim", "veiligheid thuis", "wonen en inkomen", "psychische klachten")


def _plans(chance: Chance, known: Iterable[Pair], year: int) -> Iterator[Plan]:
    """Plans of two to four organisations that all know each other this year; the municipality makes none."""
    partners: dict[str, list[str]] = {}
    for a, b in known:
        if "gemeente" not in (REGISTER[a].kind, REGISTER[b].kind):
            partners.setdefault(a, []).append(b)
            partners.setdefault(b, []).append(a)
    makers = [id_ for id_ in partners if REGISTER[id_].kind in ("lokaal_team", "cjg", "school", "jeugdhulpaanbieder")]
    for day in meeting_days(chance, year, 100):
        group = [chance.chosen(makers, 1)[0]]
        for other in chance.chosen(partners[group[0]], 5):
            if len(group) < 4 and all(other in partners[id_] for id_ in group):
                group.append(other)
        yield Plan(day=day, members=tuple(group), theme=THEMES[chance.below(len(THEMES))])


def school_year(day: date | datetime) -> int:
    """Return the calendar year in which the school year of `day` starts."""
    return day.year if day.month >= 8 else day.year - 1
