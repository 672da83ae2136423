"""Imports a library without what it would take along if it is on the machine; it hides nothing that is in use."""

from __future__ import annotations

import sys
from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def without(*names: str) -> Generator[None]:
    """Meanwhile these cannot be imported, unless they are already: seconds of work for nothing.

    WORKAROUND: sqlite-utils imports pandas and numpy wherever it finds them, only to know their types.
    """
    hidden = [it for it in names if it not in sys.modules]
    for it in hidden:
        sys.modules[it] = None  # pyright: ignore[reportArgumentType] - how Python is told "not here"
    try:
        yield
    finally:
        for it in hidden:
            sys.modules.pop(it, None)
