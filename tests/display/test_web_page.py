"""A web page holds exactly the article's text, and every mark proves its offsets."""

from __future__ import annotations

import dataclasses
import re
from itertools import pairwise

import gold
import pytest
import web_reader
from hypothesis import given
from hypothesis import strategies as st

from hashiya.display import web_page as web_page_module
from hashiya.display.palette import contrast, palette
from hashiya.display.web_page import COPYING, PageChoice, web_page
from hashiya.model.annotation import Annotation
from hashiya.model.article import Article
from hashiya.model.dataset import AnnotatedArticle
from hashiya.model.relation import Relation
from hashiya.model.span import Span

LETTERS = st.text(
    st.sampled_from(
        "ابتثلاَِّ \u200c\u200f\u202e\u2066\u2069<>&\"'abc١2😀\n\r\t\x0b\x85\u2028א\ufeff"
    ),
    min_size=1,
    max_size=80,
)


def annotation(text: str, name: str, *parts: tuple[int, int], label: str = "PERS") -> Annotation:
    spans = tuple(Span(*it) for it in parts)
    layer = "claim" if label == "CLAIM" else "entity"
    quote = text[spans[0].start : spans[-1].end]
    return Annotation(
        id=name,
        article="a",
        layer=layer,
        label=label,
        fragments=spans,
        quote=quote,
        annotator="ليلى",
        created=0,
    )


def annotated(text: str, *annotations: Annotation, **facts: object) -> AnnotatedArticle:
    article = Article(id="a", name="a.txt", title=facts.pop("title", "عنوان"), text=text, sha256="")
    return AnnotatedArticle(
        article=dataclasses.replace(article, **facts), annotations=tuple(annotations)
    )


def page(it: AnnotatedArticle, **choice: object) -> str:
    return "".join(web_page(it, gold.schema(), PageChoice(**{"fonts": False, **choice})))


def prove(it: AnnotatedArticle) -> web_reader.Seen:
    """Text and offsets of everything on the page."""
    text = it.article.text
    seen = web_reader.read(page(it))
    assert seen.text == text
    pieces: dict[str, list[web_reader.Mark]] = {}
    for mark in seen.marks:
        own = mark.values
        start = int(own.get("data-from", own["data-start"]))
        end = int(own.get("data-to", own["data-end"]))
        assert (mark.start, mark.end) == (start, end)
        pieces.setdefault(own["data-id"], []).append(mark)
    assert set(pieces) == {one.id for one in it.annotations}
    for one in it.annotations:
        marks = pieces[one.id]
        covered = [place for mark in marks for place in range(mark.start, mark.end)]
        assert covered == [place for part in one.fragments for place in range(part.start, part.end)]
        for mark in marks:
            assert mark.values["data-label"] == one.label
            assert (mark.values["data-start"], mark.values["data-end"]) == (
                str(one.start),
                str(one.end),
            )
    assert len(seen.ids) == len(set(seen.ids))
    return seen


@pytest.mark.parametrize("number", [0, 1])
def test_the_gold_is_on_the_page_with_all_its_offsets(number):
    seed = gold.articles()[number]
    seen = prove(seed)
    assert set(seen.paragraphs) == {"rtl"}
    assert len(seen.links) == 2 * len(seed.relations)
    assert all(it.removeprefix("#") in seen.ids for it in seen.links)


@given(LETTERS, st.data())
def test_text_and_offsets_hold_whatever_the_text_and_the_spans(text, data):
    places = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    spans = data.draw(st.lists(places.map(sorted).filter(lambda it: it[0] < it[1]), max_size=8))
    prove(annotated(text, *(annotation(text, f"n{k}", tuple(it)) for k, it in enumerate(spans))))


def test_crossing_marks_are_divided_and_follow_without_a_gap():
    text = "قال الوزير في بغداد أمس"
    one, other = annotation(text, "one", (0, 13)), annotation(text, "other", (4, 19))
    seen = prove(annotated(text, one, other))
    parts = [(it.start, it.end) for it in seen.marks if it.values["data-id"] == "other"]
    assert parts == [(4, 13), (13, 19)]
    assert all(a[1] == b[0] for a, b in pairwise(parts))


def test_fragments_and_marks_over_paragraphs_keep_their_places():
    text = "أول الكلام\r\n\r\nثم بعده\nوآخره"
    parts = annotation(text, "parts", (0, 3), (14, 16))
    over = annotation(text, "over", (4, 24), label="CLAIM")
    prove(annotated(text, parts, over))


def test_paragraphs_have_their_own_direction():
    seen = prove(annotated("نص عربي\nAn English one\n2024\nעברית"))
    assert seen.paragraphs == ["rtl", "ltr", "ltr", "rtl"]
    forced = prove(annotated("An English one\nنص", direction="rtl"))
    assert forced.paragraphs == ["rtl", "rtl"]
    turned = prove(annotated("نص\nسطر", direction="rtl", directions={3: "ltr"}))
    assert turned.paragraphs == ["rtl", "ltr"]


def test_names_can_neither_break_nor_turn_the_page():
    nasty = '<script>x</script>"&\u202eabc\u2069\n'
    text = "كلمة"
    mark = annotation(text, 'i"d>', (0, 4), label="PERS<b>")
    mark = dataclasses.replace(mark, annotator=nasty, attributes={"a": nasty, "b": True})
    shown = annotated(text, mark, title=nasty, source=nasty, author=nasty, language='a"r')
    html = page(shown)
    assert html.count("<script>") == 1
    seen = prove(shown)
    assert seen.marks[0].values["data-annotator"] == nasty
    assert "⟨U+202E⟩" in seen.words
    assert "\u202e" not in seen.words


def test_relations_lead_to_their_marks_whatever_the_ids():
    text = "قال الوزير"
    ends = [annotation(text, "ا b", (0, 3)), annotation(text, "c%", (4, 10))]
    relation = Relation(
        id="r", article="a", label="said_by", from_id="ا b", to_id="c%", annotator="x", created=0
    )
    lost = dataclasses.replace(relation, id="lost", to_id="nobody")
    shown = dataclasses.replace(annotated(text, *ends), relations=(relation, lost))
    html = page(shown)
    assert html.count("<tr data-id=") == 1
    assert 'href="#m-%D8%A7%20b"' in html
    assert 'href="#m-c%25"' in html


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_page_speaks_the_language_and_asks_nobody(language):
    html = page(gold.articles()[0], language=language, fonts=True)
    seen = web_reader.read(html)
    assert (seen.root["lang"], seen.root["dir"]) == (language, "rtl" if language == "ar" else "ltr")
    assert ("شخص" if language == "ar" else "Person") in seen.titles
    assert not seen.sources
    assert set(re.findall(r"url\((\w+:)", html)) == {"data:"}
    assert "default-src 'none'" in html
    assert html.count("<script>") == 1
    assert COPYING in html


def test_the_page_goes_with_light_and_dark_unless_told():
    light, dark = palette("light").page, palette("dark").page
    free, told = page(gold.articles()[0]), page(gold.articles()[0], theme="dark")
    assert "prefers-color-scheme:dark" in free
    assert light in free
    assert dark in free
    assert "prefers-color-scheme" not in told
    assert f"--page:{dark}" in told
    assert contrast(palette("dark").ink, dark) > 7


def test_no_mark_stands_between_joined_letters():
    """Room along the line at an element's edge would part the letters of a word."""
    style = page(gold.articles()[0]).split("<style>")[1].split("</style>")[0]
    for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", style):
        if "mark" in selector:
            assert not re.search(r"margin|padding|border|font|display|position:|letter-", body)


def test_marks_and_legend_can_be_left_out():
    bare = annotated(gold.articles()[0].article.text)
    seen = web_reader.read(page(bare))
    assert not seen.marks
    assert 'class="legend"' not in page(gold.articles()[0], legend=False)


def test_what_is_copied_are_the_characters_of_the_text_and_not_the_browser_s():
    for part in ("clipboardData.setData('text/plain',r.toString())", "e.preventDefault()"):
        assert part in web_page_module.COPYING
