"""The characters that cannot be seen, their short names and what they do; it shows nothing itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["flag", "space", "tab", "stroke", "end"]


@dataclass(frozen=True, slots=True)
class Invisible:
    """``message`` names it in the catalogue; ``risky`` ones can make a text read otherwise than it is."""

    short: str
    kind: Kind
    message: str
    risky: bool = False


def _flags(names: dict[str, str], *, risky: bool = False) -> dict[str, Invisible]:
    return {
        char: Invisible(short, "flag", f"signs-{ord(char):04x}", risky)
        for char, short in names.items()
    }


def _ends(names: dict[str, str]) -> dict[str, Invisible]:
    return {
        char: Invisible(short, "end", f"signs-{ord(char[-1]):04x}") for char, short in names.items()
    }


INVISIBLE: dict[str, Invisible] = {
    **_flags({"\u200c": "ZWNJ", "\u200d": "ZWJ", "\u00ad": "SHY", "\ufeff": "BOM", "\u200b": "ZWSP"}),
    **_flags({"\u2060": "WJ", "\u200e": "LRM", "\u200f": "RLM", "\u061c": "ALM"}),
    **_flags(
        {
            "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO",
            "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI",
        },
        risky=True,
    ),
    "\u00a0": Invisible("NBSP", "space", "signs-00a0"),
    "\u202f": Invisible("NNBSP", "space", "signs-202f"),
    "\t": Invisible("TAB", "tab", "signs-0009"),
    "\u0640": Invisible("TATWEEL", "stroke", "signs-0640"),
}  # fmt: skip
"""Those that stand inside a line."""

ENDS: dict[str, Invisible] = {
    "\r\n": Invisible("CR LF", "end", "signs-crlf"),
    **_ends({"\n": "LF", "\r": "CR", "\v": "VT", "\f": "FF", "\x85": "NEL"}),
    **_ends({"\u2028": "LS", "\u2029": "PS"}),
}
"""Those that end a line."""


def code_of(char: str) -> str:
    """As the standard writes it: ``U+202E``; two for a pair."""
    return " ".join(f"U+{ord(it):04X}" for it in char)
