"""What the app sends to whom: a seeded sample of the long tests, and proof that they see a leak."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from netwerk.access import Action, Role, Scope
from netwerk.ui import cache
from tests.soak import access, demo_words, visitors

CJG = Scope(role=Role.PARTNER, organisation="cjg-averlo")


@pytest.fixture
def demo() -> Iterator[None]:
    with access.demo_app():
        yield


@pytest.mark.slow
def test_nobody_reads_what_is_of_others() -> None:
    result = access.sample(seed=20261122, partners=3)
    assert result["errors"] == []
    assert (result["partners"], result["opened"], result["words"]) == (3, 54, 435)


@pytest.mark.slow
def test_roles_at_once_get_their_own_answers() -> None:
    result = visitors.roles_at_once(seed=20261122, reruns=12, visitors=3, periods=2)
    assert result["errors"] == []
    assert result["reruns"] == 12


@pytest.mark.slow
@pytest.mark.usefixtures("demo")
def test_a_partner_that_gets_everything_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache.data, "visible", lambda dataset, scope, register=False: dataset)
    assert "scouting-grotenhout reads Verwijsregister on overzicht" in access.partner("scouting-grotenhout")


@pytest.mark.slow
@pytest.mark.usefixtures("demo")
def test_a_page_that_lets_everyone_in_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Scope, "may", lambda scope, action: True)
    _, sent = access.opened(Action.GAPS, CJG, query={"deel": "wat-als"})
    assert "Lokaal team Grotenhout" in access.found_in(sent.text(), demo_words.words())


def test_words_are_found_however_they_are_escaped() -> None:
    written = b"Cli\\u00ebntenraad \xc2\xb7 Kind &amp; Co \xc2\xb7 Jeugd\\-ggz"
    assert access.found_in(access.readable(written), ["Cliëntenraad", "Kind & Co", "Jeugd-ggz", "Averlo"]) == [
        "Cliëntenraad",
        "Jeugd-ggz",
        "Kind & Co",
    ]


def test_a_name_within_ones_own_name_is_not_a_leak() -> None:
    assert access.found_in("schoolbestuur de ark", ["De Ark"], ["Schoolbestuur De Ark"]) == []


@pytest.mark.slow
@pytest.mark.usefixtures("demo")
def test_what_is_noted_with_an_introduction_is_noticed_where_it_is_sent() -> None:
    _, sent = access.opened(Action.GAPS, Scope(role=Role.COORDINATOR), query=access.ASKED)
    first, _other = demo_words.introduced()[0]
    assert set(demo_words.owner_and_note(first)) <= set(access.found_in(sent.text(), demo_words.introduced_words()))
