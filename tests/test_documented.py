"""What the product can do is written down: commands in the README, targets in CONTRIBUTING, licence and versions."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import click
import pytest

from netwerk import __version__
from netwerk.cli.commands import netwerk

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("command", sorted(netwerk.commands))
def test_every_command_is_in_the_readme(command: str) -> None:
    assert re.search(rf"`(netwerk )?{command}\b", (ROOT / "README.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize("command", sorted(netwerk.commands))
def test_every_command_and_option_has_a_help_text(command: str) -> None:
    assert netwerk.commands[command].help
    options = [param for param in netwerk.commands[command].params if isinstance(param, click.Option)]
    assert [option.name for option in options if not option.help] == []


def test_every_make_target_for_contributors_exists() -> None:
    named = re.findall(r"make (\w+)", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"))
    targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert set(named) <= set(targets)


def test_one_version_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == __version__
    assert f'softwareVersion: "{__version__}"' in (ROOT / "publiccode.yml").read_text(encoding="utf-8")


def test_links_in_the_readme_lead_somewhere() -> None:
    links = re.findall(r"\]\((?!http)([^)#]+)\)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert [link for link in links if not (ROOT / link).exists()] == []


OPTIONS = [param.opts[0] for param in netwerk.commands["measures"].params if isinstance(param, click.Option)]


@pytest.mark.parametrize("option", OPTIONS)
def test_every_common_option_is_in_the_readme(option: str) -> None:
    assert f"`{option}" in (ROOT / "README.md").read_text(encoding="utf-8")
