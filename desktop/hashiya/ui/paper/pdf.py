"""An article as PDF: its pages, its facts, and the text and annotations themselves as attachments.

What a reader copies out of a PDF are shapes of letters in the order of the page; the attached
files are the text as it is and the annotations with their offsets.
"""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import msgspec
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPageLayout, QPainter, QPdfWriter

import hashiya
from hashiya.formats.jsonl import jsonl
from hashiya.model.dataset import AnnotatedArticle
from hashiya.model.schema import Schema
from hashiya.ui.paper.choice import Choice
from hashiya.ui.paper.pages import DOTS, Pages, page_size


def pdf(shown: AnnotatedArticle, schema: Schema, choice: Choice) -> Generator[float, None, bytes]:
    """The file's bytes; on the way the share that is done."""
    pages = Pages(choice.of(shown), schema, choice)
    for share in pages.measure():
        yield share / 2
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = _writer(buffer, shown, pages, choice)
    painter = QPainter(writer)
    try:
        for number in range(len(pages)):
            if number:
                writer.newPage()
            pages.paint(painter, number)
            yield 0.5 + (number + 1) / len(pages) / 2
    finally:
        painter.end()
    return bytes(buffer.data().data())


def _writer(
    buffer: QBuffer, annotated: AnnotatedArticle, pages: Pages, choice: Choice
) -> QPdfWriter:
    writer = QPdfWriter(buffer)
    writer.setResolution(DOTS)
    writer.setPageSize(page_size(choice.format))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
    article = annotated.article
    writer.setTitle(pages.title)
    writer.setCreator(f"Hashiya {hashiya.__version__}")
    if article.author and hasattr(writer, "setAuthor"):  # since Qt 6.9
        writer.setAuthor(article.author)
    stem = Path(article.name).stem or "article"
    writer.addFileAttachment(f"{stem}.txt", article.text.encode("utf-8"), "text/plain")
    line = msgspec.json.encode(jsonl.row(annotated)) + b"\n"
    writer.addFileAttachment(f"{stem}.jsonl", line, "application/jsonl")
    return writer
