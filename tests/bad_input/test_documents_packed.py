"""Documents in archives and PDF made to break their readers, by the catalogue of bad input (C11 to C22).

Each goes the way of every import: through the guarded process, into notes that name the file.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import documents
import pytest

from hashiya.commands import reading
from hashiya.commands.reading import ImportItem
from hashiya.formats.format import Note

TEXT = "قال الوزير إن السلام قريب في بغداد"
SEEN = documents.shown(TEXT[::-1], 50, 700)
BOMB = "formats-archive-bomb"
ENDS = {
    "formats-damaged",
    "formats-guard-time",
    "formats-guard-memory",
    "formats-guard-ended",
    "formats-pdf-no-text",
}


@dataclass(frozen=True, slots=True)
class Case:
    """``notes`` are all that may be said; without ``text`` nothing may come in."""

    name: str
    data: bytes = field(repr=False)
    text: str = ""
    notes: frozenset[str] = frozenset()


def case(name: str, data: bytes, text: str = "", *notes: str) -> Case:
    return Case(name, data, text, frozenset(notes))


def overlapping() -> bytes:
    """Two entries of the list point at one."""
    data = io.BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as made:
        made.writestr("word/document.xml", "<a/>" * 50_000)
        made.writestr("word/footnotes.xml", "<b/>")
    out = bytearray(data.getvalue())
    second = out.rindex(b"PK\x01\x02")
    out[second + 42 : second + 46] = (0).to_bytes(4, "little")
    return bytes(out)


def nested() -> bytes:
    inside = documents.word("ا" * 30_000_000)
    return documents.word(TEXT, word__embeddings__a_docx=inside)


def stacked() -> bytes:
    data = b"\0" * (50 << 20)
    for _ in range(4):
        data = zlib.compress(data, 9)
    body = documents.stream(data, "/Filter[/FlateDecode/FlateDecode/FlateDecode/FlateDecode]")
    return documents.pdf("", objects={11: body})


def looping() -> bytes:
    data = documents.pdf(SEEN)
    at = data.rindex(b"trailer<<")
    xref = data.rindex(b"xref\n0")
    return data[:at] + f"trailer<</Prev {xref} ".encode("ascii") + data[at + 9 :]


def endless_image() -> bytes:
    return documents.pdf("BI /W 60000 /H 60000 /BPC 8 /CS /G ID " + "x" * 100_000)


def deep_form() -> bytes:
    body = documents.stream(
        b"/I Do", "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</I 7 0 R>>>>"
    )
    return documents.pdf(SEEN + "/I Do ", objects={7: body})


def cmap_by_path() -> bytes:
    font = b"<</Type/Font/Subtype/Type0/BaseFont/F/Encoding/#2fetc#2fhosts/DescendantFonts[4 0 R]>>"
    return documents.pdf(SEEN, objects={3: font})


ACTS = (
    "/OpenAction<</S/JavaScript/JS(app.launchURL\\('http://127.0.0.1:9/'\\))>>"
    "/Names<</EmbeddedFiles<</Names[(a.exe) <</Type/Filespec/F(a.exe)>>]>>>>"
    "/AA<</WC<</S/Launch/F(/bin/sh)>>>>"
)
LAUGHS = '<!DOCTYPE x [<!ENTITY a "حححح"><!ENTITY b "&a;&a;&a;&a;">]>'
QUADRATIC = f'<!DOCTYPE x [<!ENTITY a "{"ح" * 50_000}">]>'
REMOTE = '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">'
CHAPTER = "<html><body><p>نص</p></body></html>"

CASES: dict[str, Case] = {
    "C11-docx-bomb": case("a.docx", documents.word("ا" * 30_000_000), "", BOMB),
    "C11-epub-bomb": case(
        "a.epub",
        documents.book(["a.html", "b.html"], {"a.html": "ا" * 30_000_000, "b.html": CHAPTER}),
        "نص",
        "formats-epub-part",
    ),
    "C11-nested": case("a.docx", nested(), TEXT, "formats-docx-embedded"),
    "C11-overlapping": case("a.docx", overlapping(), "", "formats-damaged"),
    "C11-entries": case("a.docx", documents.archive({f"{n}": "" for n in range(10_001)}), "", "formats-archive-many"),
    "C12-laughs": case("a.docx", documents.word(TEXT, head=LAUGHS), "", "formats-document-entities"),
    "C12-quadratic": case("a.docx", documents.word(TEXT, head=QUADRATIC), "", "formats-document-entities"),
    "C12-remote-type": case("a.docx", documents.word(TEXT, head=REMOTE), "", "formats-document-entities"),
    "C13-macros": case("a.docm", documents.word(TEXT, word__vbaProject_bin=b"\0"), TEXT, "formats-docx-macros"),
    "C15-out-of-the-book": case(
        "a.epub",
        documents.book(["../x.html", "/x.html", "C:/x.html", "a.html", "a.html"], {"a.html": CHAPTER}),
        "نص",
        "formats-epub-outside",
    ),
    "C16-stacked-filters": case("a.pdf", stacked(), "", *ENDS),
    "C16-looping-xref": case("a.pdf", looping(), TEXT),
    "C16-endless-image": case("a.pdf", endless_image(), "", *ENDS),
    "C16-form-in-itself": case("a.pdf", deep_form(), TEXT),
    "C16-many-pages": case("a.pdf", documents.pdf(*[""] * 5_000), "", *ENDS),
    "C17-cmap-by-path": case("a.pdf", cmap_by_path(), TEXT),
    "C18-reversed": case("a.pdf", documents.pdf(documents.shown(f"{TEXT} وإن البلاد", 50, 700)),
                         f"{TEXT} وإن البلاد"[::-1], "formats-pdf-reversed"),
    "C19-programs": case("a.pdf", documents.pdf(SEEN, catalog=ACTS), TEXT),
    "C20-word-as-pdf": case("a.pdf", documents.word(TEXT), TEXT),
    "C20-pdf-as-word": case("a.docx", documents.pdf(SEEN), TEXT),
    "C20-zip-as-word": case("a.docx", documents.archive({"x": "y"}), "", "formats-damaged"),
    "C20-text-as-word": case("a.docx", TEXT.encode(), "", "formats-damaged"),
    "C20-broken-pdf": case("a.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 40, "", "formats-damaged"),
    "C21-cut-off": case("a.pdf", documents.pdf(SEEN)[:700], "", *ENDS),
    "C22-picture": case(
        "a.pdf",
        documents.pdf(SEEN + "/I Do ", objects={
            7: documents.stream(b"\x00", "/Type/XObject/Subtype/Image/Width 65535/Height 65535"
                                "/ColorSpace/DeviceRGB/BitsPerComponent 8")}),
        TEXT,
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_document_comes_in_whole_or_is_refused_in_words(case: Case, tmp_path: Path) -> None:
    file = tmp_path / case.name
    file.write_bytes(case.data)
    good = tmp_path / "z.html"
    good.write_text(f"<p>{TEXT}", encoding="utf-8")
    found = list(reading.stream([file, good]))
    assert isinstance(found[-1], ImportItem), "the next file is read whatever happened"
    assert found.pop().incoming.text == TEXT  # type: ignore[union-attr]
    articles = [it.incoming for it in found if isinstance(it, ImportItem)]
    notes = [it for it in found if isinstance(it, Note)]
    notes += [note for it in articles for note in it.notes]
    assert "\n".join(it.text for it in articles) == case.text
    assert {it.message for it in notes} <= case.notes
    assert articles or notes
    assert {it.name for it in notes} <= {case.name}
    assert file.read_bytes() == case.data
    assert sorted(it.name for it in tmp_path.iterdir()) == sorted([case.name, "z.html"])


WATCHED = """
    import sys
    from hashiya.commands import reading
    for it in reading.stream(sys.argv[1:]):
        print(type(it).__name__)
"""


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs a tool that watches system calls")
def test_p11_no_document_causes_a_connection_or_opens_another_file(tmp_path: Path) -> None:
    """Seen by the system: what the process and its child connect to, and what they open."""
    trackers = (
        "<link rel=stylesheet href='http://127.0.0.1:9/a.css'><img src='http://127.0.0.1:9/x.png'>"
        "<img src='file:///etc/hostname'><iframe src='file:///etc/group'></iframe>"
        "<object data='/etc/hosts'></object><p>نص"
    )
    files: list[Path] = []
    for name, one in {**CASES, "page": case("a.html", trackers.encode())}.items():
        if not name.startswith(("C11", "C16", "C21")):
            place = tmp_path / name
            place.mkdir()
            files.append(place / one.name)
            files[-1].write_bytes(one.data)
    log = tmp_path / "calls"
    watched = ["strace", "-f", "-qq", "-o", str(log), "-e", "trace=connect,openat,open,execve"]
    run = [sys.executable, "-c", WATCHED.replace("\n    ", "\n"), *map(str, files)]
    paths = {"PYTHONPATH": ":".join(sys.path), "PATH": "/usr/bin:/bin"}
    done = subprocess.run([*watched, *run], env=paths, capture_output=True, text=True, check=False)
    if "ptrace" in done.stderr:
        pytest.skip("watching is not allowed here")
    assert done.stdout.count("ImportItem") >= 8
    calls = log.read_text(encoding="utf-8", errors="replace").splitlines()
    assert [it for it in calls if "connect(" in it and "AF_UNIX" not in it] == []
    assert not [
        it for it in calls if any(f'"/etc/{bad}"' in it for bad in ("hostname", "group", "hosts"))
    ]
    started = [it for it in calls if "execve(" in it and "ENOENT" not in it]
    assert len(started) == 2, "the test itself and the one fixed worker"
