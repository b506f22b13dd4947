"""The code that draws a map in the browser: the same in the app and in a page to download."""

from __future__ import annotations

from pathlib import Path

import pyvis

ASSETS = Path(__file__).resolve().parent / "assets"
LIBRARY = "vis-network.min.js"
# one script, in this order; who uses it adds a few lines of its own, that hand over a payload
_PARTS = ("map_look.js", "map_drawing.js", "map_foot.js", "map_input.js", "map_network.js")


def frame() -> str:
    """Return the HTML that a map is drawn in: the ground, the legend and the buttons."""
    return _text("map.html")


def style() -> str:
    """Return the CSS of `frame`; who uses it sets --map-ground, --map-text, --map-line and --map-accent."""
    return _text("map.css")


def script() -> str:
    """Return the JavaScript that draws a payload (`views.network_map.map_payload`) in `frame`."""
    return "\n".join(_text(part) for part in _PARTS)


def library_folder() -> Path:
    """Return the folder with `LIBRARY`, vis-network, in the wheel of pyvis.

    Raises
    ------
    FileNotFoundError
        If the installed pyvis does not carry it.
    """
    files = sorted(Path(pyvis.__file__).parent.glob(f"templates/lib/vis-*/{LIBRARY}"))
    if not files:
        raise FileNotFoundError(f"{LIBRARY} is not in the pyvis wheel; install the version in requirements.txt")
    return files[-1].parent


def _text(name: str) -> str:
    return (ASSETS / name).read_text(encoding="utf-8")
