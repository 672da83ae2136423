"""A file's text with a few letters that somebody, or something, has changed."""

from __future__ import annotations

import random
from collections.abc import Sequence


def mutilated(text: str, chance: random.Random, signs: Sequence[str]) -> str:
    """The text with one to three places changed: a sign put in, some letters lost, doubled, or put elsewhere."""
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(text))
        size = chance.choice([1, 1, 2, 5, 40, 400])
        piece = text[at : at + size]
        way = chance.randrange(5)
        if way == 0:
            text = text[:at] + chance.choice(signs) + text[at:]
        elif way == 1:
            text = text[:at] + chance.choice(signs) + text[at + 1 :]
        elif way == 2:
            text = text[:at] + text[at + size :]
        elif way == 3:
            text = text[:at] + piece + text[at:]
        else:
            place = chance.randrange(len(text))
            text = text[:place] + piece + text[place:]
    return text
