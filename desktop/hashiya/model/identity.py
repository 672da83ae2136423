"""Makes ids: UUID version 7 as lower-case text, so that ids sort by the time they were made."""

from __future__ import annotations

import os
import time
import uuid


def new_id() -> str:
    """A fresh UUIDv7 (RFC 9562), 36 characters."""
    stamp = time.time_ns() // 1_000_000
    value = (stamp << 80) | int.from_bytes(os.urandom(10))
    value &= ~(0xF << 76) & ~(0x3 << 62)
    text = f"{value | (0x7 << 76) | (0x2 << 62):032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def derived_id(parent: str, name: str) -> str:
    """An id that is always the same for that name below that parent (both any text)."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"hashiya:{parent}:{name}"))


END_OF_TIME = 253_402_300_800_000
"""The first millisecond (since 1970, UTC) of the year 10,000, which dates as they are written do not have."""


def now() -> int:
    """Milliseconds since 1970 (UTC)."""
    return time.time_ns() // 1_000_000


def today() -> str:
    """The date of the person's own day, in ISO 8601: only for what a person asks to have written."""
    return time.strftime("%Y-%m-%d")
