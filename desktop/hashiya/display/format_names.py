"""Names of formats as they are shown: a name that has Arabic words is read from their side, with its Latin parts whole."""

from __future__ import annotations

from hashiya.text.direction import LRI, PDI, RLI, first_strong
from hashiya.text.patterns import pattern
from hashiya.wording import isolate

_LATIN = pattern(r"[.\u200e]*[A-Za-z](?:[A-Za-z0-9 .!+/-]*[A-Za-z0-9!])?")


def shown_title(title: str) -> str:
    """``title`` isolated: “CoNLL (كلمات ووسومها)” runs from the right though it begins with Latin letters, for the
    words in brackets explain what comes before them; each of its Latin parts keeps its signs.
    """
    if all(first_strong(it) != "rtl" for it in title.split()):
        return isolate(title)
    return f"{RLI}{_LATIN.sub(lambda it: f'{LRI}{it[0]}{PDI}', title)}{PDI}"
