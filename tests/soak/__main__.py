"""Run every long test once and write what came of it to build/soak.json, with the date and the commit."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from datetime import UTC, datetime

from netwerk.settings import ROOT
from tests.soak import faults, load


def main() -> int:
    started = time.monotonic()
    results = {
        "kills": faults.killed(seed=int(started), times=200),
        "load": load.readers_beside_a_writer(records=200_000, rounds=5, readers=4),
    }
    good = not results["kills"]["broken"] and not results["load"]["errors"]
    commit = subprocess.run(["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False)
    changed = subprocess.run(["git", "status", "--porcelain"], cwd=ROOT, capture_output=True, text=True, check=False)
    report = {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": commit.stdout.strip() or None,
        "uncommitted": bool(changed.stdout.strip()),
        "seconds": round(time.monotonic() - started),
        "good": good,
        **results,
    }
    target = ROOT / "build" / "soak.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    sys.stdout.write(target.read_text(encoding="utf-8"))
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
