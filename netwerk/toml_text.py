"""Values as TOML writes them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date


def toml_value(value: str | int | float | date | Sequence[str]) -> str:
    """Return `value` as it stands behind the = of a TOML line; a finite float comes back as the same float."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float):
        return json.dumps(value)  # true, false and numbers are written as in JSON
    if not isinstance(value, str):
        return "[" + ", ".join(toml_value(one) for one in value) + "]"
    # TOML reads a JSON string as it stands, but for one sign that JSON leaves bare
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
