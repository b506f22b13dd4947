"""The register of the fictional region: who there is, what kind it is and where it works. Every name is invented."""

from __future__ import annotations

from dataclasses import dataclass

HEADINGS = (
    "id", "naam", "soort", "gemeente", "gebied", "subregio", "onderdeel_van", "vanaf", "tot", "aliassen", "contactrol",
)  # fmt: skip

# area → municipality. A large municipality has two areas, each with a team of its own.
AREAS = {
    "Averlo-Centrum": "Averlo",
    "Averlo-Oost": "Averlo",
    "Bredeweer-Dorp": "Bredeweer",
    "Diemerzand-Kust": "Diemerzand",
    "Elsmeer-Dorp": "Elsmeer",
    "Elsmeer-Haven": "Elsmeer",
    "Grotenhout-Dorp": "Grotenhout",
    "Lindrecht-Noord": "Lindrecht",
    "Lindrecht-Zuid": "Lindrecht",
    "Zuiderkoog-Binnen": "Zuiderkoog",
    "Zuiderkoog-Plassen": "Zuiderkoog",
}
SUBREGIONS = {
    "Averlo": "Noord",
    "Bredeweer": "Noord",
    "Diemerzand": "Noord",
    "Elsmeer": "Noord",
    "Grotenhout": "Zuid",
    "Lindrecht": "Zuid",
    "Zuiderkoog": "Zuid",
}
MUNICIPALITIES = tuple(SUBREGIONS)

CONTACT_ROLES = {
    "gemeente": "beleidsmedewerker jeugd",
    "lokaal_team": "teamcoördinator",
    "cjg": "coördinator",
    "school": "intern begeleider",
    "schoolbestuur": "bestuurssecretaris",
    "huisarts": "praktijkondersteuner jeugd",
    "kinderopvang": "locatiemanager",
    "consultatiebureau": "jeugdverpleegkundige",
    "welzijn": "opbouwwerker",
    "vereniging": "bestuurslid",
    "clientraad": "voorzitter",
    "inkooporganisatie": "contractmanager",
    "kennis": "onderzoeker",
}
OTHER_CONTACT_ROLE = "relatiebeheerder"

# id | name | kind | municipality or area or subregion | part of | from | until (last day) | aliases
_LINES = """
gemeente-averlo | Gemeente Averlo | gemeente | Averlo
gemeente-bredeweer | Gemeente Bredeweer | gemeente | Bredeweer
gemeente-diemerzand | Gemeente Diemerzand | gemeente | Diemerzand
gemeente-elsmeer | Gemeente Elsmeer | gemeente | Elsmeer
gemeente-grotenhout | Gemeente Grotenhout | gemeente | Grotenhout
gemeente-lindrecht | Gemeente Lindrecht | gemeente | Lindrecht
gemeente-zuiderkoog | Gemeente Zuiderkoog | gemeente | Zuiderkoog
lokaal-team-averlo-centrum | Lokaal team Averlo-Centrum | lokaal_team | Averlo-Centrum
lokaal-team-averlo-oost | Lokaal team Averlo-Oost | lokaal_team | Averlo-Oost
lokaal-team-bredeweer | Lokaal team Bredeweer | lokaal_team | Bredeweer-Dorp
lokaal-team-diemerzand | Lokaal team Diemerzand | lokaal_team | Diemerzand-Kust
lokaal-team-elsmeer-dorp | Lokaal team Elsmeer-Dorp | lokaal_team | Elsmeer-Dorp
lokaal-team-elsmeer-haven | Lokaal team Elsmeer-Haven | lokaal_team | Elsmeer-Haven | | 01-09-2019
lokaal-team-grotenhout | Lokaal team Grotenhout | lokaal_team | Grotenhout-Dorp
lokaal-team-lindrecht-noord | Lokaal team Lindrecht-Noord | lokaal_team | Lindrecht-Noord | | | | Wijkteam Noorderhoek
lokaal-team-lindrecht-zuid | Lokaal team Lindrecht-Zuid | lokaal_team | Lindrecht-Zuid
lokaal-team-zuiderkoog-binnen | Lokaal team Zuiderkoog-Binnen | lokaal_team | Zuiderkoog-Binnen
lokaal-team-zuiderkoog-plassen | Lokaal team Zuiderkoog-Plassen | lokaal_team | Zuiderkoog-Plassen
cjg-averlo | CJG Averlo | cjg | Averlo
cjg-bredeweer | CJG Bredeweer | cjg | Bredeweer
cjg-diemerzand | CJG Diemerzand | cjg | Diemerzand
cjg-elsmeer | CJG Elsmeer | cjg | Elsmeer
cjg-grotenhout | CJG Grotenhout | cjg | Grotenhout
cjg-lindrecht | CJG Lindrecht | cjg | Lindrecht
cjg-zuiderkoog | CJG Zuiderkoog | cjg | Zuiderkoog
schoolbestuur-waterland | Schoolbestuur Waterland Openbaar | schoolbestuur | Noord
schoolbestuur-de-verbinding | Schoolbestuur De Verbinding | schoolbestuur | Zuid
onderwijsgroep-oostpolder | Onderwijsgroep Oostpolder | schoolbestuur |
basisschool-de-regenboog | Basisschool De Regenboog | school | Averlo-Centrum | schoolbestuur-waterland
basisschool-het-kompas | Basisschool Het Kompas | school | Averlo-Oost | schoolbestuur-waterland
basisschool-de-wilgenhoek | Basisschool De Wilgenhoek | school | Bredeweer-Dorp | schoolbestuur-waterland
basisschool-de-lepelaar | Basisschool De Lepelaar | school | Bredeweer-Dorp
basisschool-de-springplank | Basisschool De Springplank | school | Diemerzand-Kust | schoolbestuur-waterland
basisschool-het-baken | Basisschool Het Baken | school | Diemerzand-Kust
basisschool-de-vlieger | Basisschool De Vlieger | school | Elsmeer-Dorp | schoolbestuur-waterland
basisschool-de-zonnebloem | Basisschool De Zonnebloem | school | Elsmeer-Haven | schoolbestuur-waterland
basisschool-klim-op | Basisschool Klim-Op | school | Grotenhout-Dorp | schoolbestuur-de-verbinding
basisschool-de-horizon | Basisschool De Horizon | school | Grotenhout-Dorp
basisschool-de-meander | Basisschool De Meander | school | Lindrecht-Noord | schoolbestuur-de-verbinding
basisschool-het-palet | Basisschool Het Palet | school | Lindrecht-Zuid | schoolbestuur-de-verbinding
basisschool-de-ark | Basisschool De Ark | school | Zuiderkoog-Binnen | schoolbestuur-de-verbinding
basisschool-ons-oort | Basisschool Ons Oort | school | Zuiderkoog-Plassen | schoolbestuur-de-verbinding
het-atrium | Voortgezet onderwijs Het Atrium | school | Averlo-Centrum | onderwijsgroep-oostpolder
vmbo-de-werf | Vmbo De Werf | school | Elsmeer-Haven | onderwijsgroep-oostpolder
lyceum-het-veer | Lyceum Het Veer | school | Lindrecht-Zuid | onderwijsgroep-oostpolder
praktijkschool-de-stelling | Praktijkschool De Stelling | school | Zuiderkoog-Binnen | | 01-08-2021
huisartsenpraktijk-aan-de-vaart | Huisartsenpraktijk Aan de Vaart | huisarts | Averlo-Centrum
huisartsenpraktijk-noorderlicht | Huisartsenpraktijk Noorderlicht | huisarts | Averlo-Oost
huisartsenpraktijk-de-brink | Huisartsenpraktijk De Brink | huisarts | Bredeweer-Dorp
huisartsenpraktijk-de-eik | Huisartsenpraktijk De Eik | huisarts | Bredeweer-Dorp
huisartsenpraktijk-aan-de-dijk | Huisartsenpraktijk Aan de Dijk | huisarts | Diemerzand-Kust
huisartsenpraktijk-de-linde | Huisartsenpraktijk De Linde | huisarts | Elsmeer-Dorp
huisartsenpraktijk-oostersluis | Huisartsenpraktijk Oostersluis | huisarts | Elsmeer-Haven
huisartsenpraktijk-de-esdoorn | Huisartsenpraktijk De Esdoorn | huisarts | Grotenhout-Dorp
huisartsenpraktijk-het-plein | Huisartsenpraktijk Het Plein | huisarts | Grotenhout-Dorp
huisartsenpraktijk-het-kruispunt | Huisartsenpraktijk Het Kruispunt | huisarts | Lindrecht-Noord
huisartsenpraktijk-molenweg | Huisartsenpraktijk Molenweg | huisarts | Lindrecht-Noord
huisartsenpraktijk-de-wilg | Huisartsenpraktijk De Wilg | huisarts | Lindrecht-Zuid
huisartsenpraktijk-sluisplein | Huisartsenpraktijk Sluisplein | huisarts | Zuiderkoog-Binnen
huisartsenpraktijk-kerkpad | Huisartsenpraktijk Kerkpad | huisarts | Zuiderkoog-Binnen
huisartsenpraktijk-rietkraag | Huisartsenpraktijk Rietkraag | huisarts | Zuiderkoog-Plassen
huisartsenpraktijk-waterlelie | Huisartsenpraktijk Waterlelie | huisarts | Zuiderkoog-Plassen
kinderopvang-pinkelbel | Kinderopvang Pinkelbel | kinderopvang | Averlo-Centrum
kinderopvang-de-duinpan | Kinderopvang De Duinpan | kinderopvang | Bredeweer-Dorp | | | | Peuterspeelzaal Het Duin
kinderopvang-het-zeepaardje | Kinderopvang Het Zeepaardje | kinderopvang | Diemerzand-Kust
kinderopvang-de-zandbak | Kinderopvang De Zandbak | kinderopvang | Elsmeer-Dorp | | | 31-07-2022
kinderopvang-hummelhof | Kinderopvang Hummelhof | kinderopvang | Grotenhout-Dorp
kinderopvang-kiekeboe | Kinderopvang Kiekeboe | kinderopvang | Lindrecht-Noord
kinderopvang-de-kikker | Kinderopvang De Kikker | kinderopvang | Zuiderkoog-Binnen
consultatiebureau-noord | Consultatiebureau Noord | consultatiebureau | Noord
consultatiebureau-zuid | Consultatiebureau Zuid | consultatiebureau | Zuid
welzijn-averlo | Welzijn Averlo | welzijn | Averlo
welzijn-bredeweer | Welzijn Bredeweer | welzijn | Bredeweer
welzijn-diemerzand | Welzijn Diemerzand | welzijn | Diemerzand
welzijn-elsmeer | Welzijn Elsmeer | welzijn | Elsmeer
welzijn-grotenhout | Welzijn Grotenhout | welzijn | Grotenhout
welzijn-lindrecht | Welzijn Lindrecht | welzijn | Lindrecht
welzijn-zuiderkoog | Welzijn Zuiderkoog | welzijn | Zuiderkoog
jongerencentrum-de-loods | Jongerencentrum De Loods | vereniging | Diemerzand-Kust
sv-diemerzand | Sportvereniging Diemerzand | vereniging | Diemerzand-Kust
speeltuinvereniging-bredeweer | Speeltuinvereniging Bredeweer | vereniging | Bredeweer-Dorp
scouting-grotenhout | Scouting Grotenhout | vereniging | Grotenhout-Dorp
zwemvereniging-de-otters | Zwemvereniging De Otters | vereniging | Zuiderkoog-Plassen
clientenraad-jeugd | Cliëntenraad Jeugd Waterland-Oost | clientraad |
oudernetwerk-averlo | Oudernetwerk Averlo | clientraad | Averlo
jongerenraad-lindrecht | Jongerenraad Lindrecht | clientraad | Lindrecht
ervaringskring-zuid | Ervaringskring Zuid | clientraad | Zuid
jeugdhulp-de-rietoever | Jeugdhulp De Rietoever | jeugdhulpaanbieder | | | | | Stichting Oeverzorg; Rietland Jeugdhulp
stichting-opstap | Stichting Opstap | jeugdhulpaanbieder | Zuid
kracht-thuis | Kracht Thuis | jeugdhulpaanbieder | Noord
ambulant-oost | Ambulant Oost | jeugdhulpaanbieder |
jeugdzorg-het-anker | Jeugdzorg Het Anker | jeugdhulpaanbieder | Zuid
de-buitenplaats | De Buitenplaats | jeugdhulpaanbieder | Noord
jeugd-ggz-de-wending | Jeugd-ggz De Wending | jeugd_ggz |
praktijk-kind-en-psyche | Praktijk Kind en Psyche | jeugd_ggz | Noord
mentaal-oost | Mentaal Oost | jeugd_ggz | Noord
poli-jeugd-lindrecht | Poli Jeugd Lindrecht | jeugd_ggz | Zuid
gezinshuis-de-hoeve | Gezinshuis De Hoeve | verblijf | Zuid
begeleid-kamerwonen-start | Begeleid Kamerwonen Start | verblijf | Zuid
behandelgroep-de-kade | Behandelgroep De Kade | verblijf |
lvb-zorg-samen-verder | LVB-zorg Samen Verder | lvb_zorg |
zorgboerderij-het-erf | Zorgboerderij Het Erf | lvb_zorg | Zuid
veilig-thuis | Veilig Thuis Waterland-Oost | veilig_thuis |
raad-kinderbescherming | Raad voor de Kinderbescherming Waterland-Oost | raad_kinderbescherming |
jeugdbescherming-oost | Jeugdbescherming Oostpolder | gecertificeerde_instelling |
gezinsbeschermers | De Gezinsbeschermers Waterland | gecertificeerde_instelling |
woningstichting-noorderpolder | Woningstichting Noorderpolder | wonen | Noord
wonen-zuid | Wonen Zuiderland | wonen | Zuid
schuldhulp-oost | Schuldhulp Oostpolder | schuldhulp |
budgetwinkel-elsmeer | Budgetwinkel Elsmeer | schuldhulp | Elsmeer
werkplein-waterland | Werkplein Waterland-Oost | werk_inkomen |
sociale-dienst-zuiderkoog | Sociale Dienst Zuiderkoog | werk_inkomen | Zuiderkoog
verslavingszorg-de-brug | Verslavingszorg De Brug | verslavingszorg |
wmo-loket-noord | Wmo-loket Noord | wmo | Noord
wmo-loket-zuid | Wmo-loket Zuid | wmo | Zuid
regionale-inkoop-jeugd | Regionale Inkoop Jeugd Waterland-Oost | inkooporganisatie |
kenniscentrum-opgroeien | Kenniscentrum Opgroeien Waterland | kennis |
rekenkamer-waterland-oost | Rekenkamer Waterland-Oost | kennis |
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One organisation of the register; "" where nothing is known. Dates as written: dd-mm-yyyy, last day included."""

    id: str
    name: str
    kind: str
    municipality: str
    area: str
    subregion: str  # as written in the file: only where no municipality gives it
    part_of: str
    begin: str
    end: str
    aliases: str

    @property
    def side(self) -> str:
        """The subregion it works in, "" for the whole region."""
        return self.subregion or SUBREGIONS.get(self.municipality, "")


def _entry(line: str) -> Entry:
    cells = [cell.strip() for cell in line.split("|")]
    id_, name, kind, place, part_of, begin, end, aliases = cells + [""] * (8 - len(cells))
    area = place if place in AREAS else ""
    return Entry(
        id=id_,
        name=name,
        kind=kind,
        municipality=AREAS.get(place, place if place in SUBREGIONS else ""),
        area=area,
        subregion=place if place in ("Noord", "Zuid") else "",
        part_of=part_of,
        begin=begin,
        end=end,
        aliases=aliases,
    )


REGISTER = {entry.id: entry for entry in map(_entry, _LINES.strip().splitlines())}


def of_kind(*kinds: str) -> list[Entry]:
    """Return the organisations of `kinds` in the order of the register."""
    return [entry for entry in REGISTER.values() if entry.kind in kinds]


def team_of(area: str) -> str:
    """Return the id of the local team of `area`."""
    return next(entry.id for entry in of_kind("lokaal_team") if entry.area == area)
