"""Subtitles cut into cues: when each is shown, by whom it is said, its lines; it joins nothing and opens no file.

SubRip (.srt), WebVTT (.vtt), SubStation Alpha (.ass, .ssa), MicroDVD, MPL2 and SubViewer (.sub).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_STAMP = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})[,.](\d{1,3})"
_TIMES = re.compile(rf"[ \t]*{_STAMP}[ \t]*-->[ \t]*{_STAMP}(?!\d)")
_SUBVIEWER = re.compile(rf"{_STAMP},{_STAMP}[ \t]*$")
_FRAMES = re.compile(r"\{(\d{1,9})\}\{(\d{0,9})\}(.*)")
_TENTHS = re.compile(r"\[(\d{1,9})\]\[(\d{0,9})\](.*)")
_TAG = re.compile(
    r"</?(?:b|i|u|s|c|v|font|lang|ruby|rt|span)(?:[.\s][^<>]*)?>|<\d{2}:[\d:.]+>", re.I
)
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?[ \t]+([^<> \t][^<>]*)>", re.I)
_ORDER = re.compile(r"\{[\\yYcCfFsSpPoOH][^{}]*\}")
"""What tells a player how to show the words: ``{\\an8}``, ``{y:i}``."""
_DRAWING = re.compile(r"\\p[1-9]")
_BLANK = re.compile(r"\n\n+")
_NO_CUES = ("NOTE", "STYLE", "REGION", "WEBVTT")
_NUMBER = re.compile(r"[ \t]*(\d{1,9})[ \t]*")
_RATES = re.compile(r"\d{1,3}(?:[.,]\d{1,6})?")
"""What the first row of frames says where it says how many there are a second."""
_SETTINGS = "{DEFAULT}"
_RATE = 25
"""Frames a second where a file counts in frames and does not say how many there are."""


@dataclass(frozen=True, slots=True)
class Cue:
    """``start`` and ``end`` in milliseconds; ``lines`` without any sign for players, none of them empty."""

    start: int
    end: int
    lines: tuple[str, ...]
    voice: str = ""


@dataclass(slots=True)
class Cut:
    """The cues of a file. ``aside``: words of notes that no player shows; ``names``: speakers that none shows."""

    cues: list[Cue] = field(default_factory=list[Cue])
    aside: list[str] = field(default_factory=list[str])
    names: int = 0


def cut(text: str) -> Cut:
    """Of a whole file; no cue where it is none of these kinds."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    first = lines.lstrip()[:4000]
    if first.startswith("WEBVTT"):
        return _web(lines)
    if "[Script Info]" in first or "[Events]" in lines:
        return _styled(lines)
    if first.startswith(_SETTINGS) or _FRAMES.match(first):
        return _counted(lines, _FRAMES, 1000 / _RATE)
    if _TENTHS.match(first):
        return _counted(lines, _TENTHS, 100)
    return _timed(lines.split("\n"))


def _timed(lines: list[str]) -> Cut:
    """SubRip and SubViewer: a line with times, and the words below it up to the next one's number."""
    found = Cut()
    at = [
        (n, it)
        for n, line in enumerate(lines)
        if (it := _TIMES.match(line) or _SUBVIEWER.match(line))
    ]
    starts = list(_starts(lines, [n for n, _ in at]))
    for (n, times), end in zip(at, [*starts[1:], len(lines)], strict=False):
        words = [part for line in lines[n + 1 : max(end, n + 1)] for part in line.split("[br]")]
        found.cues.extend(_cue(_when(times, 1), _when(times, 5), words))
    before = [it for it in lines[: starts[0] if starts else 0] if it.strip()]
    if found.cues and before:
        found.aside.extend(before)
    return found


def _starts(lines: list[str], times: list[int]) -> Iterator[int]:
    """Where the cues begin: with a number above the times, behind a blank line or one up from the cue before.

    Any other number is a last word of the cue before.
    """
    before = -1
    for n in times:
        told = _NUMBER.fullmatch(lines[n - 1]) if n else None
        number = int(told[1]) if told else -1
        counts = number == before + 1 or n == 1 or not lines[n - 2].strip()
        yield n - 1 if told and counts else n
        before = number if told else before


def _web(text: str) -> Cut:
    """WebVTT: blocks between blank lines."""
    found = Cut()
    for block in _BLANK.split(text.strip("\ufeff\n")):
        lines = block.split("\n")
        at = next((n for n, it in enumerate(lines[:2]) if _TIMES.match(it)), None)
        if at is None:
            if lines[0].startswith("NOTE"):
                found.aside.append(block.removeprefix("NOTE"))
            elif found.cues and not lines[0].startswith(_NO_CUES):
                found.cues.extend(_cue(found.cues[-1].start, found.cues[-1].end, lines, web=True))
            continue
        times = _TIMES.match(lines[at])
        assert times is not None
        found.cues.extend(_cue(_when(times, 1), _when(times, 5), lines[at + 1 :], web=True))
    return found


def _styled(text: str) -> Cut:
    """SubStation Alpha: rows of events, whose columns a line names; in the order in which they are shown."""
    found = Cut()
    names = [
        "layer",
        "start",
        "end",
        "style",
        "name",
        "marginl",
        "marginr",
        "marginv",
        "effect",
        "text",
    ]
    for line in text.split("\n"):
        kind, _, row = line.partition(":")
        kind = kind.strip().lower()
        if kind == "format" and "text" in row.lower():
            names = [it.strip().lower() for it in row.split(",")]
        if kind not in ("dialogue", "comment"):
            continue
        cells = dict(zip(names, row.split(",", len(names) - 1), strict=False))
        words = cells.get("text", "")
        if kind == "comment":
            found.aside.append(_plain(words, web=False))
        elif not _DRAWING.search(words):
            lines = re.split(r"\\[Nn]", words.replace("\\h", "\u00a0"))
            found.cues.extend(
                _cue(_clock(cells.get("start", "")), _clock(cells.get("end", "")), lines)
            )
            found.names += bool(cells.get("name", "").strip())
    found.cues.sort(key=lambda it: it.start)
    return found


def _counted(text: str, row: re.Pattern[str], unit: float) -> Cut:
    """A cue a line, its own lines parted by bars; what no player shows of other lines is a note."""
    found, seen = Cut(), False
    for line in text.split("\n"):
        it = row.match(line.strip("\ufeff \t"))
        if it is None:
            if line.strip() and not line.strip("\ufeff \t").startswith(_SETTINGS):
                found.aside.append(_plain(line, web=False))
            continue
        start = int(it[1])
        end = int(it[2]) if it[2] else start
        if not seen and start == end and start <= 1 and _RATES.fullmatch(it[3].strip()):
            unit = 1000 / (float(it[3].strip().replace(",", ".")) or _RATE)
        else:
            words = [one.removeprefix("/") for one in it[3].split("|")]
            found.cues.extend(_cue(round(start * unit), round(end * unit), words))
        seen = True
    return found


def _cue(start: int, end: int, lines: list[str], *, web: bool = False) -> Iterator[Cue]:
    """The cue; several where several speak in it; none where it has no words."""
    voice, kept = "", list[str]()
    for line in lines:
        said = _VOICE.search(line) if web else None
        if said:
            if kept:
                yield Cue(start, end, tuple(kept), voice)
            voice, kept = html.unescape(said[1]).strip(), []
        if words := _plain(line, web=web):
            kept.append(words)
    if kept:
        yield Cue(start, end, tuple(kept), voice)


def _plain(line: str, *, web: bool) -> str:
    """The words of a line, as a player shows them."""
    words = _ORDER.sub("", _TAG.sub("", line))
    return (html.unescape(words) if web else words).strip(" \t")


def _when(of: re.Match[str], group: int) -> int:
    hours, minutes, seconds, parts = (of[group + n] for n in range(4))
    return _milliseconds(int(hours or 0), int(minutes), int(seconds), parts)


def _clock(told: str) -> int:
    it = re.fullmatch(_STAMP, told.strip())
    return _when(it, 1) if it else 0


def _milliseconds(hours: int, minutes: int, seconds: int, parts: str) -> int:
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + int(parts.ljust(3, "0")[:3])
