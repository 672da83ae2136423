"""Subtitles, read as texts: cues joined to paragraphs by a stated rule, times and signs for players left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from hashiya.formats.documents.refused import Refused, in_words
from hashiya.formats.documents.subtitle_cues import Cue, Cut, cut
from hashiya.formats.draft import Draft
from hashiya.formats.format import Format, Incoming, Note, ReadOptions
from hashiya.formats.guesses import has_letter
from hashiya.formats.source import Source
from hashiya.text import decoding
from hashiya.text.words import words

LARGEST = 64 << 20
PAUSE = 2000
"""Milliseconds without words after which a paragraph begins."""
LONG = 500
"""Letters after which the end of a sentence is the end of the paragraph too."""

_SUB = b"\x00\x00\x01\xba"
_SRT = re.compile(rb"(?:\xef\xbb\xbf)?\s*\d+[ \t]*\r?\n\d{1,2}:\d{2}:\d{2}[,.]\d{1,3}[ \t]*-->")
_VTT = re.compile(rb"(?:\xef\xbb\xbf)?WEBVTT(?:[ \t].*)?\r?(?:\n|$)")
_DASH = re.compile('[-‐–—][ \t\u200e\u200f\u202a-\u202e]*\\w|[-‐–—][ \t]*["«“]')
_END = re.compile(r"[.!?؟…۔][\"»”')\]\u200e\u200f\u202c\u2069]*$")
_ROLLING = 4
"""A file in which one of so many cues begins with words of the one before shows lines that roll upwards."""


def recognises(source: Source, head: bytes) -> bool:
    if source.suffix.lower() in FORMAT.suffixes:
        return head.startswith(_SUB) or not decoding.is_known_binary(head)
    return bool(_VTT.match(head) or _SRT.match(head) or head.startswith(b"[Script Info]"))


def read(source: Source, options: ReadOptions) -> Iterator[Incoming | Note]:
    """The article of all that is said, or the reason why there is none.

    Raises:
        OSError: the file cannot be read.
    """
    yield from in_words(source, _read(source, options))


def _read(source: Source, options: ReadOptions) -> Iterator[Incoming | Note]:
    if source.stat().st_size > LARGEST:
        raise Refused("formats-text-too-long", count=LARGEST >> 20)
    data = source.read_bytes()
    if data.startswith(_SUB):
        raise Refused("formats-subtitles-pictures")
    try:
        decoded = decoding.decode(data, options.encoding)
    except decoding.NotText as error:
        raise Refused(f"formats-{error.reason}") from None
    found = cut(decoded.text)
    cues, repeated = unrolled(found.cues)
    text = "\n".join(paragraphs(cues))
    if not has_letter(text):
        raise Refused("formats-subtitles-none")
    draft = Draft(source.name, text)
    _tell(draft, decoded, found, repeated)
    yield draft.incoming(encoding=decoded.encoding, certain=decoded.certain)


def _tell(draft: Draft, decoded: decoding.Decoded, found: Cut, repeated: int) -> None:
    if decoded.replaced:
        draft.say("formats-replaced", count=decoded.replaced)
    if not decoded.certain:
        draft.say("formats-encoding-guessed", encoding=decoded.encoding)
    draft.say("formats-subtitles-cues", count=len(found.cues))
    counted = {
        "repeated": repeated,
        "notes": sum(len(words(it)) for it in found.aside),
        "names": found.names,
    }
    for name, count in counted.items():
        if count:
            draft.say(f"formats-subtitles-{name}", count=count)


def unrolled(cues: list[Cue]) -> tuple[list[Cue], int]:
    """Without the lines that a cue shows once more, where lines roll upwards; and how many those were."""
    again = [_repeated(one, other) for one, other in pairwise(cues)]
    if _ROLLING * sum(map(bool, again)) < len(cues):
        return cues, 0
    kept = cues[:1]
    for cue, count in zip(cues[1:], again, strict=True):
        kept.append(Cue(cue.start, cue.end, cue.lines[count:], cue.voice))
    return [it for it in kept if it.lines], sum(again)


def _repeated(before: Cue, cue: Cue) -> int:
    """How many of its first lines are the last ones of the cue before."""
    most = min(len(before.lines), len(cue.lines))
    return next((n for n in range(most, 0, -1) if before.lines[-n:] == cue.lines[:n]), 0)


def paragraphs(cues: list[Cue]) -> Iterator[str]:
    """Cues joined by a space. A paragraph begins after a pause, where somebody else speaks (by name or by a dash),
    and at the end of a sentence where the one in hand is long."""
    line: list[str] = []
    size, end, voice = 0, 0, ""
    for cue in cues:
        apart = cue.start - end >= PAUSE or cue.voice != voice
        for number, words_of in enumerate(cue.lines):
            starts = (apart and not number) or bool(_DASH.match(words_of))
            if line and (starts or (size > LONG and _END.search(line[-1]))):
                yield " ".join(line)
                line, size = [], 0
            if not line and not number and cue.voice and cue.voice != voice:
                line.append(f"{cue.voice}:")
            line.append(words_of)
            size += len(words_of)
        end, voice = max(end, cue.end), cue.voice
    if line:
        yield " ".join(line)


FORMAT = Format(
    id="subtitles",
    suffixes=(".srt", ".vtt", ".ass", ".ssa", ".sub"),
    read=read,
    recognises=recognises,
    unit="none",
    carries=frozenset({"text"}),
)
