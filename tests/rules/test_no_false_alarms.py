"""What people rightly mark in four languages is never told as a mistake, and what is one still is."""

from __future__ import annotations

import pytest

from hashiya import rules
from hashiya.commands.projects import read_schema
from hashiya.model.annotation import Annotation
from hashiya.model.span import Span
from hashiya.rules import Marked
from hashiya.text import clitics
from hashiya.text.words import word_at

SCHEMA = read_schema("default")


def told(language: str, text: str, words: str) -> list[str]:
    at = text.index(words)
    return at_place(language, text, at, at + len(words))


def at_place(language: str, text: str, start: int, end: int) -> list[str]:
    mark = Annotation(
        id="m",
        article="a",
        layer="entity",
        label="ORG",
        fragments=(Span(start, end),),
        quote=text[start:end],
        annotator="ليلى",
        created=0,
    )
    of = Marked(text=text, schema=SCHEMA, annotations=(mark,), relations=(), language=language)
    return [it.rule for it in rules.broken(of)]


OWN_LETTERS = [
    *("والد الرئيس", "والدة الرئيس", "والدتها", "بالغ", "والي الخرطوم", "والت ديزني", "والمارت"),
    *("فالنسيا", "فالفيردي", "فالنتينا", "كاليفورنيا", "كالغاري", "كالياري", "كالفن كلاين"),
    *("بالتيمور", "بالميرا", "بالوتيلي", "بالي", "فالح الفياض", "والتر شتاينماير", "والدورف"),
]


@pytest.mark.parametrize("name", OWN_LETTERS)
def test_names_that_only_look_as_if_a_letter_were_attached(name: str) -> None:
    assert told("ar", f"وصل {name} أمس", name) == []


@pytest.mark.parametrize(
    ("language", "words"), [("fa", "والیبال"), ("fa", "بالکان"), ("ur", "بالآخر"), ("ur", "والدہ")]
)
def test_the_arabic_article_is_sought_in_arabic_alone(language: str, words: str) -> None:
    assert told(language, f"{words} است", words) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("وصلت قوات والناتو صامت", "والناتو"),
        ("بالناتو بدأ، ثم عاد الناتو", "بالناتو"),
        ("كالعراق؟ العراق", "كالعراق"),
        ("وبالعراق، في العراق", "وبالعراق"),
    ],
)
def test_a_letter_that_surely_is_attached_is_told(text: str, words: str) -> None:
    assert told("ar", text, words) == ["attached-letters"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("الأمين و.م.أ. قال", "و.م.أ."),
        ("سنة 500 ق.م. كان", "500 ق.م."),
        ("ا. ف. ب. قالت", "ا. ف. ب."),
        ("شركة Apple Inc. قالت", "Apple Inc."),
        ("قال كذا... ثم", "كذا..."),
        ("قال كذا… ثم", "كذا…"),
        ("شركة Yahoo! قالت", "Yahoo!"),
    ],
)
def test_abbreviations_and_dots_that_belong_to_what_is_said(text: str, words: str) -> None:
    assert told("ar", text, words) == []


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("ar", "كوفيد-19 انتشر", "كوفيد"),
        ("ar", "بين 2018-2019", "2018"),
        ("ar", "كتب #غزة_تحت_القصف", "غزة"),
        ("ar", "الـNATO قال", "NATO"),
        ("ar", "وAFP قالت", "AFP"),
        ("ar", "عام 2018م", "2018"),
        ("fa", "در تهران\u200c", "تهران"),
        ("fa", "کتاب‌های علی", "کتاب"),
        ("fa", "خانهٔ ما", "خانهٔ"),
        ("ur", "وزیرِ اعظم", "وزیرِ اعظم"),
        ("he", "תל־אביב יפה", "תל"),
        ("he", "לכשהממשלה", "ממשלה"),
        ("he", 'בצה"ל', 'צה"ל'),
    ],
)
def test_edges_that_part_a_word_where_it_has_parts(language: str, text: str, words: str) -> None:
    assert told(language, text, words) == []


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("he", "ג'ורג' בוש", "ג'ורג'"),
        ("he", 'ארה"ב אמרה', 'ארה"ב'),
        ("ar", 'شاشة 15" جديدة', '15"'),
        ("ar", "قال إن أ) محمد ب) علي حضرا", "محمد ب) علي"),
        ("ar", "ابتسم :) ثم مضى", "ابتسم :) ثم"),
        ("en", "the states' rights", "states'"),
        ("ar", "حلف (ناتو) قال", "حلف (ناتو)"),
    ],
)
def test_signs_without_a_partner_that_belong_where_they_are(
    language: str, text: str, words: str
) -> None:
    assert told(language, text, words) == []


@pytest.mark.parametrize(
    ("text", "words"), [('قال "نعم" ثم', '"نعم'), ('قال "نعم ثم', '"نعم'), ("قال (نعم ثم", "(نعم")]
)
def test_a_half_pair_is_still_told(text: str, words: str) -> None:
    assert told("ar", text, words) == ["half-pair"]


WORDS = [
    *(
        ("ar", it)
        for it in ("والناتو", "للكاظمي", "وللقوات", "بالعراق", "والدنمارك", "وزير", "فيلق")
    ),
    *(("ar", it) for it in ("وسيكتبونها", "كتابهم", "فبحكومته", "وَالعِراقِ", "الله", "لله")),
    *(("fa", it) for it in ("کتاب‌هایشان", "می‌رود", "ایرانی‌ها", "رئیس‌جمهورها")),
    *(("ur", it) for it in ("وزیرِاعظم", "بے‌وفا")),
    *(("he", it) for it in ("ולכשהממשלה", "שבירושלים", 'ובצה"ל', "ספרו")),
]


@pytest.mark.parametrize(("language", "word"), WORDS)
def test_what_the_keys_that_trim_offer_is_no_mistake(language: str, word: str) -> None:
    text = f"{word} x"
    found = word_at(text, 0)
    assert found is not None
    for start in clitics.cuts_start(text, *found, language):
        for end in clitics.cuts_end(text, *found, language):
            if start < end:
                assert "inside-word" not in at_place(language, text, start, end)
