"""Ids of the model (UUIDs as text) to the 16 bytes that a row holds, and back; no other form passes."""

from __future__ import annotations

from binascii import unhexlify


def to_bytes(text: str) -> bytes:
    """The 16 bytes of an id.

    Raises:
        ValueError: when it is not a UUID in lower case with hyphens.
    """
    raw = unhexlify(text.replace("-", ""))
    # unhexlify alone would take capitals, and hyphens would be anywhere
    if len(raw) != 16 or len(text) != 36 or text[8:24:5] != "----" or text != text.lower():
        raise ValueError(f"not an id: {text!r}")
    return raw


def to_text(raw: bytes) -> str:
    it = raw.hex()
    return f"{it[:8]}-{it[8:12]}-{it[12:16]}-{it[16:20]}-{it[20:]}"
