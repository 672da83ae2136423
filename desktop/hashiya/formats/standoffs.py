"""The formats of the humanities' and the linguists' workbenches, in the order of being asked; it knows none closer."""

from __future__ import annotations

from hashiya.formats import cas_json, cas_xmi, tei, webanno_tsv
from hashiya.formats.format import Format

FORMATS: tuple[Format, ...] = (cas_json.FORMAT, cas_xmi.FORMAT, webanno_tsv.FORMAT, tei.FORMAT)
