"""The map as one web page to zoom and click in, written by pyvis with our own template; it loads nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pyvis
from jinja2 import ChoiceLoader, FileSystemLoader
from pyvis.network import Network as Drawing

from netwerk.i18n import Language

TEMPLATES = Path(__file__).parent / "assets"
_LIBRARY = Path(pyvis.__file__).parent / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"


def html_of(payload: Mapping[str, Any], *, language: Language = "nl") -> str:
    """Return `payload` (see `map_payload`) as a complete HTML page; hidden organisations are not in it."""
    drawing = Drawing()
    drawing.nodes.extend(node for node in payload["nodes"] if not node["hidden"])
    drawing.edges.extend(payload["edges"])
    drawing.options = dict(payload["options"])
    environment = drawing.templateEnv
    environment.loader = ChoiceLoader([FileSystemLoader(TEMPLATES), environment.loader])
    environment.autoescape = True  # pyvis leaves it off; names are data
    environment.globals |= {
        "language": language,
        "library": library(),
        "texts": payload["texts"],
        "rest": {key: value for key, value in payload.items() if key not in ("nodes", "edges", "options", "texts")},
    }
    drawing.path = "map.html.j2"
    return str(drawing.generate_html())


@cache
def library() -> str:
    """Return vis-network as pyvis carries it, without the name of its source map: a browser would ask for that."""
    return re.sub(r"//# sourceMappingURL=\S*", "", _LIBRARY.read_text(encoding="utf-8"))
