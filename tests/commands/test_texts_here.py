"""Annotations that tell of their text by its address find the article of the project; the quoted words decide."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from hashiya.commands import articles, projects, surveying
from hashiya.commands.texts_here import MOST_OF_A_NAME, TextsHere
from hashiya.wording import Wording
from hashiya.workspace import Workspace

NEWS = "زار سامي القدس أمس ثم عاد إلى بيته في المساء."
OTHER = "غادر قاسم بيروت صباحًا إلى دمشق."


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    folder = tmp_path / "in"
    folder.mkdir()
    rows = [
        {"text": NEWS, "title": "زيارة", "url": "https://www.example.org/أخبار/زيارة/"},
        {"text": OTHER, "title": "مغادرة", "url": "http://example.org/p?id=2"},
        {"text": f"{OTHER} خبر ثان.", "title": "مغادرة أخرى", "url": "http://example.org/p?id=2"},
    ]
    (folder / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    with projects.create(tmp_path / "p.hashiya", "default", "ليلى") as made:
        articles.add(made, articles.read([folder]))
        yield made


def mark(source: str, exact: str, label: str = "PERS") -> dict[str, object]:
    selector = {"type": "TextQuoteSelector", "exact": exact}
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "Annotation",
        "id": f"http://example.org/anno/{len(source)}/{exact}",
        "body": {"type": "TextualBody", "purpose": "tagging", "value": label},
        "target": {"source": source, "selector": selector},
    }


def put(ws: Workspace, *items: dict[str, object]) -> tuple[articles.ImportReport, Path]:
    file = ws.path.with_name("marks.jsonld")
    file.write_text(json.dumps(list(items)), encoding="utf-8")
    found = articles.stream([file], text_of=TextsHere(ws))
    return articles.add(ws, found), file


@pytest.mark.parametrize(
    "source",
    [
        "https://www.example.org/أخبار/زيارة/",
        "http://example.org/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/%D8%B2%D9%8A%D8%A7%D8%B1%D8%A9",
        "http://EXAMPLE.org:80/أخبار/زيارة#p1",
        "زيارة",
        "http://elsewhere.net/x/زيارة.html",
    ],
)
def test_marks_come_to_the_article_of_that_address_else_of_that_name(ws, source: str) -> None:
    report, _ = put(ws, mark(source, "سامي"), mark(source, "القدس", "GPE"))
    assert (report.articles, report.annotations, report.complete) == ((), 2, True)
    (line,) = [it for it in ws.articles() if it.annotations]
    assert [it.quote for it in ws.annotations(line.id)] == ["سامي", "القدس"]
    assert line.title == "زيارة"


def test_of_two_under_one_address_the_words_decide(ws) -> None:
    report, _ = put(ws, mark("http://example.org/p?id=2", "خبر ثان", "EVENT"))
    (line,) = [it for it in ws.articles() if it.annotations]
    assert (line.title, report.annotations) == ("مغادرة أخرى", 1)


@pytest.mark.parametrize(
    "source", ["https://example.org/p?id=3", "https://example.org/أخبار/زيارة"]
)
def test_words_that_are_in_none_are_told_with_what_can_be_done(ws, source: str) -> None:
    report, _ = put(ws, mark(source, "ليست هنا"))
    assert report.annotations == 0
    (note,) = report.notes
    assert (note.message, note.lost) == ("formats-w3c-no-text", True)
    assert note.values["file"] in {"p.txt", "زيارة.txt", "marks.txt"}


def test_the_window_finds_them_too_and_stores_what_it_showed(ws) -> None:
    _, file = put(ws)
    source = "http://example.org/أخبار/زيارة"
    file.write_text(json.dumps([mark(source, "سامي")]), encoding="utf-8")
    seen = surveying.survey(ws, [file])
    (found,) = seen.found
    assert (found.same, found.spans) == ("زيارة", 1)
    report = articles.add(ws, surveying.Again(seen.found, text_of=TextsHere(ws)))
    assert (report.annotations, len(ws.articles())) == (1, 3)


def test_what_is_in_the_bin_is_not_found(ws) -> None:
    articles.remove(ws, [ws.articles()[0].id])
    report, _ = put(ws, mark("https://www.example.org/أخبار/زيارة/", "سامي"))
    assert report.annotations == 0


def test_of_a_file_in_an_archive_the_project_is_not_asked_and_that_is_not_said(ws) -> None:
    """“Neither in the file nor in the project” was said of a text that the project has."""
    file = ws.path.with_name("marks.jsonld")
    marks = [mark("https://www.example.org/أخبار/زيارة/", "سامي")]
    with ZipFile(ws.path.with_name("all.zip"), "w") as archive:
        archive.writestr(file.name, json.dumps(marks))
    found = articles.stream([ws.path.with_name("all.zip")], text_of=TextsHere(ws))
    (note,) = articles.add(ws, found).notes
    assert (note.message, note.lost) == ("formats-w3c-no-text-packed", True)
    assert note.values["count"] == 1
    for language in ("ar", "en"):
        said = Wording(language).say(note.message, **note.values)
        assert str(note.values["file"]) in said


def test_a_name_that_a_whole_corpus_bears_has_not_all_its_texts_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Articles of one file bear its name; each target of that name read them all."""
    rows = [{"text": f"{NEWS} {it}"} for it in range(MOST_OF_A_NAME + 1)]
    (tmp_path / "all.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    with projects.create(tmp_path / "p.hashiya", "default", "ليلى") as made:
        articles.add(made, articles.stream([tmp_path / "all.jsonl"]))
        asked: list[str] = []
        monkeypatch.setattr(made, "article", asked.append)
        assert TextsHere(made)("http://example.org/all", ["سامي"]) is None
    assert not asked
