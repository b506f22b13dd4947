"""What someone corrects of a sheet becomes a choice about its headings."""

from __future__ import annotations

from dataclasses import replace

from netwerk.records import correcting
from netwerk.records.choices import SheetChoice
from netwerk.records.understanding import SheetView

VIEW = SheetView(
    file="overleg.xlsx",
    sheet="Overleg",
    shape=None,
    heading_row=1,
    headings=("Bijeenkomst", "Wie", "Datum"),
    columns={"Bijeenkomst": "event", "Wie": None, "Datum": "date"},
    suggestions={"Wie": ("organisation", "participants")},
    suggested_shape="attendance",
    first_rows=(
        (1, ("Bijeenkomst", "Wie", "Datum")),
        (2, ("Overleg", "", "Wanneer")),
        (3, ("Naam", "Wie er was", "Dag")),
    ),
)
KEYS = ("bijeenkomst", "wie", "datum")


def test_a_choice_is_about_the_headings_of_the_sheet() -> None:
    assert correcting.about(VIEW) == SheetChoice(headings=KEYS)


def test_a_sheet_without_headings_is_chosen_by_its_name() -> None:
    assert correcting.about(replace(VIEW, headings=())) == SheetChoice(sheet="Overleg")


def test_a_correction_is_added_to_what_was_chosen_before() -> None:
    view = replace(VIEW, choice=SheetChoice(headings=KEYS, month_first=True))
    assert correcting.with_columns(view, {"Wie": "organisation"}) == SheetChoice(
        headings=KEYS, shape="attendance", month_first=True, columns={"wie": "organisation"}
    )


def test_leaving_a_sheet_out_is_about_that_sheet_and_not_its_like() -> None:
    assert correcting.left_out(VIEW, skip=True) == SheetChoice(headings=KEYS, sheet="Overleg", skip=True)


def test_another_shape_drops_the_columns_that_it_does_not_know() -> None:
    view = replace(VIEW, choice=SheetChoice(headings=KEYS, columns={"wie": "organisation", "datum": None}))
    assert correcting.with_shape(view, "pairs") == SheetChoice(headings=KEYS, shape="pairs", columns={"datum": None})


def test_following_the_suggestions_takes_the_first_of_each() -> None:
    assert correcting.as_suggested(VIEW) == SheetChoice(
        headings=KEYS, shape="attendance", columns={"wie": "organisation"}
    )


def test_pointing_at_another_row_makes_its_cells_the_headings() -> None:
    assert correcting.with_headings_at(VIEW, 3, 1) == SheetChoice(headings=("naam", "wie_er_was", "dag"), heading_row=3)


def test_two_rows_together_make_the_headings() -> None:
    assert correcting.with_headings_at(VIEW, 2, 2) == SheetChoice(
        headings=("overleg_naam", "overleg_wie_er_was", "wanneer_dag"), heading_row=2, heading_rows=2
    )


def test_a_sheet_without_headings_has_its_columns_by_letter() -> None:
    assert correcting.with_headings_at(VIEW, 0, 1) == SheetChoice(
        headings=("kolom_a", "kolom_b", "kolom_c"), heading_row=0
    )


def test_a_fixed_value_that_is_wiped_is_none() -> None:
    view = replace(VIEW, choice=SheetChoice(headings=KEYS, fixed={"form": "overleg", "source": "CJG"}))
    assert correcting.with_fixed(view, "form", "") == SheetChoice(headings=KEYS, fixed={"source": "CJG"})


def test_a_sign_splits_participants_until_it_no_longer_does() -> None:
    view = replace(VIEW, choice=SheetChoice(headings=KEYS, marks=(",", "/")))
    assert correcting.with_mark(view, ",", splits=False).marks == ("/",)
    assert correcting.with_mark(view, "+", splits=True).marks == (",", "/", "+")


def test_what_is_remembered_looks_for_the_headings_in_any_row() -> None:
    chosen = SheetChoice(headings=KEYS, heading_row=7, columns={"wie": "organisation"})
    assert correcting.to_remember(chosen) == SheetChoice(headings=KEYS, columns={"wie": "organisation"})


def test_what_is_remembered_of_a_sheet_without_headings_still_says_so() -> None:
    chosen = SheetChoice(headings=("kolom_a",), heading_row=0)
    assert correcting.to_remember(chosen) == chosen
