"""A made-up register of Dutch organisations in youth care; its names are put together here, none was taken over."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import cycle, islice

PLACES = (
    "Averlo", "Bredeweer", "Lindrecht", "Nederlindrecht", "Kerkbeek", "Oudkerkbeek", "Nieuw-Kerkbeek", "Weert",
    "Nederweert", "Elsmeer", "Den Elst", "'s-Gravenmeer", "Sint Odaveld", "Waterveld", "Hoog Waterveld", "Grotenhout",
    "Berkum aan Zee", "Zuiderkoog",
)  # fmt: skip
DIRECTIONS = ("Noord", "Zuid", "Oost", "West", "Midden", "Centrum", "Noordwest", "Noordoost", "Zuidwest", "Zuidoost")
_FANCY = (
    "De Regenboog", "Het Kompas", "De Springplank", "De Wilgenhoek", "Het Palet", "De Ark", "De Zevensprong",
    "Het Mozaïek", "De Klimop", "Sint Jozef", "De Vuurvogel", "Het Talent", "De Kameleon", "De Toermalijn",
    "Het Baken", "De Windroos", "Koningin Emma", "De Kastanje", "Het Vogelnest", "De Brug",
)  # fmt: skip
_WARM = (
    "'t Hofje", "Pinkeltje", "De Kruimelaar", "Ukkepuk", "Zonnestraaltje", "De Bijenkorf", "Het Kabouterhuis",
    "Robbedoes", "Kiekeboe", "De Speeldoos", "Dikkie Duin", "Het Lieveheersbeestje",
)  # fmt: skip
_DOCTORS = (
    "De Vries", "Van den Berg", "Jansen & Peeters", "Van der Meulen", "Hermans", "Ophuijsen", "Bakker en Smit",
    "Verhoeven", "De Wit-Verstappen", "Kuijpers", "Timmermans", "Van Rooij", "Cremers", "Wolters", "Dijkstra",
    "Van Essen", "Schreurs", "Hoekstra",
)  # fmt: skip
_CARERS = (
    "Rietland", "Oostpolder", "Maasoever", "Wijdezicht", "Kracht Thuis", "Ambulantis", "Groei en Bloei",
    "Het Veer", "Samen Verder", "Thuishaven", "Lichtpunt", "Kantelpunt", "De Buitenplaats", "Veldzicht",
    "Stapsteen", "Nieuwe Wegen", "Perspectief", "Duinrand",
)  # fmt: skip
_REGIONS = ("Waterland-Oost", "Midden-Maasland", "Noord-Peelrand", "Zuid-Veluwerand")


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """One organisation of the register."""

    id: str
    name: str
    kind: str
    municipality: str
    aliases: tuple[str, ...] = field(default=())


def organisations() -> tuple[Made, ...]:
    """Return the register, always the same: about 330 organisations, some of them with equal names elsewhere."""
    made: list[Made] = []

    def add(name: str, kind: str, municipality: str = "", *aliases: str) -> None:
        made.append(Made(id=f"o{len(made) + 1:03d}", name=name, kind=kind, municipality=municipality, aliases=aliases))

    schools = ("Basisschool", "OBS", "Openbare Basisschool", "Basisschool", "RK Basisschool", "Montessorischool")
    # 20 names over 54 schools: the same name stands in two or three places
    for prefix, name, place in zip(cycle(schools), islice(cycle(_FANCY), 54), cycle(PLACES), strict=False):
        add(f"{prefix} {name}", "school", place)
    for name, place in zip(
        (
            "Lyceum Het Veer",
            "Lindelandcollege",
            "Maascollege",
            "Praktijkschool De Hoeve",
            "Scholengemeenschap Waterveld",
            "SBO De Sleutel",
            "VSO De Overstap",
        ),
        PLACES,
        strict=False,
    ):
        add(name, "school", place)  # fmt: skip
    care = ("Kinderopvang", "Kinderdagverblijf", "Peuterspeelzaal", "BSO")
    for prefix, name, place in zip(cycle(care), islice(cycle(_WARM), 24), cycle(PLACES[3:]), strict=False):
        add(f"{prefix} {name}", "kinderopvang", place)
    practices = ("Huisartsenpraktijk", "Huisartsenpraktijk", "Huisartspraktijk", "Huisartsen", "Groepspraktijk")
    for prefix, name, place in zip(cycle(practices), _DOCTORS, cycle(PLACES[5:]), strict=False):
        add(f"{prefix} {name}", "huisarts", place)
    for name, place in zip(("Het Plein", "Oude Haven", "De Linde", "Parkzicht"), PLACES, strict=False):
        add(f"Huisartsenpraktijk {name}", "huisarts", place)
    for initials, place in (("J.", "Averlo"), ("P.", "Averlo"), ("M.", "Elsmeer")):
        add(f"Huisarts {initials} Willems", "huisarts", place)
    for place in PLACES:
        add(f"Gemeente {place}", "gemeente", place)
    for place in PLACES[:12]:
        add(f"Centrum voor Jeugd en Gezin {place}", "cjg", place)
    for place in PLACES[12:]:
        add(f"CJG {place}", "cjg", place)
    for place in PLACES[:4]:
        for direction in DIRECTIONS:
            add(f"Wijkteam {place} {direction}", "lokaal_team", place)
    for place in PLACES[4:8]:
        for number in range(1, 5):
            add(f"Wijkteam {number} {place}", "lokaal_team", place)
    for place in PLACES[8:]:
        add(f"Jeugd- en gezinsteam {place}", "lokaal_team", place)
    for number in (1, 2, 10, 11, 12):
        add(f"Lokaal team {number}", "lokaal_team", "Grotenhout")
    for direction in ("Noord", "Noordwest", "Zuid", "Zuidoost"):
        add(f"Consultatiebureau {direction}", "consultatiebureau", "Zuiderkoog")
        add(f"Sociaal team {direction}", "lokaal_team", "Waterveld")
    words = ("Jeugdhulp", "Jeugdzorg", "Jeugdzorg en Opvoedhulp", "Begeleiding", "Zorg")
    for name, word, place in zip(_CARERS, cycle(words), cycle(PLACES[2:]), strict=False):
        add(f"{name} {word}", "jeugdhulpaanbieder", place)
    for name, place in zip(_FANCY[8:14], PLACES, strict=False):
        add(f"Gezinshuis {name}", "verblijf", place)
    for name in ("Kind en Psyche", "De Viersprong", "Mentis", "Karakterrijk"):
        add(f"GGZ {name}", "jeugd_ggz", "")
    for region in _REGIONS:
        add(f"Veilig Thuis {region}", "veilig_thuis", "", f"AMHK {region}")
        add(f"Raad voor de Kinderbescherming {region}", "raad_kinderbescherming", "")
        add(f"Jeugdbescherming {region}", "gecertificeerde_instelling", "")
        add(f"Samenwerkingsverband Passend Onderwijs {region}", "school", "")
        add(f"Jeugdgezondheidszorg {region}", "consultatiebureau", "", f"GGD {region}")
        add(f"MEE {region}", "lvb_zorg", "")
    for place in PLACES[:9]:
        add(f"Stichting Welzijn {place}", "welzijn", place)
        add(f"Scouting {place}", "vereniging", place)
    for name, place in (("Noorderpolder", "Averlo"), ("Thuis Best", "Elsmeer"), ("De Goede Woning", "Weert")):
        add(f"Woningstichting {name}", "wonen", place)
    for name, place in zip(
        ("Punt Welzijn", "Synthese Welzijn", "Vorkmeer", "De Loods", "ONIS Welzijn"), PLACES, strict=False
    ):
        add(name, "welzijn", place)  # fmt: skip
    for place in PLACES[9:13]:
        add(f"Schuldhulpverlening {place}", "schuldhulp", place)
        add(f"Bureau Jeugdzorg {place}", "gecertificeerde_instelling", place)
        add(f"Algemeen Maatschappelijk Werk {place}", "welzijn", place)
    for name in (
        "Zorggroep Café Sjöfn",
        "Kindertherapie Renée",
        "Praktijk Ananké",
        "Coöperatie Zorgcirkel U.A.",
        "Stichting De Hoeksteen",
        "Opvoedpoli Duinrand",
        "Team Jeugd 18+",
        "Jeugdpunt 4-12",
    ):
        add(name, "jeugdhulpaanbieder", "")  # fmt: skip
    return tuple(made)
