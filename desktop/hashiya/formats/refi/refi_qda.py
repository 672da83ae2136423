"""REFI-QDA, the exchange of programs for qualitative analysis; ``refi`` does the work."""

from __future__ import annotations

from hashiya.formats.format import ALL, Format
from hashiya.formats.refi import reading, writing

FORMAT = Format(
    id="refi-qda",
    suffixes=(reading.SUFFIX, reading.CODEBOOK, reading.BARE),
    read=reading.read,
    write=writing.write,
    weigh=writing.weigh,
    recognises=reading.recognises,
    carries=ALL,
)
