"""Documents made to break their readers, by the numbers of the catalogue of bad input (C1 to C10).

Each goes the way of every import: through the guarded process, into notes that name the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from hashiya.commands import reading
from hashiya.commands.reading import ImportItem
from hashiya.formats.format import Incoming, Note

TEXT = "قال الوزير إن السلام قريب في بغداد"
MORE = "وأضاف أن الحكومة ستعمل على ذلك"


@dataclass(frozen=True, slots=True)
class Case:
    """``data`` of a file; ``text`` is what must come in (empty: nothing), ``notes`` what must be said."""

    data: bytes
    text: str = ""
    notes: tuple[str, ...] = ()
    name: str = "صفحة.html"
    counts: int = 0


def page(body: str, head: str = "", **more) -> Case:
    data = (
        f'<!DOCTYPE html><html><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'
    )
    return Case(data.encode("utf-8"), **more)


def deep(count: int) -> str:
    return "<div>" * count + f"<p>{TEXT}</p>" + "</div>" * count + f"<p>{MORE}</p>"


BOTH = f"{TEXT}\n{MORE}"
HIDDEN = ("formats-page-hidden",)
CASES: dict[str, Case] = {
    "C1-255-deep": page(deep(255), text=BOTH),
    "C1-1000-deep": page(deep(1000), text=BOTH),
    "C1-100000-deep": page(deep(100_000), notes=("formats-too-deep",)),
    "C2-5-MB-in-one-tag": page(f"<p {'a' * 5_000_000}>{TEXT}</p>", text=TEXT),
    "C3-programs": page(
        f"<p onclick='x()'>{TEXT}</p><script>var a='كلمات';</script><style>p::after{{content:'زائد'}}"
        f"</style><iframe src=x>إطار</iframe><object data=x>جسم</object><p>{MORE}</p>",
        head="<meta http-equiv=refresh content='0;url=http://127.0.0.1/'><base href='http://127.0.0.1/'>",
        text=BOTH,
    ),
    "C4-remote": page(
        f"<img src='http://127.0.0.1:9/x.png'><p style='background:url(http://127.0.0.1:9/b)'>{TEXT}</p>",
        head="<link rel=stylesheet href='http://127.0.0.1:9/a.css'><style>@import 'http://127.0.0.1:9/b.css';"
        "@font-face{font-family:x;src:url(http://127.0.0.1:9/f)}</style><link rel=prefetch href='http://127.0.0.1:9/c'>",
        text=TEXT,
    ),
    "C5-local": page(
        f"<img src='file:///etc/passwd'><img src='\\\\host\\share\\a.png'><img src='qrc:/a'><p>{TEXT}</p>",
        text=TEXT,
    ),
    "C6-links": page(
        f"<a href='javascript:alert(1)'>{TEXT}</a><br><a href='data:text/html,x'>{MORE}</a>", text=BOTH
    ),
    "C7-meta-against-bytes": Case(
        f"<html><head><meta charset=windows-1256></head><body>{TEXT}".encode(),
        text=TEXT,
        notes=("formats-page-encodings",),
    ),
    "C7-mark-against-meta": Case(
        b"\xff\xfe" + f"<html><meta charset='utf-8'><body>{TEXT}".encode("utf-16-le"),
        text=TEXT,
        notes=("formats-page-encodings",),
    ),
    "C7-meta-decides": Case(
        f"<html><meta http-equiv=Content-Type content='text/html; charset=windows-1256'><body>{TEXT}".encode(
            "cp1256"
        ),
        text=TEXT,
    ),
    "C8-display-none": page(f"<p>{TEXT}</p><p style='display: none !important'>سر مخفي هنا</p>",
                            text=TEXT, notes=HIDDEN, counts=3),
    "C8-attribute": page(f"<p>{TEXT}</p><div hidden>سر <b>مخفي</b> هنا</div>", text=TEXT, notes=HIDDEN,
                         counts=3),
    "C8-size-0": page(f"<p>{TEXT}</p><p style='font-size:0px'>سر مخفي هنا</p>", text=TEXT,
                      notes=HIDDEN, counts=3),
    "C8-white-on-white": page(f"<p>{TEXT}</p><p style='color:#FFF; background: white'>سر مخفي هنا</p>",
                              text=TEXT, notes=HIDDEN, counts=3),
    "C8-far-away": page(f"<p>{TEXT}</p><p style='position:absolute;left:-9999px'>سر مخفي هنا</p>",
                        text=TEXT, notes=HIDDEN, counts=3),
    "C8-by-sheet": page(f"<p>{TEXT}</p><p class='a b'>سر مخفي هنا</p>", text=TEXT, notes=HIDDEN,
                        counts=3, head="<style>/* x */ h1 {color:red} .c, p.b {visibility:hidden}</style>"),
    "C8-seen-again": page(f"<div style='visibility:hidden'>سر مخفي هنا<p style='visibility:visible'>{TEXT}</p></div>",
                          text=TEXT, notes=HIDDEN, counts=3),
    "C9-override": page(f"<p>{TEXT} <bdo dir=rtl>NATO</bdo> <bdi>x</bdi> <span dir=ltr>a b</span></p>",
                        text=f"{TEXT} \u202eNATO\u202c \u2068x\u2069 \u2066a b\u2069"),
    "C9-entities": page("<p>&rlm;قال&nbsp;&#x627;&#1604; &lt;ناتو&gt; &amp;c&zwnj;</p>",
                        text="\u200fقال\u00a0ال <ناتو> &c\u200c"),
    "C10-broken": page(f"<p>{TEXT}</p></div></b><i><p>{MORE}<table><td", text=BOTH),
    "C10-nul-in-tags": Case(f"<html><p\0 a=\0>{TEXT}</p>\n<p>{MORE}".encode(), text=BOTH,
                            notes=("formats-replaced",)),
    "C10-comment-open": page(f"<p>{TEXT}</p><!-- {MORE}", text=TEXT),
    "C20-pdf-as-html": Case(b"%PDF-1.7\n%...", notes=("formats-damaged",)),
    "C20-old-word": Case(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), name="قديم.doc",
                         notes=("formats-old-office",)),
    "C20-password": Case(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
                         name="سري.docx", notes=("formats-locked",)),
    "D13-pickle": Case(b"\x80\x04.", name="a.pkl", notes=("formats-may-run",)),
    "D13-joblib": Case(b"\x80\x04.", name="a.joblib", notes=("formats-may-run",)),
    "D13-torch": Case(b"PK\x03\x04", name="a.pt", notes=("formats-may-run",)),
    "D13-model": Case(b"\x00\x01", name="a.model", notes=("formats-may-run",)),
    "D14-yaml": Case("a: نص".encode(), name="a.yaml", notes=("formats-yaml",)),
}  # fmt: skip


def read(case: Case, folder: Path) -> list[Incoming | Note]:
    file = folder / case.name
    file.write_bytes(case.data)
    found = [it.incoming if isinstance(it, ImportItem) else it for it in reading.stream([file])]
    assert file.read_bytes() == case.data
    return found


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_document_comes_in_whole_or_is_refused_in_words(case: Case, tmp_path: Path) -> None:
    found = read(case, tmp_path)
    articles = [it for it in found if isinstance(it, Incoming)]
    notes = [it for it in found if isinstance(it, Note)]
    notes += [note for it in articles for note in it.notes]
    assert "\n".join(it.text for it in articles) == case.text
    assert {it.name for it in notes} <= {case.name}
    assert [it.message for it in notes] == list(case.notes)
    assert bool(articles) != any(it.lost for it in notes)
    if case.counts:
        assert [it.values["count"] for it in notes] == [case.counts]
    assert all(it.certain == ("formats-page-encodings" not in case.notes) for it in articles)
