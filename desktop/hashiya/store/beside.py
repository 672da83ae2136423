"""Names for what is put beside a file that another one changed: they say whose it is and of when; it makes no file."""

from __future__ import annotations

import os
import re
from datetime import datetime
from pathlib import Path

from hashiya.store.lock import LONGEST_NAME

_FORBIDDEN = re.compile(r'[\\/:*?"<>|()\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]')
_LONGEST_WORD = 40
OURS = re.compile(r" \([^()]*\d{4}-\d\d-\d\d \d\d\.\d\d\)(?: \d+)?")
"""How such a name goes on after the project's own."""


def name_beside(path: Path, who: str, computer: str, at: int) -> Path:
    """A free name in the folder of the file: its own name, then who, which computer and when."""
    time = datetime.fromtimestamp(at / 1000).strftime("%Y-%m-%d %H.%M")
    words = [*(it for it in map(_word, (who, computer)) if it), time]
    number = 1
    while True:
        tail = f" ({' '.join(words)})" + (f" {number}" if number > 1 else "")
        made = path.with_name(_cut(path.stem, tail + path.suffix) + tail + path.suffix)
        if not made.exists() and not made.is_symlink():
            return made
        number += 1


def _word(text: str) -> str:
    """A name that somebody gave, as any file system takes it."""
    return " ".join(_FORBIDDEN.sub(" ", text).split())[:_LONGEST_WORD].strip(" .")


def _cut(stem: str, tail: str) -> str:
    while stem and len(os.fsencode(stem + tail)) > LONGEST_NAME:
        stem = stem[:-1]
    return stem
