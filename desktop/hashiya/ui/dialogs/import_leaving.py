"""Asks before what was chosen by hand for an import is lost; it closes nothing itself."""

from __future__ import annotations

from collections.abc import Sequence

from hashiya.ui.dialogs.dialog import Dialog
from hashiya.ui.widgets import label


def wants_to_leave(parent: Dialog, kinds: Sequence[str]) -> bool:
    """Whether these choices (``import_choices.KINDS``) may be lost. Enter and Escape keep them."""
    look = parent.look
    asked = Dialog(parent, look, "ui-import-leave-title")
    lost = [f"• {look.say(f'ui-import-leave-{it}')}" for it in kinds]
    words = "\n".join([look.say("ui-import-leave-question"), *lost])
    said = label(words, wrap=True)
    said.setMinimumWidth(420)
    asked.body.addWidget(said)
    asked.act("ui-import-leave", asked.accept, "danger")
    stay = asked.act("ui-import-stay", asked.reject, "primary")
    stay.setDefault(True)
    stay.setFocus()
    given = bool(asked.exec())
    asked.deleteLater()
    return given
