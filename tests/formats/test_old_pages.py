"""Pages as they once were: Hebrew in the order of the eye, logos in headings, tables for columns."""

from __future__ import annotations

from pathlib import Path

import pytest

from hashiya import formats
from hashiya.formats.documents import html
from hashiya.formats.format import Incoming, ReadOptions

LONG = "قال الوزير إن السلام قريب، وأضاف أن الحكومة ستعمل على ذلك في بغداد. " * 6


def one(page: str, place: Path) -> Incoming:
    (place / "p.html").write_text(page, encoding="utf-8")
    (it,) = html.read(place / "p.html", ReadOptions())
    assert isinstance(it, Incoming), it
    return it


@pytest.mark.parametrize("said", ["iso-8859-8", "windows-1255", "iso-8859-8-i"])
def test_hebrew_in_the_order_of_the_eye_is_turned_and_told(tmp_path: Path, said: str) -> None:
    body = "<h1>רצואה רש ועידוה</h1><p>.תינכותה םויב <b>(לומתא)</b> הלשממה<br>םידדועמ 2001 תנש ינותנ</p>"
    page = f"<html><head><meta charset={said}><title>רצואה רש ועידוה</title></head><body>{body}</body></html>"
    (tmp_path / "a.html").write_bytes(page.encode("iso8859-8"))
    (it,) = html.read(tmp_path / "a.html", ReadOptions())
    assert isinstance(it, Incoming)
    assert it.text.split("\n") == [
        "הודיעו שר האוצר",
        "הממשלה (אתמול) ביום התוכנית.",
        "נתוני שנת 2001 מעודדים",
    ]
    assert it.title == "הודיעו שר האוצר"
    assert [(note.message, note.values["count"]) for note in it.notes] == [("formats-eye-order", 3)]


def test_a_bare_text_in_the_order_of_the_eye_keeps_its_file(tmp_path: Path) -> None:
    data = ".תינכותה םויב הלשממה\nםידדועמ םינותנ".encode("cp862")
    (tmp_path / "a.txt").write_bytes(data)
    (it,) = formats.for_reading(tmp_path / "a.txt").read(tmp_path / "a.txt", ReadOptions())
    assert it.text == "הממשלה ביום התוכנית.\nנתונים מעודדים"
    assert it.original == data
    assert "formats-eye-order" in [note.message for note in it.notes]


@pytest.mark.parametrize(
    "told", ["", '<meta property="og:title" content="فريق يكتشف بئرًا قرب الواحة">']
)
def test_a_logo_that_is_a_heading_too_is_not_the_headline(tmp_path: Path, told: str) -> None:
    page = (
        f"<html lang=ar><head><title>فريق يكتشف بئرًا قرب الواحة - صحيفة الواحة</title>{told}</head><body>"
        '<div id="top"/><div><h1><span>الواحة</span><a href="/"><img alt="x"></a></h1></div>'
        "<ul><li>الطبعة: العربية</li><li><a href=/e>English</a></li></ul><div><div><div class=story>"
        "<h1>فريق يكتشف بئرًا قرب الواحة</h1><div>الأربعاء، 28 آب/أغسطس 2013، آخر تحديث 14:00</div>"
        f"<div class=content><p>{LONG}</p><p>{LONG}</p></div><div><h4>مواضيع ذات صلة</h4><ul>"
        "<li><a href=1>اكتشاف نقوش في جبل قريب</a></li></ul></div></div></div></div>"
        "<div><p>جميع الحقوق محفوظة</p></div></body></html>"
    )
    it = one(page, tmp_path)
    assert it.title == "فريق يكتشف بئرًا قرب الواحة"
    assert it.published == "2013-08-28"
    assert it.text.split("\n") == [
        "فريق يكتشف بئرًا قرب الواحة",
        "الأربعاء، 28 آب/أغسطس 2013، آخر تحديث 14:00",
        LONG.strip(),
        LONG.strip(),
    ]
    assert "formats-page-around" in [note.message for note in it.notes]


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("صحيفة الواحة :: فريق يكتشف بئرًا قديمة", "فريق يكتشف بئرًا قديمة"),
        ("الواحة | فريق يكتشف بئرًا قديمة | محليات", "فريق يكتشف بئرًا قديمة"),
        ("الواحة - آخر الأخبار المحلية والعالمية", "الواحة - آخر الأخبار المحلية والعالمية"),
        (
            "محليات الصحيفة - فريق يكتشف بئرًا في الصحراء",
            "محليات الصحيفة - فريق يكتشف بئرًا في الصحراء",
        ),
    ],
)
def test_an_old_page_of_tables_is_called_by_its_headline(
    tmp_path: Path, title: str, wanted: str
) -> None:
    page = (
        f"<html dir=rtl><head><title>{title}</title></head><body><table><tr><td>محليات الصحيفة</td></tr><tr><td>"
        f"<font size=5><b>فريق يكتشف بئرًا قديمة</b></font><br>سامي أحمد<br><br>{LONG}<br>&nbsp;<br>{LONG}</td></tr>"
        "<tr><td>جميع الحقوق محفوظة</td></tr></table></body></html>"
    )
    it = one(page, tmp_path)
    assert it.title == wanted
    lines = it.text.split("\n")
    assert lines[lines.index("سامي أحمد") + 1 :][:2] == [LONG.strip(), LONG.strip()]


def test_a_large_first_letter_stays_in_its_word(tmp_path: Path) -> None:
    letter = '<span style="display:block;float:right;font-size:100px">ق</span>'
    file = tmp_path / "p.html"
    file.write_text(f"<p>{letter}ال الوزير</p><p>سطر</p>", encoding="utf-8")
    (it,) = html.read(file, ReadOptions())
    assert isinstance(it, Incoming)
    assert it.text == "قال الوزير\nسطر"
