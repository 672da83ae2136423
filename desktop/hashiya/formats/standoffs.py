"""The formats of the humanities' and the linguists' workbenches, in the order of being asked; it knows none closer."""

from __future__ import annotations

from hashiya.formats.ace import ace
from hashiya.formats.cas import cas_json, cas_xmi
from hashiya.formats.format import Format
from hashiya.formats.tei import tei
from hashiya.formats.webanno import webanno_tsv

FORMATS: tuple[Format, ...] = (
    cas_json.FORMAT,
    cas_xmi.FORMAT,
    webanno_tsv.FORMAT,
    ace.FORMAT,
    tei.FORMAT,
)
