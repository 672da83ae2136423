"""Fills, backs up and spoils small projects; for tests of backups."""

from __future__ import annotations

from pathlib import Path

from making import added, annotation, article

from hashiya.store import backups
from hashiya.store.project_file import ProjectFile

DAMAGE = ["a bit of a text", "a page", "the end", "the header"]


def fill(project: ProjectFile, articles: int = 1) -> None:
    for k in range(articles):
        text = article(f"قال ترامب {k} إن الناتو سيبقى", position=k)
        project.commit(added(text, annotation(text, 4, 9)))


def made(path: Path, folder: Path, reason="asked") -> backups.Backup:
    it = backups.make(path, folder, reason)
    assert it is not None
    assert it.fresh
    return it.backup


def texts(path: Path) -> list[str]:
    with ProjectFile.open(path, read_only=True) as project:
        return [it.article.text for it in project.annotated()]


def spoil(path: Path, what: str) -> None:
    data = bytearray(path.read_bytes())
    if what == "a bit of a text":
        data[data.index("الناتو".encode())] ^= 1
    elif what == "a page":
        data[4096:8192] = bytes(4096)
    elif what == "the end":
        del data[-4096:]
    else:
        data[:100] = b"x" * 100
    path.write_bytes(bytes(data))
