"""How the screens are built, read from their source: pages ask and show, what counts and remembers stands elsewhere."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from netwerk.settings import ROOT

PAGES = sorted((ROOT / "pages").glob("*.py"))
SCREENS = [*PAGES, ROOT / "streamlit_app.py", *sorted((ROOT / "netwerk").rglob("*.py"))]
CACHE = ROOT / "netwerk" / "ui" / "cache"
Node = TypeVar("Node", bound=ast.AST)
ON_FRAMES = {
    "groupby",
    "merge",
    "agg",
    "apply",
    "assign",
    "pivot",
    "sum",
    "mean",
    "count",
    "iloc",
    "loc",
}


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def nodes(tree: ast.AST, kind: type[Node]) -> Iterator[Node]:
    return (node for node in ast.walk(tree) if isinstance(node, kind))


def imported(tree: ast.AST) -> set[str]:
    whole = {alias.name.split(".")[0] for node in nodes(tree, ast.Import) for alias in node.names}
    return whole | {(node.module or "").split(".")[0] for node in nodes(tree, ast.ImportFrom)}


def streamlit_names(tree: ast.AST) -> set[str]:
    """What is used of streamlit, as `st.name` or by an import of the name."""
    dotted = {
        node.attr for node in nodes(tree, ast.Attribute) if isinstance(node.value, ast.Name) and node.value.id == "st"
    }
    return dotted | {
        alias.name for node in nodes(tree, ast.ImportFrom) if node.module == "streamlit" for alias in node.names
    }


def test_there_are_pages_to_look_at() -> None:
    assert len(PAGES) == 9


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_a_page_calculates_nothing_itself(page: Path) -> None:
    tree = parsed(page)

    assert imported(tree) & {"pandas", "numpy", "networkx"} == set()
    assert [node.lineno for node in nodes(tree, ast.BinOp) if not isinstance(node.op, ast.BitOr)] == []
    assert {node.attr for node in nodes(tree, ast.Attribute)} & ON_FRAMES == set()


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_a_page_remembers_nothing_itself(page: Path) -> None:
    used = streamlit_names(parsed(page))

    assert {one for one in used if one == "session_state" or one.startswith("cache_")} == set()


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_a_page_shows_nothing_before_its_door_is_open(page: Path) -> None:
    body = [node for node in parsed(page).body if not isinstance(node, ast.Import | ast.ImportFrom)]

    assert isinstance(body[0], ast.Expr)  # its opening sentence
    assert all(isinstance(node, ast.FunctionDef | ast.Assign) for node in body[1:-1])
    assert isinstance(body[-1], ast.With)
    door = body[-1].items[0].context_expr
    assert isinstance(door, ast.Call)
    assert ast.unparse(door.func) == "open_page"


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_what_stands_above_the_door_of_a_page_draws_nothing(page: Path) -> None:
    above = [node for node in parsed(page).body if isinstance(node, ast.Assign)]

    assert [node.lineno for node in above if streamlit_names(node)] == []


@pytest.mark.parametrize("source", SCREENS, ids=name)
def test_text_of_data_never_passes_for_html_or_for_whatever_write_makes_of_it(source: Path) -> None:
    tree = parsed(source)

    assert "write" not in streamlit_names(tree)
    assert [word.arg for word in nodes(tree, ast.keyword) if word.arg == "unsafe_allow_html"] == []


@pytest.mark.parametrize("source", SCREENS, ids=name)
def test_no_button_shouts(source: Path) -> None:
    words = [word for word in nodes(parsed(source), ast.keyword) if word.arg == "type"]

    assert [
        word.value.lineno for word in words if isinstance(word.value, ast.Constant) and word.value.value == "primary"
    ] == []


@pytest.mark.parametrize("source", [source for source in SCREENS if CACHE not in source.parents], ids=name)
def test_only_one_package_keeps_results(source: Path) -> None:
    assert {one for one in streamlit_names(parsed(source)) if one.startswith("cache_")} == set()
