"""Sends the pages of an article to a printer; the page painter is that of the PDF."""

from __future__ import annotations

from collections.abc import Generator

from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter

from hashiya.model.dataset import AnnotatedArticle
from hashiya.model.errors import WriteProblem
from hashiya.model.schema import Schema
from hashiya.ui.paper.choice import Choice
from hashiya.ui.paper.pages import DOTS, Pages, page_size


def printer(title: str, choice: Choice) -> QPrinter:
    """A printer set to the chosen paper; which device it is, the system's dialog asks."""
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setDocName(title)
    made.setCreator("Hashiya")
    made.setPageSize(page_size(choice.format))
    made.setFullPage(True)
    return made


def print_pages(
    device: QPrinter, annotated: AnnotatedArticle, schema: Schema, choice: Choice
) -> Generator[float, None, int]:
    """Print; tells the share that is done, and in the end how many pages were printed.

    The paper is that of the printer, which may have been changed in the system's dialog.

    Raises:
        WriteProblem: when the printer, or the file that it prints to, refuses.
    """
    paper = device.pageLayout().pageSize()
    pages = Pages(choice.of(annotated), schema, choice, paper)
    for share in pages.measure():
        yield share / 2
    numbers = _wanted(device, len(pages))
    painter = QPainter()
    if not painter.begin(device):
        raise WriteProblem(reason="other", name=device.outputFileName() or device.printerName())
    ended = False
    try:
        scale = device.resolution() / DOTS
        for count, number in enumerate(numbers, start=1):
            if count > 1:
                device.newPage()
            painter.save()
            painter.scale(scale, scale)
            pages.paint(painter, number)
            painter.restore()
            yield 0.5 + count / len(numbers) / 2
        ended = True
    finally:
        if not ended:
            device.abort()
        painter.end()
    return len(numbers)


def _wanted(device: QPrinter, count: int) -> list[int]:
    """The pages asked for, in the order in which they are to come out."""
    first = device.fromPage() or 1
    last = min(device.toPage() or count, count)
    numbers = list(range(min(first, count) - 1, last))
    backwards = device.pageOrder() == QPrinter.PageOrder.LastPageFirst
    return numbers[::-1] if backwards else numbers
