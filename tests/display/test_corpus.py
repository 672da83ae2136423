"""The corpus list as values: narrowing, orders, and a changed line taken over without counting anew.

What it shows is compared with the plainest way to say the same: all lines in memory, sorted by keys.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import added, annotation, article, step
from store_schema import SCHEMA

from hashiya.display import corpus as corpus_list
from hashiya.display import corpus_rows
from hashiya.display.corpus import ORDERS, STATUSES, Corpus
from hashiya.model.article import ArticleLine
from hashiya.model.edit import Edit
from hashiya.store.project_file import ProjectFile
from hashiya.text import folding
from hashiya.workspace import Workspace

FACTS = st.builds(
    dict,
    status=st.sampled_from(STATUSES),
    title=st.sampled_from(["أ", "ب", "كِتاب", "الكتاب", "", "x\ny"]),
    name=st.sampled_from(["a.txt", "ب.txt"]),
    source=st.sampled_from(["", "العربي"]),
    published=st.sampled_from(["", "2020", "2021-01", "2021-01-01", "2019-12-31"]),
    position=st.integers(0, 4),
    deleted=st.booleans(),
    text=st.sampled_from(["قال", "قال له", "قال لهم ذلك"]),
)
KEYS = {
    "list": lambda it: 0,
    "title": lambda it: folding.key(it.title or it.name),
    "published": lambda it: tuple(-ord(letter) for letter in it.published) or (0,),
    "annotations": lambda it: -it.annotations,
    "status": lambda it: STATUSES.index(it.state),
    "length": lambda it: -it.code_points,
}


def plainly(lines: list[ArticleLine], corpus: Corpus) -> list[ArticleLine]:
    """What is to be shown; ``lines`` stand in the order of the list."""
    wanted = folding.key(corpus.words.strip())
    shown = [it for it in lines if it.deleted == corpus.in_bin]
    if corpus.status and not corpus.in_bin:
        shown = [it for it in shown if it.state == corpus.status]
    shown = [
        it
        for it in shown
        if wanted in folding.key(" ".join((it.title, it.name, it.source, it.published)))
    ]
    return sorted(shown, key=KEYS[corpus.order])


def all_lines(workspace: Workspace) -> list[ArticleLine]:
    """As stored, in the order of the list: by position, and as they came."""
    numbers = workspace.listing.columns().numbers
    lines = workspace.listing.lines(numbers)
    return sorted((lines[it] for it in numbers), key=lambda it: it.position)


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with TemporaryDirectory() as name:
        yield Path(name)


def a_project(folder: Path, facts: list[dict]) -> Workspace:
    path = folder / "list.hashiya"
    path.unlink(missing_ok=True)
    workspace = Workspace(ProjectFile.create(path, SCHEMA), "me")
    made = [article(**it) for it in facts]
    workspace.apply(added(*made, *(annotation(it, 0, 3) for it in made[::3])))
    return workspace


@pytest.mark.parametrize("pieces", [1, 50_000])
@settings(max_examples=40)
@given(facts=st.lists(FACTS, min_size=1, max_size=8), data=st.data())
def test_what_is_shown_is_what_the_plainest_way_says(folder, pieces, facts, data) -> None:
    old = corpus_list.AT_ONCE, corpus_rows.PAGE
    corpus_list.AT_ONCE, corpus_rows.PAGE = pieces, min(3, pieces)
    try:
        with a_project(folder, facts) as workspace:
            lines = all_lines(workspace)
            corpus = Corpus()
            corpus.load(workspace.listing)
            live = [it for it in lines if not it.deleted]
            assert corpus.lines == live
            assert len(corpus) == len(lines)
            assert corpus.binned == len(lines) - len(live)
            assert corpus.counts == {k: [it.state for it in live].count(k) for k in STATUSES}
            for _ in range(3):
                corpus.order = data.draw(st.sampled_from(ORDERS))
                corpus.words = data.draw(st.sampled_from(["", "كتاب", "عربي ", "2021", "ب.t", "y"]))
                corpus.status = data.draw(st.sampled_from([None, *STATUSES]))
                corpus.in_bin = data.draw(st.booleans())
                corpus.show()
                assert corpus.shown == plainly(lines, corpus)
                for row, it in enumerate(plainly(lines, corpus)):
                    assert corpus.shown.row_of(it.id) == row
    finally:
        corpus_list.AT_ONCE, corpus_rows.PAGE = old


@settings(max_examples=60)
@given(facts=st.lists(FACTS, min_size=1, max_size=6), data=st.data())
def test_a_line_taken_over_is_as_if_all_were_loaded_anew(folder, facts, data) -> None:
    with a_project(folder, facts) as workspace:
        corpus = Corpus()
        corpus.order = data.draw(st.sampled_from(ORDERS))
        corpus.status = data.draw(st.sampled_from([None, *STATUSES]))
        corpus.words = data.draw(st.sampled_from(["", "كتاب"]))
        corpus.load(workspace.listing)
        before = workspace.article(data.draw(st.sampled_from(all_lines(workspace))).id)
        changes = data.draw(FACTS)
        del changes["text"]
        after = article(before.text, **{"id": before.id} | changes)
        edits = [Edit(before, after)] if before != after else []
        if data.draw(st.booleans()):
            edits.append(Edit(None, annotation(before, 0, 2)))
        workspace.apply(step(*edits))
        [(number, line)] = workspace.listing.lines_of([before.id]).items()
        if corpus.moved(number, line):
            assert line.position != before.position
            assert corpus.take_over(number, line) is None
            return
        row = corpus.take_over(number, line)
        lines = all_lines(workspace)
        if row is None:
            corpus.show()
        else:
            assert row == corpus.shown.row_of(line.id)
        assert corpus.shown == plainly(lines, corpus)
        live = [it for it in lines if not it.deleted]
        assert corpus.lines == live
        assert corpus.counts == {k: [it.state for it in live].count(k) for k in STATUSES}
        corpus.words = "y"
        corpus.show()
        assert corpus.shown == plainly(lines, corpus)


def test_only_lines_that_are_looked_at_are_read(folder, monkeypatch) -> None:
    facts = [{"position": n, "title": f"مقال {n}"} for n in range(300)]
    with a_project(folder, facts) as workspace:
        asked: list[int] = []
        real = workspace.listing.lines
        monkeypatch.setattr(
            workspace.listing, "lines", lambda it: asked.append(len(it)) or real(it)
        )
        corpus = Corpus()
        corpus.load(workspace.listing)
        for corpus.order in ORDERS:
            corpus.show()
        assert asked == []
        assert corpus.shown[200].annotations in {0, 1}
        assert asked == [corpus_rows.PAGE]


def test_an_article_that_went_away_meanwhile_is_an_empty_line(folder) -> None:
    with a_project(folder, [{"position": 0}, {"position": 1}]) as workspace:
        corpus = Corpus()
        corpus.load(workspace.listing)
        workspace.undo()
        assert list(corpus.shown) == [corpus_rows.GONE] * 2
        corpus.load(workspace.listing)
        assert corpus.shown == []
