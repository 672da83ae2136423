"""The foot of the window: what was saved and when, counts, keyboard, text size, who annotates."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton

from hashiya.ui.backing_up import BackingUp, Trouble
from hashiya.ui.look import Look
from hashiya.ui.noting import noting
from hashiya.ui.session import Session
from hashiya.ui.widgets import GRID, ElidedLabel, button, label, row

if TYPE_CHECKING:
    from hashiya.ui.putting_back import PuttingBack


class StatusBar(QFrame):
    """Says "saved" only of what the store has committed."""

    annotator_asked = Signal()
    size_asked = Signal()
    findings_asked = Signal()
    accept_asked = Signal()

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__()
        self._session = session
        self._look = look
        self._drive: PuttingBack | None = None
        self._saved = label("", "muted")
        self._counts = label("", "muted")
        self._noting = noting(session)
        self.findings = button("", self.findings_asked.emit, "status")
        self.findings.setToolTip(look.say("rules-chip-tip"))
        self.findings.hide()
        self._backup = label("", "muted")
        self._backup.hide()
        self._checking = label("", "muted")
        self._checking.hide()
        self._proposal = ElidedLabel("lock")
        self._proposal.hide()
        self.accept = self._make_accept()
        self._keyboard = label("", "muted")
        self._lock = label(look.say("keys-lock-status"), "lock")
        self._lock.setToolTip(look.say("keys-lock-tip"))
        self._lock.hide()
        self._hidden = label("", "lock")
        self._hidden.hide()
        self._size = button("", self.size_asked.emit, "status")
        self._annotator = button("", self.annotator_asked.emit, "status")
        box = row(
            self._lock,
            self._hidden,
            self._saved,
            self._counts,
            self.findings,
            self._backup,
            self._checking,
            self._proposal,
            self.accept,
            1,
            self._keyboard,
            self._size,
            self._annotator,
        )
        box.setStretchFactor(self._proposal, 9)
        box.setContentsMargins(2 * GRID, 0, GRID, 2)
        box.setSpacing(3 * GRID)
        self.setLayout(box)
        self.setFixedHeight(30)
        for signal in (session.saved, session.refused, session.project_changed):
            signal.connect(self.show_saved)
        for signal in (session.writing_changed, session.article_shown):
            signal.connect(self.show_saved)
        for signal in (session.article_shown, session.marks_changed, session.project_changed):
            signal.connect(self._show_counts)
        look.changed.connect(self._show_look)
        self._noting.changed.connect(self._show_findings)
        self.show_saved()
        self._show_counts()
        self._show_look()

    def _make_accept(self) -> QPushButton:
        """For the hand with the mouse; the keys stay with the article."""
        made = button(self._look.say("proposing-accept"), self.accept_asked.emit, "quiet")
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.hide()
        return made

    @property
    def _article(self) -> str | None:
        return self._session.article.id if self._session.article else None

    @property
    def saved_text(self) -> str:
        return self._saved.text()

    def show_checking(self, line: str) -> None:
        """How far the check of the project is; an empty line when it is through."""
        self._checking.setText(line)
        self._checking.setVisible(bool(line))

    def show_saved(self) -> None:
        workspace = self._session.workspace
        if workspace is None:
            self._saved.setText("")
        elif workspace.pending:
            count = len(workspace.pending)
            self._saved.setText(self._look.say("keeping-status-unsaved", count=count))
        elif workspace.read_only:
            self._saved.setText(self._look.say("ui-status-read-only"))
        elif not self._session.may_change(self._article):
            self._saved.setText(self._look.say("rescue-status-closed"))
        elif self._drive is not None and (line := self._drive.line):
            self._saved.setText(line)
        elif workspace.saved_at is None:
            self._saved.setText(self._look.say("ui-status-all-saved"))
        else:
            time = datetime.fromtimestamp(workspace.saved_at / 1000).strftime("%H:%M:%S")
            self._saved.setText(self._look.say("ui-status-saved", time=time))
        name = workspace.me if workspace else self._look.settings.annotator
        self._annotator.setText(self._look.say("ui-status-annotator", name=name))
        self._annotator.setToolTip(self._look.say("ui-status-annotator-tip"))

    def watch_drive(self, drive: PuttingBack) -> None:
        self._drive = drive
        drive.told.connect(self.show_saved)

    def watch_backups(self, backing_up: BackingUp) -> None:
        backing_up.told.connect(self._show_backup)
        self._show_backup(backing_up.trouble)

    @property
    def backup_text(self) -> str:
        return self._backup.text()

    def _show_backup(self, trouble: object) -> None:
        """That there is no new backup, and why; nothing while there is."""
        say = self._look.say
        if isinstance(trouble, Trouble):
            since = trouble.since
            said = say("backups-none-since", time=since) if since else say("backups-none-yet")
            self._backup.setText(said)
            self._backup.setToolTip(say(trouble.error.message, **trouble.error.values))
        self._backup.setVisible(isinstance(trouble, Trouble))

    def show_hidden(self, sentence: str) -> None:
        """Nobody shall think that the marks are lost."""
        self._hidden.setText(sentence)
        self._hidden.setVisible(bool(sentence))

    @property
    def proposal_text(self) -> str:
        return "" if self._proposal.isHidden() else self._proposal.text()

    def show_proposal(self, sentence: str) -> None:
        """What may be accepted now, in the room of the counts; an empty line when nothing may."""
        self._proposal.show_text(sentence)
        self._proposal.setVisible(bool(sentence))
        self.accept.setVisible(bool(sentence))
        self._counts.setVisible(not sentence)

    def show_lock(self, *, on: bool) -> None:
        self._lock.setVisible(on)

    def show_keyboard(self, script: str) -> None:
        known = self._look.say(f"ui-keyboard-{script}") if script else ""
        self._keyboard.setText(self._look.say("ui-status-keyboard", name=known) if known else "")

    def _show_counts(self) -> None:
        if self._session.article is None:
            self._counts.setText("")
            return
        count, relations = len(self._session.marks), len(self._session.arrows)
        self._counts.setText(
            self._look.say("ui-status-counts", annotations=count, relations=relations)
        )

    def _show_findings(self) -> None:
        """How many there are to note in this article; nothing where there is none."""
        count = len(self._noting.findings)
        if count:
            self.findings.setText(self._look.say("rules-count", count=count))
        self.findings.setVisible(bool(count))

    def _show_look(self) -> None:
        self._size.setText(self._look.say("ui-status-size", pixels=self._look.text_size))
        self._size.setToolTip(self._look.say("ui-action-zoom-reset"))
