"""PDF, PNG, SVG and web page: whole, provable, of the theme asked for, and never half written."""

from __future__ import annotations

import dataclasses
import json
import re
import threading
import zlib
from pathlib import Path
from xml.etree import ElementTree

import gold
import pytest
import web_reader
from making import article
from PySide6.QtGui import QImage

from hashiya.display.palette import THEMES, palette
from hashiya.model.dataset import AnnotatedArticle
from hashiya.model.errors import WriteProblem
from hashiya.ui.paper import images, saving
from hashiya.ui.paper.choice import KINDS, Choice, Kind, kind_of


def saved(it: AnnotatedArticle, target: Path, kind: Kind, **choice: object) -> list[Path]:
    return saving.run(saving.save(it, gold.schema(), target, kind, Choice(**choice)))


def streams(pdf: bytes) -> list[bytes]:
    """The contents of all streams of a PDF."""
    found = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    return [_inflated(it) for it in found]


def _inflated(data: bytes) -> bytes:
    try:
        return zlib.decompress(data)
    except zlib.error:
        return data


def sheets(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.mark.parametrize("number", [0, 1])
def test_a_pdf_carries_its_text_and_annotations(qapp, tmp_path, number):
    seed = gold.articles()[number]
    (file,) = saved(seed, tmp_path / "a.pdf", "pdf")
    data = file.read_bytes()
    assert data.startswith(b"%PDF-")
    assert sheets(data) == 3
    attached = streams(data)
    assert seed.article.text.encode() in attached
    (line,) = [json.loads(it) for it in attached if it.startswith(b'{"format"')]
    assert [it["text"] for it in line["spans"]] == [it.quote for it in seed.annotations]
    assert len(line["relations"]) == len(seed.relations)
    assert b"/FontFile2" in data
    assert seed.article.title.encode("utf-16-be") in _plain(data)


def _plain(pdf: bytes) -> bytes:
    """Strings of a PDF with their escapes undone."""
    return re.sub(rb"\\([()\\])", rb"\1", pdf)


@pytest.mark.parametrize("form", ["a4", "letter"])
def test_pages_have_the_size_that_was_chosen(qapp, tmp_path, form):
    (file,) = saved(gold.articles()[0], tmp_path / "a.pdf", "pdf", format=form)
    box = re.search(rb"/MediaBox \[([^\]]*)\]", file.read_bytes())
    assert [round(float(it)) for it in box[1].split()] == [
        *(0, 0),
        *((595, 842) if form == "a4" else (612, 792)),
    ]


def test_larger_letters_need_more_pages_and_no_marks_fewer(qapp, tmp_path):
    seed = gold.articles()[1]
    text = "\n".join([seed.article.text] * 4)
    seed = dataclasses.replace(seed, article=dataclasses.replace(seed.article, text=text))

    def pages(**choice: object) -> int:
        return sheets(saved(seed, tmp_path / "a.pdf", "pdf", **choice)[0].read_bytes())

    assert pages(marks=False) <= pages(size="small") < pages() < pages(size="large")


def test_a_svg_keeps_letters_as_letters(qapp, tmp_path):
    (file,) = saved(gold.articles()[0], tmp_path / "a.svg", "svg")
    root = ElementTree.fromstring(file.read_bytes())
    texts = [it.text or "" for it in root.iter("{http://www.w3.org/2000/svg}text")]
    assert "الناتو" in " ".join(texts)
    assert "ORG" in texts
    assert root.find("{http://www.w3.org/2000/svg}title").text == "استجابة لطلب الرئيس الأميركي"


def test_a_svg_has_each_line_in_reading_order_and_direction(qapp, tmp_path):
    """Cut into runs, a bracket at the end of one stood at its wrong side."""
    text = "قال (حلف NATO) إن الأعضاء\nביום (12 במרץ).\nAn English (one) 😀, of العراق."
    whole = AnnotatedArticle(article=article(text, title="خبر (عاجل): الناتو"))
    (file,) = saved(whole, tmp_path / "a.svg", "svg")
    root = ElementTree.fromstring(file.read_bytes())
    lines = [it for it in root.iter("{http://www.w3.org/2000/svg}text") if it.get("direction")]
    assert [it.text for it in lines] == ["خبر (عاجل): الناتو", lines[1].text, *text.split("\n")]
    assert [it.get("direction") for it in lines[2:]] == ["rtl", "rtl", "ltr"]
    start, end = float(lines[2].get("x")), float(lines[4].get("x"))
    assert start > 500
    assert end == 0
    assert file.read_bytes().count(b"@font-face") == 2


def test_every_line_of_a_long_drawing_is_there_once(qapp, tmp_path, monkeypatch):
    monkeypatch.setattr(images, "TALLEST", 900)
    text = gold.articles()[1].article.text
    files = saved(gold.articles()[1], tmp_path / "a.svg", "svg", scale=1)
    words: list[str] = []
    for file in files:
        root = ElementTree.fromstring(file.read_bytes())
        for it in root.iter("{http://www.w3.org/2000/svg}text"):
            if "Hashiya" in it.get("font-family"):
                words += it.text.split()
    assert len(files) > 2
    assert words[-len(text.split()) :] == text.split()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("scale", [1, 2, 3])
def test_a_png_has_the_theme_and_the_scale(qapp, tmp_path, theme, scale):
    seed = gold.articles()[0]
    short = AnnotatedArticle(article=article(seed.article.text[:200]))
    (file,) = saved(short, tmp_path / "a.png", "png", theme=theme, scale=scale)
    image = QImage(str(file))
    assert image.width() == 1000 * scale
    assert image.pixelColor(2, 2).name().upper() == palette(theme).page
    assert image.text("Title") == "خبر"


def test_a_picture_ends_in_a_legend_and_bleeds_nowhere(qapp):
    seed = gold.articles()[0]

    def drawn(language: str, **choice: object) -> QImage:
        picture = images.Picture(seed, gold.schema(), Choice(language=language, scale=1, **choice))
        assert list(picture.measure())[-1] == 1.0
        (part,) = picture.parts
        return picture.draw(part)

    image, bare = drawn("ar"), drawn("ar", legend=False)
    assert image.height() > bare.height()
    assert drawn("en") != image
    page = image.pixelColor(2, 2)
    edges = [(x, y) for x in (5, 995) for y in range(image.height())]
    edges += [(x, y) for x in range(1000) for y in (0, 1, image.height() - 1)]
    assert all(image.pixelColor(x, y) == page for x, y in edges)


def test_a_long_article_becomes_several_pictures_and_loses_nothing(qapp, tmp_path, monkeypatch):
    monkeypatch.setattr(images, "TALLEST", 900)
    seed = gold.articles()[0]
    files = saved(seed, tmp_path / "a.png", "png", scale=1)
    assert [it.name for it in files] == [f"a-{k}.png" for k in range(1, len(files) + 1)]
    assert len(files) > 2
    assert not (tmp_path / "a.png").exists()
    heights = [QImage(str(it)).height() for it in files]
    assert max(heights) <= 900
    picture = images.Picture(seed, gold.schema(), Choice(scale=1))
    list(picture.measure())
    cuts = [it.cut for it in picture.parts if it.cut]
    assert cuts[0].top == 0
    assert sum(it.rows for it in picture.parts) == picture._whole.legend.rows


def test_pictures_that_are_there_are_asked_about_and_kept(qapp, tmp_path, monkeypatch):
    monkeypatch.setattr(images, "TALLEST", 900)
    (tmp_path / "a-02.png").write_text("mine")
    asked: list[str] = []

    def refuse(paths: list[Path]) -> bool:
        asked.extend(it.name for it in paths)
        return False

    steps = saving.save(
        gold.articles()[0], gold.schema(), tmp_path / "a.png", "png", Choice(), may_replace=refuse
    )
    assert saving.run(steps) == []
    assert asked == ["a-02.png"]
    assert [it.name for it in tmp_path.iterdir()] == ["a-02.png"]


@pytest.mark.parametrize("kind", KINDS)
def test_giving_up_leaves_what_was_there(qapp, tmp_path, kind):
    target = tmp_path / f"a.{kind}"
    target.write_text("mine")
    seed = gold.articles()[1]
    for steps_taken in (1, 2, 3):
        steps = saving.save(seed, gold.schema(), target, kind, Choice())
        for _ in range(steps_taken):
            next(steps)
        steps.close()
        assert target.read_text() == "mine"
        assert [it.name for it in tmp_path.iterdir()] == [target.name]


def test_packing_a_picture_is_no_step_of_its_own(qapp, tmp_path, monkeypatch):
    """It takes seconds; the window must go on meanwhile."""
    gate = threading.Event()
    packed = images.packed

    def slow(image: QImage) -> bytes:
        assert gate.wait(20)
        return packed(image)

    monkeypatch.setattr(saving, "packed", slow)
    short = AnnotatedArticle(article=article("نص"))
    steps = saving.save(short, gold.schema(), tmp_path / "a.png", "png", Choice())
    for _ in range(5):
        next(steps)
    gate.set()
    assert saving.run(steps) == [tmp_path / "a.png"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_place_that_cannot_be_written_is_told(qapp, tmp_path, kind):
    with pytest.raises(WriteProblem) as caught:
        saved(gold.articles()[0], tmp_path / "missing" / f"a.{kind}", kind)
    assert caught.value.values == {"name": f"a.{kind}", "reason": "no-folder"}


def test_the_web_page_is_the_same_text(qapp, tmp_path):
    seed = gold.articles()[0]
    (file,) = saved(seed, tmp_path / "a.html", "html")
    assert web_reader.read(file.read_bytes().decode()).text == seed.article.text


@pytest.mark.parametrize("kind", KINDS)
def test_without_marks_none_is_shown(qapp, tmp_path, kind):
    seed = gold.articles()[0]
    (full,) = saved(seed, tmp_path / f"a.{kind}", kind)
    (bare,) = saved(seed, tmp_path / f"b.{kind}", kind, marks=False)
    data = bare.read_bytes()
    assert full.read_bytes() != data
    if kind in {"html", "svg"}:
        assert b"ORG" not in data


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.PDF", "pdf"), ("a.htm", "html"), ("a.html", "html"), ("a.png", "png"), ("a", None)],
)
def test_the_ending_of_a_name_says_what_is_meant(name, kind):
    assert kind_of(Path(name)) == kind
