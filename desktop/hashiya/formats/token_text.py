"""The text of an article made from sentences of tokens; it knows nothing of tags or files.

Where a file keeps no spaces, the custom of the field is followed: one space between two tokens, each
sentence a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate


def joined(sentences: Iterable[Sequence[str]]) -> str:
    """The text of tokens whose spaces are not known."""
    return "\n".join(map(" ".join, sentences))


class Places:
    """The text of joined sentences, and where their tokens stand in it, one sentence after the other."""

    def __init__(self, sentences: Sequence[Sequence[str]]) -> None:
        self._sentences = sentences
        lines = list(map(" ".join, sentences))
        self.text = "\n".join(lines)
        self._begins = [*accumulate((len(it) + 1 for it in lines), initial=0)]

    def of(self, sentence: int) -> list[int]:
        """Where the tokens would begin were there no spaces; ``at[first] + first`` is where one does.

        It ends at ``at[end] + end - 1``.
        """
        return [*accumulate(map(len, self._sentences[sentence]), initial=self._begins[sentence])]
