"""What the reader costs: opening an article, and painting a new label, without the disk's part."""

from __future__ import annotations

import os
import random
import shutil
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from bench import Row, compare, measure, milliseconds, row
from hashiya.commands import projects
from hashiya.model.annotation import Annotation
from hashiya.model.article import Article
from hashiya.model.dataset import AnnotatedArticle
from hashiya.model.identity import new_id
from hashiya.model.schema import Schema
from hashiya.model.span import Span

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractScrollArea, QTextEdit

    from hashiya.ui.reader.view import ReaderView

NAME = "reader"
MANY = 300
LABELS = 100
SIZE = (900, 760)
BIG = 1_000_000
BIG_SPANS = 10_000


def run() -> list[Row]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance() or QApplication(["bench"])
    seeds, schema = _seeds()
    rows = [_opening(seeds[0], schema), _labelling(seeds[0], schema), *_large(seeds[0], schema)]
    del application
    return rows


def _seeds() -> tuple[list[AnnotatedArticle], Schema]:
    folder = Path(tempfile.mkdtemp(prefix="hashiya-bench-"))
    with ExitStack() as stack:
        stack.callback(shutil.rmtree, folder)
        project = stack.enter_context(
            projects.open_project(projects.demo(folder, "bench"), "bench")
        )
        return list(project.annotated()), project.schema()


def _made(article: Article, start: int, end: int, label: str) -> Annotation:
    return Annotation(
        id=new_id(),
        article=article.id,
        layer="entity",
        label=label,
        fragments=(Span(start, end),),
        quote=article.text[start:end],
        annotator="bench",
        created=0,
    )


def _spans(article: Article, count: int) -> list[Annotation]:
    rng = random.Random(5)
    found: list[Annotation] = []
    for _ in range(count):
        start = rng.randrange(len(article.text) - 40)
        found.append(
            _made(article, start, start + rng.randrange(3, 30), rng.choice(["PERS", "ORG"]))
        )
    return found


def _view() -> ReaderView:
    from hashiya.ui.reader.view import ReaderView

    view = ReaderView()
    view.resize(*SIZE)
    view.show()
    return view


def _painter_of(widget: QAbstractScrollArea) -> Callable[[], None]:
    """Paints the viewport as the window system would ask for it."""
    from PySide6.QtGui import QImage

    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    return lambda: widget.viewport().render(image)


def _opening(seed: AnnotatedArticle, schema: Schema) -> Row:
    """Against the stock widget, which can only tint."""
    from PySide6.QtWidgets import QTextEdit

    annotations = _spans(seed.article, MANY)
    view, stock = _view(), QTextEdit()
    stock.resize(*SIZE)
    paint, paint_stock = _painter_of(view), _painter_of(stock)

    def ours() -> None:
        view.show_article(seed.article, annotations, (), schema, "ar")
        paint()

    def theirs() -> None:
        stock.setPlainText(seed.article.text)
        stock.setExtraSelections([_tint(stock, it.span) for it in annotations])
        paint_stock()

    ours()
    name = f"open and paint an article with {MANY} spans"
    found = compare(name, ours, "QTextEdit, tints only", theirs)
    opening = measure(name, ours, goal=50)
    return Row(name, opening.median, opening.p95, "ms", 50, opening.met, found.against)


def _tint(stock: QTextEdit, span: Span) -> QTextEdit.ExtraSelection:
    from PySide6.QtGui import QColor, QTextCursor
    from PySide6.QtWidgets import QTextEdit

    selection = QTextEdit.ExtraSelection()
    selection.cursor = QTextCursor(stock.document())
    selection.cursor.setPosition(span.start)
    selection.cursor.setPosition(span.end, QTextCursor.MoveMode.KeepAnchor)
    selection.format.setBackground(QColor("#DDE"))
    return selection


def _labelling(seed: AnnotatedArticle, schema: Schema) -> Row:
    """One more annotation on a seed with its gold, until its part of the view is painted."""
    from PySide6.QtWidgets import QApplication

    view = _view()
    view.show_article(seed.article, seed.annotations, seed.relations, schema, "ar")
    QApplication.processEvents()
    rng = random.Random(3)
    samples: list[float] = []
    for _ in range(LABELS):
        start = rng.randrange(0, 400)
        annotations = [*seed.annotations, _made(seed.article, start, start + 6, "ORG")]

        def label(annotations: list[Annotation] = annotations) -> None:
            view.set_annotations(annotations, seed.relations)
            QApplication.processEvents()

        samples.append(milliseconds(label))
        view.set_annotations(seed.annotations, seed.relations)
        QApplication.processEvents()
    return row("label to paint, without the disk, on a seed", samples, goal=10, judge="p95")


def _large(seed: AnnotatedArticle, schema: Schema) -> list[Row]:
    """One paragraph of a megabyte: only what is seen is shaped."""
    line = seed.article.text.replace("\n", " ") + " "
    text = line * (BIG // len(line.encode()) + 1)
    article = Article(id=new_id(), name="big.txt", title="", text=text, sha256="")
    annotations = _spans(article, BIG_SPANS)
    view = _view()
    paint = _painter_of(view)

    def show() -> None:
        view.show_article(article, annotations, (), schema, "ar")
        paint()

    def scroll() -> None:
        view.scroll_by(60)
        paint()

    return [
        measure(f"open one paragraph of 1 MB with {BIG_SPANS:,} spans", show),
        measure("scroll it by 60 px and paint", scroll, repeats=20),
    ]
