"""The desk of the label set editor: its parts in tabs, the list at the start, the fields of what is chosen at the end."""

from __future__ import annotations

from typing import Any, cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QStackedWidget, QTabBar, QWidget

from hashiya.commands.redrafting import PARTS, Part, rows
from hashiya.model.attribute import AttributeType
from hashiya.model.schema import Label
from hashiya.rules import RULES, names_of
from hashiya.ui.bindings import Bindings
from hashiya.ui.dialogs import label_set_options as options
from hashiya.ui.dialogs.label_set_acts import Acts
from hashiya.ui.dialogs.label_set_choices import ChoicesField
from hashiya.ui.dialogs.label_set_editing import Editing, value_at
from hashiya.ui.dialogs.label_set_fields import ChoiceField, Later, SeveralField
from hashiya.ui.dialogs.label_set_list import PartList
from hashiya.ui.dialogs.label_set_pages import Form
from hashiya.ui.flow_layout import FlowLayout
from hashiya.ui.key_positions import Positions, chord
from hashiya.ui.look import Look
from hashiya.ui.widgets import GRID, button, column, frame, holder, label, row

TABS = (*PARTS, "rules", "set")
_LIST = 300
_SETTLE_MS = 120
VERBS = ("add", "duplicate", "up", "down", "merge", "split", "remove")
_KEYS = {"alt+up": "up", "alt+down": "down", "delete": "remove", "ctrl+d": "duplicate"}


class Desk(QWidget):
    """Everything that is chosen or typed goes to ``editing``; what it says comes back to list and fields."""

    def __init__(self, editing: Editing, bindings: Bindings, look: Look, *, locked: bool) -> None:
        super().__init__()
        self._look, self._editing, self._bindings = look, editing, bindings
        self._locked = locked
        self._positions = Positions()
        self.acts = Acts(self, editing)
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        for it in TABS:
            self.tabs.addTab(look.say(f"labelset-tab-{it}"))
        self.list = PartList(look)
        self.list.setAccessibleName(look.say("labelset-tab-label"))
        self.list.installEventFilter(self)
        self.verbs = {
            it: button(look.say(f"labelset-{it}"), lambda act=it: self.act(act), "quiet")
            for it in VERBS
        }
        self.said = label("", "danger", wrap=True)
        self.said.hide()
        self.forms: dict[str, Form] = {}
        self.rules: dict[str, QCheckBox] = {}
        self._stack = QStackedWidget()
        self._none = label(look.say("labelset-nothing-here"), "muted", wrap=True)
        self._stack.addWidget(holder(column(self._none, 1, margin=2 * GRID)))
        self._side = self._make_side()
        card = frame("card")
        card.setLayout(column(self.said, self._stack, margin=GRID))
        across = row(self._side, card, gap=2 * GRID)
        across.setStretch(1, 1)
        self.setLayout(column(self.tabs, across, gap=GRID))
        self._settled = Later(self, _SETTLE_MS)
        self._settled.due.connect(self.show_wrongs)
        self.tabs.currentChanged.connect(lambda _at: self._show_part(0))
        self.list.currentRowChanged.connect(lambda _row: self._chosen())
        editing.changed.connect(self._changed)
        editing.reshaped.connect(self._reshaped)
        self._show_part(0)

    def _make_side(self) -> QWidget:
        flow = FlowLayout(4)
        for it in self.verbs.values():
            flow.addWidget(it)
        verbs = holder(flow)
        policy = verbs.sizePolicy()
        policy.setHeightForWidth(True)
        verbs.setSizePolicy(policy)
        if self._locked:  # never shown here: without a parent it would be a window of its own
            verbs.hide()
        side = holder(column(self.list, verbs, gap=GRID))
        side.setFixedWidth(_LIST)
        return side

    # -- what is shown

    @property
    def tab(self) -> str:
        return TABS[self.tabs.currentIndex()]

    @property
    def part(self) -> Part | None:
        return self.tab if self.tab in PARTS else None

    def go_to(self, tab: str, at: int, path: str = "") -> None:
        """Show that record, and put the keys into its field."""
        self.tabs.setCurrentIndex(TABS.index(tab))
        if self.part is not None:
            self.list.choose(at)
        if path and tab in self.forms:
            self.forms[tab].go_to(path)

    def _show_part(self, at: int) -> None:
        part = self.part
        self._side.setVisible(part is not None)
        self._tell("")
        if part is None:
            self._show_whole()
            return
        for act in ("merge", "split"):
            self.verbs[act].setVisible(part == "label")
        self.list.setAccessibleName(self._look.say(f"labelset-tab-{part}"))
        self.list.show_part(self._editing, part, at)
        if self.list.current < 0 and rows(self._editing.schema, part):
            self.list.choose(0)
        self._chosen()

    def _show_whole(self) -> None:
        if self.tab == "rules":
            if not self.rules:
                self._stack.addWidget(self._make_rules())
            for rule, check in self.rules.items():
                silenced = {n for it in self._editing.schema.silenced for n in names_of(it)}
                check.setChecked(not silenced.issuperset(names_of(rule)))
            self._stack.setCurrentWidget(self._rules_page)
            return
        form = self._form("set")
        for path, field in form.fields.items():
            field.show_value(value_at(self._editing.schema, path))
        self._stack.setCurrentWidget(form)
        self.show_wrongs()

    def _make_rules(self) -> QWidget:
        lines = column(label(self._look.say("labelset-rules-why"), "muted", wrap=True), margin=GRID)
        for it in RULES:
            check = QCheckBox(self._look.say(f"labelset-rule-{it.id}"))
            check.setEnabled(not self._locked)
            check.clicked.connect(lambda on, rule=it.id: self._editing.silence(rule, on=not on))
            self.rules[it.id] = check
            lines.addWidget(check)
        lines.addStretch(1)
        self._rules_page = holder(lines)
        return self._rules_page

    def _form(self, tab: str) -> Form:
        if tab not in self.forms:
            made = Form(self._look, tab)
            made.told.connect(lambda path, value, of=tab: self._told(of, path, value))
            choices = made.fields.get("choices")
            if isinstance(choices, ChoicesField):
                choices.act_asked.connect(self._choice)
                choices.cell_told.connect(self._cell)
            made.lock(on=self._locked)
            self.forms[tab] = made
            self._stack.addWidget(made)
        return self.forms[tab]

    def _chosen(self) -> None:
        part, at = self.part, self.list.current
        if part is None:
            return
        if at < 0:
            self._stack.setCurrentIndex(0)
            return
        self._fill(part, at)
        self._stack.setCurrentWidget(self._form(part))
        self.show_wrongs()

    def _fill(self, part: Part, at: int) -> None:
        form, editing = self._form(part), self._editing
        record = editing.record(part, at)
        for path, field in form.fields.items():
            if isinstance(field, ChoiceField | SeveralField):
                field.offer(options.offered(editing, part, at, path))
            if isinstance(field, ChoicesField):
                choices = getattr(record, "choices", ())
                counts = [editing.uses_of_value(part, at, it.code) for it in choices]
                field.show_uses([f"{it:,}" if it else "–" for it in counts])
            field.show_value(self._value(record, path))
        if isinstance(record, AttributeType):
            form.fields["choices"].setVisible(record.kind in ("choice", "choices"))
            form.fields["long"].setVisible(record.kind == "text")

    def _value(self, record: object, path: str) -> Any:
        if path == "look" and isinstance(record, Label):
            taken = options.taken(self._editing, record)
            return record.slot, record.line, record.form, taken
        return value_at(record, path)

    def show_wrongs(self) -> None:
        """What is wrong with the record in view, each at its field."""
        form = self.forms.get(self.tab)
        if form is None:
            return
        at = self.list.current if self.part else 0
        found: dict[str, str] = {}
        for it in self._editing.wrongs():
            if (it.part, it.at) == (self.tab, at):
                found.setdefault(it.field, it.sentence)
        if self.tab == "label" and "shortcut" not in found and at >= 0:
            said = options.key_taken(self._editing, self._bindings, at)
            if said:
                found["shortcut"] = said
        form.show_wrongs(found)
        if self.part is not None:
            self.list.refresh(self._editing, self.part)

    # -- what is done

    def _told(self, tab: str, path: str, value: Any) -> None:
        self._tell("")
        if tab == "set":
            self._editing.tell_set(path, value)
            return
        at = self.list.current
        if at < 0:
            return
        part = cast("Part", tab)
        if path == "look":
            slot, line = value
            self._editing.tell(part, at, "slot", slot)
            self._editing.tell(part, at, "line", line)
        else:
            self._editing.tell(part, at, path, value)
        if path in ("look", "form", "kind", "shortcut"):
            self._fill(part, at)
        elif path == "names.en":  # the code of what is new follows it
            code = value_at(self._editing.record(part, at), "code")
            self._form(part).fields["code"].show_value(code)

    def _choice(self, act: str, at: int) -> None:
        if self.part is not None:
            self._tell(self.acts.choice(self.part, self.list.current, act, at))
            self._fill(self.part, self.list.current)

    def _cell(self, at: int, name: str, text: str) -> None:
        if self.part is not None:
            said = self.acts.cell(self.part, self.list.current, at, name, text)
            self._fill(self.part, self.list.current)
            self._tell(said)

    def act(self, verb: str) -> None:
        """A verb of the list, by button or by key."""
        part, at = self.part, self.list.current
        if part is None or self._locked or (at < 0 and verb != "add"):
            return
        self._tell("")
        editing = self._editing
        if verb == "add":
            chosen = editing.record(part, at) if at >= 0 else None
            self._show_part(editing.add(part, getattr(chosen, "layer", "")))
            self.forms[part].go_to("names.ar" if self._look.wording.rtl else "names.en")
        elif verb == "duplicate":
            self._show_part(editing.add(part, like=at))
        elif verb in ("up", "down"):
            self._show_part(editing.move(part, at, 1 if verb == "down" else -1))
        else:
            run = {"merge": self.acts.merge, "split": self.acts.split}.get(verb)
            said = run(at) if run else self.acts.remove(part, at)
            self._show_part(min(at, len(rows(editing.schema, part)) - 1))
            self._tell(said)

    def _tell(self, sentence: str) -> None:
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))

    def _changed(self) -> None:
        self._settled.ask()

    def _reshaped(self) -> None:
        if self.part is not None:
            self.list.show_part(self._editing, self.part, self.list.current)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            place = self._positions.name(event)
            verb = _KEYS.get(chord(event, place)) if place else None
            if verb is not None:
                self.act(verb)
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return super().eventFilter(watched, event)
