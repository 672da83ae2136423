"""Agreement of annotators: what it must be whatever the marks, and cases worked out by hand."""

from __future__ import annotations

import pickle
from itertools import combinations, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hashiya.agreement import matching
from hashiya.agreement.pairs import Agreement, Counts, in_all, together
from hashiya.model.annotation import Annotation
from hashiya.model.article import Article
from hashiya.model.dataset import AnnotatedArticle
from hashiya.model.span import Span

LENGTH = 12


@st.composite
def places(draw) -> tuple[Span, ...]:
    """One to three parts that do not touch."""
    edges = draw(st.sets(st.integers(0, LENGTH), min_size=2, max_size=6))
    cuts = sorted(edges)[: len(edges) // 2 * 2]
    return tuple(Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=True))


marks = st.lists(
    st.tuples(st.sampled_from("abc"), st.sampled_from(["PERS", "ORG"]), places()), max_size=9
)


def article(*found: tuple[str, str, tuple[Span, ...]], name: str = "x") -> AnnotatedArticle:
    annotations = tuple(
        Annotation(
            id=str(number),
            article=name,
            layer="entity",
            label=label,
            fragments=fragments,
            quote="ا" * (fragments[-1].end - fragments[0].start),
            annotator=who,
            created=0,
        )
        for number, (who, label, fragments) in enumerate(found)
    )
    whole = Article(id=name, name=name, title="", text="ا" * LENGTH, sha256="", created=0)
    return AnnotatedArticle(article=whole, annotations=annotations)


def measured(*articles: AnnotatedArticle) -> Agreement:
    it = Agreement()
    for one in articles:
        it.see(one)
    return it


def at(start: int, end: int) -> tuple[Span, ...]:
    return (Span(start, end),)


def test_a_case_worked_out_by_hand() -> None:
    found = measured(
        article(
            ("هند", "PERS", at(0, 4)),
            ("هند", "PERS", at(6, 9)),
            ("هند", "ORG", at(10, 12)),
            ("زيد", "PERS", at(0, 4)),  # as hers
            ("زيد", "PERS", at(8, 10)),  # meets hers
            ("زيد", "PERS", at(10, 12)),  # another label
        ),
        article(("هند", "ORG", at(0, 2)), name="hers alone"),
    )
    (pair,) = found.pairs()
    assert (pair.one, pair.other, pair.articles) == ("زيد", "هند", 1)
    assert pair.kinds == {
        ("entity", "PERS"): Counts(one=3, other=2, exact=1, overlap=2),
        ("entity", "ORG"): Counts(one=0, other=1),
    }
    assert pair.counts.f1_exact == pytest.approx(2 * 1 / 6)
    assert pair.counts.f1_overlap == pytest.approx(2 * 2 / 6)
    assert found.annotators == {"هند", "زيد"}


def test_no_order_of_taking_partners_takes_one_away() -> None:
    """The long one may take either of two; taken greedily it leaves another without a partner."""
    long, early, late = at(0, 10), at(0, 3), at(7, 10)
    for mine in permutations([long, early]):
        for theirs in permutations([long, late]):
            assert matching.same(mine, theirs) == 1
            assert matching.meeting(mine, theirs) == 2  # long-late, early-long


def test_parts_of_discontinuous_marks_are_looked_at() -> None:
    apart = (Span(0, 2), Span(8, 10))
    assert matching.meeting([apart], [at(3, 7)]) == 0
    assert matching.meeting([apart], [at(3, 9)]) == 1
    assert matching.meeting([at(0, 4)], [at(4, 6)]) == 0  # they touch, and share nothing
    assert matching.same([apart], [at(0, 10)]) == 0
    assert matching.same([apart], [(Span(0, 2), Span(8, 10))]) == 1


@given(found=marks)
def test_agreement_with_oneself_is_whole(found) -> None:
    mine = [("a", label, where) for _, label, where in found]
    (*pairs,) = measured(article(*mine, *(("b", *rest) for _, *rest in mine))).pairs()
    assert len(pairs) == bool(found)
    for it in pairs:
        assert it.counts.f1_exact == it.counts.f1_overlap == 1
        assert it.counts.exact == len(found)


@given(found=marks)
def test_who_is_called_what_makes_no_difference(found) -> None:
    other = {"a": "z", "b": "y", "c": "x"}
    one = measured(article(*found)).pairs()
    two = measured(article(*((other[who], *rest) for who, *rest in found))).pairs()

    def said(pairs, names):
        return {
            frozenset((names[it.one], names[it.other])): (
                it.counts.exact,
                it.counts.overlap,
                it.counts.one + it.counts.other,
            )
            for it in pairs
        }

    assert said(one, other) == said(two, {it: it for it in other.values()})


@given(found=marks, data=st.data())
def test_the_order_of_marks_makes_no_difference(found, data) -> None:
    shuffled = data.draw(st.permutations(found))
    assert measured(article(*found)).pairs() == measured(article(*shuffled)).pairs()


@given(found=st.lists(marks, max_size=4))
def test_articles_add_up_in_any_order(found) -> None:
    articles = [article(*it, name=str(number)) for number, it in enumerate(found)]
    forth, back = measured(*articles).pairs(), measured(*reversed(articles)).pairs()
    assert forth == back
    alone = [in_all(measured(it).pairs()) for it in articles]
    assert in_all(forth) == sum(alone, Counts())
    assert sum(together(forth).values(), Counts()) == in_all(forth)


def most_by_trying(one, other) -> int:
    """An independent count: every way to pair some of these with some of those."""

    def meets(a, b) -> bool:
        return bool(points(a) & points(b))

    few, many = sorted((one, other), key=len)
    for size in range(len(few), 0, -1):
        for mine in combinations(few, size):
            for theirs in permutations(many, size):
                if all(map(meets, mine, theirs)):
                    return size
    return 0


def points(place) -> set[int]:
    return {point for span in place for point in range(span.start, span.end)}


@given(one=st.lists(places(), max_size=4), other=st.lists(places(), max_size=5))
def test_counts_are_those_of_trying_every_way(one, other) -> None:
    assert matching.meeting(one, other) == most_by_trying(one, other)
    left = [points(it) for it in other]
    exact = 0
    for it in one:
        if points(it) in left:
            left.remove(points(it))
            exact += 1
    assert matching.same(one, other) == exact <= matching.meeting(one, other)


parts_of_one = st.lists(places().map(lambda it: it[:1]), max_size=5)


@given(one=parts_of_one, other=parts_of_one)
def test_the_quick_count_of_places_of_one_part_is_the_careful_one(one, other) -> None:
    """And both are those of trying every way."""
    careful = matching._most(matching._meetings(one, other), len(other))
    assert matching.meeting(one, other) == careful == most_by_trying(one, other)


def test_thousands_that_all_meet_are_counted_without_a_look_at_each_meeting() -> None:
    """A hundred million meetings would fill the memory."""
    one = [at(it, 20_000 - it) for it in range(9_990)]
    other = [at(it, 20_001 - it) for it in range(9_000)]
    assert matching.meeting(one, other) == 9_000


def test_a_long_chain_of_marks_that_give_way_is_walked_to_its_end() -> None:
    """Each gives way to the next, thousands of times: no call may lie on another for each of them."""
    count = 3000
    one = [at(10 * it, 10 * it + 9) for it in range(count)]
    other = [at(10 * it + 8, 10 * it + 12) for it in range(count)]
    assert matching.meeting(one, other) == count
    assert matching.meeting([*one[1:], one[0]], [*reversed(other)]) == count
    apart = (Span(0, 1), Span(3, 9))  # where one has parts, the careful way is gone
    assert matching.meeting([apart, *one[1:]], [*reversed(other)]) == count
    assert matching.meeting([at(0, 10)] * 1500, [at(0, 10)] * 1000) == 1000


def test_nothing_of_an_article_is_kept() -> None:
    """What is held after many articles is no more than after a few: names, kinds, numbers."""

    def held(count: int) -> int:
        it = Agreement()
        for number in range(count):
            it.see(article(("a", "PERS", at(0, 4)), ("b", "PERS", at(2, 6)), name=str(number)))
        return len(pickle.dumps(it))

    assert held(3000) <= held(10) + 16  # numbers grow by some bytes
