"""The window as a whole: language, direction, crash hook, projects that cannot be opened, size of start."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from shiboken6 import isValid

import hashiya
from hashiya.cli import main
from hashiya.commands import projects
from hashiya.ui.application import Shell
from hashiya.ui.crash import CrashHook
from hashiya.ui.dialogs.preferences import PreferencesDialog
from hashiya.ui.dialogs.problem import ProblemDialog

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(hashiya.__file__).parents[1])}


def test_arabic_comes_first_and_is_mirrored(shell) -> None:
    assert shell.look.language == "ar"
    assert shell.window.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert QApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft


def test_one_click_changes_the_language_and_keeps_the_work_in_view(shell, window, press, qtbot):
    press("1", "ctrl+pgdn")
    article = shell.session.article.id
    window.flows.switch_language()
    qtbot.waitUntil(lambda: shell.window is not window)
    new = shell.window
    assert new.layoutDirection() == Qt.LayoutDirection.LeftToRight
    assert new.menus.entries()[0][0].text().startswith("New project")
    assert shell.session.article.id == article
    assert len(new.articles.lines) == 2
    new.go_article(-1)
    assert [it.label for it in shell.session.annotations] == ["PERS"]


def test_nothing_of_the_old_window_answers_after_the_language_changed(shell, window, press, qtbot):
    """What outlives windows (look, session) must not call into one that is gone."""
    dialog = PreferencesDialog(window, window.look, "reading")
    dialog.show()
    dialog.accept()
    press("ctrl+f", "esc", "1", "j", "esc")
    window.flows.switch_language()
    qtbot.waitUntil(lambda: shell.window is not window)
    qtbot.waitUntil(lambda: not isValid(window))
    new = shell.window
    with qtbot.captureExceptions() as raised:
        for theme in ("dark", "contrast", "system", "light"):
            shell.look.set_theme(theme)
        shell.look.zoom(1)
        shell.look.show_signs(on=True)
        shell.look.show_harakat(on=False)
        new.go_article(1)
        new.go_article(-1)
        new.tagging.undo()
        new.tagging.redo()
        new.flows.close_project()
        QApplication.processEvents()
    assert raised == []


@pytest.fixture
def shown(monkeypatch) -> list[str]:
    """In which language a command line opens the window."""
    from hashiya.ui import application

    found: list[str] = []
    monkeypatch.setattr(
        application, "run", lambda _project, language="", **_: found.append(language) or 0
    )
    monkeypatch.setenv("DISPLAY", ":0")
    return found


@pytest.mark.parametrize(
    ("words", "told", "language"),
    [
        ("--language en open P", "", "en"),
        ("open --language ar P", "en", "ar"),
        ("open P", "en", "en"),
        ("", "ar", "ar"),
        ("open P", "xx", ""),
        ("open P", "", ""),
    ],
)
def test_the_command_line_says_in_which_language_the_window_speaks(
    shown, monkeypatch, words, told, language
) -> None:
    monkeypatch.setenv("HASHIYA_LANGUAGE", told)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    monkeypatch.setattr(sys, "argv", ["hashiya", *words.split()])
    with pytest.raises(SystemExit) as left:
        main()
    assert (left.value.code, shown) == (0, [language])


def test_the_language_of_one_run_is_not_the_one_that_was_chosen(qapp, settings, qtbot) -> None:
    shell = Shell(qapp, settings, "en")
    try:
        assert shell.window.layoutDirection() == Qt.LayoutDirection.LeftToRight
        assert shell.window.menus.entries()[0][0].text().startswith("New project")
        dialog = PreferencesDialog(shell.window, shell.look)
        dialog.accept()
        assert settings.language == "ar"
        old = shell.window
        old.flows.switch_language()
        qtbot.waitUntil(lambda: shell.window is not old)
        assert shell.look.language == settings.language == "ar"
    finally:
        shell.close()
        shell.window.part()
        shell.window.close()
        shell.window.deleteLater()


def test_corpus_stands_at_the_start_side_in_both_directions(shell, window, qtbot) -> None:
    def centre(widget) -> int:
        return widget.mapTo(shell.window, widget.rect().center()).x()

    assert centre(window.panels["articles"]) > centre(window.reader)
    assert centre(window.panels["inspector"]) < centre(window.reader)
    window.flows.switch_language()
    qtbot.waitUntil(lambda: shell.window is not window)
    new = shell.window
    qtbot.waitExposed(new)
    assert centre(new.panels["articles"]) < centre(new.reader)
    assert centre(new.panels["inspector"]) > centre(new.reader)


def test_labels_never_read_names_as_markup(window) -> None:
    rich = [
        it.text()
        for it in window.findChildren(QLabel)
        if it.textFormat() != Qt.TextFormat.PlainText and it.text()
    ]
    assert rich == []


def test_an_unexpected_error_is_told_calmly_and_the_window_lives(shell, qtbot, qapp) -> None:
    hook = CrashHook(shell.tell_crash)
    try:
        raise ZeroDivisionError("a slot went wrong")
    except ZeroDivisionError as error:
        hook._on_exception(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ProblemDialog))
    dialog = QApplication.activeModalWidget()
    assert dialog.sentence.text() == shell.look.say("error-unexpected")
    assert "Traceback" not in dialog.sentence.text()
    assert dialog.details.isHidden()
    assert "ZeroDivisionError" in dialog.details.toPlainText()
    dialog.accept()
    assert shell.window.isVisible()


@pytest.mark.parametrize("content", [b"", b"not a project at all, only some text"])
def test_what_is_no_project_is_refused_in_a_sentence(shell, tmp_path, qtbot, content) -> None:
    path = tmp_path / "x.hashiya"
    path.write_bytes(content)
    shell.window.flows.open_project(path)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ProblemDialog))
    assert "x.hashiya" in QApplication.activeModalWidget().sentence.text()
    QApplication.activeModalWidget().accept()
    assert shell.session.workspace is None
    assert path.read_bytes() == content


def test_a_project_in_use_opens_for_reading_only(shell, project: Path, tmp_path: Path) -> None:
    held = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys; from hashiya.commands import projects;"
            "ws = projects.open_project(sys.argv[1]); print('open', flush=True); sys.stdin.read()",
            str(project),
        ],
        env=ENVIRONMENT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    try:
        assert held.stdout is not None
        held.stdout.readline()
        shell.window.flows.open_project(project)
        assert shell.session.workspace.read_only
        assert shell.window.banner.isVisible()
        assert shell.window.status.saved_text == shell.look.say("ui-status-read-only")
        shell.window.tagging.undo()
    finally:
        held.communicate(b"")


def test_the_place_is_found_again(shell, window, press, project: Path) -> None:
    press("ctrl+pgdn")
    article = shell.session.article.id
    window.flows.close_project()
    assert shell.session.article is None
    window.flows.open_project(project)
    assert shell.session.article.id == article


def test_the_demo_is_an_own_copy_that_is_kept(shell, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    shell.window.flows.open_demo()
    path = shell.session.workspace.path
    assert len(shell.session.annotations) == 128
    shell.window.flows.close_project()
    shell.window.flows.open_demo()
    assert shell.session.workspace.path == path


def test_closing_leaves_the_one_file(shell, window, press, project: Path) -> None:
    press("1")
    window.flows.close_project()
    assert [it.name for it in project.parent.glob(project.name + "-*")] == []
    with projects.open_project(project, read_only=True) as ws:
        assert sum(it.annotations for it in ws.articles()) == 1


def test_the_first_screen_needs_no_slow_library() -> None:
    code = (
        "import sys; import hashiya.ui.application;"
        "slow = {'sqlite_utils', 'fluent.runtime', 'arabic_reshaper', 'sqlite3',"
        " 'hashiya.formats', 'hashiya.store.project_file'};"
        "print(sorted(slow & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=ENVIRONMENT
    )
    assert done.stdout.strip() == "[]"


def test_files_dropped_without_a_project_are_answered(shell, tmp_path, qtbot) -> None:
    file = tmp_path / "a.txt"
    file.write_text("قال الوزير", encoding="utf-8")
    shell.window.flows.take([file])
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ProblemDialog))
    dialog = QApplication.activeModalWidget()
    assert dialog.sentence.text() == shell.look.say("ui-import-needs-project")
    dialog.accept()
