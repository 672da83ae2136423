"""The heading above the text: title and source line; it is no part of the text and has no offsets."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QPainter, QTextLayout, QTextOption

from hashiya.display.file_names import shown_name
from hashiya.model.article import Article
from hashiya.ui.reader.theme import Style, colour
from hashiya.wording import isolate


class Heading:
    """Title and source of an article, laid out in a column.

    A title that is the text's first line stands there already and is not printed twice.
    """

    def __init__(self, article: Article, style: Style, width: float, *, rtl: bool) -> None:
        self.title = "" if _begins_with(article) else article.title or shown_name(article.name)
        self.note = "  ·  ".join(_facts(article))
        top = style.margin
        self.title_layout, title_height = _lines(self.title, style.title_font, width, top, rtl=rtl)
        note_top = top + (title_height + 0.25 * style.em if self.title else 0.0)
        self.note_layout, note_height = _lines(self.note, style.note_font, width, note_top, rtl=rtl)
        self.rule = note_top + note_height + 0.55 * style.em
        self.height = self.rule + 0.85 * style.em
        self.blank = not (self.title or self.note)
        if self.blank:
            self.height = 0.6 * style.em
        self.width = width

    def paint(self, painter: QPainter, style: Style, *, letters: bool = True) -> None:
        if self.blank:
            return
        if letters:
            painter.setPen(colour(style.palette.ink))
            self.title_layout.draw(painter, QPointF(0, 0))
            painter.setPen(colour(style.palette.muted))
            self.note_layout.draw(painter, QPointF(0, 0))
        painter.setPen(colour(style.palette.hairline))
        painter.drawLine(QPointF(0, self.rule), QPointF(self.width, self.rule))


def _begins_with(article: Article) -> bool:
    """Whether the text's first paragraph is the title."""
    title = " ".join(article.title.split())
    beginning = article.text[: 2 * len(article.title) + 200].lstrip()
    first = beginning.splitlines()[0] if beginning else ""
    return bool(title) and " ".join(first.split()) == title


def _facts(article: Article) -> list[str]:
    """Each isolated; of an article of which nothing else is known, its file."""
    facts = [isolate(it) for it in (article.source, article.author, article.published) if it]
    return facts or [shown_name(it) for it in (article.name,) if it]


def _lines(
    text: str, font: QFont, width: float, top: float, *, rtl: bool
) -> tuple[QTextLayout, float]:
    layout = QTextLayout(text.replace("\n", " "), font)
    option = QTextOption(Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft)
    option.setTextDirection(
        Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    )
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    y = top
    if not text:
        return layout, 0.0
    layout.beginLayout()
    try:
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, y))
            y += line.height() * 0.92
    finally:
        layout.endLayout()
    return layout, y - top
