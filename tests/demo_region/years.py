"""Ten school years and a bit: the records that the plan and chance make together, in a fixed order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import combinations

from tests.demo_region import planted
from tests.demo_region.calendar import Chance, meeting_days, months
from tests.demo_region.lines import Pair, chance_lines, free_in, standing_lines
from tests.demo_region.planted import LAST_DAY, RESTRICTED, Agreement, may_meet
from tests.demo_region.register import REGISTER, of_kind
from tests.demo_region.tables import SPECIALISTS, TABLES, Table, free

SEED = 20161
STAYS_AT_TABLE = 0.64  # of the seats that are not of the core, from year to year
ATTENDS = 0.8
MUNICIPALITY_ATTENDS = 0.98


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
                members = [id_ for id_ in (*table.core, *seats[table.name]) if free_in(id_, year)]
                known |= dict.fromkeys(combinations(members, 2))
                made.meetings.extend(_meetings(chance, table, members, year))
        linked = chance_lines(chance, linked, year)
        known |= dict.fromkeys(linked)
        for giver, receiver in (*standing_lines(year), *linked):
            _steps(chance, made, giver, receiver, year, standing=(giver, receiver) not in linked)
        made.plans.extend(_plans(chance, known, year))
    return made


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
    visitors = [id_ for id_ in REGISTER if id_ not in RESTRICTED and free_in(id_, 2016)]
    for year in planted.EVERY_YEAR:
        autumn = date(year, 11, 14) - timedelta(days=(date(year, 11, 14).weekday() - 3) % 7)
        spring = date(year + 1, 4, 14) - timedelta(days=(date(year + 1, 4, 14).weekday() - 3) % 7)
        for name, day in (("Najaarsconferentie jeugd", autumn), ("Regiodag opgroeien", spring)):
            if day > LAST_DAY or date(2020, 3, 16) <= day <= date(2021, 5, 31):
                continue
            guests = [id_ for id_ in visitors if free_in(id_, year)]
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
        free_seat = len(seated) < table.places and id_ not in others and free_in(id_, year)
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
