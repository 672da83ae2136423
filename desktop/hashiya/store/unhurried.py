"""Keeps the collector of cycles out of bulk work; it changes nothing else."""

from __future__ import annotations

import gc
from collections.abc import Generator
from contextlib import contextmanager

BULK = 1_000


@contextmanager
def unhurried(count: int) -> Generator[None]:
    """Work that makes ``count`` values and no cycle, without being looked through for cycles.

    The collector would walk all of them again and again: a third of the time and more. What was
    made counts as old afterwards, so that the next looks for cycles pass it by.
    """
    if count < BULK or not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        if not gc.get_freeze_count():  # what somebody else has frozen stays so
            gc.freeze()
            gc.unfreeze()
        gc.enable()
