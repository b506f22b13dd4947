"""The pages of the app by their address, each with something on it to look at."""

from __future__ import annotations

from collections.abc import Mapping

# page → what to open it with, so that it shows more than a question
QUERIES: Mapping[str, str] = {
    "overzicht": "",
    "netwerkkaart": "",
    "organisatie": "organisatie=lokaal-team-grotenhout",
    "witte_vlekken": "",
    "netwerkvorming": "",
    "bestuur": "",
    "mijn_netwerk": "mijn_organisatie=Lokaal+team+Grotenhout",
    "gegevens": "",
    "beheer": "afspraak=huisarts-lokaal-team",
}
# page → its parts besides the first, as they stand in the address
PARTS: Mapping[str, tuple[str, ...]] = {
    "witte_vlekken": (
        "aansluiting",
        "kwetsbaar",
        "wat-als&zonder=cjg-bredeweer",
        "themas",
        "schotten",
        "kennismakingen",
    ),
    "netwerkvorming": ("afspelen", "vergelijken", "verbindingen", "hoe-lang", "mijlpalen", "toeval"),
    "gegevens": ("namen", "met-de-hand", "geschiedenis", "bewaren"),
}


def address(server: str, page: str, *more: str) -> str:
    """Return the address of `page` on `server`, with its own question and `more` ("taal=en")."""
    asked = "&".join(part for part in (QUERIES[page], *more) if part)
    return f"{server}/{page}{'?' if asked else ''}{asked}"
