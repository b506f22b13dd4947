"""`python -m netwerk`."""

from netwerk.cli import run

run()
