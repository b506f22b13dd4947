"""The map as one web page to zoom and click in, written by pyvis with our own template; it loads nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import ChoiceLoader, FileSystemLoader
from pyvis.network import Network as Drawing

from netwerk.i18n import Language
from netwerk.views import map_drawing
from netwerk.views.map_drawing import ASSETS


def html_of(payload: Mapping[str, Any], *, language: Language = "nl") -> str:
    """Return `payload` (see `map_payload`) as a complete HTML page; hidden organisations are not in it."""
    drawing = Drawing()
    drawing.nodes.extend(node for node in payload["nodes"] if not node["hidden"])
    drawing.edges.extend(payload["edges"])
    drawing.options = dict(payload["options"])
    environment = drawing.templateEnv
    environment.loader = ChoiceLoader([FileSystemLoader(ASSETS), environment.loader])
    environment.autoescape = True  # pyvis leaves it off; names are data
    texts = payload["texts"]
    environment.globals |= {
        "language": language,
        "texts": texts,
        "payload": {
            **payload,
            "texts": {**texts, "label": f"{texts['title']}. {texts['note']}"},  # no table stands below this one
            "lines": [line for line in payload["lines"] if line["n"]],
        },
        "library": library(),
        "frame": map_drawing.frame(),
        "style": map_drawing.style(),
        "script": map_drawing.script(),
        "page_style": (ASSETS / "map_page.css").read_text(encoding="utf-8"),
        "page_script": (ASSETS / "map_page.js").read_text(encoding="utf-8"),
    }
    drawing.path = "map.html.j2"
    return str(drawing.generate_html())


@cache
def library() -> str:
    """Return vis-network as pyvis carries it, without the name of its source map: a browser would ask for that."""
    code = (map_drawing.library_folder() / map_drawing.LIBRARY).read_text(encoding="utf-8")
    return re.sub(r"//# sourceMappingURL=\S*", "", code)
