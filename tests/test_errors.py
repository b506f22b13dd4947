"""What a log says of a fault of ours."""

from __future__ import annotations

from netwerk.errors import PlainFault, places_of


def test_a_fault_is_told_by_its_sort_and_place_and_not_in_its_words() -> None:
    try:
        try:
            int("111222333a")
        except ValueError as first:
            raise KeyError("jan@voorbeeld.nl") from first
    except KeyError as error:
        told = places_of(error)

    assert "builtins.KeyError" in told
    assert "builtins.ValueError" in told
    assert "test_errors.py" in told
    assert "111222333" not in told
    assert "jan@" not in told


def test_words_that_hold_no_data_are_repeated() -> None:
    assert places_of(PlainFault("the reading process could not be started")).endswith("could not be started")
