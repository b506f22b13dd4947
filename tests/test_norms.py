"""Norms are read with everything they say, and a file that cannot be meant is refused by name."""

from datetime import date
from pathlib import Path

import pytest

from netwerk.analysis.measures import measures
from netwerk.analysis.norms import (
    MEASURES,
    BoundRule,
    CircleRule,
    CombinationRule,
    Direction,
    Norm,
    PairRule,
    Scope,
    parse_norms,
    read_norms,
)
from netwerk.errors import NormError
from netwerk.model import Window, day_number
from netwerk.network import network
from netwerk.settings import NORMS_FILE, classification
from tests.drawn import drawn

COMMON = """[[norm]]
id = "n1"
goal = "Doel"
text = "Tekst."
source = "Nota (R4)"
valid_from = 2020-01-01
"""
PAIR = COMMON + 'rule = "pair"\nfrom_kinds = ["huisarts"]\nto_kinds = ["lokaal_team"]\nscope = "area"\n'


def read(content: str) -> tuple[Norm, ...]:
    return parse_norms(content, file="normen.toml")


def refused(content: str) -> str:
    with pytest.raises(NormError) as error:
        read(content)
    return str(error.value)


def test_a_pair_norm_is_read_with_its_defaults() -> None:
    assert read(PAIR) == (
        Norm(
            id="n1",
            goal="Doel",
            text="Tekst.",
            source="Nota (R4)",
            valid_from=date(2020, 1, 1),
            rule=PairRule(from_kinds=("huisarts",), to_kinds=("lokaal_team",), scope=Scope.AREA),
        ),
    )


@pytest.mark.parametrize("minimum", [1, 1_000_000_000])
def test_a_minimum_at_the_ends_of_its_range_is_taken(minimum: int) -> None:
    (norm,) = read(PAIR + f"minimum = {minimum}\n")
    assert isinstance(norm.rule, PairRule)
    assert norm.rule.minimum == minimum


def test_a_pair_norm_may_name_minimum_forms_and_direction() -> None:
    (norm,) = read(PAIR + 'minimum = 2\nforms = ["verwijzen", "consulteren"]\ndirection = "out"\n')
    assert norm.rule == PairRule(
        from_kinds=("huisarts",),
        to_kinds=("lokaal_team",),
        scope=Scope.AREA,
        minimum=2,
        forms=("verwijzen", "consulteren"),
        direction=Direction.OUT,
    )


def test_a_circle_is_read() -> None:
    (norm,) = read(COMMON + 'rule = "circle"\nkinds = ["lokaal_team", "veilig_thuis"]\nscope = "subregion"\n')
    assert norm.rule == CircleRule(kinds=("lokaal_team", "veilig_thuis"), scope=Scope.SUBREGION)


def test_a_combination_is_read() -> None:
    (norm,) = read(COMMON + 'rule = "combination"\nkinds = ["school", "verblijf", "jeugd_ggz"]\nscope = "region"\n')
    assert norm.rule == CombinationRule(kinds=("school", "verblijf", "jeugd_ggz"), scope=Scope.REGION)


def test_a_bound_is_read() -> None:
    (norm,) = read(COMMON + 'rule = "bound"\nmeasure = "connectedness"\nat_least = 0.9\n')
    assert norm.rule == BoundRule(measure="connectedness", at_least=0.9)


def test_a_decision_may_be_a_line_or_a_table() -> None:
    line = read(PAIR + 'decided_by = "college, 2024-05-14"\n')
    table = read(PAIR + 'decided_by = { body = "college", date = 2024-05-14 }\n')
    assert (line[0].decided_by, table[0].decided_by) == ("college, 2024-05-14", "college, 2024-05-14")


def test_a_day_may_be_written_as_text() -> None:
    (norm,) = read(PAIR.replace("2020-01-01", '"2020-01-01"'))
    assert norm.valid_from == date(2020, 1, 1)


def test_signs_that_turn_words_around_are_left_out() -> None:
    (norm,) = read(PAIR.replace("Tekst.", "Tek\u202est.\\u0007").replace('"huisarts"', '"huis\u2066arts"'))
    assert (norm.text, norm.rule) == ("Tekst.", read(PAIR)[0].rule)


def test_an_empty_file_holds_no_norms() -> None:
    assert read("# nog geen afspraken\n") == ()


@pytest.mark.parametrize("field", ["goal", "text", "source", "valid_from", "rule", "from_kinds", "to_kinds", "scope"])
def test_a_missing_field_is_named_with_the_norm(field: str) -> None:
    without = "\n".join(line for line in PAIR.splitlines() if not line.startswith(f"{field} ="))
    message = refused(without)
    assert "'n1'" in message
    assert f"'{field}' ontbreekt" in message


def test_a_norm_without_id_is_named_by_its_number() -> None:
    assert "'nummer 2'" in refused(PAIR + PAIR.replace('id = "n1"\n', ""))


@pytest.mark.parametrize(
    ("line", "instead", "named", "accepted"),
    [
        ('rule = "pair"', 'rule = "paar"', "'paar'", "pair, circle, combination, bound"),
        ('scope = "area"', 'scope = "wijk"', "'wijk'", "area, municipality, subregion, region, other_subregion"),
        ('scope = "area"', 'scope = "area"\ndirection = "heen"', "'heen'", "any, out, in"),
        ('scope = "area"', 'scope = "area"\nminimum = 0', "'0'", "heel getal van 1 of meer"),
        ('scope = "area"', 'scope = "area"\nminimum = 1000000001', "'1000000001'", "heel getal van 1 of meer"),
        ('scope = "area"', 'scope = "area"\nminimum = true', "'True'", "heel getal van 1 of meer"),
        ('scope = "area"', 'scope = "area"\nminumum = 2', "'minumum'", "minimum, forms, direction"),
        ('scope = "area"', 'scope = "area"\nforms = "verwijzen"', "'verwijzen'", "[]"),
        ('to_kinds = ["lokaal_team"]', "to_kinds = []", "to_kinds", "een of meer soorten"),
        ("valid_from = 2020-01-01", 'valid_from = "morgen"', "'morgen'", "2024-01-31"),
        ('text = "Tekst."', 'text = " "', "'text'", "tekst"),
        ('text = "Tekst."', "text = 5", "'text'", "tekst"),
    ],
)
def test_a_value_that_cannot_be_meant_is_named_with_what_is_accepted(
    line: str, instead: str, named: str, accepted: str
) -> None:
    message = refused(PAIR.replace(line, instead))
    assert "normen.toml, afspraak 'n1'" in message
    assert named in message
    assert accepted in message


@pytest.mark.parametrize(
    ("rest", "named"),
    [
        ('measure = "geluk"\nat_least = 1', "'geluk'"),
        ('measure = "group"\nat_least = 1', "'group'"),  # a word, not a number
        ('measure = "density"', "'at_least' ontbreekt"),
        ('measure = "density"\nat_least = 0.5\nat_most = 0.4', "at_least is groter dan at_most"),
        ('measure = "density"\nat_least = nan', "'at_least'"),
        ('measure = "density"\nat_most = "veel"', "'veel'"),
    ],
)
def test_a_bound_that_cannot_be_checked_is_refused(rest: str, named: str) -> None:
    assert named in refused(COMMON + f'rule = "bound"\n{rest}\n')


@pytest.mark.parametrize("bound", ["1e308", "-1e308", f"1{'0' * 400}"])
def test_a_bound_larger_than_anything_in_a_network_is_refused(bound: str) -> None:
    message = refused(COMMON + f'rule = "bound"\nmeasure = "coverage"\nat_least = {bound}\n')
    assert message.endswith("past niet in het veld 'at_least'. Schrijf een getal, met een punt voor de decimalen.")


@pytest.mark.parametrize("content", [f"a = {'[' * 100_000}", f"{PAIR}minimum = {'9' * 5_000}"])
def test_a_file_that_only_tries_to_be_too_much_is_refused(content: str) -> None:
    assert refused(content).startswith("normen.toml: dit bestand is niet te lezen (")


def test_a_circle_of_one_kind_is_refused() -> None:
    assert "twee of meer" in refused(COMMON + 'rule = "circle"\nkinds = ["school", "school"]\nscope = "area"\n')


def test_another_subregion_is_no_unit_for_a_combination() -> None:
    message = refused(COMMON + 'rule = "combination"\nkinds = ["school", "cjg"]\nscope = "other_subregion"\n')
    assert "Kies uit: area, municipality, subregion, region." in message


def test_two_norms_with_one_id_are_refused() -> None:
    assert "twee afspraken heten 'n1'" in refused(PAIR + PAIR)


def test_a_file_with_something_else_is_refused() -> None:
    assert "[[norm]]" in refused(PAIR.replace("[[norm]]", "[[norms]]"))


def test_a_file_that_is_no_toml_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "kapot.toml"
    path.write_text("[[norm]\n", encoding="utf-8")
    with pytest.raises(NormError, match=r"kapot\.toml: dit bestand is niet te lezen"):
        read_norms(path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NormError, match=r"weg\.toml"):
        read_norms(tmp_path / "weg.toml")


def test_a_byte_order_mark_is_read_over(tmp_path: Path) -> None:
    path = tmp_path / "normen.toml"
    path.write_text(PAIR, encoding="utf-8-sig")
    assert [norm.id for norm in read_norms(path)] == ["n1"]


@pytest.mark.parametrize(
    ("end", "counts"), [(date(2019, 12, 31), False), (date(2020, 1, 1), False), (date(2020, 1, 2), True)]
)
def test_a_norm_counts_in_windows_that_end_after_it_became_valid(end: date, counts: bool) -> None:
    (norm,) = read(PAIR)
    assert norm.counts_in(Window(end=day_number(end))) is counts


def test_every_measure_of_a_network_can_be_bounded() -> None:
    values = measures(network(drawn("a-b"), Window())).as_json()["network"]
    assert set(MEASURES) == set(values) - {"group"}


def test_the_standard_norms_cite_their_requirement_and_its_words() -> None:
    norms = read_norms(NORMS_FILE)
    assert [norm.id for norm in norms] == [
        "huisarts-lokaal-team",
        "school-lokaal-team",
        "lokaal-team-specialist",
        "lokaal-team-consultatie",
        "specialist-basisvoorziening",
        "lokaal-team-sociaal-domein",
        "gemeente-schoolbestuur",
        "gemeente-andere-subregio",
        "cirkel-gedwongen-kader",
        "onderwijs-wonen-ggz",
        "gebied-lokaal-team",
        "clientraad-aan-tafel",
        "middenin-en-niet-gehoord",
    ]
    assert [norm.id for norm in norms if "(R" not in norm.source or not norm.phrase] == []


def test_the_standard_norms_name_kinds_and_forms_that_are_known() -> None:
    kinds = {kind.code for kind in classification().kinds}
    forms = {form.code for form in classification().forms}
    rules = [norm.rule for norm in read_norms(NORMS_FILE)]
    fields = ("from_kinds", "to_kinds", "kinds")
    assert {kind for rule in rules for field in fields for kind in getattr(rule, field, ())} <= kinds
    assert {form for rule in rules for form in getattr(rule, "forms", ())} <= forms


def test_a_norm_says_what_was_agreed_in_english_where_the_file_does() -> None:
    [norm] = read(PAIR + 'goal_en = "Goal"\ntext_en = "Text."\n')
    assert (norm.goal_in("en"), norm.text_in("en"), norm.text_in("nl")) == ("Goal", "Text.", "Tekst.")


def test_a_combination_may_ask_for_one_kind_alone() -> None:
    [norm] = read(COMMON + 'rule = "combination"\nkinds = ["lokaal_team"]\nscope = "area"\n')
    assert norm.rule == CombinationRule(kinds=("lokaal_team",), scope=Scope.AREA)


@pytest.mark.parametrize("months", ["0", "121", "1.5", '"12"', "true"])
def test_months_that_are_no_number_of_months_are_refused(months: str) -> None:
    assert "van 1 tot en met 120" in refused(PAIR + f"months = {months}\n")


@pytest.mark.parametrize("months", [1, 120])
def test_a_norm_may_have_its_own_period(months: int) -> None:
    [norm] = read(PAIR + f"months = {months}\n")
    assert norm.months == months


def test_a_norm_without_english_stays_dutch() -> None:
    [norm] = read(PAIR)
    assert (norm.goal_in("en"), norm.text_in("en")) == ("Doel", "Tekst.")


def test_every_norm_that_comes_along_is_in_english_too() -> None:
    assert [norm.id for norm in read_norms(NORMS_FILE) if not (norm.goal_en and norm.text_en)] == []
