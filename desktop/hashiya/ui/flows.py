"""Longer doings of the window: import, export, settings; dialogs are imported when needed.

What concerns whole projects is in ``project_flows``.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from hashiya.model.identity import now
from hashiya.model.schema import Label
from hashiya.ui import dropping, guiding
from hashiya.ui.project_flows import SUFFIX, ProjectFlows

if TYPE_CHECKING:
    from hashiya.commands.arrived import ImportReport
    from hashiya.model.edit import Step
    from hashiya.ui.main_window import MainWindow

ARRIVAL = "arrival"
"""The banner's topic for what an import has to tell."""


class Flows(ProjectFlows):
    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._arrived = ""
        window.session.stepped.connect(self._taken_back)

    # articles

    def take(self, paths: list[Path]) -> None:
        """Files were dropped: a project is opened, everything else imported."""
        if len(paths) == 1 and paths[0].suffix == SUFFIX:
            self.open_project(paths[0])
        elif paths:
            self.import_articles(paths)

    def import_articles(self, paths: list[Path] | None = None) -> None:
        """Without paths the dialog asks for files, and offers folders too."""
        from hashiya.ui.dialogs.import_articles import ImportDialog
        from hashiya.ui.dialogs.storing import came

        window = self._window
        if not self._may_import():
            return
        dialog = ImportDialog(window, window.session, window.look, paths or [])
        if dialog.exec() and dialog.added:
            window.session.show(dialog.added[0])
        if dialog.report is not None:
            if said := came(dialog.report, window.look):
                window.session.said.emit(said)
            self._tell_arrival(dialog.report)

    def import_folder(self) -> None:
        """The same for a folder with all that lies in it."""
        from hashiya.ui.dialogs import files

        if not self._may_import():
            return
        chosen = files.folder(self._window, self._window.look, "ui-import-folder-title")
        if chosen is not None:
            self.import_articles([chosen])

    def _may_import(self) -> bool:
        """Whether a project is open that can be written to; said where there is none."""
        workspace = self._window.session.workspace
        if workspace is not None and not workspace.read_only:
            return True
        self.say_calmly(self._window.look.say("ui-import-needs-project"))
        return False

    def _tell_arrival(self, report: ImportReport) -> None:
        """What came of it over the page, with the first remarks and a button to all; it goes when that is undone."""
        from hashiya.ui.dialogs import arrival
        from hashiya.ui.dialogs.storing import everything, outcome, remarks

        window, look = self._window, self._window.look
        lines = everything(report, look)
        if not lines:
            return
        said = "\n".join(filter(None, [outcome(report, look), remarks(report, look)]))
        offer = look.say("ui-arrival-all"), lambda: arrival.show(window, look, lines)
        window.banner.tell(said, [offer], topic=ARRIVAL, of_project=True)
        self._arrived = report.step

    def _taken_back(self, step: Step) -> None:
        """What an import told is over when it is undone."""
        if self._arrived and step.undoes == self._arrived:
            self._window.banner.drop(ARRIVAL)

    def paste_article(self) -> None:
        """What was copied elsewhere: files are imported, a text becomes an article."""
        from hashiya.commands import pasting

        session, look = self._window.session, self._window.look
        workspace = session.workspace
        copied = dropping.copied()
        paths, text = dropping.paths(copied), copied.text()
        if workspace is None or paths:
            self.import_articles(paths)
        elif not pasting.can_be_article(text):
            session.said.emit(look.say("ui-paste-nothing"))
        else:
            name = look.say("ui-paste-name")
            report = session.attempt(
                lambda: pasting.paste(
                    workspace, text, name, datetime.fromtimestamp(now() / 1000).astimezone()
                )
            )
            if report is None:
                return
            for _, title in report.duplicates:
                self.say_calmly(look.say("ui-paste-here", title=title))
            if added := (*report.articles, *report.restored):
                session.show(added[0])
                session.said.emit(look.say("ui-imported", count=1))

    def export(self) -> None:
        from hashiya.ui.dialogs.export_dataset import ExportDialog

        ExportDialog(self._window, self._window.session, self._window.look).exec()

    def save_article(self) -> None:
        from hashiya.ui.dialogs.save_article import SaveArticleDialog

        SaveArticleDialog(self._window, self._window.session, self._window.look).exec()

    def print_article(self) -> None:
        from hashiya.ui.dialogs.print_article import PrintArticleDialog

        PrintArticleDialog(self._window, self._window.session, self._window.look).exec()

    def article_details(self, article_id: str = "") -> None:
        from hashiya.ui.dialogs.article_details import ArticleDetailsDialog

        session = self._window.session
        workspace = session.workspace
        chosen = article_id or (session.article.id if session.article else "")
        if workspace is None or not chosen:
            return
        article = session.attempt(lambda: workspace.article(chosen))
        if article is not None:
            window = self._window
            ArticleDetailsDialog(window, article, session, window.look, window.tagging).exec()

    def bin_article(self) -> None:
        article = self._window.session.article
        if article is not None:
            self.bin_articles([article.id])

    def bin_articles(self, ids: list[str]) -> None:
        from hashiya.commands import articles

        session = self._window.session
        workspace = session.workspace
        if workspace is None:
            return
        if session.attempt(lambda: articles.remove(workspace, ids) or True):
            session.said.emit(self._window.look.say("ui-binned", count=len(ids)))

    def restore_articles(self, ids: list[str]) -> None:
        from hashiya.commands import articles

        session = self._window.session
        workspace = session.workspace
        if workspace and session.attempt(lambda: articles.restore(workspace, ids) or True):
            session.show(ids[0])

    # the window itself

    def pick_label(self) -> None:
        from hashiya.ui.dialogs.label_picker import LabelPicker

        window = self._window
        if window.session.article is None:
            return
        schema = window.bindings.on_labels(window.session.schema)
        if len(schema.labels) == 1:
            window.tagging.tag(schema.labels[0])
            return
        picker = LabelPicker(window, schema, window.look, window.tagging.last_label)
        picker.chosen.connect(window.tagging.tag)
        picker.card_asked.connect(lambda of: guiding.beside_picker(window, of, picker))
        picker.edit_asked.connect(self.label_set)
        picker.show_near(window.reader)

    def label_set(self, at: Label | None = None) -> None:
        """The editor of the label set; at the guideline of that label."""
        from hashiya.ui.dialogs.label_set import open_editor

        open_editor(self._window, at)

    def settings(self) -> None:
        from hashiya.ui.dialogs.preferences import PreferencesDialog

        window = self._window
        annotator = window.look.settings.annotator
        dialog = PreferencesDialog(window, window.look)
        dialog.keys_asked.connect(self.change_keys)
        dialog.exec()
        if window.look.settings.annotator != annotator:
            self._use_annotator()
        if dialog.language.currentData() != window.look.language:
            window.language_changed.emit()

    def switch_language(self) -> None:
        look = self._window.look
        look.settings.language = "en" if look.language == "ar" else "ar"
        self._window.language_changed.emit()

    def change_annotator(self) -> None:
        from hashiya.ui.dialogs import files

        window = self._window
        name = files.annotator(window, window.look)
        if name:
            window.look.settings.annotator = name
            self._use_annotator()

    def _use_annotator(self) -> None:
        window = self._window
        if window.session.workspace is not None:
            window.session.workspace.me = window.look.settings.annotator
        window.status.show_saved()

    def shortcuts(self) -> None:
        from hashiya.ui.dialogs.shortcuts import ShortcutsDialog

        dialog = ShortcutsDialog(self._window, self._window.look, self._window.bindings)
        dialog.change_asked.connect(self.change_keys)
        dialog.exec()

    def change_keys(self) -> None:
        from hashiya.ui.dialogs.key_bindings import KeyBindingsDialog

        KeyBindingsDialog(self._window, self._window.look, self._window.bindings).exec()

    def command_palette(self) -> None:
        from hashiya.ui.dialogs.command_palette import CommandPalette

        CommandPalette(self._window).show_over()

    def formats(self) -> None:
        from hashiya.ui.dialogs.formats import FormatsDialog

        FormatsDialog(self._window, self._window.look).exec()

    def about(self) -> None:
        from hashiya.ui.dialogs.about import AboutDialog

        AboutDialog(self._window, self._window.look).exec()
