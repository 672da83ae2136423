"""A mark that leads from a word to a note does not become a part of the word; powers and the notes' own numbers stay."""

from __future__ import annotations

from pathlib import Path

import pytest
from formats.test_html import one, told

LEADING = {
    "plain": '<sup><a href="#fn1">1</a></sup>',
    "around": '<a href="#fn1"><sup>1</sup></a>',
    "wikipedia": '<sup id="cite_ref-1" class="reference"><a href="#cite_note-1"><span>[</span>1<span>]</span></a></sup>',
    "word": '<a href="#_ftn1" name="_ftnref1"><span class="MsoFootnoteReference"><span dir="LTR">[1]</span></span></a>',
    "book": '<a epub:type="noteref" href="notes.xhtml#n1">1</a>',
    "role": '<a role="doc-noteref" href="#x">a</a>',
    "brackets": "<sup>(١)</sup>",
    "star": "<sup>*</sup>",
    "class": '<sup class="footnote">2</sup>',
}


@pytest.mark.parametrize("mark", LEADING.values(), ids=LEADING)
def test_what_leads_to_a_note_is_left_out(mark: str, tmp_path: Path) -> None:
    page = f"<html><body><p>قال الوزير{mark} إن السلام{mark}. قريب{mark}{mark}</p></body></html>"
    it = one(page, tmp_path)
    assert it.text == "قال الوزير إن السلام. قريب"
    assert told(it) == {"formats-page-notes": {"count": 4}}


STAYING = {
    "power": ("المساحة 20 كم<sup>2</sup> تقريبا", "المساحة 20 كم2 تقريبا"),
    "ordinal": ("القرن 19<sup>th</sup> كله", "القرن 19th كله"),
    "link": ('انظر <a href="#part2">2</a> أدناه', "انظر 2 أدناه"),
    "page": ('انظر <a href="/2024">2024</a> أدناه', "انظر 2024 أدناه"),
    "note": ('<a href="#_ftnref1" name="_ftn1">[1]</a> كتاب قديم', "[1] كتاب قديم"),
    "back": ('كتاب قديم <sup><a href="#fnref1">1</a></sup>', "كتاب قديم 1"),
    "words": ('قال<sup><a href="#note1">انظر الحاشية</a></sup> ذلك', "قالانظر الحاشية ذلك"),
}


@pytest.mark.parametrize(("marked", "text"), STAYING.values(), ids=STAYING)
def test_what_does_not_is_kept(marked: str, text: str, tmp_path: Path) -> None:
    it = one(f"<html><body><p>{marked}</p></body></html>", tmp_path)
    assert it.text == text
    assert not told(it)


def test_in_the_part_that_a_page_calls_its_article(tmp_path: Path) -> None:
    words = "قال الوزير إن السلام قريب، وأضاف أن الحكومة ستعمل على ذلك في بغداد. " * 9
    mark = LEADING["plain"]
    it = one(f"<nav>قائمة</nav><article><p>{words}كلمة{mark} أخرى</p></article>", tmp_path)
    assert it.text.endswith("كلمة أخرى")
    assert told(it)["formats-page-notes"] == {"count": 1}
