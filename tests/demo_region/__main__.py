"""Writes the files of the fictional region to `data/demo`."""

from netwerk.settings import DEMO
from tests.demo_region.writing import files

for name, content in files().items():
    (DEMO / name).write_bytes(content)
