"""The map with its lead and the tables that hold the same content."""

from __future__ import annotations

from netwerk.analysis.layout import positions
from netwerk.analysis.measures import measures
from netwerk.model import Dataset, Window
from netwerk.network import network
from netwerk.views.map_page import MapView, map_view, sentences
from tests.drawn import drawn

ANNA, BERT = 0, 1


def view(dataset: Dataset, *, size: str = "degree", near: tuple[int, int] | None = None) -> MapView:
    found = network(dataset, Window())
    measured = measures(found).organisations if size == "harmonic" else None
    return map_view(dataset, found, positions(dataset), size=size, measured=measured, near=near, fictional=False)


def test_lead_counts_who_has_a_line() -> None:
    shown = view(drawn("anna-bert", "bert-carl", organisations=["dora"]))
    assert str(sentences(shown, "In 2024")[0]) == ("In 2024 zijn er **2 verbindingen** tussen 3 van de 4 organisaties.")


def test_lead_of_a_single_line() -> None:
    assert str(sentences(view(drawn("anna-bert")), "In 2024")[0]) == (
        "In 2024 is er **één verbinding** tussen twee organisaties."
    )


def test_lead_without_lines() -> None:
    shown = view(drawn(organisations=["anna"]))
    assert [str(one) for one in sentences(shown, "In 2024")] == ["In 2024 zijn er geen verbindingen in deze keuze."]


def test_neighbours_alone_are_in_the_tables() -> None:
    shown = view(drawn("anna-bert", "bert-carl", "carl-dora"), near=(ANNA, 1))
    assert (list(shown.organisation_rows["Organisatie"]), list(shown.line_codes)) == (["anna", "bert"], [(ANNA, BERT)])


def test_each_row_knows_what_it_is() -> None:
    dataset = drawn("anna-bert", "bert-carl", organisations=[{"id": "anna", "name": "Zus"}])
    shown = view(dataset)
    assert (list(shown.organisation_codes), list(shown.line_codes)) == ([1, 2, 0], [(1, 2), (0, 1)])


def test_line_names_are_in_order_of_the_alphabet() -> None:
    dataset = drawn("anna-bert", organisations=[{"id": "anna", "name": "zus"}, {"id": "bert", "name": "Wim"}])
    row = view(dataset).line_rows.iloc[0]
    assert (row["Organisatie"], row["Partner"]) == ("Wim", "zus")


def test_one_sided_line_is_named_by_one_side() -> None:
    assert view(drawn("anna>bert")).line_rows["Genoemd door"][0] == "één kant"


def test_payload_holds_the_choice() -> None:
    shown = view(drawn("anna-bert"))
    assert shown.chosen(ANNA, BERT)["selected"] == {"kind": "edge", "a": ANNA, "b": BERT}


def test_payload_that_is_shared_stays_without_a_choice() -> None:
    shown = view(drawn("anna-bert"))
    shown.chosen(ANNA)
    assert shown.payload["selected"] is None


def test_symbols_can_be_sized_by_a_measure() -> None:
    sizes = [node["size"] for node in view(drawn("anna-bert", "bert-carl"), size="harmonic").payload["nodes"]]
    assert sizes[BERT] > sizes[ANNA]
