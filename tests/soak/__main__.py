"""Run every long test once, print a summary and write what came of it to build/soak.json, with date and commit."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from netwerk.settings import ROOT
from tests.soak import access, faults, load, visitors


def main() -> int:
    logging.disable(logging.WARNING)  # Streamlit warns at every call outside a page, and there are thousands
    started = time.monotonic()
    seed = int(time.time())
    results: dict[str, dict[str, Any]] = {}
    for name, run in {
        "kills": lambda: faults.killed(seed=seed, times=200),
        "load": lambda: load.readers_beside_a_writer(records=200_000, rounds=5, readers=4),
        "access": lambda: access.whole(seed=seed),
        "visitors": lambda: visitors.roles_at_once(seed=seed, reruns=200, visitors=12, periods=6),
    }.items():
        results[name] = run()
        sys.stdout.write(f"{name}: {_summary(results[name])}\n")
        sys.stdout.flush()
    failures = [f"{name}: {failure}" for name, result in results.items() for failure in _failures(result)]
    good = not failures
    commit = subprocess.run(["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False)
    changed = subprocess.run(["git", "status", "--porcelain"], cwd=ROOT, capture_output=True, text=True, check=False)
    report = {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": commit.stdout.strip() or None,
        "uncommitted": bool(changed.stdout.strip()),
        "seconds": round(time.monotonic() - started),
        "good": good,
        "failures": failures,
        **results,
    }
    target = ROOT / "build" / "soak.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    sys.stdout.write("".join(f"  {failure}\n" for failure in failures[:20]))
    sys.stdout.write(f"{'good' if good else f'{len(failures)} failures'}: {target.relative_to(ROOT)}\n")
    return 0 if good else 1


def _failures(result: Mapping[str, Any]) -> list[str]:
    return [*result.get("broken", []), *result.get("errors", [])]


def _summary(result: Mapping[str, Any]) -> str:
    counts = [f"{name} {value}" for name, value in result.items() if isinstance(value, int | float)]
    return ", ".join([*counts, f"failures {len(_failures(result))}"])


if __name__ == "__main__":
    sys.exit(main())
