"""Names of formats among words of another direction: what explains a name follows it on the side from which it is read."""

from __future__ import annotations

import pytest

from hashiya.display.format_names import shown_title
from hashiya.formats import FORMATS
from hashiya.wording import Wording, bare, isolate


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("CoNLL (كلمات ووسومها)", "\u2067\u2066CoNLL\u2069 (كلمات ووسومها)\u2069"),
        ("CheckThat! (جمل)", "\u2067\u2066CheckThat!\u2069 (جمل)\u2069"),
        (
            "Web Annotation (من W3C، JSON-LD)",
            "\u2067\u2066Web Annotation\u2069 (من \u2066W3C\u2069، \u2066JSON-LD\u2069)\u2069",
        ),
        ("رسالة (\u200e.eml)", "\u2067رسالة (\u2066\u200e.eml\u2069)\u2069"),
        ("WebAnno TSV 3.3", isolate("WebAnno TSV 3.3")),
    ],
)
def test_a_name_with_arabic_words_runs_from_the_right_and_its_latin_parts_stay_whole(
    title: str, shown: str
) -> None:
    """«(كلمات ووسومها) CoNLL» was read in the Arabic list: the bracket before the name."""
    assert shown_title(title) == shown


@pytest.mark.parametrize("language", ["ar", "en"])
def test_nothing_is_added_that_is_read(language: str) -> None:
    say = Wording(language).say
    for it in FORMATS:
        assert bare(shown_title(say(it.title))) == say(it.title)
