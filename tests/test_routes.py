"""Through whom an organisation could be reached."""

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from netwerk.analysis.routes import Route, routes
from netwerk.model import Window
from netwerk.network import Network, network
from tests.drawn import drawn
from tests.random_networks import networks


def test_the_route_goes_through_a_shared_partner() -> None:
    # huisarts - cjg - team
    found = routes(network(drawn("huisarts-cjg", "cjg-team"), Window()), [("huisarts", ["team"])])
    assert found == (Route(path=("huisarts", "cjg", "team"), others=0),)


def test_the_nearest_of_those_wanted_is_chosen() -> None:
    # far: huisarts - cjg - school - aarde; near: huisarts - cjg - team
    region = network(drawn("huisarts-cjg", "cjg-school", "school-aarde", "cjg-team"), Window())
    assert routes(region, [("huisarts", ["aarde", "team"])]) == (Route(path=("huisarts", "cjg", "team"), others=0),)


def test_of_equally_short_routes_the_smallest_ids_are_taken() -> None:
    #       bert - zoe
    # anna <           > wim        anna - bert - wim, not anna - carl - wim; and to yde the way by bert
    #       carl
    region = network(drawn("anna-carl", "anna-bert", "carl-wim", "bert-wim", "bert-yde", "carl-aad"), Window())
    assert routes(region, [("anna", ["wim"])]) == (Route(path=("anna", "bert", "wim"), others=1),)
    assert routes(region, [("anna", ["aad", "yde"])]) == (Route(path=("anna", "bert", "yde"), others=1),)


def test_who_has_a_tie_of_another_kind_with_one_it_should_meet_is_one_step_away() -> None:
    assert routes(network(drawn("huisarts-team"), Window()), [("huisarts", ["team"])]) == (
        Route(path=("huisarts", "team"), others=0),
    )


def test_who_has_no_tie_at_all_has_no_route() -> None:
    region = network(drawn("cjg-team", organisations=["huisarts"]), Window())
    assert routes(region, [("huisarts", ["team"])]) == (None,)


def test_who_is_in_another_part_of_the_network_has_no_route() -> None:
    assert routes(network(drawn("huisarts-school", "cjg-team"), Window()), [("huisarts", ["team"])]) == (None,)


def test_where_nobody_is_wanted_there_is_no_route() -> None:
    assert routes(network(drawn("huisarts-team"), Window()), [("huisarts", [])]) == (None,)


def test_an_organisation_is_never_its_own_aim() -> None:
    region = network(drawn("ede-elst", "elst-epe"), Window())
    assert routes(region, [("ede", ["ede", "epe"])]) == (Route(path=("ede", "elst", "epe"), others=0),)


def test_someone_who_is_not_in_this_network_cannot_be_reached() -> None:
    region = network(drawn("huisarts-team"), Window())
    assert routes(region, [("huisarts", ["elders"]), ("elders", ["team"])]) == (None, None)


def test_a_meeting_of_three_leads_from_each_to_each() -> None:
    region = network(drawn("huisarts+cjg+team"), Window())
    assert routes(region, [("huisarts", ["team"])]) == (Route(path=("huisarts", "team"), others=0),)


@given(networks(smallest=2), st.data())
def test_a_route_is_the_smallest_of_the_shortest_paths_of_networkx(region: Network, data: st.DataObject) -> None:
    ids = region.organisations["id"].tolist()
    asked = data.draw(st.lists(st.tuples(st.sampled_from(ids), st.lists(st.sampled_from(ids), unique=True))))
    assert list(routes(region, asked)) == [_by_networkx(region.graph, start, wanted) for start, wanted in asked]


def _by_networkx(graph: nx.Graph, start: str, wanted: list[str]) -> Route | None:
    paths = [
        tuple(path)
        for aim in wanted
        if aim != start and nx.has_path(graph, start, aim)
        for path in nx.all_shortest_paths(graph, start, aim)
    ]
    if not paths:
        return None
    best = min(paths, key=lambda path: (len(path), path))
    return Route(path=best, others=len({path[1] for path in paths if len(path) == len(best)}) - 1)
