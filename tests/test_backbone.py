"""Which ties stand out: the backbone and the heaviest tree."""

from __future__ import annotations

import numpy as np
import pytest

from netwerk.analysis.backbone import backbone, chance, spanning

# a star around 0 with weights 1, 1, 1 and 9
STAR = np.array([0, 0, 0, 0]), np.array([1, 2, 3, 4]), np.array([1.0, 1.0, 1.0, 9.0])
# a full square with one heavy tie, 0–1
SQUARE = np.array([0, 0, 0, 1, 1, 2]), np.array([1, 2, 3, 2, 3, 3]), np.array([8.0, 1.0, 1.0, 1.0, 1.0, 1.0])


def test_only_tie_of_an_organisation_is_in_the_backbone():
    assert backbone(*STAR).tolist() == [True, True, True, True]


def test_chance_of_a_tie_is_that_of_the_end_where_it_stands_out_most():
    # by hand: 0 has three ties of 8, 1 and 1; (1 − 8/10)² = 0.04
    assert chance(*SQUARE)[0] == pytest.approx(0.04)


def test_backbone_keeps_the_heavy_tie_and_drops_the_even_ones():
    # 2–3: both ends have three ties of weight 1, (1 − 1/3)² = 0.44
    assert backbone(*SQUARE).tolist() == [True, False, False, False, False, False]


def test_backbone_holds_no_more_than_the_largest_number_asked():
    assert backbone(*STAR, largest=2).tolist() == [True, False, False, True]


def test_network_without_ties_has_an_empty_backbone():
    nobody = np.array([], dtype=np.int64)
    assert backbone(nobody, nobody, np.array([])).tolist() == []


def test_heaviest_tree_takes_the_heavier_two_of_a_triangle():
    triangle = np.array([0, 0, 1]), np.array([1, 2, 2]), np.array([3.0, 1.0, 2.0])
    assert spanning(*triangle).tolist() == [True, False, True]


def test_heaviest_trees_reach_every_piece_of_a_network():
    apart = np.array([0, 2]), np.array([1, 3]), np.array([1.0, 5.0])
    assert spanning(*apart).tolist() == [True, True]
