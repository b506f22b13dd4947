"""Every hostile or unlucky input that we thought of for reading files and for timelines, and the tests that try it."""

from __future__ import annotations

from pathlib import Path

import pytest

HERE = Path(__file__).parent
AWKWARD = "test_awkward_files.py::test_an_awkward_file_gives_what_the_table_says"
HOSTILE = "test_hostile_files.py::test_a_hostile_file_costs_one_sentence"
MEMORY = "test_hostile_files.py::test_no_hostile_file_of_t04_to_t07_takes_50_mb_of_the_process_that_asks"

TRIED = {
    "T01 a name that is a script": (
        "browser/test_hostile_names.py::test_page_shows_hostile_names_as_text",
        "browser/test_hostile_names.py::test_map_and_its_panel_show_the_names",
        "test_downloads.py::test_hostile_name_adds_no_element_to_the_page",
        "test_downloads.py::test_hostile_name_adds_no_element_to_the_drawing",
    ),
    "T02 a name that is Markdown": (
        "browser/test_hostile_names.py::test_page_shows_hostile_names_as_text",
        "test_text_escaping.py::test_every_mark_of_markdown_is_escaped",
        "test_text_escaping.py::test_an_address_does_not_become_a_link",
    ),
    "T03 a name that is a formula": (
        "test_exports.py::test_text_that_a_spreadsheet_would_compute_gets_a_mark_in_front",
        "test_exports.py::test_a_formula_in_a_name_is_text_in_excel",
        "test_records_marking.py::test_text_that_looks_like_a_formula_stays_text",
    ),
    "T04 a cell in the last corner": (
        HOSTILE,
        MEMORY,
        "browser/test_uploads.py::"
        "test_t04_a_file_that_breaks_its_reading_process_costs_one_sentence_and_others_notice_nothing",
        "test_reading_apart.py::test_others_who_are_reading_notice_nothing_of_a_file_that_breaks_its_process",
    ),
    "T05 a zip bomb": (HOSTILE, MEMORY),
    "T06 entities in XML": (
        HOSTILE,
        "test_tools_hostile.py::test_a_document_type_or_entity_is_refused_before_anything_is_read",
        "test_tools_hostile.py::test_a_refused_gexf_reads_no_file",
    ),
    "T07 an ods that repeats its cells": (HOSTILE, MEMORY),
    "T08 a file without end": (
        "browser/test_uploads.py::test_t08_a_file_that_says_it_is_too_large_is_refused_before_it_comes",
        "browser/test_uploads.py::test_t08_a_file_that_does_not_say_how_large_it_is_takes_no_more_than_agreed",
        "browser/test_uploads.py::test_t08_a_file_that_is_larger_than_it_says_is_not_kept",
    ),
    "T09 lines, cells and rows without end": (AWKWARD,),
    "T10 signs that no text holds": (AWKWARD,),
    "T11 encodings": (AWKWARD,),
    "T12 delimiters and line ends": (AWKWARD,),
    "T13 dates": (AWKWARD,),
    "T14 the same twice": (
        AWKWARD,
        "test_store_importing.py::test_the_same_file_from_two_processes_at_once_is_one_import",
        "test_store_importing.py::test_the_same_bytes_under_another_name_are_the_same_file",
        "test_store_importing.py::test_the_same_file_twice_in_one_command_is_read_once",
    ),
    "T15 pairs that are none": (AWKWARD,),
    "T16 a meeting of a hundred thousand": (AWKWARD,),
    "T17 marks between participants": (AWKWARD,),
    "T18 sheets as people make them": (AWKWARD,),
    "T19 errors of Excel": (AWKWARD,),
    "T20 data about persons": (
        "test_privacy_end_to_end.py::test_no_problem_of_a_reading_repeats_what_it_found",
        "test_privacy_end_to_end.py::test_no_byte_of_the_database_holds_what_was_found",
        "test_privacy_end_to_end.py::test_no_command_prints_what_was_found",
    ),
    "T21 words of a query": (
        "test_hostile_words.py::test_t21_what_stands_in_a_file_comes_back_as_it_was",
        "test_hostile_words.py::test_t21_an_option_with_such_a_word_chooses_nothing_and_changes_nothing",
        "pages/test_hostile_address.py::test_t21_a_page_passes_over_hostile_words_in_its_address",
    ),
    "T22 names of files": ("test_hostile_words.py::test_a_file_name_is_kept_as_cleaned_text",),
    "T23 killed halfway": (
        "test_store_faults.py::test_t23_a_killed_process_leaves_everything_or_nothing",
        "test_store_opening.py::test_a_migration_that_fails_changes_nothing",
        "test_reading_apart.py::test_the_reading_processes_end_with_the_one_that_asked",
    ),
    "T24 a disk that is full, read-only or locked": (
        "test_store_refusing.py::test_t24_a_disk_that_is_full_halfway",
        "test_store_refusing.py::test_t24_a_database_that_may_only_be_read",
        "test_store_refusing.py::test_t24_a_database_that_another_program_keeps_locked",
        "test_store_refusing.py::test_t24_a_database_server_that_goes_away_is_one_sentence_without_the_password",
    ),
    "T25 a click that comes twice": (
        "pages/test_twice.py::test_t25_the_same_file_confirmed_in_two_tabs_is_one_import",
        "pages/test_twice.py::test_t25_a_second_click_on_the_button_does_nothing",
        "test_store_importing.py::test_two_clicks_at_once_on_import_are_one_import",
    ),
    "T39 networks of other tools": (
        "test_tools_hostile.py::test_a_weight_that_is_no_positive_number_is_told_and_counts_as_one",
        "test_tools_hostile.py::test_organisations_that_are_part_of_each_other_in_a_circle_are_read_and_can_be_folded",
        "test_tools_hostile.py::test_a_name_of_ten_million_signs_rejects_its_rows_and_no_other",
    ),
    "T40 networks of every size": (
        "pages/test_forming_sizes.py::test_t40_every_part_opens_with_hardly_anything_in_it",
        "pages/test_forming_sizes.py::test_t40_a_period_that_ends_before_it_begins_is_no_fault",
        "test_layout.py::test_t40_ten_thousand_organisations_each_have_a_place",
    ),
    "T42 clocks and calendars": (
        "test_clock.py::test_an_import_under_an_earlier_clock_is_still_the_later_one",
        "test_clock.py::test_the_hour_that_comes_twice_lies_on_one_day",
        "test_clock.py::test_a_leap_day_lies_in_february",
        "test_clock.py::test_the_last_day_of_week_53_lies_in_the_next_year",
    ),
}


@pytest.mark.parametrize("tests", TRIED.values(), ids=TRIED)
def test_the_tests_that_try_a_threat_exist(tests: tuple[str, ...]) -> None:
    missing = [
        name
        for path, _, name in (test.partition("::") for test in tests)
        if f"def {name}(" not in (HERE / path).read_text(encoding="utf-8")
    ]

    assert missing == []


def test_no_threat_to_reading_or_timelines_is_left_out() -> None:
    numbers = [*range(1, 26), 39, 40, 42]
    assert [threat.split()[0] for threat in TRIED] == [f"T{number:02}" for number in numbers]
