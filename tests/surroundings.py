"""What the tests of a project's surroundings share: a gesture, what a person is told, what lies in a folder."""

from __future__ import annotations

import hashlib
import subprocess
from pathlib import Path

from hashiya.commands import annotate
from hashiya.model import errors
from hashiya.model.span import Span
from hashiya.store.project_file import ProjectFile
from hashiya.wording import Wording
from hashiya.workspace import Workspace

NAME = "أخبار.hashiya"


def told(error: errors.HashiyaError, ar: str, en: str) -> None:
    """Both sentences name the file and hold these words."""
    for language, words in (("ar", ar), ("en", en)):
        sentence = Wording(language).say(error.message, **error.values)
        assert str(error.values["name"]) in sentence
        assert words in sentence, sentence


def prints(folder: Path) -> dict[str, str]:
    """The bytes of every file, read by another process: ours must not open a project in use."""
    found: dict[str, str] = {}
    for it in sorted(folder.iterdir()):
        passing = it.name.startswith(".") or it.name.endswith("-shm")  # locks, no content
        if it.is_file() and not passing:
            data = subprocess.run(["cat", str(it)], check=True, capture_output=True).stdout
            found[it.name] = hashlib.sha256(data).hexdigest()
    return found


def tag(ws: Workspace, start: int, end: int):
    return annotate.tag(ws, ws.articles()[0].id, Span(start, end), "entity", "PERS")


def whole(path: Path, marks: int) -> None:
    with ProjectFile.open(path, read_only=True) as again:
        assert again.articles()[0].annotations == marks
        assert list(again.check()) == []
