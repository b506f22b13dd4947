"""The film of the years as one web page that plays without a network; it loads nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jinja2 import Environment, FileSystemLoader

from netwerk.i18n import Language
from netwerk.views import player


def html_of(payload: Mapping[str, Any], *, language: Language = "nl") -> str:
    """Return `payload` (see `player.player_payload`) as a complete HTML page; hidden organisations are not in it."""
    environment = Environment(loader=FileSystemLoader(player.ASSETS), autoescape=True)
    nodes = [node for node in payload["nodes"] if not node["hidden"]]
    assets = player.ASSETS
    return environment.get_template("player.html.j2").render(
        language=language,
        texts=payload["texts"],
        payload={**payload, "nodes": nodes},
        frame=player.frame(),
        style=player.style(),
        script=player.script(),
        page_style=(assets / "map_page.css").read_text(encoding="utf-8"),
        page_script=(assets / "player_page.js").read_text(encoding="utf-8"),
    )
