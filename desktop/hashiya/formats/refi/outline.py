"""The XML of a REFI-QDA project without its sources, cut out of the stream; it parses nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

_START, _END = b"<Sources>", b"</Sources>"
_LONGEST = 1 << 16
"""Bytes that may wait for the next portion, so that no element's name is cut in two."""


class Outline:
    """``sure`` tells, at the end, whether what was cut out is what the sources are, and texts alone."""

    def __init__(self) -> None:
        self.sure = True
        self._before, self._inside = True, False
        self._texts = self._sources = 0

    def of(self, portions: Iterable[bytes]) -> Iterator[bytes]:
        rest = b""
        for portion in portions:
            data = rest + portion
            if self._before and (at := data.find(_START)) >= 0:
                self._doubt(_END in data[:at])
                yield data[:at]
                data = data[at + len(_START) :]
                self._before, self._inside = False, True
            if self._inside:
                at = data.find(_END)
                cut = at if at >= 0 else _cut(data)
                self._look_at(data[:cut])
                if at < 0:
                    rest = data[cut:]
                    continue
                data = data[at + len(_END) :]
                self._inside = False
            self._doubt(_END in data or (not self._before and b"<Sources" in data))
            cut = _cut(data)
            yield data[:cut]
            rest = data[cut:]
        self._doubt(self._inside or self._sources != self._texts)
        yield rest

    def _look_at(self, data: bytes) -> None:
        self._texts += data.count(b"TextSource")
        self._sources += data.count(b"Source")

    def _doubt(self, reason: bool) -> None:  # noqa: FBT001 - a check reads best so
        self.sure = self.sure and not reason


def _cut(data: bytes) -> int:
    """Before the last element, if it begins not far from the end."""
    last = data.rfind(b"<")
    return last if last >= 0 and len(data) - last < _LONGEST else len(data)
