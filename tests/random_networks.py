"""Random networks for properties: some organisations, some of them tied, some not."""

from __future__ import annotations

from hypothesis import strategies as st

from netwerk.model import Window
from netwerk.network import Network, network
from tests.drawn import drawn

KINDS = ("school", "huisarts", "cjg", "")


@st.composite
def networks(draw: st.DrawFn, *, smallest: int = 0, largest: int = 12) -> Network:
    """A network of up to `largest` organisations of up to four kinds, from no ties to all."""
    n = draw(st.integers(smallest, largest))
    ids = [f"o{k:02d}" for k in range(n)]
    kinds = draw(st.lists(st.sampled_from(KINDS), min_size=n, max_size=n))
    pairs = [f"{a}-{b}" for k, a in enumerate(ids) for b in ids[k + 1 :]]
    share = draw(st.sampled_from((0.1, 0.25, 0.5, 1.0)))
    random = draw(st.randoms(use_true_random=False))
    lines = [pair for pair in pairs if random.random() < share]
    organisations = [{"id": id_, "kind": kind} for id_, kind in zip(ids, kinds, strict=True)]
    return network(drawn(*lines, organisations=organisations), Window())
