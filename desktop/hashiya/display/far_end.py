"""The end of a relation that lies in another article, as it is named on the page; it finds nothing."""

from __future__ import annotations

from dataclasses import dataclass

from hashiya.display.listing import short_quote
from hashiya.model.annotation import Annotation
from hashiya.wording import isolate

TITLE = 24
QUOTE = 22


@dataclass(frozen=True, slots=True)
class FarEnd:
    """``title`` is the other article's; ``gone``: that article lies in the bin."""

    annotation: Annotation
    title: str
    gone: bool = False

    @property
    def short(self) -> str:
        """For a chip, which reads in the direction of the title: that and the first words, isolated."""
        words = short_quote(self.annotation.quote, QUOTE)
        return f"{short_quote(self.title, TITLE)} · {isolate(words)}"

    @property
    def whole(self) -> str:
        """For a tip."""
        return f"{isolate(self.title)}\n{isolate(short_quote(self.annotation.quote, 160))}"
