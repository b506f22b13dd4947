"""Small and made-up regions for the map in the browser."""

from __future__ import annotations

import random

from netwerk.model import Dataset
from netwerk.settings import classification
from tests.drawn import drawn

HOSTILE = (
    "<img src=x onerror=window.PWNED=1>",
    "<script>window.PWNED=1</script>",
    "![b](http://192.0.2.1/b.png) href=javascript:window.PWNED=1",
    '=HYPERLINK("http://192.0.2.1") :material/bolt: $x^2$ **vet**',
    "</figure><iframe src=http://192.0.2.1></iframe>",
    "Übergröße ‮omgekeerd‬ 🧒",
)


def hostile() -> Dataset:
    """Eight organisations, a circle and a chord; some names try to become markup. o6 has a tie of one record only."""
    names = [*HOSTILE, "Lokaal team Noord", "Huisarts Zuid"]
    kinds = ["school", "huisarts", "jeugd_ggz", "gemeente", "veilig_thuis", "wmo", "lokaal_team", "huisarts"]
    organisations = [
        {"id": f"o{k}", "name": name, "kind": kind, "municipalities": ("Averlo",)}
        for k, (name, kind) in enumerate(zip(names, kinds, strict=True))
    ]
    twice = [pair for pair in ("o0-o1", "o1-o2", "o2-o3", "o3-o4", "o4-o5", "o0-o7") for _ in range(2)]
    return drawn(*twice, "o5-o6", "o6-o0", "o2-o7", organisations=organisations)


def many(organisations: int, ties: int) -> Dataset:
    """A region of that size, the same one every time; every layer occurs."""
    chance = random.Random(7)
    kinds = [kind.code for kind in classification().kinds]
    rows = [
        {
            "id": f"o{k:04}",
            "name": f"{chance.choice(('Basisschool', 'Praktijk', 'Team'))} nummer {k}",
            "kind": kinds[k % len(kinds)],
        }
        for k in range(organisations)
    ]
    pairs: set[tuple[int, int]] = set()
    while len(pairs) < ties:
        a, b = sorted((int(chance.random() ** 2 * organisations), int(chance.random() * organisations)))
        if a != b:
            pairs.add((a, b))
    lines = [f"o{a:04}-o{b:04}" for number, (a, b) in enumerate(sorted(pairs)) for _ in range(1 + number % 2)]
    return drawn(*lines, organisations=rows)
