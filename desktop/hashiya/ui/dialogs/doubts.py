"""How labels that look alike are put to a person, with the code points that part them; it asks nothing itself."""

from __future__ import annotations

from collections.abc import Sequence

from hashiya.text.confusable import Lookalike
from hashiya.ui.look import Look

MOST = 5


def look_alike(doubts: Sequence[Lookalike], look: Look) -> str:
    """A line a pair, of which the first few are told."""
    return "\n".join(
        look.say("trouble-look-alike", label=it.word, other=it.other, codes=it.codes)
        for it in doubts[:MOST]
    )
