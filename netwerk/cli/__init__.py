"""The command line: the same figures as on the screen, for who works in a terminal or a script."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from netwerk.records import readers


def run() -> None:
    """The `netwerk` command."""
    sys.exit(main(sys.argv[1:]))


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code: 0 fine, 1 read with errors or warnings (check), 2 unusable."""
    if any(os.path.exists(argument) for argument in arguments[1:]):
        readers.warm()  # while this process imports the rest, which takes as long
    try:
        from netwerk.cli.commands import netwerk
        from netwerk.cli.frame import run_command
    except KeyboardInterrupt:
        return 130  # nothing has begun
    return run_command(netwerk, list(arguments))
