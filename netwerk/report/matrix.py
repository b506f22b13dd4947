"""The network as a matrix: the names along the top and down the side, and in each cell the strength of the tie.

A matrix can hold names, strength and direction (from the side to the top). It loses kinds, forms and days, and all that
a register says; the cell in the corner says of which period all of it is, and our import reads that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from netwerk.errors import ArgumentError
from netwerk.i18n import mark
from netwerk.model import Dataset
from netwerk.network import Network
from netwerk.report import organisations
from netwerk.report.lines import lines
from netwerk.report.tables import Cell, Table
from netwerk.report.title import title

MOST = 2_000  # organisations; a sheet of their square is as much as Excel opens with ease


def matrix(dataset: Dataset, network: Network, *, period: tuple[int, int], fictional: bool) -> Table:
    """Return the matrix; without direction it says the same on both sides of its diagonal.

    Raises
    ------
    ArgumentError
        If there are more organisations than a matrix is of use for.
    """
    if len(network) > MOST:
        raise ArgumentError(
            mark(
                "Een matrix gaat tot {most} organisaties; dit zijn er {count}. Kies soorten of een gemeente.",
                most=MOST,
                count=len(network),
            )
        )
    labels = organisations.labels(network)
    strength: dict[tuple[int, int], float] = {}
    for line in lines(dataset, network):
        strength[line.a, line.b] = line.strength
        if not line.directed:
            strength[line.b, line.a] = line.strength

    def rows() -> Iterator[Sequence[Cell]]:
        for a, label in enumerate(labels):
            yield [label, *(strength.get((a, b), 0) for b in range(len(labels)))]

    return ((title(period, fictional=fictional), *labels), rows())


def with_commas(table: Table) -> Table:
    """Return the matrix as Dutch Excel reads it from a CSV: 1,5 and not 1.5, which it takes for the first of May."""
    heading, rows = table
    return heading, ([_written(cell) for cell in row] for row in rows)


def _written(cell: Cell) -> Cell:
    if not isinstance(cell, float):
        return cell
    return int(cell) if cell.is_integer() else repr(cell).replace(".", ",")
