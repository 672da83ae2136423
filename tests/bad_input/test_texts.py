"""Texts that break readers, by the numbers of the catalogue of bad input (B1 to B19).

Each comes in through import as a file would, is shown, walked over, marked, searched, exported and
undone: never changed but where it cannot be stored, never a crash, every offset exact.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF

from hashiya.commands import annotate, articles, datasets, projects
from hashiya.formats.format import Incoming, ReadOptions
from hashiya.formats.jsonl import jsonl
from hashiya.model.article import Article
from hashiya.model.span import Span
from hashiya.text import folding, graphemes
from hashiya.text.harakat import MOST_MARKS
from hashiya.text.words import words
from hashiya.ui.reader import hits
from hashiya.ui.reader.geometry import stretches
from hashiya.ui.reader.view import ReaderView
from hashiya.wording import Wording
from hashiya.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Case:
    """``text`` is what must stand in the project; ``data`` the file, its UTF-8 by default."""

    text: str
    data: bytes = b""
    suffix: str = ".txt"

    @property
    def file(self) -> bytes:
        return self.data or self.text.encode("utf-8")


def own(text: str) -> bytes:
    """A line of the own format, in which a text can hold what no plain text file can."""
    return json.dumps({"text": text}).encode("ascii")


JOINERS = "\u200c\u200d"
NEWS = "قال الناتو إن العراق آمن، وأضاف أن القوات باقية في بغداد حتى نهاية العام."
CASES: dict[str, Case] = {
    "B1-lone-surrogate": Case("قال \ufffd الناتو \ufffd", own("قال \ud800 الناتو \udfff"), ".jsonl"),
    "B2-nul": Case("قال\ufffd الناتو", own("قال\0 الناتو"), ".jsonl"),
    "B2-controls": Case(f"{NEWS * 9} قال\x07 الناتو\x1b[31m إن\x01\x7f"),
    "B3-windows-1256": Case(NEWS, NEWS.encode("cp1256")),
    "B3-iso-8859-6": Case(NEWS, NEWS.encode("iso8859-6")),
    "B4-utf-16": Case(NEWS, b"\xff\xfe" + NEWS.encode("utf-16-le")),
    "B4-mark-inside": Case("قال\ufeff الناتو", "\ufeffقال\ufeff الناتو".encode()),
    "B5-line-ends": Case("قال\r\nالناتو\rإن\n\r\n\n\rالعراق\r"),
    "B6-rare-line-ends": Case("قال\u2028الناتو\u2029إن\x85العراق\x0bفي\x0cبغداد"),
    "B7-spaces": Case("سنة\u00a02024 و10\u202f000 دينار\u2002أو\u3000أكثر\u200a."),
    "B8-no-characters": Case("قال \ufdd0\ufdd1 الناتو \ufffc \ue000 \U000f0000 \u0378 \U0010ffff \ufffe"),
    "B9-emoji": Case("قال 👨\u200d👩\u200d👧 الناتو 🇮🇶🇸🇾 في 👍🏽 ع\ufe0fبغداد 1\ufe0f\u20e3."),
    "B10-not-normal": Case("الا\u0653ن م\u064e\u0651رة مسو\u0654ول e\u0301"),
    "B11-presentation-forms": Case("ﻗﺎل ﺍﻟﻨﺎﺗﻮ ﻻ يـــبقى فِي العِرَاقِ ﷺ"),
    "B12-joiners": Case("نامه\u200cای نامهای می\u200cگوید ه\u200d \u200cاول آخر\u200c"),
    "B13-overrides": Case("قال \u202eNATO الناتو\nسطر \u202dآخر \u2067abc\nثالث\u2069 \u202c\u202c \u2068د"),
    "B17-one-word": Case("ا" * 20_000),
    "B18-marks": Case("قال " + "ا" + "\u064e" * 1000 + " الناتو" + "\u0301" * 300),
}  # fmt: skip


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with projects.create(tmp_path / "مشروع.hashiya", "default", "ليلى") as opened:
        yield opened


@pytest.fixture
def view(qtbot) -> ReaderView:
    made = ReaderView()
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    return made


def imported(ws: Workspace, case: Case, folder: Path) -> Article:
    file = folder / f"case{case.suffix}"
    file.write_bytes(case.file)
    batch = articles.read([file])
    assert [it.message for it in batch.problems] == []
    articles.add(ws, batch)
    assert file.read_bytes() == case.file
    (line,) = ws.articles()
    return ws.article(line.id)


def show(view: ReaderView, ws: Workspace, article: Article) -> None:
    marks, arrows = ws.annotations(article.id), ws.relations(article.id)
    view.show_article(article, marks, arrows, ws.schema(), "ar")


every_case = pytest.mark.parametrize("case", CASES.values(), ids=CASES)


@every_case
def test_it_is_stored_as_it_is_and_leaves_as_it_is(ws, tmp_path, case) -> None:
    article = imported(ws, case, tmp_path)
    assert article.text == case.text
    for start, end in words(article.text)[:40]:
        annotate.tag(ws, article.id, Span(start, end), "entity", "PERS")
    out = tmp_path / "out.jsonl"
    datasets.export(datasets.choose(ws), out, "hashiya")
    (read,) = jsonl.read(out, ReadOptions())
    assert isinstance(read, Incoming)
    assert read.notes == ()
    assert read.text == case.text
    stored = [it.fragments for it in ws.annotations(article.id)]
    assert [it.fragments for it in read.spans] == stored
    assert list(ws.check()) == []


@every_case
def test_it_is_shown_and_every_letter_has_its_place(ws, view, tmp_path, case) -> None:
    article = imported(ws, case, tmp_path)
    show(view, ws, article)
    assert _ink(view)
    sheet = view.sheet
    assert sheet is not None
    covered = 0
    for block in range(len(sheet)):
        start, end = sheet.blocks.range(block)
        assert start == covered
        covered = end
        shaped = sheet.placed(block).shaped
        content = sheet.blocks.content(block)
        assert (shaped.positions.start, shaped.positions.end) == content
        assert len(shaped.text) == content[1] - content[0]
    assert covered == len(article.text)
    edges = graphemes.boundaries(article.text)
    for start, end in list(pairwise(edges))[:120]:
        if not article.text[start:end].isspace() and article.text[start:end].isprintable():
            block = sheet.placed(sheet.blocks.at(start)).shaped
            assert stretches(block, start, end), (start, article.text[start:end])
            assert view.rect_of(start, end).width() > 0


def _ink(view: ReaderView) -> bool:
    image = view.viewport().grab().toImage()
    page = image.pixel(2, 2)
    return any(
        image.pixel(x, y) != page
        for y in range(0, image.height(), 3)
        for x in range(30, image.width() - 30, 3)
    )


@every_case
def test_it_is_walked_marked_and_undone(ws, view, tmp_path, case) -> None:
    article = imported(ws, case, tmp_path)
    show(view, ws, article)
    known = words(article.text)
    edges = set(graphemes.boundaries(article.text))
    for start, end in known[:60]:
        assert view.target() == Span(start, _bare_end(article.text, start, end))
        view.move_word(1)
    view.move_to_article_edge(-1)
    view.move_word(1, extend=True)
    for by in (1, 1, -1):
        view.move_edge(by)
        span = view.selection()
        assert span is not None
        assert span.start in edges
        assert span.end in edges or article.text[span.end] in JOINERS
    before = ws.article(article.id)
    made = annotate.tag(ws, article.id, span, "claim", "CLAIM")
    whole = annotate.tag(ws, article.id, Span(0, len(article.text)), "claim", "CLAIM")
    assert (made.quote, whole.quote) == (article.text[span.start : span.end], article.text)
    show(view, ws, article)
    assert _ink(view)
    view.focus_annotation(whole.id)
    view.grab()
    ws.undo()
    ws.undo()
    assert ws.annotations(article.id) == ()
    assert ws.article(article.id) == before


@every_case
def test_it_is_hit_and_dragged_over_at_whole_letters(ws, view, tmp_path, case) -> None:
    article = imported(ws, case, tmp_path)
    show(view, ws, article)
    edges = set(graphemes.boundaries(article.text))
    assert view.sheet is not None
    for x in range(0, view.viewport().width(), 9):
        for y in (120, 170, 240, 320):
            at = hits.position_at(view.sheet, *view.to_sheet(QPointF(x, y)))
            assert at in edges
    third = len(article.text) // 3
    view.select(Span(third, 2 * third + 1))
    span = view.selection()
    assert span is not None
    assert {span.start, span.end} <= edges
    assert span.end <= 2 * third + 1 + max(map(len, _clusters(article.text)))
    for start, end in ((third, span.start), (span.end, 2 * third + 1)):
        assert not article.text[start:end].strip(" \r\n\u2028\u2029" + JOINERS)


def _clusters(text: str) -> list[str]:
    return [text[a:b] for a, b in pairwise(graphemes.boundaries(text))]


def _bare_end(text: str, start: int, end: int) -> int:
    """What is chosen never ends on a joiner (B12)."""
    return start + len(text[start:end].rstrip(JOINERS))


@every_case
def test_its_words_are_found_where_they_stand(ws, tmp_path, case) -> None:
    text = imported(ws, case, tmp_path).text
    for start, end in words(text)[:40]:
        if folding.fold(text[start:end]).text:
            found = folding.find(text, text[start:end])
            assert any(s <= start and start < e for s, e in found) or (start, end) in found


@every_case
def test_signs_and_hidden_harakat_change_no_offset(ws, view, tmp_path, case) -> None:
    article = imported(ws, case, tmp_path)
    view.set_theme("dark")
    view.set_harakat(on=False)
    view.show_signs(on=True)
    show(view, ws, article)
    assert _ink(view)
    for start, end in words(article.text)[:30]:
        assert view.target() == Span(start, _bare_end(article.text, start, end))
        assert view.rect_of(start, end).width() > 0
        view.move_word(1)


# --- what a row of the catalogue says beyond that ---


def test_b1_b2_what_cannot_be_stored_is_counted(ws, tmp_path) -> None:
    for name in ("B1-lone-surrogate", "B2-nul"):
        file = tmp_path / f"{name}.jsonl"
        file.write_bytes(CASES[name].file)
        (item,) = articles.read([file]).items
        notes = {it.message: it.values for it in item.incoming.notes}
        assert notes["formats-replaced"]["count"] == CASES[name].text.count("\ufffd")


def test_b4_the_first_mark_is_noted(tmp_path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(CASES["B4-mark-inside"].file)
    (item,) = articles.read([file]).items
    assert "formats-bom" in [it.message for it in item.incoming.notes]


def test_b6_rare_line_ends_break_lines(ws, view, tmp_path) -> None:
    show(view, ws, imported(ws, CASES["B6-rare-line-ends"], tmp_path))
    assert view.sheet is not None
    assert len(view.sheet) == 6
    assert {len(view.sheet.placed(k).shaped.lines) for k in range(6)} == {1}


def test_b8_what_has_no_shape_is_stood_in_for(ws, view, tmp_path) -> None:
    show(view, ws, imported(ws, CASES["B8-no-characters"], tmp_path))
    assert view.sheet is not None
    shown = view.sheet.placed(0).shaped.layout.text()
    assert shown.count("\ufffd") == 6
    assert not set(shown) & set("\ufdd0\ufdd1\ufffc\ue000\u0378\ufffe")


def test_b12_with_and_without_a_joiner_are_two_words_that_search_takes_for_one(
    ws, tmp_path
) -> None:
    text = imported(ws, CASES["B12-joiners"], tmp_path).text
    first, second = words(text)[:2]
    assert text[slice(*first)] != text[slice(*second)]
    assert folding.find(text, "نامهای") == [first, second]
    assert not [it for it in words(text) if text[it[0]] in "\u200c\u200d"]


def test_b13_an_override_ends_with_its_paragraph(ws, view, tmp_path) -> None:
    """The second line is laid out as if the first one, whose override is never closed, were not there."""
    case = CASES["B13-overrides"]
    show(view, ws, imported(ws, case, tmp_path))
    assert view.sheet is not None
    lines = case.text.split("\n")
    start = len(lines[0]) + 1
    with_it = stretches(view.sheet.placed(1).shaped, start, start + 3)[0].extents
    alone = Article(id="x", name="x", title="x", text=lines[1], sha256="", direction="auto")
    view.show_article(alone, (), (), ws.schema(), "ar")
    assert stretches(view.sheet.placed(0).shaped, 0, 3)[0].extents == with_it
    assert view.sheet.placed(0).controls


def test_b17_a_million_letters_in_one_paragraph(ws, view, tmp_path) -> None:
    case = Case((NEWS + " ") * (1_000_000 // (len(NEWS) + 1)) + "الختام")
    article = imported(ws, case, tmp_path)
    show(view, ws, article)
    assert _ink(view)
    assert view.sheet is not None
    assert (
        max(view.sheet.blocks.range(k)[1] - view.sheet.blocks.range(k)[0] for k in range(99)) < 1100
    )
    view.move_to_article_edge(1)
    assert article.text[view.selecting.position :] == "الختام"
    assert 0 < view.rect_of(len(article.text) - 6, len(article.text)).bottom() <= 500
    made = annotate.tag(
        ws, article.id, Span(len(article.text) - 6, len(article.text)), "entity", "ORG"
    )
    assert made.quote == "الختام"


def test_b18_a_heap_of_marks_is_drawn_in_part_and_marked_as_a_whole(ws, view, tmp_path) -> None:
    article = imported(ws, CASES["B18-marks"], tmp_path)
    show(view, ws, article)
    assert view.sheet is not None
    shaped = view.sheet.placed(0).shaped
    assert shaped.layout.text().count("\u064e") == MOST_MARKS
    start = article.text.index("ا\u064e")
    view.select(Span(start + 500, start + 501))
    assert view.selection() == Span(start, start + 1001)
    assert stretches(shaped, start + 500, start + 501)
    assert shaped.positions.to_article(shaped.positions.to_layout(start + 1001)) == start + 1001


@pytest.mark.parametrize("data", [b"", b"   \n\t\r\n ", b"\x07\x01\x02 \x1b", "  ،. 12".encode()])
def test_b19_without_a_letter_it_is_refused_with_a_sentence(ws, tmp_path, data) -> None:
    file = tmp_path / "فارغ.txt"
    file.write_bytes(data)
    batch = articles.read([file])
    assert batch.items == ()
    (problem,) = batch.problems
    assert problem.lost
    for language in ("ar", "en"):
        voice = Wording(language)
        assert voice.has(problem.message)
        assert voice.say(problem.message, name=problem.name, **problem.values)


def test_b19_no_span_is_empty(ws, view, tmp_path) -> None:
    article = imported(ws, Case(NEWS), tmp_path)
    show(view, ws, article)
    with pytest.raises(ValueError, match="3"):
        Span(3, 3)
    view.select(Span(0, 1))
    view.move_edge(-5)
    span = view.selection()
    assert span is not None
    assert span.start < span.end
