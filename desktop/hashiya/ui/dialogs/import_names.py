"""The second page of the import: labels, relations and attributes of the files, each with what it comes in as; seen
and chosen before anything is stored. What is proposed is decided elsewhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QStandardItem
from PySide6.QtWidgets import QComboBox, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from hashiya.commands import name_matches
from hashiya.commands.matching import OMITTED, Decisions
from hashiya.commands.name_matches import KINDS, Kind
from hashiya.commands.surveying import Found
from hashiya.model.schema import Schema
from hashiya.ui.calm_combo import CalmCombo
from hashiya.ui.look import Look
from hashiya.ui.typed_choices import TypedChoices
from hashiya.ui.widgets import GRID, button, column, frame, holder, label, row
from hashiya.wording import isolate

KEEP = "\0"
"""The choice of a name that comes in as a new one; no code is that."""
_NAME, _COUNT, _TO, _STATE = range(4)
_HEADS = ("theirs", "count", "to", "state")
_WIDTHS = {_NAME: 240, _COUNT: 90, _STATE: 170}
_GAP, _HEAD = 3, 40
"""Pixels: above and below a field; of the name of a kind."""
_CODE = Qt.ItemDataRole.UserRole
_MOST = 100
"""Names of a kind that are asked about; of still more, those that are rarest come in as they are."""
_CHOICES = 14
"""Choices in view at once; of more, the list is scrolled and does not fill the screen."""
_TOLD = 4
"""So many proposals are named beside the articles."""

_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
"""Keys that open the choice of the line that has the keys."""

_Key = tuple[Kind, str]


@dataclass(frozen=True, slots=True)
class Theirs:
    """A name that the files have; ``usual`` is what is chosen while nobody chose."""

    kind: Kind
    name: str
    count: int
    known: bool
    proposed: str

    @property
    def usual(self) -> str:
        return self.name if self.known else self.proposed or KEEP


class NamesPage(QWidget):
    """``chosen`` when a person chose for a name; what was chosen stands while articles are ticked and read again."""

    chosen = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._shown: dict[_Key, Theirs] = {}
        self._by_hand: dict[_Key, str] = {}
        self._lines: dict[_Key, QTreeWidgetItem] = {}
        self._choices: dict[tuple[Kind, bool], TypedChoices] = {}
        self.fields: dict[_Key, QComboBox] = {}
        self.hint = label("", "caption", wrap=True)
        self.as_proposed = button(look.say("ui-import-names-usual"), self._take_usual, "quiet")
        self.as_new = button(look.say("ui-import-names-keep"), self._keep_all, "quiet")
        self.table = self._make_table()
        card = frame("card")
        card.setLayout(column(self.table, margin=2))
        above = row(self.hint, self.as_proposed, self.as_new, gap=GRID)
        above.setStretch(0, 1)
        whole = column(above, card, gap=GRID)
        whole.setContentsMargins(0, GRID, 0, 0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _make_table(self) -> QTreeWidget:
        look, table = self._look, QTreeWidget()
        table.setHeaderLabels([look.say(f"ui-import-match-{it}") for it in _HEADS])
        table.setRootIsDecorated(False)
        table.setIndentation(0)
        table.setAccessibleName(look.say("ui-import-page-names"))
        table.installEventFilter(self)
        header = table.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_TO, QHeaderView.ResizeMode.Stretch)
        for at, width in _WIDTHS.items():
            table.setColumnWidth(at, width)
        return table

    # what the files have

    def show_for(self, schema: Schema, found: Iterable[Found]) -> None:
        """The names of these articles; those first for which something is proposed, those that are known last."""
        articles = list(found)
        shown: dict[_Key, Theirs] = {}
        more = 0
        for kind in KINDS:
            theirs, left = _theirs(schema, kind, articles)
            shown.update({(kind, it.name): it for it in theirs})
            more += left
        if shown == self._shown:
            return
        self._shown = shown
        self._tell(more)
        self.fields.clear()
        self._lines.clear()
        self.table.clear()  # last: the keys go from field to field as these go
        kinds = {it.kind for it in shown.values()}
        for kind in KINDS:
            some = [it for it in shown.values() if it.kind == kind]
            if some and kinds != {"label"}:
                self._add_head(kind)
            for it in some:
                self._add(schema, it)
        for before, after in pairwise((self.table, *self.fields.values())):
            QWidget.setTabOrder(before, after)

    def _tell(self, more: int) -> None:
        say = self._look.say
        proposed = any(it.proposed for it in self._shown.values())
        asked = "proposed" if proposed else "open" if self.unknown else "known"
        said = [say(f"ui-import-matches-{asked}")]
        if more:
            said.append(say("ui-import-matches-more", count=more))
        self.hint.setText(" ".join(said))
        self.as_proposed.setVisible(proposed)
        self.as_new.setVisible(bool(self.unknown))

    def _add_head(self, kind: Kind) -> None:
        line = QTreeWidgetItem([self._look.say(f"ui-import-names-{kind}")])
        line.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = line.font(_NAME)
        font.setBold(True)
        line.setFont(_NAME, font)
        line.setSizeHint(_NAME, QSize(0, _HEAD))
        self.table.addTopLevelItem(line)
        line.setFirstColumnSpanned(True)

    def _add(self, schema: Schema, it: Theirs) -> None:
        key = it.kind, it.name
        line = self._lines[key] = QTreeWidgetItem([isolate(it.name), f"{it.count:,}"])
        line.setToolTip(_NAME, it.name)
        self.table.addTopLevelItem(line)
        field = self.fields[key] = CalmCombo()
        field.setProperty("role", "long")
        field.setMaxVisibleItems(_CHOICES)
        field.setModel(self._choices_of(schema, it.kind, known=it.known))
        field.setAccessibleName(self._look.say("ui-import-match-of", name=it.name))
        field.activated.connect(lambda: self._keep(key))
        field.installEventFilter(self)
        around = row(field)
        around.addSpacing(2 * GRID)  # before the state, on either side of the screen
        around.setContentsMargins(0, _GAP, 0, _GAP)
        self.table.setItemWidget(line, _TO, holder(around))
        self._choose(key, self._by_hand.get(key, it.usual))

    def _choices_of(self, schema: Schema, kind: Kind, *, known: bool) -> TypedChoices:
        """One list for all fields of a kind: there may be many of them."""
        if (kind, known) not in self._choices:
            say = self._look.say
            made = self._choices[kind, known] = TypedChoices(self.table)
            if not known:
                made.appendRow(_choice(say("ui-import-match-new"), KEEP))
            made.appendRow(_choice(say("ui-import-match-leave-out"), OMITTED))
            made.appendRow(_separator())
            for it in name_matches.own(schema, kind):
                title = it.name(self._look.language)
                named = say("ui-import-match-label", name=title, code=it.code)
                made.appendRow(_choice(named if title != it.code else it.code, it.code))
        return self._choices[kind, known]

    # what was chosen

    def _choose(self, key: _Key, code: str) -> None:
        field = self.fields[key]
        at = field.findData(code)
        field.setCurrentIndex(at if at >= 0 else field.findData(self._shown[key].usual))
        self._show_state(key)

    def _show_state(self, key: _Key) -> None:
        it, code = self._shown[key], self.fields[key].currentData()
        state = _state(it, code)
        line, theme = self._lines[key], self._look.theme
        line.setText(_STATE, self._look.say(f"ui-import-match-is-{state}"))
        line.setForeground(_STATE, QColor(theme.accent if state == "proposed" else theme.muted))

    def _keep(self, key: _Key) -> None:
        code = self.fields[key].currentData()
        if code == self._shown[key].usual:
            self._by_hand.pop(key, None)
        else:
            self._by_hand[key] = code
        self._show_state(key)
        self.chosen.emit()

    def _take_usual(self) -> None:
        self._choose_all({key: it.usual for key, it in self._shown.items()})

    def _keep_all(self) -> None:
        self._choose_all({key: it.name if it.known else KEEP for key, it in self._shown.items()})

    def _choose_all(self, codes: dict[_Key, str]) -> None:
        for key, code in codes.items():
            self._choose(key, code)
            self._keep(key)

    def take_keys(self) -> None:
        """The keys go to the table, from its first name on."""
        if self._lines and self.table.currentItem() not in self._lines.values():
            self.table.setCurrentItem(next(iter(self._lines.values())))
        self.table.setFocus()

    def _open_current(self) -> None:
        """The choice of the current line; on the name of a kind nothing is to be chosen."""
        current = self.table.currentItem()
        for key, line in self._lines.items():
            if line is current:
                self.fields[key].setFocus()
                self.fields[key].showPopup()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Where the keys go is in view; in the table Return and Space open a choice, and store nothing."""
        if watched is self.table:
            if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
                return False
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            opening = event.key() in _OPENING and not control
            if opening:
                self._open_current()
            return opening
        if event.type() == QEvent.Type.FocusIn:
            for key, field in self.fields.items():
                if field is watched:
                    self.table.setCurrentItem(self._lines[key])
                    self.table.scrollToItem(self._lines[key])
        return super().eventFilter(watched, event)

    @property
    def changed(self) -> bool:
        """Whether a person chose something else than what stood there."""
        return bool(self._by_hand)

    @property
    def unknown(self) -> list[str]:
        """Names that the project does not have."""
        return [it.name for it in self._shown.values() if not it.known]

    @property
    def decisions(self) -> Decisions:
        """Each of the names shown with what it is taken as; with itself where it stays."""
        found: dict[Kind, dict[str, str]] = {kind: {} for kind in KINDS}
        for (kind, name), field in self.fields.items():
            code = field.currentData()
            found[kind][name] = name if code == KEEP else code
        return Decisions(
            labels=found["label"], relations=found["relation"], attributes=found["attribute"]
        )

    def told(self) -> str:
        """What comes in under another name or not at all, in a sentence or two; empty when all is as in the files."""
        say = self._look.say
        codes = {key: self.fields[key].currentData() for key in self._shown}
        said: list[str] = []
        taken = [
            say("ui-import-name-as", theirs=name, name=code)
            for (_kind, name), code in codes.items()
            if code not in {KEEP, OMITTED, name}
        ]
        if taken:
            said.append(f"{say('ui-import-names-taken')} {_some(taken)}")
        for message, code in (("new", KEEP), ("out", OMITTED)):
            names = [isolate(name) for (_kind, name), it in codes.items() if it == code]
            if names:
                said.append(f"{say(f'ui-import-names-{message}')} {_some(names)}")
        return " ".join(said)


def _some(words: list[str]) -> str:
    """The first of them, as the end of a sentence."""
    end = "…" if len(words) > _TOLD else "."
    return " · ".join(words[:_TOLD]) + end


def _theirs(schema: Schema, kind: Kind, articles: Sequence[Found]) -> tuple[list[Theirs], int]:
    """The names of a kind that are asked about, and how many unknown ones are not."""
    counts: Counter[str] = Counter()
    for it in articles:
        counts.update(it.names(kind))
    unknown = name_matches.unknown(schema, kind, counts)
    proposed = name_matches.proposed(schema, kind, unknown)
    found = [
        Theirs(kind, name, count, name not in unknown, proposed.get(name, ""))
        for name, count in counts.items()
    ]
    found.sort(key=lambda it: (it.known, not it.proposed, -it.count))
    return found[:_MOST], sum(not it.known for it in found[_MOST:])


def _state(it: Theirs, code: str) -> str:
    """``proposed``, ``new``, ``known``, ``out`` or ``chosen``."""
    if code == OMITTED:
        return "out"
    if code == it.name or code == KEEP:
        return "known" if it.known else "new"
    return "proposed" if code == it.proposed else "chosen"


def _choice(words: str, code: str) -> QStandardItem:
    made = QStandardItem(words)
    made.setData(code, _CODE)
    return made


def _separator() -> QStandardItem:
    made = QStandardItem()
    made.setData("separator", Qt.ItemDataRole.AccessibleDescriptionRole)
    made.setFlags(Qt.ItemFlag.NoItemFlags)
    return made
