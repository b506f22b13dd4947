"""Every heading that we read is in the data dictionary, and the dictionary names no other."""

from __future__ import annotations

import re

import pytest

from netwerk.analysis.norms import FIELDS, parse_norms
from netwerk.records.choices import SheetChoice, choices_from
from netwerk.records.columns import HEADINGS, heading_key
from netwerk.settings import DATA

DICTIONARY = (DATA / "README.md").read_text(encoding="utf-8")
IN_TABLES = {
    heading_key(word)
    for line in DICTIONARY.splitlines()
    if line.startswith("| `")
    for word in re.findall(r"`([^`]+)`", "|".join(line.split("|")[1:3]))
}
READ = sorted({word for fields in HEADINGS.values() for words in fields.values() for word in words})


@pytest.mark.parametrize("heading", READ)
def test_heading_is_in_the_data_dictionary(heading: str) -> None:
    assert heading in IN_TABLES


def test_the_data_dictionary_names_no_heading_that_we_do_not_read() -> None:
    assert sorted(IN_TABLES - set(READ)) == []


def test_the_file_with_choices_in_the_data_dictionary_can_be_read_as_it_stands() -> None:
    example = DICTIONARY.split("```toml\n")[1].split("```")[0]

    assert choices_from(example, "keuzes.toml") == (
        SheetChoice(
            headings=("verwijzer", "verwezen_naar", "wanneer"),
            shape="pairs",
            columns={"verwijzer": "a", "verwezen_naar": "b", "wanneer": "date"},
            fixed={"form": "verwijzen", "source": "huisartsenpost"},
        ),
    )


def test_the_agreement_in_the_data_dictionary_can_be_read_as_it_stands() -> None:
    example = DICTIONARY.split("```toml\n")[2].split("```")[0]
    [norm] = parse_norms(example, file="normen.toml")
    assert norm.id == "huisarts-lokaal-team"


@pytest.mark.parametrize("field", sorted({name for names in FIELDS.values() for name in names}))
def test_field_of_an_agreement_is_in_the_data_dictionary(field: str) -> None:
    assert f"`{field}`" in DICTIONARY.split("## Afspraken")[1]
