"""Ids of the model (UUIDs as text) to the 16 bytes that a row holds, and back; no other form passes."""

from __future__ import annotations


def to_bytes(text: str) -> bytes:
    """The 16 bytes of an id.

    Raises:
        ValueError: when it is not a UUID in lower case with hyphens.
    """
    plain = text.replace("-", "")
    raw = bytes.fromhex(plain)
    # fromhex alone would take capitals, white space and hyphens anywhere
    if len(text) != 36 or len(raw) != 16 or text[8:24:5] != "----" or raw.hex() != plain:
        raise ValueError(f"not an id: {text!r}")
    return raw


def to_text(raw: bytes) -> str:
    it = raw.hex()
    return f"{it[:8]}-{it[8:12]}-{it[12:16]}-{it[16:20]}-{it[20:]}"
