"""Invisible characters are shown by signs with names, over a text that stays where it was."""

from __future__ import annotations

import pytest
from making import article
from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QColor, QHelpEvent, QImage, QPainter
from PySide6.QtWidgets import QToolTip

from hashiya.commands.projects import read_schema
from hashiya.display.invisible import ENDS, INVISIBLE, code_of
from hashiya.display.palette import THEMES, contrast, nudged, palette
from hashiya.ui.reader.faces import FACES
from hashiya.ui.reader.geometry import stretches
from hashiya.ui.reader.painter import Shown, paint
from hashiya.ui.reader.sheet import Sheet
from hashiya.ui.reader.sign_tips import tip_at
from hashiya.ui.reader.theme import Style
from hashiya.ui.reader.view import ReaderView
from hashiya.wording import messages

pytestmark = pytest.mark.usefixtures("qapp")


def sheet_of(text: str) -> Sheet:
    made = Sheet(article(text), read_schema("default"), "en", Style(), 520.0)
    made.settle()
    return made


def painted(sheet: Sheet, *, signs: bool) -> QImage:
    image = QImage(560, round(sheet.heights.total) + 40, QImage.Format.Format_RGB32)
    image.fill(QColor(sheet.style.palette.page))
    painter = QPainter(image)
    try:
        painter.translate(20, 20)
        paint(painter, sheet, 0, sheet.heights.total, Shown(signs=signs))
    finally:
        painter.end()
    return image


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_sign_has_a_name(language: str) -> None:
    known = messages(language)
    assert [
        it.short for it in [*INVISIBLE.values(), *ENDS.values()] if it.message not in known
    ] == []


@pytest.mark.parametrize("char", INVISIBLE)
def test_each_is_shown_where_it_stands_and_named(char: str) -> None:
    sheet = sheet_of(f"قبل{char}بعد هذا")
    (sign,) = sheet.signs(0)
    assert sign.char == char
    shaped = sheet.placed(0).shaped
    middle = sign.box(shaped, sheet.style).center()
    tip = tip_at(sheet, middle.x(), sheet.top(0) + middle.y(), every=True)
    assert code_of(char) in tip
    assert messages("en")[INVISIBLE[char].message] in tip
    assert painted(sheet, signs=True) != painted(sheet, signs=False)


def test_the_arrow_of_a_tab_lies_in_its_gap() -> None:
    for face in FACES:
        sheet = Sheet(article("قبل\tبعد"), read_schema("default"), "ar", Style(face=face), 520.0)
        (sign,) = sheet.signs(0)
        before, after = (stretches(sheet.placed(0).shaped, *it)[0] for it in ((0, 3), (4, 7)))
        assert after.extents[0][1] - 2 <= sign.x0 < sign.x1 <= before.extents[0][0] + 2


@pytest.mark.parametrize("end", ENDS)
def test_line_ends_are_shown_at_the_end(end: str) -> None:
    sheet = sheet_of(f"سطر{end}آخر")
    (sign,) = sheet.signs(0)
    assert sign.char == end
    line = sheet.placed(0).shaped.lines[-1].qt.naturalTextRect()
    assert sign.x1 <= line.left()
    assert sheet.signs(1) == []


def test_empty_lines_are_counted_at_the_line_before() -> None:
    sheet = sheet_of("سطر\r\n\r\n\nآخر\n")
    assert [it.char for it in sheet.signs(0)] == ["\r\n", "\r\n", "\n"]
    assert [it.char for it in sheet.signs(3)] == ["\n"]


def test_signs_beside_each_other_do_not_cover_each_other() -> None:
    sheet = sheet_of("قبل\u202b\u2067\u200f\u202c\u2069بعد")
    boxes = [it.box(sheet.placed(0).shaped, sheet.style) for it in sheet.signs(0)]
    assert len(boxes) == 5
    for at, one in enumerate(boxes):
        assert not any(one.adjusted(0.5, 0.5, -0.5, -0.5).intersects(it) for it in boxes[:at])


def test_signs_move_no_letter() -> None:
    """Outside of the signs themselves not one pixel is another."""
    sheet = sheet_of("می\u200cگوید العـــراق\u00a02024 و\u202eabc\u202c.\nسطر")
    before = painted(sheet, signs=False)
    after = painted(sheet, signs=True)
    assert before.size() == after.size()
    covered = [
        it.box(sheet.placed(block).shaped, sheet.style)
        .united(QRectF(it.x, sheet.placed(block).shaped.lines[it.line].base, 1, 4))
        .translated(20, 20 + round(sheet.top(block)))
        .adjusted(-3, -3, 3, 6)
        for block in range(len(sheet))
        for it in sheet.signs(block)
    ]
    differing = [
        (x, y)
        for y in range(before.height())
        for x in range(before.width())
        if before.pixel(x, y) != after.pixel(x, y)
    ]
    assert differing
    assert [it for it in differing if not any(box.contains(*it) for box in covered)] == []


@pytest.mark.parametrize("theme", THEMES)
def test_signs_can_be_read_in_every_theme(theme) -> None:
    colours = palette(theme)
    plain = nudged(colours.focus, colours.page, colours.ink, 4.5)
    assert contrast(plain, colours.page) >= 4.5
    assert contrast(colours.lettering(2), colours.page) >= 4.5


def test_risky_controls_are_named_also_while_signs_are_off(qtbot) -> None:
    view = ReaderView()
    qtbot.addWidget(view)
    view.resize(600, 400)
    of = article("قبل \u202eabc\u202c ثم \u200f بعد")
    view.show_article(of, (), (), read_schema("default"), "en")
    view.show()
    assert view.sheet is not None
    override, mark = (it for it in view.sheet.signs(0) if it.char in "\u202e\u200f")
    assert (
        _tip(view, override.x) == f"RIGHT-TO-LEFT OVERRIDE · \u2068{code_of(override.char)}\u2069"
    )
    assert "RIGHT-TO-LEFT MARK" not in _tip(view, mark.x)
    view.show_signs(on=True)
    assert "RIGHT-TO-LEFT MARK" in _tip(view, mark.x)


def _tip(view: ReaderView, x: float) -> str:
    assert view.sheet is not None
    y = view.sheet.top(0) + view.sheet.placed(0).shaped.lines[0].base - 6
    inside = view.to_sheet(QPointF(0, 0))
    point = QPoint(round(x - inside[0]), round(y - inside[1]))
    QToolTip.hideText()
    view.viewportEvent(QHelpEvent(QHelpEvent.Type.ToolTip, point, view.mapToGlobal(point)))
    return QToolTip.text()
