"""The command line: the same figures as on the screen, for who works in a terminal or a script."""

from netwerk.cli.commands import main, run

__all__ = ["main", "run"]
