"""Opening, making and closing projects from the window; dialogs are imported when needed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from hashiya.model.errors import (
    BackupNotMade,
    HashiyaError,
    NothingToRedo,
    NothingToUndo,
    ProjectInUse,
    ProjectReadOnly,
)
from hashiya.ui import fetching
from hashiya.ui.background import Cancelled

if TYPE_CHECKING:
    from hashiya.ui.banner import Kind
    from hashiya.ui.main_window import MainWindow

SUFFIX = ".hashiya"


class ProjectFlows(QObject):
    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def open_project(self, path: object, *, anyway: bool = False) -> None:
        """Open a project file; a refusal is told in the banner or on the start screen.

        ``anyway``: also where another computer says that it is writing to it.
        """
        assert isinstance(path, Path)
        if not self._is_open(path) and self._window.keeping.may_leave():
            self._open(path, anyway=anyway)

    def _open(self, path: Path, *, anyway: bool = False) -> None:
        from hashiya.commands import projects

        window = self._window
        me = window.look.settings.annotator
        hindered: HashiyaError | None = None
        try:
            workspace = fetching.open_project(window, path, me, anyway=anyway)
        except Cancelled:
            return
        except (BackupNotMade, ProjectInUse, ProjectReadOnly) as error:
            hindered = error
            workspace = window.session.attempt(
                lambda: projects.open_project(path, me, read_only=True)
            )
        except HashiyaError as error:
            if not window.doctoring.refused(error, path):
                self.tell(error)
            workspace = None
        if workspace is None:
            return
        window.look.settings.remember(path)
        window.session.open(workspace)
        self._show_place()
        if hindered is not None:
            window.keeping.hindered(hindered)

    def _is_open(self, path: Path) -> bool:
        """Whether that is the file which is open here to be written, by whatever name it is called."""
        workspace = self._window.session.workspace
        if workspace is None or workspace.read_only:
            return False
        if path.absolute() == workspace.path or workspace.working is not None:
            return path.absolute() == workspace.path  # a drive that stalls is asked nothing
        try:
            return path.samefile(workspace.path)
        except OSError:
            return False

    def choose_project(self) -> None:
        from hashiya.ui.dialogs import files

        path = files.project_to_open(self._window, self._window.look)
        if path is not None:
            self.open_project(path)

    def new_project(self) -> None:
        from hashiya.commands import projects
        from hashiya.ui.dialogs.new_project import NewProjectDialog

        window = self._window
        if not window.keeping.may_leave():
            return
        dialog = NewProjectDialog(window, window.look)
        if not dialog.exec():
            return
        path, schema = dialog.path, dialog.schema
        try:
            fetching.on_drive(window, path, lambda _it: projects.make(path, schema), "drive-making")
        except Cancelled:
            self.say_calmly(window.look.say("drive-making-left", name=path.name))
        except HashiyaError as error:
            self.tell(error)
        else:
            self._open(path)

    def open_demo(self) -> None:
        """An own, writable copy of the sample project in the person's data folder."""
        from platformdirs import user_data_path

        from hashiya.commands import projects

        window = self._window
        folder = user_data_path("hashiya") / "demo"
        found = sorted(folder.glob(f"*{SUFFIX}")) if folder.is_dir() else []
        if found:
            self.open_project(found[0])
            return
        me = window.look.settings.annotator
        path = window.session.attempt(lambda: projects.demo(folder, me))
        if path is not None:
            self.open_project(path)

    def compare_copies(self, copies: object) -> None:
        """What the open project and copies beside it have that the other has not."""
        from hashiya.ui.dialogs.compare_copies import CompareDialog

        window = self._window
        if window.session.workspace is None or not isinstance(copies, list):
            return
        dialog = CompareDialog(window, window.look, window.session, copies)
        dialog.open_asked.connect(self.open_project)
        dialog.setModal(True)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def close_project(self) -> None:
        if not self._window.keeping.may_leave():
            return
        self._window.session.close()
        self._window.session.project_changed.emit()
        self._window.session.article_shown.emit()

    def _show_place(self) -> None:
        """The article that was in view last time, else the first one."""
        session, window = self._window.session, self._window
        assert session.workspace is not None
        place = window.look.settings.place(session.workspace.project_id)
        kept = session.workspace.listing.lines_of([place] if place else [])
        there = any(not it.deleted for it in kept.values())
        session.show(place if there else window.articles.first())
        window.reader.setFocus()

    # telling

    def tell(self, error: object) -> None:
        """The sentence of an error, with a button where one helps."""
        assert isinstance(error, HashiyaError)
        window = self._window
        sentence = window.look.say(error.message, **error.values)
        if isinstance(error, NothingToUndo | NothingToRedo):
            window.toast.say(sentence)
        else:
            self.say_calmly(sentence, "trouble")

    def say_calmly(self, sentence: str, kind: Kind = "calm") -> None:
        """In the banner over the page; without a project there is no page, so in a dialog."""
        window = self._window
        if window.session.workspace is None:
            from hashiya.ui.dialogs.problem import tell

            tell(window, window.look, sentence)
        else:
            window.banner.tell(sentence, kind=kind)
