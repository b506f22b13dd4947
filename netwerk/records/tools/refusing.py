"""Why the file of another tool is not read, in one sentence."""

from __future__ import annotations

from netwerk.errors import InputError
from netwerk.i18n import mark


def damaged(file: str, row: int) -> InputError:
    """Return what to raise where `file` breaks off or says nonsense in `row` (first is 1)."""
    return InputError(
        mark(
            "{file}, rij {row}: dit bestand is beschadigd of niet af. Bewaar het opnieuw in het programma waar het "
            "uit komt.",
            file=file,
            row=row,
        )
    )


def too_large(file: str) -> InputError:
    """Return what to raise where `file` is nested deeper, or holds more, than any network."""
    return InputError(mark("{file}: dit bestand is te groot of te diep genest om te lezen.", file=file))
