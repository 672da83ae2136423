"""The corpus list as values: narrowing, orders, and a changed line taken over without counting anew."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from hashiya.display.corpus import ORDERS, STATUSES, Corpus, status_of
from hashiya.model.article import ArticleLine


def a_line(number: int, **changes) -> ArticleLine:
    facts = {
        "id": f"id-{number}",
        "name": f"{number}.txt",
        "title": f"مقال {number}",
        "sha256": "",
        "language": "ar",
        "direction": "auto",
        "source": "",
        "published": "",
        "status": "new",
        "position": number,
        "deleted": False,
        "code_points": 100,
        "annotations": 0,
        "relations": 0,
    }
    return ArticleLine(**facts | changes)


def shown(corpus: Corpus) -> list[str]:
    return [it.name for it in corpus.shown]


def a_corpus() -> Corpus:
    corpus = Corpus()
    corpus.load(
        [
            a_line(0, title="ب", published="2019", code_points=5),
            a_line(1, title="أ", published="2021-05-01", annotations=3),
            a_line(2, title="ج", status="done", annotations=9, code_points=500),
            a_line(3, title="كِتاب", status="skipped", published="2021-06"),
            a_line(4, deleted=True),
        ]
    )
    return corpus


def test_orders() -> None:
    corpus = a_corpus()
    names = {}
    for order in ORDERS:
        corpus.order = order
        corpus.show()
        names[order] = "".join(it[0] for it in shown(corpus))
    assert names == {
        "list": "0123",
        "title": "1023",
        "published": "3102",
        "annotations": "2103",
        "status": "0123",
        "length": "2130",
    }


def test_filters_and_counts() -> None:
    corpus = a_corpus()
    assert corpus.counts == {"new": 1, "in_progress": 1, "done": 1, "skipped": 1}
    assert corpus.binned == 1
    corpus.status = "in_progress"
    corpus.show()
    assert shown(corpus) == ["1.txt"]
    corpus.status, corpus.words = None, "كتاب"
    corpus.show()
    assert shown(corpus) == ["3.txt"]
    corpus.words, corpus.in_bin = "", True
    corpus.show()
    assert shown(corpus) == ["4.txt"]


_LINES = st.builds(
    dict,
    status=st.sampled_from(STATUSES),
    annotations=st.integers(0, 3),
    title=st.sampled_from("أبجد"),
    published=st.sampled_from(["", "2020", "2021-01-01"]),
    code_points=st.integers(1, 4),
)


@given(st.lists(_LINES, min_size=1, max_size=6), st.data())
def test_a_line_taken_over_is_as_if_all_were_loaded_anew(given_lines, data) -> None:
    lines = [a_line(n, **it) for n, it in enumerate(given_lines)]
    corpus, fresh = Corpus(), Corpus()
    for it in (corpus, fresh):
        it.order = data.draw(st.sampled_from(ORDERS)) if it is corpus else corpus.order
        it.status = data.draw(st.sampled_from([None, *STATUSES])) if it is corpus else corpus.status
    corpus.load(lines)
    number = data.draw(st.integers(0, len(lines) - 1))
    new = replace(lines[number], **data.draw(_LINES))
    row = next((k for k, it in enumerate(corpus.shown) if it.id == new.id), -1)
    lines[number] = new
    fresh.load(lines)
    if corpus.take_over(new, row):
        assert corpus.shown == fresh.shown
    else:
        corpus.load(lines)
    assert corpus.lines == fresh.lines
    assert corpus.counts == Counter(map(status_of, lines))
