"""A file that comes in again brings marks to an article that is here: so it is told, and taken back."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from hashiya.commands import articles
from hashiya.display.history_words import said
from hashiya.formats.format import Note
from hashiya.ui.dialogs.import_articles import ImportDialog
from hashiya.ui.dialogs.storing import came
from hashiya.wording import FSI, PDI

REMARK = Note(message="formats-bad-digest")
TEXT = "زار ترامب بغداد، ثم غادر."


def brought(window, place: Path, *labels: str) -> articles.ImportReport:
    file = place / "in.jsonl"
    spans = [{"id": f"T{n}", "label": it, "start": 4, "end": 9} for n, it in enumerate(labels)]
    file.write_text(json.dumps({"text": TEXT, "spans": spans}), encoding="utf-8")
    return articles.add(window.session.workspace, articles.read([file]))


@pytest.mark.parametrize("language", ["en", "ar"])
def test_marks_that_came_again_are_told_as_such(window, press, tmp_path: Path, language) -> None:
    first = brought(window, tmp_path)
    say = window.look.say
    assert came(first, window.look) == say("ui-imported", count=1)
    again = brought(window, tmp_path, "PERS", "TEAM", "CLUB")
    assert came(again, window.look) == " ".join(
        [say("articles-completed", count=1), say("articles-annotations", count=3)]
    )
    press("ctrl+z")
    what = say("hands-import-marks", count=3)
    assert plain(window.toast.text) == plain(say("hands-undone", what=what))
    press("ctrl+y")
    assert plain(window.toast.text) == plain(say("hands-redone", what=what))


def test_a_mark_that_got_more_is_told_as_what_an_import_changed(
    window, press, tmp_path: Path
) -> None:
    brought(window, tmp_path, "PERS")
    file = tmp_path / "in.jsonl"
    record = json.loads(file.read_text(encoding="utf-8"))
    record["spans"][0]["attributes"] = {"comment": "later"}
    file.write_text(json.dumps(record), encoding="utf-8")
    report = articles.add(window.session.workspace, articles.read([file]))
    say = window.look.say
    told = [say("articles-completed", count=1), say("articles-filled", count=1)]
    assert came(report, window.look) == " ".join(told)
    press("ctrl+z")
    what = say("hands-import-changes", count=1)
    assert plain(window.toast.text) == plain(say("hands-undone", what=what))


def test_a_fact_that_was_lacking_is_told_and_taken_back(window, press, tmp_path: Path) -> None:
    brought(window, tmp_path)
    file = tmp_path / "in.jsonl"
    file.write_text(json.dumps({"text": TEXT, "author": "ليلى"}), encoding="utf-8")
    ws = window.session.workspace
    report = articles.add(ws, articles.read([file]))
    say = window.look.say
    told = [say("articles-completed", count=1), say("articles-fact-filled", fact="author", count=1)]
    assert came(report, window.look) == " ".join(told)
    press("ctrl+z")
    what = say("hands-import-changes", count=1)
    assert plain(window.toast.text) == plain(say("hands-undone", what=what))
    assert ws.article(report.completed[0]).author == ""


def test_a_file_that_brings_nothing_new_is_answered_too(
    window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    brought(window, tmp_path, "PERS")
    file = tmp_path / "in.jsonl"

    def agreed(dialog: ImportDialog) -> bool:
        dialog.report = articles.add(window.session.workspace, articles.read([file]))
        return True

    monkeypatch.setattr(ImportDialog, "exec", agreed)
    window.flows.import_articles([file])
    assert plain(window.toast.text) == plain(window.look.say("articles-repeated", count=1))


def test_the_history_calls_marks_that_came_to_an_article_by_their_words(
    window, tmp_path: Path
) -> None:
    brought(window, tmp_path)
    brought(window, tmp_path, "PERS", "ORG")
    ws = window.session.workspace
    wording, lines = window.look.wording, ws.history()
    marks, article = (plain(said(it, ws.schema(), wording)) for it in lines[:2])
    assert "ترامب" in marks
    first = plain(window.look.say("history-act-articles-add", quote=""))
    assert not marks.startswith(first[:9])
    assert article.startswith(first[:9])


def plain(text: str) -> str:
    return text.replace(FSI, "").replace(PDI, "")


def told(window, monkeypatch: pytest.MonkeyPatch, file: Path) -> list[str]:
    """The lines of the banner after an import of the window."""

    def agreed(dialog: ImportDialog) -> bool:
        report = articles.add(window.session.workspace, articles.read([file]))
        dialog.report = replace(report, notes=(*report.notes, REMARK))
        return True

    monkeypatch.setattr(ImportDialog, "exec", agreed)
    window.flows.import_articles([file])
    return plain(window.banner.text).splitlines()


def test_the_first_sentence_afterwards_says_what_came_of_it(
    window, tmp_path: Path, monkeypatch
) -> None:
    say, file = window.look.say, tmp_path / "in.jsonl"
    remark = plain(say(REMARK.message))
    brought(window, tmp_path, "PERS")
    none, skipped = (say(f"articles-{it}", count=n) for it, n in (("added", 0), ("repeated", 1)))
    assert told(window, monkeypatch, file) == [plain(f"{none} {skipped}"), remark]
    fresh = {"text": "نص آخر.", "spans": []}
    file.write_text(json.dumps(fresh), encoding="utf-8")
    assert told(window, monkeypatch, file) == [plain(say("ui-imported", count=1)), remark]


def test_what_waits_is_told_once_and_after_what_came(window, tmp_path: Path, monkeypatch) -> None:
    say, file = window.look.say, tmp_path / "in.jsonl"
    brought(window, tmp_path)
    mark = {"label": "PERS", "start": 4, "end": 9, "text": "بيروت"}
    file.write_text(json.dumps({"text": TEXT, "spans": [mark]}), encoding="utf-8")
    first, waiting, *_ = told(window, monkeypatch, file)
    assert first == plain(say("articles-completed", count=1))
    assert waiting == plain(say("articles-waiting", count=1))


@pytest.mark.parametrize("long", [False, True])
def test_what_an_import_told_goes_when_it_is_taken_back(
    window, press, tmp_path: Path, monkeypatch, long
) -> None:
    if long:
        monkeypatch.setattr(articles, "LONG", 1)
    file = tmp_path / "in.jsonl"
    mark = {"label": "PERS", "start": 4, "end": 9, "text": "بيروت"}
    file.write_text(json.dumps({"text": TEXT, "spans": [mark]}), encoding="utf-8")
    assert told(window, monkeypatch, file)
    file.write_text(json.dumps({"text": "نص آخر.", "spans": []}), encoding="utf-8")
    articles.add(window.session.workspace, articles.read([file]))
    press("ctrl+z")
    assert window.banner.telling("arrival")  # another import was taken back
    press("ctrl+z")
    assert not window.banner.telling("arrival")
