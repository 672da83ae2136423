"""The rule for the codes of labels, relations and attributes, wherever they come from; it changes none."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

LONGEST_CODE = 100
_JOINERS = "\u200c\u200d"


@lru_cache(maxsize=4096)
def is_code(name: str) -> bool:
    """Whether it can be one: printable, no white edges, not too long."""
    return 0 < len(name) <= LONGEST_CODE and name == name.strip() and is_plain(name)


def is_plain(name: str) -> bool:
    """Whether nothing in it is hidden, breaks its line or turns the letters around it."""
    return all(
        it in _JOINERS or (unicodedata.category(it)[0] != "C" and it not in "\u2028\u2029")
        for it in name
    )
