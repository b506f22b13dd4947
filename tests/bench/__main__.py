"""`make bench`: run every module of tests/bench that has a `run`, print one table, write build/bench.json."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.bench.timing import Row

HERE = Path(__file__).resolve().parent
TARGET = HERE.parent.parent / "build" / "bench.json"


def main(chosen: Sequence[str]) -> int:
    """Run the benchmarks `chosen` by name (none: all); 1 when a ratio is over what we ask."""
    found: dict[str, list[dict[str, Any]]] = {}
    for path in sorted(HERE.glob("[a-z]*.py")):
        module = import_module(f"tests.bench.{path.stem}")
        if hasattr(module, "run") and (not chosen or path.stem in chosen):
            print(f"{path.stem} …", file=sys.stderr, flush=True)
            found[path.stem] = [_plain(row) for row in _rows(module.run())]
    print(_table(found))
    TARGET.parent.mkdir(exist_ok=True)
    commit = subprocess.run(["git", "rev-parse", "HEAD"], cwd=HERE, capture_output=True, text=True, check=False)
    stamp = {"at": datetime.now(UTC).isoformat(timespec="seconds"), "commit": commit.stdout.strip() or None}
    TARGET.write_text(json.dumps({**stamp, "benchmarks": found}, indent=2, ensure_ascii=False), encoding="utf-8")
    return int(any(row["within"] is False for rows in found.values() for row in rows))


def _rows(result: Sequence[Row] | Mapping[str, float] | None) -> list[Row | tuple[str, float]]:
    """The rows of one benchmark; one that gives figures by name instead becomes a row per figure."""
    return list(result.items()) if isinstance(result, Mapping) else list(result or ())


def _plain(row: Row | tuple[str, float]) -> dict[str, Any]:
    if isinstance(row, Row):
        within = None if row.at_most is None or row.ratio is None else row.ratio <= row.at_most
        return {**asdict(row), "ratio": row.ratio, "within": within}
    what, value = row
    return {"what": what, "value": value, "within": None}


def _table(found: Mapping[str, list[dict[str, Any]]]) -> str:
    lines = [f"{'benchmark':<12} {'what':<52} {'seconds':>9} {'ratio':>7} {'asked':>7}  against"]
    for name, rows in found.items():
        for row in rows:
            if "value" in row:
                lines.append(f"{name:<12} {row['what']:<52} {row['value']:>9.4g}")
                continue
            ratio = "" if row["ratio"] is None else f"{row['ratio']:.3f}"
            asked = "" if row["at_most"] is None else f"≤ {row['at_most']:g}"
            verdict = "" if row["within"] is not False else "  OVER"
            against = f"{row['against']} ({row['reference']:.4f} s)" if row["reference"] else ""
            lines.append(
                f"{name:<12} {row['what']:<52} {row['seconds']:>9.4f} {ratio:>7} {asked:>7}  {against}{verdict}"
            )
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
