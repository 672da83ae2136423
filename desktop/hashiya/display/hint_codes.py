"""Which keys lead to which of many places: short codes, none the beginning of another; it knows no place."""

from __future__ import annotations

HOME = "asdfghjkl"
# without b, on which an Arabic keyboard prints two letters
ALL = HOME + "qwertyuiop" + "zxcvnm"


def codes(count: int) -> list[str]:
    """Codes of one or two keys for the first ``count`` places, the shortest first.

    The home row alone serves as long as one of its keys is enough; beyond it a key elsewhere costs
    less than a second key, so that the nearest places keep codes of one. What is more than two keys
    can tell apart gets none: the list is shorter then.
    """
    keys = HOME if count <= len(HOME) else ALL
    size = len(keys)
    # each key that begins longer codes costs one short code and gives ``size`` long ones
    openers = min(size, max(0, -(-(count - size) // (size - 1))))
    short = keys[: size - openers]
    long = [first + second for first in keys[size - openers :] for second in keys]
    return [*short, *long][:count]
