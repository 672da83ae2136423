"""What a format leaves out, as the export dialog lists it."""

from __future__ import annotations

from pathlib import Path

from hashiya.commands import loss_lines
from hashiya.ui.dialogs.export_dataset import ExportDialog


def settle(dialog: ExportDialog, qtbot) -> None:
    qtbot.waitUntil(lambda: dialog._job is None and not dialog._later.isActive())


def test_what_is_left_out_follows_its_heading_before_and_after_it_is_written(
    window, press, qtbot, tmp_path: Path
) -> None:
    """One figure of 294 titles, dates and marks told nothing, and after the export something else followed its colon."""
    press("1")
    dialog = ExportDialog(window, window.session, window.look)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.format.setCurrentIndex(dialog.format.findData("conll"))
    settle(dialog, qtbot)
    heading = dialog.look.say("datasets-losses")
    counts = dialog.look.say("datasets-counts", **dialog._weighed.report.counts)
    assert dialog._status.text() == f"{counts}."
    called = loss_lines.names_of(dialog._session.schema, dialog.look.language)
    losses = [
        it.words for it in loss_lines.lines(dialog._weighed.report, dialog.look.wording, called)
    ]
    assert len({it.partition(":")[0] for it in losses}) == len(losses)
    for written in (False, True):
        if written:
            dialog.target.setText(str(tmp_path / "x.conll"))
            dialog.write()
            qtbot.waitUntil(lambda: dialog.receipt is not None)
        words = [it.words for it in dialog.report.lines]
        assert words[words.index(heading) + 1] == losses[0]
    dialog.reject()
