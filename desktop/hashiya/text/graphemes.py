"""Letters with their marks (extended grapheme clusters); it never cuts one.

The clusters are those of the ``regex`` package's ``\\X``; pairs of regional indicators (flags) are
one cluster, a CRLF is one cluster, and a lone mark is a cluster of its own.
"""

from __future__ import annotations

from hashiya.text.patterns import V1, pattern

_CLUSTER = pattern(r"\X")
_PREPEND = pattern(r"\p{GCB=Prepend}")
# begin a cluster after all but a joiner and a prepended sign: emoji, and letters whose script has no conjuncts
_OPENING = pattern(
    "[\\p{GCB=Other}&&[\u0080-\u08ff\u2000-\ua7ff\uf900-\U00010fff\U00012000-\U0010ffff]]", V1
)
_FLAGS = pattern(r"(?r)\p{Regional_Indicator}+")
_JOINER = "\u200d"
# characters that are a cluster of their own beside another such one: most of any text
_PLAIN = frozenset("\t\n\u060c\u061b\u061f").union(
    chr(code)
    for first, last in (
        (0x20, 0x7E),
        (0x5D0, 0x5EA),
        (0x620, 0x64A),
        (0x660, 0x66F),
        (0x671, 0x6D5),
    )
    for code in range(first, last + 1)
)


def boundaries(text: str) -> list[int]:
    """Every position between clusters, 0 and ``len(text)`` included."""
    return [0, *(it.end() for it in _CLUSTER.finditer(text))]


def is_boundary(text: str, pos: int) -> bool:
    """Whether a span may start or end at ``pos`` without cutting a cluster."""
    if pos <= 0 or pos >= len(text):
        return 0 <= pos <= len(text)
    if is_certain(text, pos):
        return True
    return _cluster_around(text, pos)[0] == pos


def next_boundary(text: str, pos: int) -> int:
    """The first boundary after ``pos``; the text's end when there is none."""
    if pos >= len(text):
        return len(text)
    if pos < 0:
        return 0
    return _cluster_around(text, pos)[1]


def previous_boundary(text: str, pos: int) -> int:
    """The last boundary before ``pos``; 0 when there is none."""
    if pos <= 0:
        return 0
    pos = min(pos, len(text))
    if pos == 1 or is_certain(text, pos - 1):
        return pos - 1
    return _cluster_around(text, pos - 1)[0]


def snap(text: str, start: int, end: int) -> tuple[int, int]:
    """The smallest range of whole clusters that covers ``[start, end)``."""
    start, end = max(0, start), min(end, len(text))
    if start < len(text) and not is_boundary(text, start):
        start = _cluster_around(text, start)[0]
    if 0 < end < len(text) and not is_boundary(text, end):
        end = _cluster_around(text, end)[1]
    return start, end


def is_certain(text: str, pos: int) -> bool:
    """Whether ``pos`` is a boundary for certain, by the two characters beside it alone."""
    after, before = text[pos], text[pos - 1]
    if after not in _PLAIN:
        return before != _JOINER and bool(_OPENING.match(after)) and not _PREPEND.match(before)
    # a plain one begins a cluster after anything that does not reach for it, marks too
    return before in _PLAIN or (after != "\n" and not _PREPEND.match(before))


def _cluster_around(text: str, pos: int) -> tuple[int, int]:
    """The cluster that holds the code point at ``pos``; ``0 <= pos < len(text)``.

    Clusters are counted from the last place before it that is a boundary for certain. Marks and
    flags may pile up without end, so no fixed look back would do.
    """
    at = _sure_start(text, pos)
    for it in _CLUSTER.finditer(text, at):
        if it.end() > pos:
            return it.start(), it.end()
    raise AssertionError("every code point lies in a cluster")


def _sure_start(text: str, pos: int) -> int:
    at = pos
    while at > 0 and not is_certain(text, at):
        if _is_flag(text[at]) and _is_flag(text[at - 1]):
            # flags go in pairs from the first of their run: pairs are counted, not walked over
            run = _FLAGS.search(text, 0, at)
            first = run.start() if run else at - 1
            pair = at - (at - first) % 2
            if pair > first:
                return pair
            at = first
        else:
            at -= 1
    return at


def _is_flag(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"
