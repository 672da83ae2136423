"""A part of a dataset that gets no article is told before anything is written."""

from __future__ import annotations

from PySide6.QtCore import Qt

from hashiya.commands import choosing
from hashiya.ui.dialogs.export_dataset import ExportDialog

WRITTEN = "train=98,dev=1,test=1"


def test_the_dialog_names_parts_without_an_article(window, qtbot) -> None:
    ws = window.session.workspace
    parts = choosing.Parts.parse(WRITTEN)
    empty = choosing.empty_parts(ws, choosing.Choice(), parts)
    found = choosing.in_parts(ws, choosing.Choice(), parts)
    assert empty == tuple(name for name, it in found.items() if not [*it.articles])
    assert empty
    dialog = ExportDialog(window, window.session, window.look)
    qtbot.addWidget(dialog)
    dialog.show()

    def settle() -> str:
        qtbot.waitUntil(lambda: dialog._job is None and not dialog._later.isActive())
        return dialog.report.toPlainText()

    said = window.look.say(
        "datasets-empty-parts", names=window.look.wording.join(empty), count=len(empty)
    )
    assert said not in settle()
    dialog.choices.parts.setEditText(WRITTEN)
    assert said in settle()
    assert dialog.report.isVisible()
    dialog.choices.parts.setEditText("no parts")
    assert said not in settle()
    dialog.choices.parts.setEditText("80/10/30")
    parts = window.look.wording.row(["train 66.7%", "dev 8.3%", "test 25%"])
    assert window.look.say("datasets-shares", total=120, parts=parts) in settle()
    dialog.reject()


def test_a_share_of_nothing_is_meant(window) -> None:
    parts = choosing.Parts.parse("train=100,test=0")
    assert choosing.empty_parts(window.session.workspace, choosing.Choice(), parts) == ()


def test_one_key_takes_a_seed_that_fills_what_stays_empty(window, qtbot) -> None:
    dialog = ExportDialog(window, window.session, window.look)
    qtbot.addWidget(dialog)
    dialog.show()

    def settle() -> None:
        qtbot.waitUntil(lambda: dialog._job is None and not dialog._later.isActive())

    choices = dialog.choices
    choices.parts.setEditText("a=1,b=1")
    for seed in range(20):
        choices.seed.setValue(seed)
        settle()
        if dialog._weighed.counts.empty_parts:
            break
    counts = dialog._weighed.counts
    shown = window.look.wording.row(f"{name} {n}" for name, n in counts.in_parts.items())
    assert window.look.say("datasets-in-parts", parts=shown) in dialog.report.toPlainText()
    choices.seed.setFocus()
    qtbot.keyClick(choices.seed, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert choices.seed.value() == counts.seed
    settle()
    assert not dialog._weighed.counts.empty_parts
    assert dialog.receipt is None  # chosen, and not written yet
    qtbot.keyClick(choices.seed, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert choices.seed.value() == counts.seed
    dialog.reject()
