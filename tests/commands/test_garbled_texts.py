"""Letters that went wrong before an article came are told of every format, and nothing of it is changed."""

from __future__ import annotations

import csv
import json
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hashiya.commands import articles, pasting, reading, surveying
from hashiya.display import arrivals
from hashiya.wording import Wording
from hashiya.workspace import Workspace

NEWS = "قال الوزير إن الأسعار ارتفعت في مدينة الرباط أمس، وأضاف أن الحكومة ستناقش الخطة"
TEXTS = {
    "doubled": NEWS.encode().decode("latin-1").replace("\x85", "…"),
    "mixed": NEWS.encode().decode("cp1256") + NEWS,
    "misread": NEWS.encode("cp1256").decode("cp1252"),
    "reversed": NEWS[::-1],
}
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _txt(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", newline="")


def _html(file: Path, text: str) -> None:
    _txt(file, f'<!doctype html><meta charset="utf-8"><body><p>{text}</p>')


def _csv(file: Path, text: str) -> None:
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([("id", "text"), ("1", NEWS), ("2", text)])


def _jsonl(file: Path, text: str) -> None:
    _txt(
        file, "".join(json.dumps({"id": n, "text": it}) + "\n" for n, it in [(1, NEWS), (2, text)])
    )


def _docx(file: Path, text: str) -> None:
    body = f'<w:document xmlns:w="{_W}"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body>'
    with zipfile.ZipFile(file, "w") as out:
        out.writestr("[Content_Types].xml", "<Types/>")
        out.writestr("word/document.xml", body + "</w:document>")


FILES: dict[str, Callable[[Path, str], None]] = {
    ".txt": _txt,
    ".html": _html,
    ".csv": _csv,
    ".jsonl": _jsonl,
    ".docx": _docx,
}


@pytest.mark.parametrize("kind", TEXTS)
@pytest.mark.parametrize("suffix", FILES)
def test_every_format_tells_it_and_leaves_the_text(tmp_path: Path, kind: str, suffix: str) -> None:
    file = tmp_path / f"a{suffix}"
    FILES[suffix](file, TEXTS[kind])
    batch = reading.read([file])
    told = {
        it.incoming.text: [n for n in it.incoming.notes if "garbled" in n.message]
        for it in batch.items
    }
    (note,) = told.pop(" ".join(TEXTS[kind].split()) if suffix == ".html" else TEXTS[kind])
    assert (note.message, note.lost) == (f"formats-garbled-{kind}", True)
    assert not any(told.values())
    shown = [it.message for one in surveying.survey(None, [file]).found for it in one.notes]
    assert shown.count(f"formats-garbled-{kind}") == 1


@pytest.mark.parametrize("language", ["ar", "en"])
def test_what_befell_many_rows_of_a_table_is_one_sentence(
    ws: Workspace, language: str, tmp_path: Path
) -> None:
    rows = [(str(it), f"{TEXTS['misread']} {it}") for it in range(400)]
    with (tmp_path / "a.csv").open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([("id", "text"), *rows])
    report = articles.add(ws, reading.read([tmp_path / "a.csv"]))
    assert len(report.notes) == 400
    (said,) = arrivals.notes(report, Wording(language).say)
    assert all(f"a#{it}\u2069" in said for it in range(5))
    assert "\u2068400\u2069" in said
    assert "a#5" not in said
    assert "cp1256" in said


def test_what_befell_a_few_is_told_of_each(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        _txt(tmp_path / f"{name}.txt", f"{TEXTS['misread']} {name}")
    report = reading.read([tmp_path])
    notes = [note for it in report.items for note in it.incoming.notes]
    said = list(arrivals.sentences(notes, Wording("en").say))
    assert [it.split(":")[0].strip("\u2068\u2069“”\u200e") for it in said] == [
        "a.txt",
        "b.txt",
        "c.txt",
    ]


def test_what_is_pasted_is_told_too(ws: Workspace) -> None:
    report = pasting.paste(ws, TEXTS["misread"], "Pasted", datetime(2026, 1, 2, tzinfo=UTC))
    assert [it.message for it in report.notes] == ["formats-garbled-misread"]


def test_what_a_reader_turned_itself_is_not_told_again(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    _txt(file, "הם אומרים שלום, כולם עובדים"[::-1])
    (it,) = reading.read([file]).items
    assert [one.message for one in it.incoming.notes] == ["formats-eye-order"]
