"""W3C Web Annotation, written: the quick way of putting places and names into words says what the careful one does."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from text.strategies import texts

from hashiya.formats.web_annotation import pages, places
from hashiya.model.identity import new_id
from hashiya.model.span import Span

SIGNS = [chr(it) for it in range(0x20)] + ['"', "\\", "\x7f", "\u2028", "😀", "\u200c"]
UUID = "01a206bf-82ac-789c-8305-e9483cda609c"


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Span]]:
    signs = st.lists(st.sampled_from([*SIGNS, "كلمة", "\\n", "\n"]), max_size=12).map("".join)
    text = draw(st.one_of(texts, signs)) + "نص"
    starts = draw(st.lists(st.integers(0, len(text) - 1), max_size=5))
    return text, [Span(it, draw(st.integers(it + 1, len(text)))) for it in starts]


@given(marked())
def test_a_target_says_the_place_and_the_words(of: tuple[str, list[Span]]) -> None:
    text, spans = of
    found = [json.loads(it) for it in places.targets(text, 'a "source"', spans)]
    assert [it["source"] for it in found] == ['a "source"'] * len(spans)
    for it, span in zip(found, spans, strict=True):
        at, words = it["selector"]
        assert (at["start"], at["end"]) == (span.start, span.end)
        assert words["exact"] == text[span.start : span.end]
        assert words["prefix"] == text[max(0, span.start - places.AROUND) : span.start]
        assert words["suffix"] == text[span.end : span.end + places.AROUND]


@pytest.mark.parametrize("sign", SIGNS)
def test_what_json_escapes_is_escaped_round_a_mark(sign: str) -> None:
    text = f"{sign}أ{sign}ب{sign}"
    (found,) = places.targets(text, "s", [Span(1, 4)])
    assert json.loads(found)["selector"][1] == {
        "type": "TextQuoteSelector", "exact": text[1:4], "prefix": sign, "suffix": sign,
    }  # fmt: skip


@pytest.mark.parametrize(
    "ids",
    [
        [],
        [UUID],
        [new_id() for _ in range(5)],
        [UUID, UUID.upper()],
        [UUID, "a b"],
        [UUID, "é" * 36],
        [UUID, UUID.replace("-", "\0")],
        [UUID, UUID[:8] + "a" + UUID[8:13] + UUID[14:]],
        [UUID, UUID[1:8] + "--" + UUID[9:13] + "a" + UUID[14:]],
    ],
)
def test_names_of_many_are_those_of_each(ids: list[str]) -> None:
    assert places.iris(ids) == [places.iri(it).encode() for it in ids]


@pytest.mark.parametrize(
    ("milliseconds", "said"),
    [
        (1, "1970-01-01T00:00:00.001Z"),
        (1_581_501_599_999, "2020-02-12T09:59:59.999Z"),
        (1_582_934_400_000, "2020-02-29T00:00:00.000Z"),
        (-1, "1969-12-31T23:59:59.999Z"),
    ],
)
def test_a_moment_is_written_with_its_thousandths(milliseconds: int, said: str) -> None:
    assert f'"created":"{said}"'.encode() in pages._begun("tagging", "", milliseconds)
