"""A stored row that no writer of ours could have left: told apart from a mistake in the program itself.

Only what turns rows into records is done inside ``decoding``; what fails there is the row's fault.
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager


class BadRow(ValueError):
    """A value of the wrong kind, no JSON, an id that is none, a row that is missing."""


_FAULTS = (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError)


@contextmanager
def decoding() -> Generator[None]:
    """Whatever cannot be made of a row is a ``BadRow``."""
    try:
        yield
    except BadRow:
        raise
    except _FAULTS as failure:
        raise BadRow(str(failure)) from failure
