"""Everything a network can be exported as, map pictures aside: GraphML, GEXF, Pajek, Excel and CSV."""

from __future__ import annotations

from netwerk.report.gexf import gexf
from netwerk.report.graphml import graphml
from netwerk.report.pajek import pajek
from netwerk.report.tables import csv_files, workbook

__all__ = ["csv_files", "gexf", "graphml", "pajek", "workbook"]
