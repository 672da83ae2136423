"""Hebrew stored in the order of the eye (ISO-8859-8, DOS): told by its letters, turned line by line; it reads no file.

Line by line the letters stand from the left edge of the screen to the right one. Turned, a line is read from its
start; words in Latin letters and figures, which the eye reads the other way, keep their order.
"""

from __future__ import annotations

import re

_FINAL = "ךםןףץ"
_BEGINS = re.compile(rf"(?<![א-ת'\"״׳])[{_FINAL}][א-ת]")
_ENDS = re.compile(rf"[א-ת][{_FINAL}](?![א-ת'\"״׳])")
_HEBREW = re.compile("[א-ת]")
_SAMPLE = 1 << 18
_FEWEST, _MOSTLY = 2, 3
_PIECE = r"[$€₪%+]?[A-Za-z0-9]+(?:[.,:/&'+_@-][A-Za-z0-9]+)*[%+]?"
_OTHER_WAY = re.compile(rf"{_PIECE}(?:[ ,.]{{1,2}}{_PIECE})*")
_PIECES = re.compile(_PIECE)
_TWINS = str.maketrans("()[]{}<>«»", ")(][}{><»«")


def in_reading_order(text: str) -> tuple[str, int]:
    """The text, turned if it stands reversed, and how many of its lines were."""
    return turned(text) if stands_reversed(text) else (text, 0)


def stands_reversed(text: str) -> bool:
    """Whether final letters begin its words, as they do in no language that is written with them."""
    sample = text[:_SAMPLE]
    if not any(it in sample for it in _FINAL):  # as in nearly all texts: asked much quicker so
        return False
    begins = len(_BEGINS.findall(sample))
    return begins >= _FEWEST and begins > _MOSTLY * len(_ENDS.findall(sample))


def stands_in_order(line: str) -> bool:
    """Whether final letters of a few words show that they do not stand reversed."""
    return len(_ENDS.findall(line)) > len(_BEGINS.findall(line))


def turned(text: str) -> tuple[str, int]:
    """The text in the order of reading, of the same length, and how many of its lines were turned."""
    lines = re.split(r"(\r\n|[\n\r\v\f\x85\u2028\u2029])", text)
    count = 0
    for at in range(0, len(lines), 2):
        if _HEBREW.search(lines[at]):
            lines[at] = _turned_line(lines[at])
            count += 1
    return "".join(lines), count


def _turned_line(line: str) -> str:
    mirrored = line[::-1]
    found: list[str] = []
    at = 0
    for it in _OTHER_WAY.finditer(mirrored):
        found.append(mirrored[at : it.start()].translate(_TWINS))
        found.append(_run(it[0]))
        at = it.end()
    found.append(mirrored[at:].translate(_TWINS))
    return "".join(found)


def _run(words: str) -> str:
    """Words in Latin letters as a whole; figures each for itself, since the line goes on past them."""
    if any(map(str.isalpha, words)):
        return words[::-1]
    return _PIECES.sub(lambda it: it[0][::-1], words)
