"""Books: chapters in the order of reading, titled by the contents; nothing is unpacked or loaded."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from hashiya.formats.documents import epub, placeholders
from hashiya.formats.format import Incoming, Note, ReadOptions

TOLD = "<title>الكتاب</title><creator>طه</creator>"
CONTAINER = '<container><rootfiles><rootfile full-path="OPS/p.opf"/></rootfiles></container>'
NCX = """<!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "http://127.0.0.1:9/ncx.dtd">
<ncx><navMap><navPoint><navLabel><text>الباب الأول</text></navLabel><content src="one.xhtml#a"/></navPoint></navMap></ncx>"""
NAV = '<html><body><nav><ol><li><a href="one.xhtml">الباب <b>الأول</b></a></li></ol></nav></body></html>'


def page(text: str, title: str = "") -> str:
    return f'<?xml version="1.0" encoding="utf-8"?><html dir="rtl"><head><title>{title}</title></head><body>{text}</body></html>'


def book(place: Path, spine: list[str], files: dict[str, str], **more) -> Path:
    items = "".join(
        f'<item id="{n}" href="{it}" media-type="application/xhtml+xml"/>'
        for n, it in enumerate(spine)
    )
    items += more.get("items", "")
    order = "".join(f'<itemref idref="{n}"/>' for n in range(len(spine)))
    package = (
        f"<package><metadata>{more.get('told', TOLD)}<date>1929</date>"
        f"<language>ar</language></metadata><manifest>{items}</manifest>"
        f'<spine toc="ncx">{order}<itemref idref="0"/></spine></package>'
    )
    file = place / "كتاب.epub"
    with ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("OPS/p.opf", package)
        for name, data in files.items():
            archive.writestr(name, data)
    return file


def read(file: Path) -> tuple[list[Incoming], list[Note]]:
    found = list(epub.read(file, ReadOptions()))
    return [it for it in found if isinstance(it, Incoming)], [
        it for it in found if isinstance(it, Note)
    ]


def test_chapters_come_in_the_order_of_reading_with_their_titles(tmp_path: Path) -> None:
    files = {
        "OPS/two.xhtml": page("<h1>الثاني</h1><p>نص ثان</p>", "الثاني"),
        "OPS/one.xhtml": page("<nav>قسم</nav><p>نص أول</p>"),
        "OPS/cover.xhtml": page("<img src='c.png'/>"),
        "OPS/nav.xhtml": NAV,
    }
    items = '<item id="nav" href="nav.xhtml" properties="nav"/>'
    file = book(tmp_path, ["cover.xhtml", "one.xhtml", "two.xhtml"], files, items=items)
    articles, notes = read(file)
    assert [(it.title, it.text) for it in articles] == [
        ("الباب الأول", "قسم\nنص أول"),
        ("الثاني", "الثاني\nنص ثان"),
    ]
    assert {(it.source, it.author, it.published, it.language) for it in articles} == {
        ("الكتاب", "طه", "1929", "ar")
    }
    assert notes == []


def test_an_older_table_of_contents_and_no_title_at_all(tmp_path: Path) -> None:
    files = {"OPS/one.xhtml": page("نص أول"), "OPS/two.xhtml": page("نص ثان"), "OPS/t.ncx": NCX}
    items = '<item id="ncx" href="t.ncx"/>'
    articles, _ = read(book(tmp_path, ["one.xhtml", "two.xhtml"], files, items=items))
    assert [it.title for it in articles] == ["الباب الأول", "الكتاب (2)"]


def test_what_programs_write_for_want_of_a_title_is_none(tmp_path: Path) -> None:
    contents = "".join(
        f"<navPoint><navLabel><text>{title}</text></navLabel><content src='{name}'/></navPoint>"
        for title, name in (("Section 1", "Section0001.xhtml"), ("Section 2", "Section0002.xhtml"))
    )
    files = {
        "OPS/t.ncx": f"<ncx><navMap>{contents}</navMap></ncx>",
        "OPS/Section0001.xhtml": page("<p>جاء في الخبر أن السلام قريب</p>", "Unknown"),
        "OPS/Section0002.xhtml": page("<p>نص ثان</p>", "الباب الثاني"),
        "OPS/Section0003.xhtml": page("<p>نص ثالث هنا</p>", "Section0003"),
    }
    spine = [it.removeprefix("OPS/") for it in files][1:]
    items = '<item id="ncx" href="t.ncx"/>'
    told = "<title>[No data]</title><creator>Unknown Author</creator><creator>طه حسين</creator>"
    articles, _ = read(book(tmp_path, spine, files, items=items, told=told))
    assert [it.title for it in articles] == [
        "جاء في الخبر أن السلام قريب",
        "الباب الثاني",
        "نص ثالث هنا",
    ]
    assert {(it.author, it.source) for it in articles} == {("طه حسين", "")}
    nobody = "<title>Untitled</title><creator>Unknown Author</creator>"
    articles, _ = read(book(tmp_path, spine, files, items=items, told=nobody))
    assert {(it.author, it.source) for it in articles} == {("", "")}
    named, _ = read(book(tmp_path, spine, files, items=items))
    assert [it.title for it in named] == ["الكتاب (1)", "الباب الثاني", "الكتاب (3)"]


@pytest.mark.parametrize(
    "title",
    ["Section 3: The Army", "Chapter 1", "The Unknown", "Untitled Poems", "مؤلف مجهول", "1984", ""],
)
def test_a_title_that_means_something_stays(title: str) -> None:
    assert placeholders.title(title, "OPS/text/ch001.xhtml") == title
    assert placeholders.author(title) == title


def test_c15_what_leads_out_is_missing_or_locked_is_named_and_the_others_are_read(
    tmp_path: Path,
) -> None:
    locked = (
        "<encryption><EncryptedData><EncryptionMethod Algorithm='http://www.w3.org/2001/04/xmlenc#aes256-cbc'/>"
        "<CipherData><CipherReference URI='OPS/locked.xhtml'/></CipherData></EncryptedData></encryption>"
    )
    files = {
        "OPS/one.xhtml": page("نص أول"),
        "OPS/locked.xhtml": "\x93\x94",
        "META-INF/encryption.xml": locked,
    }
    spine = [
        "one.xhtml",
        "../../etc/passwd",
        "/etc/passwd",
        "file:///etc/passwd",
        "none.xhtml",
        "locked.xhtml",
    ]
    before = sorted(tmp_path.iterdir())
    articles, notes = read(book(tmp_path, spine, files))
    assert [it.text for it in articles] == ["نص أول"]
    assert [(it.message, it.lost) for it in notes] == [
        ("formats-epub-outside", True),
        ("formats-epub-missing", True),
        ("formats-epub-locked", True),
    ]
    assert notes[0].values["count"] == 3
    assert [it.name for it in sorted(tmp_path.iterdir()) if it not in before] == ["كتاب.epub"]


def test_a_book_of_pictures_says_so(tmp_path: Path) -> None:
    _, (note,) = read(book(tmp_path, ["one.xhtml"], {"OPS/one.xhtml": page("<img src='a.png'/>")}))
    assert (note.message, note.lost) == ("formats-document-empty", True)


@pytest.mark.parametrize(
    "head",
    ["<title/>", "<title>x</title><script src='a.js'/>", "<title /><style/>", "<script a='>'\n/>"],
)
def test_what_is_closed_in_its_own_tag_swallows_no_chapter(head: str, tmp_path: Path) -> None:
    body = "<h1 id='a'/><iframe/><p>نص <b/>أول</p><textarea/><p>وآخر</p>"
    text = f"<?xml version='1.0'?><html><head>{head}</head><body>{body}</body></html>"
    (found,), notes = read(book(tmp_path, ["one.xhtml"], {"OPS/one.xhtml": text}))
    assert found.text == "نص أول\nوآخر"
    assert (notes, found.notes) == ([], ())


def test_a_contents_page_without_a_title_names_the_chapters(tmp_path: Path) -> None:
    files = {
        "OPS/one.xhtml": page("نص أول"),
        "OPS/nav.xhtml": NAV.replace("<body>", "<head><title/></head><body>"),
    }
    items = '<item id="nav" href="nav.xhtml" properties="nav"/>'
    (found,), _ = read(book(tmp_path, ["one.xhtml"], files, items=items))
    assert found.title == "الباب الأول"


def test_words_that_stand_as_they_are_come_in_and_those_of_definitions_do_not(
    tmp_path: Path,
) -> None:
    kind = '<!DOCTYPE html [\n<!ENTITY a "نص">\n]>'
    text = kind + page("<p>قبل <![CDATA[قسم & <b>]]> بعد</p>")
    (found,), _ = read(book(tmp_path, ["one.xhtml"], {"OPS/one.xhtml": text}))
    assert found.text == "قبل قسم & <b> بعد"


def test_a_chapter_of_which_nothing_can_be_seen_is_told(tmp_path: Path) -> None:
    files = {"OPS/one.xhtml": page("نص أول"), "OPS/two.xhtml": page("<p hidden=''>نص ثان</p>")}
    articles, (note,) = read(book(tmp_path, ["one.xhtml", "two.xhtml"], files))
    assert [it.text for it in articles] == ["نص أول"]
    assert (note.message, note.values["part"], note.lost) == (
        "formats-epub-unread",
        "OPS/two.xhtml",
        True,
    )


def test_all_authors_are_named_and_nobody_else(tmp_path: Path) -> None:
    told = "<creator>طه</creator><creator role='aut'>مي</creator><creator role='ill'>رسام</creator>"
    (found,), _ = read(book(tmp_path, ["one.xhtml"], {"OPS/one.xhtml": page("نص")}, told=told))
    assert found.author == "طه، مي"


def test_an_archive_that_is_no_book_says_so(tmp_path: Path) -> None:
    file = tmp_path / "a.epub"
    with ZipFile(file, "w") as archive:
        archive.writestr("a.txt", "نص")
    _, (note,) = read(file)
    assert note.message == "formats-damaged"


def test_titles_come_from_the_contents_and_not_from_the_landmarks(tmp_path: Path) -> None:
    landmarks = '<nav epub:type="landmarks"><ol><li><a href="one.xhtml">Start of Content</a></li></ol></nav>'
    contents = '<nav epub:type="toc"><ol><li><a href="one.xhtml#a">الباب الأول</a></li></ol></nav>'
    files = {
        "OPS/one.xhtml": page("نص أول"),
        "OPS/two.xhtml": page("نص ثان"),
        "OPS/nav.xhtml": f"<html><body>{landmarks}{contents}</body></html>",
    }
    items = '<item id="nav" href="nav.xhtml" properties="nav"/>'
    articles, _ = read(book(tmp_path, ["one.xhtml", "two.xhtml"], files, items=items))
    assert [it.title for it in articles] == ["الباب الأول", "الكتاب (2)"]
