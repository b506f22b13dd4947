"""The colours can be told apart: on their ground, and from each other, in four kinds of colour vision.

The arithmetic: contrast after WCAG 2.2, colour vision after Machado, Oliveira & Fernandes (2009) at full severity,
distance after CIEDE2000 (Sharma, Wu & Dalal 2005).
"""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from netwerk.settings import classification
from netwerk.views.palette import GROUNDS, LAYERS, OTHER, STATUSES, STROKES, mixed, symbol, tie_shade

VISIONS = {
    "normal": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
themes = pytest.mark.parametrize("theme", ["light", "dark"])
visions = pytest.mark.parametrize("vision", list(VISIONS))


def linear(colour: str) -> np.ndarray:
    parts = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    dim, bright = sorted(float(linear(colour) @ [0.2126, 0.7152, 0.0722]) for colour in (one, other))
    return (bright + 0.05) / (dim + 0.05)


def lab(colour: str, vision: str) -> np.ndarray:
    seen = np.clip(VISIONS[vision] @ linear(colour), 0, 1)
    xyz = TO_XYZ @ seen / np.array([0.95047, 1, 1.08883])
    f = np.where(xyz > 216 / 24389, np.cbrt(xyz), (24389 / 27 * xyz + 16) / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def ciede2000(one: np.ndarray, other: np.ndarray) -> float:
    (l1, a1, b1), (l2, a2, b2) = one, other
    mean = (np.hypot(a1, b1) + np.hypot(a2, b2)) / 2
    g = 0.5 * (1 - np.sqrt(mean**7 / (mean**7 + 25**7)))
    a1, a2 = (1 + g) * a1, (1 + g) * a2
    c1, c2 = np.hypot(a1, b1), np.hypot(a2, b2)
    h1, h2 = np.degrees(np.arctan2(b1, a1)) % 360, np.degrees(np.arctan2(b2, a2)) % 360
    grey = c1 * c2 == 0
    turn = 0.0 if grey else (h2 - h1 + 180) % 360 - 180
    hue = h1 + h2 if grey else (h1 + turn / 2) % 360
    lightness, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    t = (
        1
        - 0.17 * np.cos(np.radians(hue - 30))
        + 0.24 * np.cos(np.radians(2 * hue))
        + 0.32 * np.cos(np.radians(3 * hue + 6))
        - 0.2 * np.cos(np.radians(4 * hue - 63))
    )
    light = (l2 - l1) / (1 + 0.015 * (lightness - 50) ** 2 / np.sqrt(20 + (lightness - 50) ** 2))
    colour = (c2 - c1) / (1 + 0.045 * chroma)
    angle = 2 * np.sqrt(c1 * c2) * np.sin(np.radians(turn / 2)) / (1 + 0.015 * chroma * t)
    bend = np.sqrt(chroma**7 / (chroma**7 + 25**7)) * np.sin(np.radians(60 * np.exp(-(((hue - 275) / 25) ** 2))))
    return float(np.sqrt(light**2 + colour**2 + angle**2 - 2 * bend * colour * angle))


def nearest(colours: list[str], vision: str) -> float:
    return min(ciede2000(lab(one, vision), lab(other, vision)) for one, other in combinations(colours, 2))


def test_distance_agrees_with_the_published_pairs():
    # Sharma, Wu & Dalal (2005), table 1, pairs 1 and 17
    assert ciede2000(np.array([50, 2.6772, -79.7751]), np.array([50, 0, -82.7485])) == pytest.approx(2.0425, abs=1e-4)
    assert ciede2000(np.array([50, 2.5, 0]), np.array([73, 25, -18])) == pytest.approx(27.1492, abs=1e-4)


@themes
@visions
def test_any_two_layers_can_be_told_apart(theme, vision):
    assert nearest([one.colour(theme) for one in LAYERS.values()], vision) >= 12


@themes
@visions
def test_any_two_marks_of_change_can_be_told_apart(theme, vision):
    marks = ["formed", "revived", "persisted", "ended"]
    assert nearest([STROKES[mark].colour(theme) for mark in marks], vision) >= 12


@themes
@visions
def test_any_two_states_of_an_agreement_can_be_told_apart(theme, vision):
    assert nearest([one.colour(theme) for one in STATUSES.values()], vision) >= 11.9


@themes
@pytest.mark.parametrize("layer", [*LAYERS, "kennis"])
def test_layer_stands_out_from_the_ground_and_from_a_band(layer, theme):
    colour = symbol(layer).colour(theme)
    assert contrast(colour, GROUNDS[theme].ground) >= 3
    assert contrast(colour, GROUNDS[theme].band) >= 3


@themes
@pytest.mark.parametrize("mark", ["formed", "revived", "ended", "mutual"])
def test_line_stands_out_from_the_ground(mark, theme):
    assert contrast(STROKES[mark].colour(theme), GROUNDS[theme].ground) >= 3


@themes
@pytest.mark.parametrize("status", list(STATUSES))
def test_state_of_an_agreement_reads_as_text(status, theme):
    assert contrast(STATUSES[status].colour(theme), GROUNDS[theme].ground) >= 4.5


@themes
@pytest.mark.parametrize("colour", ["text", "muted"])
def test_text_reads_on_the_ground_and_on_a_band(colour, theme):
    ground = GROUNDS[theme]
    assert contrast(getattr(ground, colour), ground.ground) >= 4.5
    assert contrast(getattr(ground, colour), ground.band) >= 4.5


def test_every_layer_has_a_shape_of_its_own():
    shapes = [one.shape for one in (*LAYERS.values(), OTHER)]
    assert len(set(shapes)) == len(shapes)


def test_layers_of_the_configuration_on_the_map_all_have_a_style():
    assert {layer.code for layer in classification().layers if layer.shown} == set(LAYERS)


@pytest.mark.parametrize(("lines", "shade"), [(0, 0.75), (80, 0.75), (320, 0.375), (8000, 0.1)])
def test_more_lines_are_fainter(lines, shade):
    assert tie_shade(lines) == shade


def test_mixed_colour_lies_between_the_two():
    assert mixed("#FF0000", "#0000FF", 0.2) == "#3300CC"
