"""The paragraph below the headline belongs to the article, also where the page has it outside of that."""

from __future__ import annotations

from pathlib import Path

import pytest

from hashiya.formats.documents import html
from hashiya.formats.format import Incoming, ReadOptions

LEAD = "قال الوزير إن الحكومة تدرس تغيير حصتها في بعض الشركات خلال العام المقبل."
TITLE = "الحكومة تدرس بيع حصص"
STORY = "<p>" + "كلام طويل في متن الخبر يكفي لأن يكون مقالًا. " * 12 + "</p>"


def text_of(page: str, place: Path) -> str:
    file = place / "p.html"
    file.write_text(page, encoding="utf-8")
    (it,) = html.read(file, ReadOptions())
    assert isinstance(it, Incoming), it
    return it.text


def page(about: str, lead: str = f"<p>{LEAD}</p>", above: str = "") -> str:
    """As newspapers have it: the body of the article is what is marked as such, the lead is not."""
    return (
        f'<html dir="rtl"><head><meta property="og:description" content="{about}"></head><body>'
        f"{above}<div><h1>{TITLE}</h1><div>بقلم سعاد</div><figure>صورة الوزير</figure>{lead}"
        f'<div itemprop="articleBody">{STORY}</div></div><div><p>{LEAD}</p></div></body></html>'
    )


@pytest.mark.parametrize("about", [LEAD, LEAD[:60] + "...", f"{LEAD} اقرأ المزيد."])
def test_the_lead_stands_between_headline_and_body(about: str, tmp_path: Path) -> None:
    lines = text_of(page(about), tmp_path).split("\n")
    assert lines[:2] == [TITLE, LEAD]
    assert lines[2].startswith("كلام طويل")
    assert len(lines) == 3


def test_a_lead_comes_in_once(tmp_path: Path) -> None:
    inside = page(LEAD, "").replace('articleBody">', f'articleBody"><p>{LEAD}</p>')
    assert text_of(inside, tmp_path).count(LEAD) == 1
    assert text_of(page(LEAD, above=f"<p>{LEAD}</p>"), tmp_path).count(LEAD) == 1


@pytest.mark.parametrize(
    "about", ["موقع الأخبار العربية", "", "قال", "كلام آخر عن غير هذا الخبر كله"]
)
def test_what_the_page_does_not_call_its_subject_stays_out(about: str, tmp_path: Path) -> None:
    assert LEAD not in text_of(page(about), tmp_path)
