"""The lines of a school year along which organisations refer and consult: the standing ones and those of chance."""

from __future__ import annotations

from tests.demo_region import planted
from tests.demo_region.calendar import Chance
from tests.demo_region.planted import LAST_YEAR, RESTRICTED, may_meet
from tests.demo_region.register import REGISTER, of_kind, team_of
from tests.demo_region.tables import SPECIALISTS, free

STAYS_LINKED = 0.57  # of the lines of chance, from year to year

Pair = tuple[str, str]


def free_in(id_: str, year: int) -> bool:
    """Whether chance may use an organisation in a school year: it exists and is not (yet) planned by hand."""
    entry = REGISTER[id_]
    if id_ in RESTRICTED or (id_ == planted.STARTING_TEAM and year < planted.TEAM_FREE_FROM):
        return False
    begins = int(entry.begin[-4:]) if entry.begin else 0
    ends = int(entry.end[-4:]) if entry.end else 9999
    return begins <= year and year + 1 <= ends


def standing_lines(year: int) -> list[Pair]:
    """The lines that hold every year: a school or GP with the team and the CJG of its own place, a team with care."""
    lines: list[Pair] = []
    for entry in of_kind("school", "huisarts"):
        if not free_in(entry.id, year):
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
    return [(a, b) for a, b in lines if may_meet(a, b) and free_in(a, year) and free_in(b, year)]


def chance_lines(chance: Chance, before: list[Pair], year: int) -> list[Pair]:
    """The lines of this year: most of last year's, and new ones until the region has as many as it should."""
    wanted = 250 + 14 * (min(year, LAST_YEAR - 1) - 2016)
    standing = set(standing_lines(year))
    kept = [
        pair
        for pair in before
        if chance.happens(STAYS_LINKED) and free_in(pair[0], year) and free_in(pair[1], year) and pair not in standing
    ]
    chosen = dict.fromkeys(kept)
    for _ in range(20 * wanted):
        if len(chosen) >= wanted:
            break
        pair = chance.weighted(_PAIRS, _WEIGHTS)
        if pair not in before and pair not in standing and free_in(pair[0], year) and free_in(pair[1], year):
            chosen[pair] = None
    return list(chosen)


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
