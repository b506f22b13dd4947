"""Problems by kind: the gravest first, and every kind that reading knows has words."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from netwerk.i18n import mark
from netwerk.model import Problem, Severity
from netwerk.settings import ROOT
from netwerk.views.problem_kinds import kinds_of, of_kind

TELLING = {"add": 1, "say": 1, "once": 2, "reject": 2}  # method → where its code stands


def codes() -> Iterator[str]:
    """The codes that stand in the source of reading, as an argument `code` or in a call that tells a problem."""
    for path in sorted((ROOT / "netwerk" / "records").rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(call, ast.Call):
                continue
            named = [word.value for word in call.keywords if word.arg == "code"]
            method = call.func.attr if isinstance(call.func, ast.Attribute) else ""
            at = TELLING.get(method, len(call.args))
            yield from (
                node.value
                for node in (*named, *call.args[at : at + 1])
                if isinstance(node, ast.Constant) and isinstance(node.value, str)
            )


def problem(code: str, severity: Severity) -> Problem:
    return Problem(
        file="a.csv", sheet=None, row=2, column=None, code=code, severity=severity, message=mark("iets is mis.")
    )


FOUND = (
    problem("duplicate", Severity.NOTICE),
    problem("bad_date", Severity.ERROR),
    problem("self_pair", Severity.ERROR),
    problem("self_pair", Severity.ERROR),
)


def test_what_was_rejected_comes_first_and_of_that_the_most_frequent() -> None:
    assert [(kind.code, kind.count) for kind in kinds_of(FOUND)] == [
        ("self_pair", 2),
        ("bad_date", 1),
        ("duplicate", 1),
    ]


def test_a_kind_is_called_in_words() -> None:
    assert kinds_of(FOUND)[0].called.dutch() == "Organisatie met zichzelf"


def test_problems_are_chosen_by_kind_and_gravity() -> None:
    assert [len(of_kind(FOUND, code, severity)) for code, severity in (
        (None, None), ("self_pair", None), (None, Severity.NOTICE), ("self_pair", Severity.NOTICE),
    )] == [4, 2, 1, 0]  # fmt: skip


def test_codes_are_found_in_the_source() -> None:
    assert {"bad_date", "unknown_shape", "same_file"} <= set(codes())


@pytest.mark.parametrize("code", sorted(set(codes())))
def test_every_kind_has_words(code: str) -> None:
    assert kinds_of([problem(code, Severity.ERROR)])[0].called.dutch() != "Overig"
