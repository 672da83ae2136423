"""The text of an article made from sentences of tokens; it knows nothing of tags or files.

Where a file keeps no spaces, the custom of the field is followed: one space between two tokens, each
sentence a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate, groupby


def joined(sentences: Iterable[Sequence[str]]) -> str:
    """The text of tokens whose spaces are not known."""
    return "\n".join(map(" ".join, sentences))


class Places:
    """The text of stretches of tokens, and where these stand in it, one stretch after the other.

    In a stretch of several sentences an empty token stands between two of them.
    """

    def __init__(self, stretches: Sequence[Sequence[str]]) -> None:
        self._stretches = stretches
        lines = list(map(_in_lines, stretches))
        self.text = "\n".join(lines)
        self._begins = [*accumulate((len(it) + 1 for it in lines), initial=0)]

    def of(self, stretch: int) -> list[int]:
        """Where the tokens would begin were there no spaces; ``at[first] + first`` is where one does.

        It ends at ``at[end] + end - 1``.
        """
        lengths = list(map(len, self._stretches[stretch]))
        if 0 in lengths:
            lengths = [it or -1 for it in lengths]
        return [*accumulate(lengths, initial=self._begins[stretch])]


def _in_lines(tokens: Sequence[str]) -> str:
    line = " ".join(tokens)
    ends = tokens.count("")
    if not ends:
        return line
    if line.count("  ") == ends and "   " not in line:  # no token brings white space of its own
        return line.replace("  ", "\n")
    return joined(list(it) for some, it in groupby(tokens, bool) if some)
