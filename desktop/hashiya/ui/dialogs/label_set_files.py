"""A label set from a file or one that comes along, beside that of the project: the differences are shown before it is taken."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from hashiya.commands import doubting, label_sets
from hashiya.model.schema import Schema
from hashiya.ui.dialogs import files
from hashiya.ui.dialogs.dialog import Dialog
from hashiya.ui.dialogs.doubts import look_alike
from hashiya.ui.dialogs.label_set_review import said_difference
from hashiya.ui.look import Look
from hashiya.ui.widgets import GRID, column, frame, holder, label

_MOST = 200


class DifferencesDialog(Dialog):
    """How two label sets stand to each other. Accepted, the other one is taken into the editor."""

    def __init__(
        self,
        parent: QWidget,
        look: Look,
        ours: Schema,
        theirs: Schema,
        *,
        offered: bool,
        unknown: Sequence[str] = (),
    ) -> None:
        super().__init__(parent, look, "labelset-differences-title")
        self.resize(620, 520)
        self.sentences: list[str] = []
        self._lines = column(gap=6)
        standing = label_sets.standing(ours, theirs)
        said = look.say(f"labels-standing-{standing}", ours=ours.version, theirs=theirs.version)
        card = frame("banner")
        if standing in ("disagrees", "older"):
            card.setProperty("kind", "trouble")
        words = label(said, wrap=True)
        card.setLayout(column(words, margin=GRID + 4))
        self.sentences.append(said)
        self.body.addWidget(card)
        if offered:
            self._say(look.say("labelset-differences-replaces"), "muted")
        if unknown:
            fields = look.say("labelset-and").join(unknown[:8])
            self._say(look.say("labelset-differences-unknown", fields=fields), "danger")
        doubts = doubting.in_schema(theirs)
        if doubts:
            self._say(look_alike(doubts, look), "danger")
        found = label_sets.describe(ours, theirs)
        for it in found[:_MOST]:
            self._say(said_difference(look, it.message, dict(it.values)), "")
        if len(found) > _MOST:
            self._say(look.say("labelset-plan-more", count=len(found) - _MOST), "muted")
        self.body.addWidget(self._scrolled(), 1)
        take = offered and standing != "same"
        if take:
            self.add_cancel()
            self.act("labelset-differences-take", self.accept, "primary").setDefault(True)
        else:
            self.act("ui-close", self.reject, "primary").setDefault(True)

    def _scrolled(self) -> QScrollArea:
        made = QScrollArea()
        page = holder(column(self._lines, 1))
        page.setAutoFillBackground(False)
        made.setWidget(page)
        made.setWidgetResizable(True)
        made.setFrameShape(QFrame.Shape.NoFrame)
        made.viewport().setAutoFillBackground(False)
        return made

    def _say(self, sentence: str, role: str) -> None:
        self.sentences.append(sentence)
        self._lines.addWidget(label(sentence, role, wrap=True))


def file_to_read(parent: QWidget, look: Look, title: str) -> Path | None:
    kinds = f"{look.say('ui-files-schemas')} (*.toml *.json *.qdc *.xml *.csv *.tsv *.xlsx *.ods)"
    dialog = files.asking(parent, look, title, kinds)
    dialog.setFileMode(dialog.FileMode.ExistingFile)
    return files.one(dialog)


def file_to_write(parent: QWidget, look: Look, suggested: Path) -> Path | None:
    kinds = ("TOML (*.toml)", "JSON (*.json)", "REFI-QDA (*.qdc)")
    dialog = files.asking(parent, look, "labelset-export-title", *kinds)
    dialog.setDefaultSuffix("toml")
    return files.to_save(dialog, suggested)
