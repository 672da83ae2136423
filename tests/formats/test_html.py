"""Saved pages: the article's words in their paragraphs, its facts, and every word left out is counted."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hashiya import formats
from hashiya.formats.documents import conserving, html, zipped
from hashiya.formats.documents.page import letters
from hashiya.formats.format import Incoming, Note, ReadOptions

LONG = "قال الوزير إن السلام قريب، وأضاف أن الحكومة ستعمل على ذلك في بغداد. " * 6
NEWS = f"""<!DOCTYPE html>
<!-- saved from url=(0031)https://schema.org/news/1?a=b -->
<html lang="ar" dir="rtl"><head><meta charset="utf-8">
<title>السلام قريب | وكالة الأنباء</title>
<meta property="og:title" content="السلام  قريب | وكالة الأنباء">
<meta property="og:site_name" content="وكالة الأنباء">
<meta name="author" content="ليلى حداد">
<script type="application/ld+json">
{{"@context": "https://schema.org", "@graph": [{{"@type": "WebSite", "name": "لا"}},
 {{"@type": "NewsArticle", "headline": "آخر", "datePublished": "2024-05-06T10:00:00+03:00",
   "author": [{{"@type": "Person", "name": "سامي"}}, {{"name": "منى"}}]}}]}}
</script>
<style>.ad, .x {{ display: none }} @media print {{ p {{ display: none }} }}</style></head>
<body><nav><ul><li>الرئيسية</li><li>سياسة</li></ul></nav>
<header><h1>السلام قريب</h1></header>
<div class="related"><p>اقرأ أيضا خبر بعيد</p></div>
<article><time datetime="2024-05-07">أمس</time>
<p>{LONG}</p>
<p class="ad">اشتر الآن</p>
<p>وقال <b>ال</b>ناتو <a href="javascript:run()">نص الرابط</a> في&nbsp;بغداد.<br>سطر ثان</p>
<ul><li>أول</li><li>ثان</li></ul>
<table><tr><th>اسم</th><th>عدد</th></tr><tr><td>أ</td><td>١</td></tr></table>
<script>document.write("كلمات البرنامج")</script>
</article>
<footer>جميع الحقوق</footer></body></html>"""


def read(data: str | bytes, place: Path, name: str = "p.html", **options) -> list[Incoming | Note]:
    file = place / name
    file.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    return list(html.read(file, ReadOptions(**options)))


def one(data: str | bytes, place: Path, name: str = "p.html", **options) -> Incoming:
    (it,) = read(data, place, name, **options)
    assert isinstance(it, Incoming), it
    return it


def told(it: Incoming) -> dict[str, dict[str, str | int]]:
    return {note.message: dict(note.values) for note in it.notes}


def test_a_saved_news_page_gives_the_article_and_its_facts(tmp_path: Path) -> None:
    it = one(NEWS, tmp_path)
    assert it.text.split("\n") == [
        "السلام قريب",
        "أمس",
        LONG.strip(),
        "وقال الناتو نص الرابط في\u00a0بغداد.",
        "سطر ثان",
        "أول",
        "ثان",
        "اسم\tعدد",
        "أ\t١",
    ]
    assert (it.title, it.author) == ("السلام قريب", "سامي، منى")
    assert (it.published, it.source) == ("2024-05-06", "وكالة الأنباء")
    assert it.url == "https://schema.org/news/1?a=b"
    assert (it.language, it.direction, it.directions) == ("ar", "rtl", {})
    assert told(it) == {
        "formats-page-hidden": {"count": 2},
        "formats-page-furniture": {"count": 4},
        "formats-page-elsewhere": {"count": 4},
    }
    assert not any(note.lost for note in it.notes)


def test_words_that_are_shown_in_lines_of_their_own_are_not_joined(tmp_path: Path) -> None:
    it = one(
        "<p><span style='display: block'>أول</span><b style='DISPLAY:flex'>ثان</b></p>", tmp_path
    )
    assert it.text == "أول\nثان"


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("قال<span dir=LTR></span><span dir=LTR> NATO</span>.", "قال\u2066 NATO\u2069."),
        ("قال <span dir=LTR><b></b></span> ثم", "قال ثم"),
        ("قال<span dir=ltr> </span>ثم", "قال ثم"),
        ("<bdo dir=ltr></bdo>قال <bdi><i> </i></bdi>", "قال"),
    ],
)
def test_an_element_of_another_direction_without_words_leaves_no_signs(
    markup: str, text: str, tmp_path: Path
) -> None:
    """Word writes them by the hundred."""
    assert one(f"<body dir=rtl><p>{markup}</p></body>", tmp_path).text == text


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<meta property='og:title' content='أ'><title>ب</title>", "أ"),
        ("<title>ب</title>", "عنوان"),
    ],
)
def test_the_title_is_the_surest_one(head: str, title: str, tmp_path: Path) -> None:
    assert one(f"<html><head>{head}</head><h1>عنوان</h1><p>نص", tmp_path).title == title


@pytest.mark.parametrize("head", ["", "<title>- no title specified</title>"])
def test_without_any_title_it_is_guessed(head: str, tmp_path: Path) -> None:
    it = one(f"{head}<p>زار ترامب بغداد، ثم غادر.", tmp_path)
    assert it.title == "زار ترامب بغداد"


@pytest.mark.parametrize(
    "head",
    [
        '<link rel="canonical" href="javascript:alert(1)">',
        '<link rel="canonical" href="file:///etc/passwd">',
        '<meta property="og:url" content="data:text/html,x">',
        '<link rel="canonical" href="http://[bad">',
    ],
)
def test_only_an_address_of_the_web_is_kept(head: str, tmp_path: Path) -> None:
    assert one(f"<html><head>{head}</head><body>نص", tmp_path).url == ""


@pytest.mark.parametrize(
    ("told_date", "kept"),
    [
        ("2024-05-06T10:00:00Z", "2024-05-06"),
        ("Mon, 06 May 2024 10:00:00 GMT", "2024-05-06"),
        ("2024-13-40", ""),
        ("أمس", ""),
    ],
)
def test_dates_are_kept_as_days(told_date: str, kept: str, tmp_path: Path) -> None:
    head = f'<meta property="article:published_time" content="{told_date}">'
    assert one(f"<html><head>{head}</head><body>نص", tmp_path).published == kept


def test_a_page_in_one_file_with_its_pictures(tmp_path: Path) -> None:
    body = "<html><head><title>خبر</title></head><body><p>نص عربي هنا</p></body></html>"
    data = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://schema.org/n\r\n"
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n'
        b'\r\n--b\r\nContent-Type: text/html; charset="windows-1256"\r\n'
        b"Content-Transfer-Encoding: 8bit\r\n\r\n" + body.encode("cp1256") + b"\r\n"
        b"--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n--b--\r\n"
    )
    it = one(data, tmp_path, "p.mhtml")
    assert (it.text, it.title) == ("نص عربي هنا", "خبر")
    assert it.url == "https://schema.org/n"
    assert html.recognises(tmp_path / "p.mhtml", data[:4096])


def test_a_poem_keeps_its_lines(tmp_path: Path) -> None:
    it = one("<pre>سطر أول\n   سطر ثان\n</pre><p>بعد", tmp_path)
    assert it.text == "سطر أول\n   سطر ثان\nبعد"


def test_a_page_whose_words_a_program_would_load_says_so(tmp_path: Path) -> None:
    (note,) = read("<html><body><div id=app></div><script>go()</script>", tmp_path)
    assert isinstance(note, Note)
    assert (note.message, note.lost) == ("formats-page-empty", True)


WORDS = st.text("ابتثجحخدذ ", min_size=1, max_size=8)
TAGS = st.sampled_from(["p", "div", "span", "b", "i", "td", "li", "h2", "section", "a", "em"])


@st.composite
def markup(draw, depth: int = 0) -> str:
    if depth > 4 or draw(st.booleans()):
        return draw(WORDS)
    tag = draw(TAGS)
    inside = "".join(draw(st.lists(markup(depth + 1), max_size=4)))
    ending = draw(st.sampled_from([f"</{tag}>", "", "</p>", "</div", "<!-- x -->", "<br>"]))
    return f"<{tag}>{inside}{ending}"


@given(markup())
def test_no_letter_is_lost_however_broken_the_page(source: str) -> None:
    """C10, P15: what a second parser sees is in the text or counted as left out."""
    page = html.taken(source)
    assert letters(page.text) >= 0.999 * conserving.letters_of_html(source)
    assert page.lost == 0


def test_a_loss_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control of the second look: a first way that goes blind in the middle is found out."""
    from hashiya.formats.documents import html_text

    real = html_text._around

    def blind(root):
        for number, it in enumerate(real(root)):
            if not (it[0].is_text_node and number > 8):
                yield it

    monkeypatch.setattr(html_text, "_around", blind)
    it = one("<body>" + f"<p>{LONG}</p>" * 5, tmp_path)
    (lost,) = (note for note in it.notes if note.lost)
    assert lost.message == "formats-words-lost"
    assert isinstance(lost.values["count"], int)
    assert lost.values["count"] > 100


STORY = "<p>" + "كلام طويل في متن الخبر يكفي لأن يكون مقالًا. " * 12 + "</p>"


def test_the_name_of_the_site_is_no_headline(tmp_path: Path) -> None:
    head = "<title>خطة الإصلاح تبدأ العام المقبل – مدونة سعاد</title>"
    site = "<div><h1><a>مدونة سعاد</a></h1></div>"
    above = f"{head}{site}<h1>خطة الإصلاح تبدأ العام المقبل</h1><article>{STORY}</article>"
    within = f"{head}{site}<article><h1>خطة الإصلاح تبدأ العام المقبل</h1>{STORY}</article>"
    for page in (above, within):
        found = one(page, tmp_path)
        assert (found.title, found.source) == ("خطة الإصلاح تبدأ العام المقبل", "مدونة سعاد")
        assert found.text.startswith("خطة الإصلاح تبدأ العام المقبل\nكلام")
    other = "<title>الحياة - خطة الإصلاح تبدأ</title><h1>خطة الإصلاح تبدأ</h1><p>نص"
    assert one(other, tmp_path).title == "خطة الإصلاح تبدأ"


@pytest.mark.parametrize("attributes", ["", ' role="main"'])
def test_what_stands_outside_the_main_part_is_left_out(attributes: str, tmp_path: Path) -> None:
    page = f"<main{attributes}><h1>عنوان</h1>{STORY}</main><section><h2>اخترنا لكم</h2></section>"
    found = one(page, tmp_path)
    assert "اخترنا" not in found.text
    assert [it.values["count"] for it in found.notes if it.message == "formats-page-elsewhere"] == [
        2
    ]


def test_an_article_with_articles_inside_is_one(tmp_path: Path) -> None:
    inner = f"<article>{STORY}</article>"
    found = one(f"<div>قوائم</div><article><h1>عنوان</h1>{inner}<p>خاتمة</p></article>", tmp_path)
    assert found.text.startswith("عنوان\nكلام")
    assert found.text.endswith("خاتمة")


def test_titles_keep_the_joiners_of_their_words(tmp_path: Path) -> None:
    page = '<meta property="og:title" content="برنامه آغاز می\u200cشود\u200f"><p>نص'
    assert one(page, tmp_path).title == "برنامه آغاز می\u200cشود"


def test_a_day_in_words_below_the_headline_is_the_articles(tmp_path: Path) -> None:
    page = "<div>الاثنين، 10 يونيو 2024</div><h1>عنوان</h1><div>الاثنين، 6 أيار/مايو 2024</div>"
    assert one(page + STORY, tmp_path).published == "2024-05-06"
    assert one(f"<div>10 يونيو 2024</div><h1>عنوان</h1>{STORY}", tmp_path).published == ""


def test_lists_of_short_links_outside_of_the_article_are_menus(tmp_path: Path) -> None:
    links = "".join(f"<li><a href='{n}'>قسم {n}</a></li>" for n in "أبجد")
    menu = f"<div><ul>{links}</ul></div>"
    found = one(f"{menu}<h1>عنوان</h1>{STORY}{menu}", tmp_path)
    assert "قسم" not in found.text
    assert [it.values["count"] for it in found.notes if it.message == "formats-page-furniture"] == [
        16
    ]
    assert "قسم" in one(f"<main><h1>عنوان</h1>{STORY}<ul>{links}</ul></main>", tmp_path).text
    story = "<ul><li><a>وزير المالية يعلن خطة جديدة</a> ثم شرحها طويلًا</li><li><a>ب</a></li><li><a>ج</a></li></ul>"
    assert "شرحها" in one(f"<h1>عنوان</h1>{STORY}{story}", tmp_path).text


PROSE = "".join(f"<p>{LONG}</p><p>{n}</p>" for n in ("فقرة قصيرة", "أخرى", "ثالثة"))


def test_of_a_page_without_marks_the_article_is_where_its_prose_is(tmp_path: Path) -> None:
    above = "<div><span>الطبعة</span><div><a href='x'>سياسة</a></div><div>ابحث</div></div>"
    below = "<div><div>الأكثر قراءة</div><div><a href='y'>خبر بعيد عن كل شيء</a></div></div>"
    body = f"<div><h1>عنوان الخبر</h1><div>كتبه سامي</div><div>{PROSE}</div></div>"
    found = one(f"<div>{above}{body}{below}</div>", tmp_path)
    assert found.text.startswith("عنوان الخبر\nكتبه سامي\nقال الوزير")
    assert found.text.endswith("ثالثة")
    assert told(found) == {"formats-page-around": {"count": 10}}


def test_a_headline_within_the_prose_begins_it_and_prose_above_it_stays(tmp_path: Path) -> None:
    page = "<div><div>الطبعة</div>{above}<h1>عنوان الخبر</h1>{prose}</div><div>حقوق</div>"
    found = one(page.format(above="", prose=PROSE), tmp_path)
    assert found.text.startswith("عنوان الخبر\nقال")
    found = one(page.format(above=f"<p>{LONG}</p>", prose=PROSE), tmp_path)
    assert found.text.startswith("الطبعة\nقال")
    assert "حقوق" not in found.text


def test_prose_in_several_places_is_all_kept(tmp_path: Path) -> None:
    page = f"<div><div>{PROSE}</div></div><div>قائمة</div><div><div><p>{LONG}</p></div></div>"
    found = one(page, tmp_path)
    assert "قائمة" in found.text
    assert found.text.count("قال الوزير") == 24
    assert told(found) == {}


def test_a_short_page_is_left_whole(tmp_path: Path) -> None:
    page = (
        "<div>فوق</div><div><h1>عنوان</h1><p>خبر قصير عن السلام في البلاد.</p></div><div>تحت</div>"
    )
    assert one(page, tmp_path).text.startswith("فوق")
    assert told(one(page, tmp_path)) == {}


def test_blocks_of_links_are_no_prose(tmp_path: Path) -> None:
    links = "".join(f"<div><a href='{n}'>{LONG[:120]}</a></div>" for n in range(9))
    found = one(f"<div><div>{PROSE}</div></div><div>{links}</div>", tmp_path)
    assert found.text.count("قال الوزير") == 18


def test_a_page_that_says_utf_8_and_is_not_is_read_by_its_bytes(tmp_path: Path) -> None:
    page = f"<html><head><meta charset='utf-8'></head><body><h1>عنوان</h1>{PROSE}</body></html>"
    found = one(page.encode("cp1256"), tmp_path)
    assert (found.encoding, found.text.partition("\n")[0]) == ("cp1256", "عنوان")
    assert told(found)["formats-page-encodings"] == {"chosen": "cp1256", "others": "utf-8"}


@pytest.mark.parametrize("named", ["iso-8859-8", "iso-8859-8-i"])
def test_a_hebrew_page_in_the_encoding_that_it_names_raises_no_doubt(
    named: str, tmp_path: Path
) -> None:
    page = f"<html><head><meta charset='{named}'></head><body><p>אמר השר כי נדרש שיתוף פעולה</p></body></html>"
    found = one(page.encode("iso8859-8"), tmp_path)
    assert found.text == "אמר השר כי נדרש שיתוף פעולה"
    assert told(found) == {}


def test_cells_that_hold_paragraphs_are_cells_of_one_line(tmp_path: Path) -> None:
    rows = "<tr><td><p>أ</p></td><td></td><td><p>ب</p></td></tr><tr><td><p>ج</p><p>د</p></td><td>ه</td></tr>"
    inner = "<tr><td><table><tr><td>و</td><td><div>ز</div></td></tr></table></td></tr>"
    found = one(f"<p>قبل</p><table>{rows}{inner}</table><p>بعد</p>", tmp_path)
    assert found.text == "قبل\nأ\t\tب\nج\nد\nه\nو\tز\nبعد"


def test_what_a_browser_saves_with_a_page_is_no_article(tmp_path: Path) -> None:
    parts, others = tmp_path / "خبر_files", tmp_path / "notes_files"
    for it in (parts, others):
        it.mkdir()
        (it / "frame.html").write_text("<p>إعلان", encoding="utf-8")
    (tmp_path / "خبر.html").write_text(NEWS, encoding="utf-8")
    assert formats.belongs_to_another(parts / "frame.html")
    assert not formats.belongs_to_another(others / "frame.html")
    assert not formats.belongs_to_another(tmp_path / "خبر.html")
    with ZipFile(tmp_path / "a.zip", "w") as archive:
        for name in ("خبر.html", "خبر_files/frame.html", "notes_files/frame.html"):
            archive.write(tmp_path / name, f"صفحات/{name}")
    found = zipped.read(tmp_path / "a.zip", ReadOptions())
    assert [it.text[:5] for it in found if isinstance(it, Incoming)] == ["السلا", "إعلان"]
