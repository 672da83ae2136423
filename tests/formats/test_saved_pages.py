"""Pages as browsers and their helpers save them: with all they show in one file, put together, or as XML."""

from __future__ import annotations

import json
import plistlib
from pathlib import Path

import pytest
from formats.test_html import LONG, one, read, told

from hashiya import formats
from hashiya.formats.documents import html
from hashiya.formats.format import Note


def test_a_page_of_safari_is_read_with_its_encoding_and_address(tmp_path: Path) -> None:
    main = {
        "WebResourceData": f"<p>{LONG}</p>".encode("cp1256"),
        "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": "windows-1256",
        "WebResourceURL": "https://schema.org/a",
    }
    for kind in (plistlib.FMT_BINARY, plistlib.FMT_XML):
        data = plistlib.dumps({"WebMainResource": main, "WebSubresources": []}, fmt=kind)
        it = one(data, tmp_path, "p.webarchive")
        assert (it.text, it.encoding, it.url) == (LONG.strip(), "cp1256", "https://schema.org/a")
        assert formats.for_reading(tmp_path / "p.webarchive") is html.FORMAT


@pytest.mark.parametrize(
    "data",
    [
        b"bplist00",
        b"bplist00\xd1\x01\x02",
        plistlib.dumps({"a": 1}, fmt=plistlib.FMT_BINARY)[:-9],
        plistlib.dumps(["a"]),
        plistlib.dumps({"WebMainResource": {"WebResourceMIMEType": "image/png"}}),
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><plist>&b;</plist>',
        b"<?xml",
    ],
)
def test_a_page_of_safari_that_is_damaged_or_none_is_told(data: bytes, tmp_path: Path) -> None:
    (note,) = read(data, tmp_path, "p.webarchive")
    assert isinstance(note, Note)
    assert (note.message, note.lost) == ("formats-empty", True)


def test_what_a_page_put_together_itself_is_shown_and_other_templates_are_not(
    tmp_path: Path,
) -> None:
    shadow = "<template shadowrootmode='open'><p>في الظل</p><template>لا</template></template>"
    it = one(f"<body><div>{shadow}<p>بعد</p></div><template>قالب</template></body>", tmp_path)
    assert it.text == "في الظل\nبعد"
    assert told(it) == {}


def test_words_in_frames_of_the_page_are_counted(tmp_path: Path) -> None:
    frame = "<iframe srcdoc='&lt;p&gt;منشور من &lt;b&gt;موقع&lt;/b&gt;&lt;/p&gt;'></iframe>"
    it = one(f"<body><p>{LONG}</p>{frame}<iframe src='a'></iframe></body>", tmp_path)
    assert told(it) == {"formats-page-frames": {"count": 3}}


def test_a_page_in_xml_is_read_as_such(tmp_path: Path) -> None:
    data = (
        "<?xml version='1.0'?><html><head><title/></head><body><p>نص<script/> هنا</p></body></html>"
    )
    for name in ("p.xhtml", "p.html"):
        assert one(data, tmp_path, name).text == "نص هنا"


def of_data(body: str, shown: str = "") -> str:
    told = {"@type": "NewsArticle", "headline": "عنوان", "articleBody": body}
    data = json.dumps(told, ensure_ascii=False).replace("</", "<\\/")
    return f"<script type='application/ld+json'>{data}</script><body>{shown}</body>"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (f"{LONG}\n\nقال &quot;نعم&quot; و <5.", f'عنوان\n{LONG.strip()}\nقال "نعم" و <5.'),
        (f"<p>{LONG}</p><p>قال <b>ال</b>وزير</p>", f"عنوان\n{LONG.strip()}\nقال الوزير"),
    ],
)
def test_an_article_that_programs_would_show_is_taken_from_the_data_of_the_page(
    body: str, text: str, tmp_path: Path
) -> None:
    for shown in ("", "<nav>الرئيسية</nav><div>جار التحميل</div>"):
        it = one(of_data(body, shown), tmp_path)
        assert (it.text, it.title) == (text, "عنوان")
        assert told(it) == {"formats-page-data": {}}


def test_a_page_that_shows_its_article_is_read_by_what_it_shows(tmp_path: Path) -> None:
    it = one(of_data(f"{LONG} وزيادة", f"<article><p>{LONG}</p></article>"), tmp_path)
    assert (it.text, told(it)) == (LONG.strip(), {})
    short = one(of_data(f"{LONG[:200]} وزيادة", f"<p>{LONG[:100]}</p>"), tmp_path)
    assert (short.text, told(short)) == (LONG[:100].strip(), {})
