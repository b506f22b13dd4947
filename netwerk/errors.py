"""What can go wrong in a way that a user can mend; everything else is a fault of ours.

NetwerkError
├── InputError        a file, folder or database cannot be used as it is
├── ArgumentError     an option or argument cannot be used as it is
├── NormError         a norms file holds a rule that cannot be read
├── StoreError        the database cannot do what was asked (newer version, locked, read-only)
├── AccessDenied      the visitor may not see this
└── Cancelled         the visitor stopped long work; nothing was changed
"""

from __future__ import annotations

import traceback

from netwerk.i18n import Text


class NetwerkError(Exception):
    """An expected failure, shown to the user as one plain sentence, without a traceback.

    `text` is a marked Dutch template with its values; the edge (cli, ui) translates it. Exit code 2.
    """

    def __init__(self, text: Text) -> None:
        super().__init__(text)
        self.text = text

    def __str__(self) -> str:
        return self.text.dutch()


class InputError(NetwerkError):
    """Raised when a file, folder or database cannot be used at all (a bad row is a Problem, not this)."""


class ArgumentError(NetwerkError):
    """Raised when an option or argument cannot be used: unknown form, kind, organisation, date."""


class NormError(NetwerkError):
    """Raised when a norms file holds an unknown rule, scope or measure, or misses a field."""


class StoreError(NetwerkError):
    """Raised when the database cannot do what was asked; nothing was changed."""


class AccessDenied(NetwerkError):
    """Raised by the door when the visitor's role does not hold the action, or lies outside the scope."""


class Cancelled(NetwerkError):
    """Raised when long work was asked to stop; nothing was changed."""


class PlainFault(RuntimeError):
    """Raised for a fault of ours whose words hold no data, so that a log may repeat them."""


def places_of(error: BaseException) -> str:
    """Return the sort of a fault of ours and where it arose, for a log; its words may be data, and stay out."""
    lines: list[str] = []
    one: BaseException | None = error
    while one is not None:
        if lines:
            lines.append("after:")
        words = f": {one}" if isinstance(one, PlainFault) else ""
        lines.append(f"{type(one).__module__}.{type(one).__qualname__}{words}")
        lines += [f"  {at.filename}:{at.lineno} {at.name}" for at in traceback.extract_tb(one.__traceback__)]
        one = one.__cause__ or one.__context__
    return "\n".join(lines)
