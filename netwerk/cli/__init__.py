"""The command line: the same figures as on the screen, for who works in a terminal or a script."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from itertools import pairwise

from netwerk.cli.stopping import listening
from netwerk.records import readers


def run() -> None:
    """The `netwerk` command."""
    sys.exit(main(sys.argv[1:]))


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code: 0 fine, 1 read with errors or warnings (check), 2 unusable."""
    if any(_is_data(before, given) for before, given in pairwise(arguments)):
        readers.warm()  # while this process imports the rest, which takes as long
    try:
        from netwerk.cli.commands import netwerk
        from netwerk.cli.frame import run_command
    except KeyboardInterrupt:
        return 130  # nothing has begun
    with listening():
        return run_command(netwerk, list(arguments))


def _is_data(before: str, given: str) -> bool:
    """Whether `given` may be a file or folder to read; a path after an option is that of a database or a target."""
    return not before.startswith("--") and os.path.exists(given)
