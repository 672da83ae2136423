"""Tables and lines of Markdown, in which words of people stay words; it knows nothing of datasets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(_cell(it) for it in heads)} |"
    yield f"|{'---|' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(_cell(it) for it in row)} |"
    yield ""


def _cell(text: str) -> str:
    return inline(text).replace("|", "\\|")


def inline(text: str) -> str:
    """One line of words: what Markdown or HTML would take for marks stays words."""
    return " ".join(text.split()).replace("<", "&lt;").replace("](", "]\\(")
