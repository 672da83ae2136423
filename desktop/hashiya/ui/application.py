"""Starts the window and keeps it: fonts, language, theme, crash hook, the project to open first."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTimer, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from hashiya.model.errors import HashiyaError
from hashiya.ui import fonts, logbook, theme
from hashiya.ui.backing_up import BackingUp
from hashiya.ui.crash import CrashHook, PaintingFailed, contain
from hashiya.ui.leaving import Leaving
from hashiya.ui.logbook import Logbook
from hashiya.ui.look import Look
from hashiya.ui.main_window import MainWindow
from hashiya.ui.running import Running
from hashiya.ui.session import Session
from hashiya.ui.settings import Settings
from hashiya.ui.start_screen import may_be_there


def run(project: Path | None = None, *, demo: bool = False, language: str = "") -> int:
    """Open the window and stay until it is closed. The caller has made sure that there is a display.

    ``language`` is that of this run alone; the one that a person chose in the settings stays chosen.
    """
    book = Logbook(logbook.path())
    book.begin()
    application = _qt_application()
    shell = Shell(application, Settings(), language)
    hook = CrashHook(shell.tell_crash)
    hook.install()
    leaving = Leaving(application, shell.session)
    # after the first paint: the store and its libraries are imported only then
    shell.window.painted.connect(
        lambda: QTimer.singleShot(0, lambda: shell.open_first(project, demo=demo))
    )
    shell.show()
    status = 1
    try:
        status = application.exec()
        return status
    finally:
        if status:  # the screen went away under the window: it ended, but nobody closed it
            shell.running.leave_marker()
        shell.close()
        leaving.stop()
        book.end()
        sys.excepthook = sys.__excepthook__


def _qt_application() -> QApplication:
    QApplication.setApplicationName("hashiya")
    QApplication.setDesktopFileName("hashiya")
    running = QApplication.instance()
    application = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    application.setFont(fonts.interface_font())
    return application


class Shell(QObject):
    """One session and the window over it; a new language makes a new window over the same session."""

    def __init__(self, application: QApplication, settings: Settings, language: str = "") -> None:
        super().__init__()
        self._application = application
        self._translator: QTranslator | None = None
        self.look = Look(settings, language)
        self.session = Session()
        self.running = Running(self.session, self.look)
        self.backing_up = BackingUp(self.session)
        self._speak()
        self._paint()
        self.look.changed.connect(self._paint)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self.look.follow_system)
        self.window = self._make_window()

    def show(self) -> None:
        self.window.show()

    def close(self) -> None:
        try:
            self.window.remember_sizes()
        finally:  # whatever hinders the settings, the project is brought to rest
            self.session.close()

    def tell_settings(self) -> None:
        """One quiet line when the settings could not be read, or cannot be kept."""
        trouble = self.look.settings.trouble
        if trouble is None:
            return
        sentence = self.look.say(trouble.message, name=trouble.name)
        if self.session.workspace is None:
            self.window.start.say(sentence)
        else:
            self.window.banner.tell(sentence, topic="settings")

    def open_first(self, project: Path | None, *, demo: bool) -> None:
        """What the command line names, else the project of last time, else the start screen."""
        contain(lambda: self._open(project, demo=demo))
        self.tell_settings()

    def _open(self, project: Path | None, *, demo: bool) -> None:
        if demo:
            self.window.flows.open_demo()
            return
        recent = [it for it in self.look.settings.recent if may_be_there(it)]
        wanted = project or next(iter(recent), None)
        if wanted is not None:
            self.window.flows.open_project(wanted)

    def tell_crash(self, error: BaseException, details: str) -> None:
        from hashiya.ui.dialogs.problem import tell

        if isinstance(error, HashiyaError):
            self.window.flows.tell(error)
        elif isinstance(error, PaintingFailed) and self.session.workspace is not None:
            more = self.look.say("ui-problem-details")
            sentence = self.look.say("error-painting")
            self.window.banner.tell(
                sentence,
                [(more, lambda: tell(self.window, self.look, sentence, details))],
                kind="trouble",
            )
        else:
            hungry = isinstance(error, MemoryError)
            message = "trouble-memory" if hungry else "error-unexpected"
            tell(self.window, self.look, self.look.say(message), details)

    def _make_window(self) -> MainWindow:
        window = MainWindow(self.session, self.look)
        self.running.speak_in(window.banner)
        window.status.watch_backups(self.backing_up)
        window.language_changed.connect(self._change_language)
        return window

    def _change_language(self) -> None:
        # the old window is in the middle of an event of its own menu: replace it afterwards
        QTimer.singleShot(0, self._replace_window)

    def _replace_window(self) -> None:
        old, article = self.window, self.session.article
        old.remember_sizes()
        self.look.set_language(self.look.settings.language)
        self._speak()
        old.part()
        self.window = self._make_window()
        self.session.project_changed.emit()
        self.window.articles.refresh()
        self.session.show(article.id if article else None)
        self.window.show()
        old.hide()
        old.deleteLater()

    def _speak(self) -> None:
        """Direction and Qt's own dialogs in the language of the window."""
        if self._translator is not None:
            self._application.removeTranslator(self._translator)
        self._translator = QTranslator()
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(f"qtbase_{self.look.language}", folder):
            self._application.installTranslator(self._translator)
        QLocale.setDefault(self.look.locale)
        self._application.setLayoutDirection(self.look.direction)

    def _paint(self) -> None:
        if self._application.property("theme") != self.look.theme.name:
            self._application.setProperty("theme", self.look.theme.name)
            self._application.setPalette(theme.palette(self.look.theme))
            self._application.setStyleSheet(theme.stylesheet(self.look.theme))
