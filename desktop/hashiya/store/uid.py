"""Ids of the model (UUIDs as text) to the 16 bytes that a row holds, and back; no other form passes."""

from __future__ import annotations


def to_bytes(text: str) -> bytes:
    """The 16 bytes of an id.

    Raises:
        ValueError: when it is not a UUID in lower case with hyphens.
    """
    raw = bytes.fromhex(text.replace("-", ""))
    if to_text(raw) != text:
        raise ValueError(f"not an id: {text!r}")
    return raw


def to_text(raw: bytes) -> str:
    it = raw.hex()
    return f"{it[:8]}-{it[8:12]}-{it[12:16]}-{it[16:20]}-{it[20:]}"
