"""What differs between two versions of a text, with a few words round it, as values; it draws nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from hashiya.text.aligning import Change
from hashiya.text.blocks import display_text

BESIDE = 36
NEAR = 8
LONGEST = 600
_LINE_ENDS = "\n\r\v\f\x85\u2028\u2029"


class TextChange(NamedTuple):
    """``removed`` stood between ``before`` and ``after``; now ``added`` does. One of them may be empty."""

    before: str
    removed: str
    added: str
    after: str


def text_changes(old: str, new: str, changes: Sequence[Change]) -> Iterator[TextChange]:
    """One value for each place; changes that stand close together are shown as one."""
    whole = (_whole_words(old, new, it) for it in changes)
    for a, b, c, d in _together(old, whole):
        yield TextChange(
            before=_before(old, a),
            removed=_short(old, a, b),
            added=_short(new, c, d),
            after=_after(old, b),
        )


def _whole_words(old: str, new: str, change: Change) -> Change:
    """The change with the words that it lies in: letters torn from a word are hard to read."""
    a, b, c, d = change
    touched = old[a:b] + new[c:d]
    if touched[:1].isalnum() or old[a : a + 1].isalnum() or new[c : c + 1].isalnum():
        while a > 0 and c > 0 and old[a - 1].isalnum() and old[a - 1] == new[c - 1]:
            a, c = a - 1, c - 1
    if old[b - 1 : b].isalnum() or new[d - 1 : d].isalnum():
        while b < len(old) and d < len(new) and old[b].isalnum() and old[b] == new[d]:
            b, d = b + 1, d + 1
    return a, b, c, d


def _together(old: str, changes: Iterable[Change]) -> Iterator[Change]:
    last: Change | None = None
    for change in changes:
        if last is not None and change[0] - last[1] <= NEAR:
            between = old[last[1] : max(last[1], change[0])]
            if not any(it in between for it in _LINE_ENDS):
                last = last[0], max(last[1], change[1]), last[2], max(last[3], change[3])
                continue
        if last is not None:
            yield last
        last = change
    if last is not None:
        yield last


def _before(text: str, pos: int) -> str:
    start = max(0, pos - BESIDE)
    words = display_text(text, start, pos)
    line = max((text.rfind(it, start, pos) for it in _LINE_ENDS), default=-1)
    return words[line + 1 - start :] if line >= 0 else "…" * (start > 0) + words


def _after(text: str, pos: int) -> str:
    end = min(len(text), pos + BESIDE)
    words = display_text(text, pos, end)
    lines = [at for it in _LINE_ENDS if (at := text.find(it, pos, end)) >= 0]
    return words[: min(lines) - pos] if lines else words + "…" * (end < len(text))


def _short(text: str, start: int, end: int) -> str:
    """The words, a line end as its sign; of very many the first and the last."""
    words = text[start:end].replace("\r\n", "\n")
    if len(words) > LONGEST:
        words = f"{words[: LONGEST // 2]} … {words[-LONGEST // 2 :]}"
    lines = [display_text(it, 0, len(it)) for it in words.split("\n")]
    return "¶ ".join(lines)
