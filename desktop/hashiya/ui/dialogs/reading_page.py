"""How articles are read: face, size, column and line spacing, shown at once on a sample; it keeps nothing itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from hashiya.model.article import Article
from hashiya.model.schema import Schema
from hashiya.ui.actions.viewing import THEMES
from hashiya.ui.calm_combo import CalmCombo
from hashiya.ui.look import TEXT_SIZES, Look
from hashiya.ui.reader.canvas import Canvas
from hashiya.ui.reader.faces import GROUPS, Group
from hashiya.ui.reader.sheet import Sheet
from hashiya.ui.reader.theme import MEASURES, SPACINGS
from hashiya.ui.widgets import GRID, column, frame, label

_SAMPLE_HEIGHT = 230


class Sample(Canvas):
    """A few lines of text, painted as the reader paints."""

    def show_text(self, text: str, language: str) -> None:
        article = Article(id="", name="", title="", text=text, sha256="", language=language)
        sheet = Sheet(article, Schema(id=""), language, self._style)
        sheet.set_style(self._style, self._column(self._style))
        self._show_sheet(sheet)
        self.scroll_to(0)


class ReadingPage(QWidget):
    """Choices for one group of languages at a time; measure and spacing are common to all."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(2 * GRID)
        self._grid.setVerticalSpacing(GRID)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(3, 1)
        say = look.say
        self.group = self._choice([(say(f"ui-reading-{it}"), it) for it in GROUPS], self._show)
        self.face = self._choice([], self._set_face)
        self.face.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.face.setMinimumContentsLength(18)
        self.text_size = self._choice([], self._set_size)
        self.measure = self._choice(
            [(say(f"ui-action-measure-{it}"), it) for it in MEASURES], self._set_measure
        )
        self.spacing = self._choice(
            [(say(f"ui-action-spacing-{it}"), it) for it in SPACINGS], self._set_spacing
        )
        self.group.setCurrentIndex(self.group.findData(look.group))
        self.theme = self._choice([(say(f"ui-theme-{it}"), it) for it in THEMES], self._set_theme)
        fields = (("group", self.group), ("theme", self.theme))
        fields += (("face", self.face), ("size", self.text_size))
        fields += (("measure", self.measure), ("spacing", self.spacing))
        for at, (name, field) in enumerate(fields):
            self._place(f"ui-settings-{name}", field, at)
        self.sample = Sample()
        self.sample.setMinimumHeight(_SAMPLE_HEIGHT)
        page = frame("page")
        inner = column(self.sample)
        inner.setContentsMargins(1, 1, 1, 1)
        page.setLayout(inner)
        self.setLayout(column(self._grid, page, margin=2 * GRID, gap=2 * GRID))
        look.changed.connect(self._show)
        self._show()

    def _choice(self, rows: Sequence[tuple[str, str]], act: Callable[[], None]) -> QComboBox:
        made = CalmCombo()
        for title, value in rows:
            made.addItem(title, value)
        made.activated.connect(lambda _index: act())
        return made

    def _place(self, message: str, field: QWidget, at: int) -> None:
        """Two fields a row."""
        row, side = at // 2, 2 * (at % 2)
        caption = label(self._look.say(message), "caption")
        caption.setBuddy(field)
        field.setAccessibleName(caption.text())
        self._grid.addWidget(caption, row, side)
        self._grid.addWidget(field, row, side + 1)

    @property
    def _group(self) -> Group:
        return GROUPS[max(0, self.group.currentIndex())]

    def _set_face(self) -> None:
        chosen = self.face.currentData()
        found = next((it for _name, it in self._look.faces(self._group) if it.id == chosen), None)
        if found is not None:
            self._look.set_face(found, self._group)

    def _set_size(self) -> None:
        self._look.set_text_size(self.text_size.currentData(), self._group)

    def _set_measure(self) -> None:
        chosen = self.measure.currentData()
        self._look.set_measure(next(it for it in MEASURES if it == chosen))

    def _set_spacing(self) -> None:
        chosen = self.spacing.currentData()
        self._look.set_spacing(next(it for it in SPACINGS if it == chosen))

    def _set_theme(self) -> None:
        self._look.set_theme(self.theme.currentData())

    def _show(self) -> None:
        """Everything as it is set now for the group in view."""
        look, group = self._look, self._group
        now = look.typography(group)
        self.face.clear()
        for name, it in look.faces(group):
            self.face.addItem(name, it.id)
        self.face.setCurrentIndex(self.face.findData(now.face.id))
        self.text_size.clear()
        for pixels in sorted({*TEXT_SIZES, now.size}):
            self.text_size.addItem(str(pixels), pixels)
        self.text_size.setCurrentIndex(self.text_size.findData(now.size))
        self.theme.setCurrentIndex(self.theme.findData(look.settings.theme))
        self.measure.setCurrentIndex(self.measure.findData(now.measure))
        self.spacing.setCurrentIndex(self.spacing.findData(now.spacing))
        self.sample.set_theme(look.theme.name)
        self.sample.set_typography(now.face, now.size, now.measure, now.spacing)
        self.sample.show_text(look.say(f"ui-sample-{group}"), group)
