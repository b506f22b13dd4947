"""The tables of the region: who always sits there, who may be asked for a year, how often they meet."""

from __future__ import annotations

from dataclasses import dataclass

from tests.demo_region.planted import ENDED_SOURCE, RESTRICTED, may_meet
from tests.demo_region.register import AREAS, MUNICIPALITIES, SUBREGIONS, of_kind, team_of

REGION_FILE = "aanwezigheid-regio.csv"
SPECIALISTS = ("jeugdhulpaanbieder", "jeugd_ggz", "verblijf", "lvb_zorg")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A series of meetings. `core` always belongs to it; `places` are filled from `pool`, year by year."""

    name: str
    file: str
    source: str
    form: str
    theme: str
    core: tuple[str, ...]
    pool: tuple[str, ...]
    places: int
    per_year: int
    begins: int = 2016  # school years
    ends: int = 2026


def free(*kinds: str, municipality: str = "", area: str = "", side: str = "") -> list[str]:
    """Return the ids of `kinds` that chance may move and that work in the given place (or everywhere)."""
    return [
        entry.id
        for entry in of_kind(*kinds)
        if entry.id not in RESTRICTED
        and (not municipality or entry.municipality in ("", municipality))
        and (not area or entry.area in ("", area))
        and (not side or entry.side in ("", side))
    ]


def _core(*ids: str) -> tuple[str, ...]:
    """The first come, first seated: who may not meet someone before it stays away."""
    seated: list[str] = []
    for id_ in ids:
        if id_ not in RESTRICTED and all(may_meet(id_, other) for other in seated):
            seated.append(id_)
    return tuple(seated)


def _case_table(area: str) -> Table:
    municipality = AREAS[area]
    side = SUBREGIONS[municipality]
    here = {"municipality": municipality, "area": area, "side": side}
    slug = municipality.lower()
    return Table(
        name=f"Casustafel {area}",
        file="aanwezigheid-casustafels.csv",
        source="Casustafels",
        form="overleg",
        theme="casuïstiek",
        core=_core(team_of(area), f"gemeente-{slug}", f"cjg-{slug}", *free("school", **here)),
        pool=(
            *free("huisarts", "kinderopvang", "welzijn", **here),
            *free("consultatiebureau", "wmo", *SPECIALISTS, side=side),
            "veilig-thuis",
            "verslavingszorg-de-brug",
        ),
        places=6,
        per_year=7,
        begins=2022 if area == "Elsmeer-Haven" else 2016,
    )


def _youth_table(municipality: str) -> Table:
    side = SUBREGIONS[municipality]
    slug = municipality.lower()
    return Table(
        name=f"Jeugdtafel {municipality}",
        file="aanwezigheid-jeugdtafels.csv",
        source="Jeugdtafels",
        form="overleg",
        theme="preventie",
        core=_core(
            f"gemeente-{slug}",
            f"cjg-{slug}",
            f"welzijn-{slug}",
            *free("lokaal_team", municipality=municipality),
            *(entry.id for entry in of_kind("clientraad") if entry.municipality == municipality),
        ),
        pool=(
            *free("kinderopvang", "school", "werk_inkomen", municipality=municipality, side=side),
            *free("wonen", "wmo", side=side),
            "schuldhulp-oost",
            "verslavingszorg-de-brug",
        ),
        places=5,
        per_year=6,
        begins=2016 if side == "Noord" else 2017,
    )


def _side_tables(side: str) -> list[Table]:
    municipalities = [m for m in MUNICIPALITIES if SUBREGIONS[m] == side]
    councils = [f"gemeente-{m.lower()}" for m in municipalities]
    centres = [f"cjg-{m.lower()}" for m in municipalities]
    teams = [team.id for team in of_kind("lokaal_team") if team.side == side]
    board = "schoolbestuur-waterland" if side == "Noord" else "schoolbestuur-de-verbinding"
    council = "gemeente-averlo" if side == "Noord" else "gemeente-lindrecht"
    return [
        Table(
            name=f"Regietafel veiligheid {side}",
            source="Regietafels",
            form="overleg",
            theme="veiligheid",
            core=_core("veilig-thuis", "raad-kinderbescherming", "jeugdbescherming-oost", "gezinsbeschermers", council),
            pool=(*teams, *free(*SPECIALISTS, side=side)),
            places=5,
            per_year=9,
            file=REGION_FILE,
        ),
        Table(
            name=f"Overleg onderwijs en gemeenten {side}",
            source="Agenda onderwijs",
            form="beleidsafstemming",
            theme="passend onderwijs",
            core=_core(board, "onderwijsgroep-oostpolder", *councils),
            pool=(),
            places=0,
            per_year=4,
            file=REGION_FILE,
        ),
        Table(
            name=f"Huisartsen en jeugd-ggz {side}",
            source="Huisartsen en ggz",
            form="overleg",
            theme="aansluiting huisarts en jeugd-ggz",
            core=_core(*free("jeugd_ggz", side=side)),
            pool=tuple(free("huisarts", side=side)),
            places=3,
            per_year=4,
            file=REGION_FILE,
        ),
        Table(
            name=f"Kansrijke start {side}",
            source="Kansrijke start",
            form="overleg",
            theme="eerste duizend dagen",
            core=_core(*free("consultatiebureau", side=side), *centres, council),
            pool=tuple(free("kinderopvang", "welzijn", side=side)),
            places=3,
            per_year=4,
            file=REGION_FILE,
        ),
    ]


def _region_tables() -> list[Table]:
    councils = [f"gemeente-{m.lower()}" for m in MUNICIPALITIES]
    return [
        Table(
            name="Bestuurlijk overleg jeugd",
            source="Agenda bestuur",
            form="beleidsafstemming",
            theme="regionaal beleid",
            core=_core(*councils, "regionale-inkoop-jeugd"),
            pool=("clientenraad-jeugd", "veilig-thuis"),
            places=1,
            per_year=6,
            file=REGION_FILE,
        ),
        Table(
            name="Aanbiederstafel",
            source="Aanbiederstafel",
            form="overleg",
            theme="zorglandschap",
            core=_core("regionale-inkoop-jeugd", "clientenraad-jeugd", "gemeente-zuiderkoog"),
            pool=tuple(free(*SPECIALISTS)),
            places=9,
            per_year=5,
            file=REGION_FILE,
        ),
        Table(
            name="Bestaanszekerheid jeugd",
            source="Bestaanszekerheid",
            form="overleg",
            theme="armoede en schulden",
            core=_core(
                "schuldhulp-oost", "werkplein-waterland", "wmo-loket-noord", "wmo-loket-zuid", "gemeente-elsmeer"
            ),
            pool=tuple(free("wonen", "werk_inkomen", "verslavingszorg", "welzijn")),
            places=4,
            per_year=5,
            begins=2018,
            file=REGION_FILE,
        ),
        Table(
            name="Signaleringsoverleg 0-12 Averlo",
            file="aanwezigheid-signaleringsoverleg.csv",
            source=ENDED_SOURCE,
            form="overleg",
            theme="vroegsignalering",
            core=_core("gemeente-averlo", "cjg-averlo", "basisschool-de-regenboog", "basisschool-het-kompas"),
            pool=("kinderopvang-pinkelbel", "consultatiebureau-noord", "welzijn-averlo", "lokaal-team-averlo-oost"),
            places=3,
            per_year=9,
            ends=2022,
        ),
    ]


TABLES = (
    *(_case_table(area) for area in AREAS),
    *(_youth_table(municipality) for municipality in MUNICIPALITIES),
    *_side_tables("Noord"),
    *_side_tables("Zuid"),
    *_region_tables(),
)
