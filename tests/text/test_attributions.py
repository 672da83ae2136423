"""What is said and who says it, guessed from the words: on the gold of both articles and on typical news."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hashiya import assets
from hashiya.text import quotations
from hashiya.text.attributions import attribution_at, extents_at


def said(text: str, at: str) -> tuple[str, str | None, str | None, str]:
    found = attribution_at(text, text.index(at))
    assert found is not None
    cue, source = (text[slice(*it)] if it else None for it in (found.cue, found.source))
    return text[slice(*found.content)], cue, source, found.form


@pytest.mark.parametrize(
    ("text", "at", "content", "cue", "source", "form"),
    [
        ("وقال الوزير خالد “سنبقى هنا مدة طويلة”.", "سنبقى", "سنبقى هنا مدة طويلة", "قال", "الوزير خالد", "direct"),
        ("«لن نغادر البلاد أبداً»، قالت المتحدثة أمس.", "نغادر", "لن نغادر البلاد أبداً", "قالت", "المتحدثة", "direct"),
        ("الناتو للكاظمي: نتطلع إلى دعم العراق", "نتطلع", "نتطلع إلى دعم العراق", ":", "الناتو", "indirect"),
        ("أكد رئيس الوزراء أن الاقتصاد نما بسرعة.", "نما", "الاقتصاد نما بسرعة", "أكد", "رئيس الوزراء", "indirect"),
        ("أشار محافظ البنك إلى ارتفاع الأسعار.", "الأسعار", "ارتفاع الأسعار", "أشار", "محافظ البنك", "indirect"),
        ("انخفضت الصادرات كثيراً، بحسب وزارة التجارة.", "الصادرات", "انخفضت الصادرات كثيراً", "بحسب", "وزارة التجارة", "indirect"),
        ("وصل الوفد إلى بغداد مساء.", "الوفد", "وصل الوفد إلى بغداد مساء", None, None, "none"),
        ("وستكون الخطوة صعبة، لكن الحلف سيمضي فيها.", "الحلف", "الحلف سيمضي فيها", None, None, "none"),
        ("وزير الخارجية زار دمشق.", "زار", "وزير الخارجية زار دمشق", None, None, "none"),
        ('השר אמר "אין שום שינוי בתוכנית".', "שינוי", "אין שום שינוי בתוכנית", "אמר", "השר", "direct"),
        ("رئیس جمهور گفت که تحریم‌ها برداشته می‌شود.", "تحریم", "تحریم‌ها برداشته می‌شود", "گفت", "رئیس جمهور", "indirect"),
        ("The minister said that taxes will fall.", "taxes", "taxes will fall", "said", "The minister", "indirect"),
    ],
)  # fmt: skip
def test_typical_sentences(
    text: str, at: str, content: str, cue: str | None, source: str | None, form: str
) -> None:
    assert said(text, at) == (content, cue, source, form)


def test_a_quoted_name_is_no_claim() -> None:
    text = "أعلنت وكالة “رويترز” أن المفاوضات انتهت."
    assert said(text, "رويترز")[0] != "رويترز"


def gold() -> list[dict[str, Any]]:
    raw = json.loads((assets.seeds() / "gold_seeds.json").read_text(encoding="utf-8"))
    return raw["documents"]


def test_most_of_the_gold_is_found_from_the_first_word_of_each_claim() -> None:
    claims = exact = sources = named = 0
    for document in gold():
        text = (assets.seeds() / "articles" / document["name"]).read_bytes().decode("utf-8")
        spans = {it["id"]: it for it in document["spans"]}
        for it in document["spans"]:
            if it["label"] != "CLAIM":
                continue
            ends = [
                spans[arrow["to"]]
                for arrow in document["relations"]
                if arrow["from"] == it["id"] and arrow["label"] == "said_by"
            ]
            found = attribution_at(text, it["start"])
            assert found is not None
            claims += 1
            exact += found.content == (it["start"], it["end"])
            sources += bool(ends)
            named += found.source in [(end["start"], end["end"]) for end in ends]
    assert (claims, sources) == (53, 29)
    assert exact >= 26
    assert named >= 20


LETTERS = st.text(st.sampled_from('ابن قالأ ،.:“”"«»\n\u064b\u200f😀a1'), max_size=60)


@given(LETTERS, st.integers(0, 60))
def test_any_text_gives_places_in_it(text: str, pos: int) -> None:
    found = attribution_at(text, pos)
    if found is None:
        return
    for it in (found.content, found.cue, found.source):
        if it is not None:
            assert 0 <= it[0] < it[1] <= len(text)
    words = text[slice(*found.content)]
    assert words == words.strip()
    for it in (found, *extents_at(text, pos)):
        assert not quotations.halves(text, *it.content)


LED = (
    "وقال العلي في مؤتمر صحفي: «أنفقنا ستة مليارات على المشروع».\n"
    "وصل الوفد إلى بغداد، وقال رئيسه: «جئنا لنبقى هنا طويلا».\n"
    "قال العلي: «كلفنا المشروع كثيرا جدا» ثم خرج من القاعة غاضبا.\n"
)


@pytest.mark.parametrize("at", ["وقال العلي", "العلي", "صحفي", "أنفقنا"])
def test_at_the_words_that_lead_to_a_quotation_it_is_the_quotation(at: str) -> None:
    found = attribution_at(LED, LED.index(at))
    assert found is not None
    assert LED[slice(*found.content)] == "أنفقنا ستة مليارات على المشروع"
    assert found.source is not None
    assert LED[slice(*found.source)] == "العلي"


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("وصل", "وصل الوفد إلى بغداد، وقال رئيسه: «جئنا لنبقى هنا طويلا»"),
        ("قال العلي: «كلفنا", "قال العلي: «كلفنا المشروع كثيرا جدا» ثم خرج من القاعة غاضبا"),
    ],
)
def test_a_sentence_that_says_more_than_who_speaks_stays_whole(at: str, words: str) -> None:
    found = attribution_at(LED, LED.index(at))
    assert found is not None
    assert LED[slice(*found.content)] == words
