"""Sentences: the language asked for, else English, else any, never the id; every inserted value isolated."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hashiya import assets, wording
from hashiya.wording import FSI, PDI, RLM, Wording

AR = """
plain = تم الحفظ.
arabic-only = بالعربية فقط.
named = تعذّر فتح «{ $name }» في { $place }.
articles = { $count ->
    [zero] لا مقالات
    [one] مقالة واحدة
    [two] مقالتان
    [few] { $count } مقالات
    [many] { $count } مقالة
   *[other] { $count } مقالة
 }
rows = { $count ->
    [few] تُركت صفوف (الأسطر { $lines }).
   *[other] تُركت صفوف كثيرة (الأسطر { $lines }).
 }
"""
EN = """# A comment that belongs to nothing
plain = Saved.
named = “{ $name }” in { $place } could not be opened.
only-here = English alone.
several =
    First line
    second line
articles = { $count ->
    [one] One article
   *[other] { $count } articles
 }
rows = { $count ->
    [one] A row was left out (line { $lines }).
   *[other] Rows were left out (lines { $lines }).
 }
"""


@pytest.fixture(autouse=True)
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for language, text in (("ar", AR), ("en", EN)):
        folder = tmp_path / "translations" / language
        folder.mkdir(parents=True)
        (folder / "test.ftl").write_text(text, encoding="utf-8")
    monkeypatch.setattr(assets, "resources", lambda: tmp_path)
    _forget()
    yield
    _forget()


def _forget() -> None:
    wording._sources.cache_clear()
    wording._fits.cache_clear()
    wording._bundle.cache_clear()


def bare(sentence: str) -> str:
    return sentence.replace(FSI, "").replace(PDI, "")


def test_arabic_comes_first() -> None:
    assert wording.languages() == ("ar", "en")


def test_the_language_asked_for_then_english_then_any_then_no_words() -> None:
    arabic = Wording("ar")
    assert arabic.say("plain") == "تم الحفظ."
    assert arabic.say("only-here") == "English alone."
    assert arabic.say("nowhere") == wording.NO_WORDS
    assert Wording("en").say("arabic-only") == "بالعربية فقط."
    assert arabic.has("only-here")
    assert not arabic.has("nowhere")


def test_an_unknown_language_speaks_english() -> None:
    assert Wording("xx").say("plain") == "Saved."


@given(name=st.text(max_size=30), place=st.text(max_size=30))
def test_inserted_names_stay_whole_and_isolated(name: str, place: str) -> None:
    sentence = Wording("ar").say("named", name=name, place=place)
    name, place = wording.visible(name), wording.visible(place)
    assert sentence == f"تعذّر فتح «{FSI}{name}{PDI}» في {FSI}{place}{PDI}."


def test_a_missing_value_is_visible_and_harmless() -> None:
    assert bare(Wording("en").say("named", name="x")) == "“x” in {$place} could not be opened."


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        (0, "لا مقالات"),
        (1, "مقالة واحدة"),
        (2, "مقالتان"),
        (3, "3 مقالات"),
        (11, "11 مقالة"),
        (100, "100 مقالة"),
    ],
)
def test_arabic_counts_in_six_forms(count: int, sentence: str) -> None:
    assert bare(Wording("ar").say("articles", count=count)) == sentence


def test_english_counts_in_two() -> None:
    say = Wording("en").say
    assert say("articles", count=1) == "One article"
    assert bare(say("articles", count=1200)) == "1,200 articles"


def test_a_sentence_of_several_lines_keeps_them() -> None:
    assert Wording("en").say("several") == "First line\nsecond line"


def test_a_list_in_a_sentence_runs_as_its_language_does() -> None:
    """Between isolates of its own it would have no letter, and run from the left."""
    said = {it: Wording(it).say("rows", count=3, lines=(2, 1002)) for it in ["ar", "en"]}
    numbers = [f"{FSI}2{PDI}", f"{FSI}1,002{PDI}"]
    assert f"{RLM}{'، '.join(numbers)}" in said["ar"]
    assert ", ".join(numbers) in said["en"]
    assert RLM not in said["en"]
    plain = Wording("ar").say("named", name="x", place=("a", "b"))
    assert f"{FSI}a{PDI}، {FSI}b{PDI}" in plain
    assert FSI + FSI not in plain


def test_a_long_list_says_that_it_goes_on() -> None:
    assert wording.first_of([1, 2, 3], 2) == (1, 2, "…")
    assert wording.first_of([1, 2], 2) == (1, 2)


def test_names_in_a_row_are_each_isolated() -> None:
    assert Wording("ar").join(["أ", "b"]) == f"{FSI}أ{PDI}، {FSI}b{PDI}"
    assert Wording("en").join(["a", "b"]) == f"{FSI}a{PDI}, {FSI}b{PDI}"


def test_the_direction_follows_the_language() -> None:
    assert Wording("ar").rtl
    assert not Wording("en").rtl


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("تقرير\u202eطفل", "تقرير⟨U+202E⟩طفل"),
        ("a\nb\tc\x1b[1m", "a⟨U+000A⟩b⟨U+0009⟩c⟨U+001B⟩[1m"),
        ("\u2069out", "⟨U+2069⟩out"),
        ("\u2068open", "⟨U+2068⟩open"),
        ("\u2068closed\u2069", "\u2068closed\u2069"),
        ("نامه\u200cای", "نامه\u200cای"),
    ],
)
def test_a_name_cannot_turn_or_break_its_line(name: str, shown: str) -> None:
    assert wording.visible(name) == shown
    assert wording.isolate(name) == f"{FSI}{shown}{PDI}"
    assert f"{FSI}{shown}{PDI}" in Wording("ar").say("named", name=name, place="x")
