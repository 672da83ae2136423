"""The list of actions with their keys, grouped by menu and searchable; it changes no key."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
)

from hashiya.ui.actions import MENUS, Action
from hashiya.ui.bindings import Bindings
from hashiya.ui.command_search import Entry, Search
from hashiya.ui.commanding import other_words
from hashiya.ui.key_positions import keyboard_order, legend, with_printed
from hashiya.ui.look import Look
from hashiya.ui.widgets import GRID, paint_keys
from hashiya.wording import Wording, languages

ACTION_ID = Qt.ItemDataRole.UserRole
KEYS = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
_LABELS, _MOVES = "labels", ""
_ORDER = (_LABELS, "annotate", _MOVES, *(it for it in MENUS if it != "annotate"))


class KeyTree(QTreeWidget):
    """``whole`` lists also what has no key, and every movement with Shift."""

    def __init__(self, look: Look, bindings: Bindings, *, whole: bool) -> None:
        super().__init__()
        self._look = look
        self._bindings = bindings
        self._whole = whole
        self._search = Search([])
        self._items: dict[str, QTreeWidgetItem] = {}
        self.setColumnCount(2)
        self.setHeaderLabels([look.say("ui-shortcuts-what"), look.say("ui-shortcuts-keys")])
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setUniformRowHeights(True)
        self.setColumnWidth(0, 400)
        self.setItemDelegateForColumn(1, KeyPainter(look, self))
        self.setAccessibleName(look.say("ui-shortcuts-title"))
        self._fill()
        bindings.changed.connect(self.show_keys)

    def title(self, action: Action) -> str:
        return action.title or self._look.say(action.message)

    def item_of(self, action_id: str) -> QTreeWidgetItem | None:
        return self._items.get(action_id)

    def chosen(self) -> str:
        """The action on the current line; empty on the name of a group."""
        item = self.currentItem()
        return str(item.data(0, ACTION_ID) or "") if item else ""

    def filter(self, words: str) -> None:
        """Show only what fits, found as in the palette: a name in either language, what people

        call it, a key, a label.
        """
        found = {it.id for it in self._search.find(words)}
        for action_id, item in self._items.items():
            item.setHidden(action_id not in found)
        for k in range(self.topLevelItemCount()):
            head = self.topLevelItem(k)
            if head is not None:
                lines = (head.child(j) for j in range(head.childCount()))
                head.setHidden(all(it is None or it.isHidden() for it in lines))

    def choose_first(self) -> None:
        """The first line that is shown becomes the current one."""
        shown = (it for it in self._items.values() if not it.isHidden())
        first = min(shown, key=lambda it: self.visualItemRect(it).top(), default=None)
        if first is not None:
            self.setCurrentItem(first)

    def show_keys(self) -> None:
        """Keys were changed: the same lines, other keys."""
        self._index()
        for action in self._bindings.actions:
            item = self._items.get(action.id)
            if item is not None:
                item.setData(1, KEYS, list(action.keys))
                item.setText(1, "   ".join(with_printed(it) for it in action.keys))
                self._mark(item, own=self._bindings.is_own(action.id))

    def _fill(self) -> None:
        groups: dict[str, list[Action]] = {name: [] for name in _ORDER}
        for action in self._bindings.actions:
            if self._whole or (action.keys and not action.id.startswith("extend-")):
                groups[_LABELS if action.is_label else action.menu].append(action)
        # as they lie on the keyboard; what has no key comes last
        groups[_LABELS].sort(
            key=lambda it: (not it.keys, keyboard_order(it.keys[0]) if it.keys else ())
        )
        for name, actions in groups.items():
            if actions:
                self._add_group(name, actions)
        self.show_keys()

    def _add_group(self, name: str, actions: list[Action]) -> None:
        message = {_LABELS: "ui-shortcuts-labels", _MOVES: "ui-shortcuts-moves"}
        head = QTreeWidgetItem([self._look.say(message.get(name, f"ui-menu-{name}")), ""])
        head.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = head.font(0)
        font.setBold(True)
        head.setFont(0, font)
        self.addTopLevelItem(head)
        for action in actions:
            item = QTreeWidgetItem([self.title(action), ""])
            item.setData(0, ACTION_ID, action.id)
            head.addChild(item)
            self._items[action.id] = item
        head.setExpanded(True)

    def _mark(self, item: QTreeWidgetItem, *, own: bool) -> None:
        """Keys of the person's own choice stand out."""
        font = item.font(1)
        font.setBold(own)
        item.setFont(1, font)

    def _index(self) -> None:
        voices = [Wording(code) for code in languages()]
        self._search = Search(list(self._entries(voices)))

    def _entries(self, voices: list[Wording]) -> Iterator[Entry]:
        for action in self._bindings.actions:
            if action.id not in self._items:
                continue
            names = [] if action.is_label else [it.say(action.message) for it in voices]
            keys = [legend(it).replace("+", " ") for it in action.keys]
            yield Entry(
                id=action.id,
                title=self.title(action),
                words=" ".join([*names, *keys]),
                also=other_words(voices, "words-pick" if action.is_label else f"words-{action.id}"),
                keys=action.keys,
                run=_nothing,
            )


class KeyPainter(QStyledItemDelegate):
    """Each chord as a key cap, the first one at the start; the person's own choice is bold."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, 32)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        chords = index.data(KEYS)
        self.initStyleOption(option, index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(self._look.theme.chosen))
        painter.setFont(option.font)
        painter.setPen(QColor(self._look.theme.text))
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        room = option.rect.adjusted(GRID, 0, -GRID, 0)
        for chord in chords if isinstance(chords, list) else []:
            shown = with_printed(str(chord))
            used = paint_keys(painter, room, shown, self._look.theme, at_left=not rtl) + GRID
            room = QRect(room).adjusted(0 if rtl else used, 0, -used if rtl else 0, 0)
        painter.restore()


def _nothing() -> None:
    """The sheet runs no action."""
