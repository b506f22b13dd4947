"""What every test leaves behind as it found it."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from hypothesis import settings

# a property is about what comes out: on a busy machine the first example alone may take longer than 200 ms
settings.register_profile("netwerk", deadline=None)
settings.load_profile("netwerk")


@pytest.fixture(autouse=True)
def _main_module_stays() -> Iterator[None]:
    """AppTest puts the page it runs in the place of `__main__`; a process that a later test starts would run it."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main
