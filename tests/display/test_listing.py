"""The list of annotations: order, nesting, quotes on one line."""

from __future__ import annotations

from making import annotation, article

from hashiya.display.listing import rows, short_quote

ARTICLE = article("قال الأمين العام لحلف الناتو ينس ستولتنبرغ إن الحلف باق")


def test_the_embedding_comes_before_the_embedded_and_depth_counts_them():
    whole, middle, inner = (annotation(ARTICLE, 4, end) for end in (40, 28, 10))
    later = annotation(ARTICLE, 45, 50)
    listed = rows([later, inner, whole, middle])
    assert [it.annotation for it in listed] == [whole, middle, inner, later]
    assert [it.depth for it in listed] == [0, 1, 2, 0]


def test_an_entity_stands_under_the_claim_that_it_is_in():
    claim, entity = annotation(ARTICLE, 0, 40, "CLAIM"), annotation(ARTICLE, 4, 10)
    assert [it.depth for it in rows([claim, entity])] == [0, 1]


def test_crossing_spans_are_not_nested():
    one, other = annotation(ARTICLE, 0, 20), annotation(ARTICLE, 10, 30)
    assert [it.depth for it in rows([one, other])] == [0, 0]


def test_a_quote_is_one_line_and_cut_after_a_word():
    assert short_quote("سطر\r\n  وسطر") == "سطر وسطر"
    cut = short_quote("كلمة، " * 30)
    assert len(cut) <= 61
    assert cut.endswith("كلمة…")
