"""Searching a project: every place, in list order, exact in the text; the index never hides one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from making import added, article
from store_schema import SCHEMA
from text.strategies import texts

from hashiya.commands import articles
from hashiya.commands.searching import Sameness, search
from hashiya.store import searching
from hashiya.store.project_file import ProjectFile
from hashiya.text.matching import Matcher
from hashiya.workspace import Workspace

TEXTS = (
    "قرأ الوَلَدُ الكِتابَ في ٢٠٢٠",
    "وكتابه آخر الكتـب، لا كتاب جديد بعده",
    "NATO and a book",
    "كتاب\nجديد",
)


@pytest.fixture(params=[0, 2], autouse=True)
def head(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """The index is asked for all articles, or for those after the first two."""
    monkeypatch.setattr(searching, "HEAD", request.param)
    return request.param


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace(ProjectFile.create(tmp_path / "p.hashiya", SCHEMA), "me") as opened:
        made = [article(text=it, name=f"{n}.txt", position=n) for n, it in enumerate(TEXTS)]
        opened.apply(added(*made))
        yield opened


def found(ws: Workspace, words: str, **how) -> list[tuple[str, str]]:
    return [(it.name, it.found) for it in search(ws, words, **how)]


def test_it_is_found_inside_words_and_whatever_its_marks(ws) -> None:
    assert found(ws, "كتاب") == [
        ("0.txt", "كِتابَ"),
        ("1.txt", "كتاب"),
        ("1.txt", "كتاب"),
        ("3.txt", "كتاب"),
    ]
    assert found(ws, "كتاب", edges="whole") == [("1.txt", "كتاب"), ("3.txt", "كتاب")]
    assert found(ws, "كتب") == [("1.txt", "كتـب")]
    assert found(ws, "كتا", edges="start") == [("1.txt", "كتا"), ("3.txt", "كتا")]
    assert found(ws, "2020") == [("0.txt", "٢٠٢٠")]
    assert found(ws, "nato") == [("2.txt", "NATO")]
    assert found(ws, "كتاب جديد") == [("1.txt", "كتاب جديد")]
    assert found(ws, "تاب جد") == [("1.txt", "تاب جد")]
    assert found(ws, "ب") == [("0.txt", "بَ"), *[("1.txt", "ب")] * 4, ("3.txt", "ب")]
    assert found(ws, "،") == [("1.txt", "،")]
    assert found(ws, "كِتاب", sameness=Sameness(exact=True)) == [("0.txt", "كِتاب")]
    assert found(ws, "غائب") == found(ws, "") == found(ws, "  ") == []


def test_places_are_those_of_the_text(ws) -> None:
    for it in search(ws, "كتاب"):
        text = ws.article(it.article).text
        assert it.found == text[it.span.start : it.span.end]
        assert text[: it.span.start].endswith(it.before)
        assert text[it.span.end :].startswith(it.after)


def test_the_bin_is_left_out_and_what_comes_later_is_found(ws) -> None:
    list(search(ws, "كتاب"))
    first = ws.articles()[1]
    articles.remove(ws, [first.id])
    assert [name for name, _ in found(ws, "كتاب")] == ["0.txt", "3.txt"]
    ws.apply(added(article(text="مكتبات جديدة", name="new", position=9)))
    assert found(ws, "مكتبات") == [("new", "مكتبات")]


def test_it_stops_when_nobody_asks_on_and_runs_in_any_thread(ws) -> None:
    told: list[int] = []
    thread = Thread(target=lambda: told.append(len(list(search(ws, "كتاب", 2)))))
    thread.start()
    thread.join()
    assert told == [2]
    hits = search(ws, "كتاب")
    next(hits)
    hits.close() if hasattr(hits, "close") else None
    articles.remove(ws, [ws.articles()[0].id])


@given(st.lists(texts, min_size=1, max_size=4), st.data())
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
def test_the_index_hides_nothing(tmp_path_factory, written: list[str], data) -> None:
    source = data.draw(st.sampled_from(written))
    start = data.draw(st.integers(0, len(source)))
    needle = source[start : start + data.draw(st.integers(0, 8))]
    edges = data.draw(st.sampled_from(["anywhere", "start", "whole"]))
    path = tmp_path_factory.mktemp("search") / "p.hashiya"
    with Workspace(ProjectFile.create(path, SCHEMA), "me") as ws:
        made = [article(text=it, name=str(n), position=n) for n, it in enumerate(written)]
        ws.apply(added(*made))
        matcher = Matcher(needle, Sameness(), edges)
        wanted = [(it.name, *place) for it in made for place in matcher.places(it.text)]
        hits = search(ws, needle, edges=edges)
        assert [(it.name, it.span.start, it.span.end) for it in hits] == wanted


def test_words_that_the_index_cannot_be_asked_for_are_looked_for_in_every_text() -> None:
    known = "\nكتاب\nوالكتاب\nكتابه\nbook\n"
    assert searching.query("كتاب", "whole", known) == '("كتاب")'
    assert searching.query("كتاب", "start", known) == '("كتاب" OR "كتابه")'
    assert searching.query("كتاب", "anywhere", known) == '("كتاب" OR "والكتاب" OR "كتابه")'
    assert searching.query("تاب boo", "anywhere", known) == '("كتاب" OR "والكتاب") AND ("book")'
    assert searching.query("غائب", "anywhere", known) == ""
    assert searching.query("،", "anywhere", known) is None
    assert searching.query("слово", "whole", known) is None


LONG_WORD = "abc" + "لا" * 20_000 + "السلام"
"""Of 80 kB, more than the index keeps of a word, which it would cut inside a letter."""


@pytest.fixture
def longest(ws) -> str:
    """An article with a word that has no end, as in a text without spaces or a picture in letters."""
    ws.apply(added(article(text=f"قبل {LONG_WORD}، كتاب", name="long.txt", position=9)))
    return "long.txt"


@pytest.mark.parametrize("needle", ["السلام", "لاالسلام", "abcلا"])
def test_a_word_without_end_is_looked_into_whole(ws, longest: str, needle: str) -> None:
    assert found(ws, needle) == [(longest, needle)]
    assert found(ws, LONG_WORD, edges="whole") == [(longest, LONG_WORD)]


def test_a_word_without_end_changes_nothing_for_other_texts(ws, longest: str) -> None:
    assert found(ws, "كتاب", edges="whole") == [
        ("1.txt", "كتاب"),
        ("3.txt", "كتاب"),
        (longest, "كتاب"),
    ]
    assert found(ws, "غائب") == []


def test_a_word_without_end_leaves_the_project_in_order(ws, longest: str) -> None:
    assert list(ws.check()) == []
