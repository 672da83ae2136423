"""An annotation: one or more spans of an article with a label; it never carries display facts."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from hashiya.model.attribute import Attributes
from hashiya.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """A labelled place of one article.

    ``fragments`` are in text order, do not touch or overlap, and are nearly always one.
    ``quote`` is the text of ``[start, end)`` as it stood when the annotation was made: it
    proves the offsets. ``layer`` and ``label`` are codes of the project's label set;
    ``created`` is in milliseconds since 1970 (UTC); ``annotator`` is a name.
    """

    id: str
    article: str
    layer: str
    label: str
    fragments: tuple[Span, ...]
    quote: str = field(repr=False)
    attributes: Attributes = field(default_factory=dict[str, "str | bool"], hash=False)
    annotator: str
    created: int

    def __post_init__(self) -> None:
        if not self.fragments:
            raise ValueError("an annotation needs at least one span")
        if len(self.fragments) > 1:
            for one, next_one in pairwise(self.fragments):
                if next_one.start <= one.end:
                    raise ValueError(f"fragments out of order or touching: {self.fragments}")
        if len(self.quote) != self.end - self.start:
            raise ValueError(f"quote of {len(self.quote)} code points for {self.start}-{self.end}")

    @property
    def start(self) -> int:
        return self.fragments[0].start

    @property
    def end(self) -> int:
        return self.fragments[-1].end

    @property
    def span(self) -> Span:
        """From the first code point of the first fragment to the end of the last."""
        parts = self.fragments
        return parts[0] if len(parts) == 1 else Span(parts[0].start, parts[-1].end)

    def stands_in(self, text: str) -> bool:
        """Whether ``text[start:end]`` is our quote: the check before every store and export."""
        parts = self.fragments  # not the properties: an import asks this a hundred thousand times
        return text[parts[0].start : parts[-1].end] == self.quote
