"""What the public register adds to what a partner sees: names, kinds and places, and no record."""

from __future__ import annotations

import pytest

from netwerk.access import Role, Scope, visible
from netwerk.model import Dataset
from tests.drawn import drawn

ME = Scope(role=Role.PARTNER, organisation="me")


def region() -> Dataset:
    return drawn(
        {"who": "me-anna", "source": "eigen lijst", "theme": "wonen"},
        {"who": "me+anna+bert"},
        {"who": "carl-dora", "source": "geheime lijst", "theme": "geheim thema", "form": "geheime vorm"},
        {"who": "anna+bert+dora", "source": "geheime lijst"},
        organisations=[{"id": "me"}, {"id": "carl"}, {"id": "eva", "kind": "school", "municipality": "Averlo"}],
        registered=False,
    )


def everything_in(dataset: Dataset) -> str:
    """All that a dataset holds, as one text to search in."""
    return " ".join(
        [
            dataset.organisations.to_csv(),
            dataset.records.to_csv(),
            *map(repr, (dataset.form_sets, dataset.theme_sets, dataset.sources, dataset.events, dataset.places)),
        ]
    )


@pytest.mark.parametrize("secret", ["geheime lijst", "geheim thema", "geheime vorm", "dora"])
def test_nothing_of_what_others_did_among_themselves_comes_along(secret: str) -> None:
    assert secret not in everything_in(visible(region(), ME, register=True))


def test_the_register_adds_the_public_names_and_no_records() -> None:
    seen = visible(region(), ME, register=True)
    assert (list(seen.organisations["id"]), len(seen.records)) == (["anna", "bert", "carl", "eva", "me"], 2)


def test_who_was_only_named_in_records_of_others_is_not_in_the_register() -> None:
    assert "dora" not in visible(region(), ME, register=True).code_of


def test_the_numbers_and_the_contact_of_others_stay_away() -> None:
    dataset = region()
    dataset.organisations.loc[:, ["contact_role", "kvk", "brin", "agb"]] = "geheim"
    seen = visible(dataset, ME, register=True).organisations.set_index("id")
    assert seen[["contact_role", "kvk", "brin", "agb"]].eq("geheim").any(axis=1).to_dict() == {
        "anna": False,
        "bert": False,
        "carl": False,
        "eva": False,
        "me": True,
    }


def test_an_unknown_partner_does_not_get_the_register() -> None:
    seen = visible(region(), Scope(role=Role.PARTNER, organisation="niemand"), register=True)
    assert len(seen.organisations) == 0


def test_the_version_tells_with_and_without_the_register_apart() -> None:
    dataset = region()
    assert visible(dataset, ME).version != visible(dataset, ME, register=True).version
