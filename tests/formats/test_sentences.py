"""Every note of the formats, and every name of one, has its sentence in every language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import hashiya.formats
from hashiya import wording

ROOM = Path(hashiya.formats.__file__).parent
_FAMILIES = {"formats-span-": ["mended", "merged"], "formats-": ["empty", "binary", "no-letter"]}


def used() -> set[str]:
    found: set[str] = set()
    for file in ROOM.rglob("*.py"):
        found.update(re.findall(r'"(formats-[a-z0-9-]+)"', file.read_text(encoding="utf-8")))
    families = {head + tail for head, tails in _FAMILIES.items() for tail in tails}
    return found | families | {it.title for it in hashiya.formats.FORMATS}


@pytest.mark.parametrize("language", wording.languages())
def test_every_note_has_its_sentence(language: str) -> None:
    assert used() <= set(wording.messages(language))
