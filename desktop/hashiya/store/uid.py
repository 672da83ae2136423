"""Ids of the model (UUIDs as text) to the 16 bytes that a row holds, and back; no other form passes."""

from __future__ import annotations

import struct
from binascii import unhexlify
from collections.abc import Sequence


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


def many_to_bytes(texts: Sequence[str]) -> list[bytes]:
    """``to_bytes`` of each, in a few strokes for thousands.

    Raises:
        ValueError: when one of them is not a UUID in lower case with hyphens.
    """
    joined, count = "".join(texts), len(texts)
    hyphens = [joined[at::36] for at in (8, 13, 18, 23)]
    bare = joined.replace("-", "")
    in_order = (
        hyphens == ["-" * count] * 4 and len(joined) == 36 * count and len(bare) == 32 * count
    )
    if not in_order or joined != joined.lower() or set(map(len, texts)) - {36}:
        return [to_bytes(it) for it in texts]
    return [it[0] for it in struct.iter_unpack("16s", unhexlify(bare))]
