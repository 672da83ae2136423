"""The small questions: which file, which folder, what name; the answer or nothing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QInputDialog, QWidget

from hashiya.ui.look import Look

PROJECT = "*.hashiya"


def project_to_open(parent: QWidget, look: Look) -> Path | None:
    name, _ = QFileDialog.getOpenFileName(
        parent, look.say("ui-open-title"), "", f"{look.say('ui-files-projects')} ({PROJECT})"
    )
    return Path(name) if name else None


def project_to_make(parent: QWidget, look: Look, suggested: Path) -> Path | None:
    name, _ = QFileDialog.getSaveFileName(
        parent,
        look.say("ui-new-title"),
        str(suggested),
        f"{look.say('ui-files-projects')} ({PROJECT})",
    )
    return Path(name) if name else None


def articles_to_import(parent: QWidget, look: Look) -> list[Path]:
    names, _ = QFileDialog.getOpenFileNames(
        parent,
        look.say("ui-import-title"),
        "",
        f"{look.say('ui-files-articles')} (*.txt *.jsonl *.conll *.ann *.csv);;"
        f"{look.say('ui-files-all')} (*)",
    )
    return [Path(it) for it in names]


def folder(parent: QWidget, look: Look, title: str) -> Path | None:
    name = QFileDialog.getExistingDirectory(parent, look.say(title))
    return Path(name) if name else None


def export_target(parent: QWidget, look: Look, suggested: Path) -> Path | None:
    name, _ = QFileDialog.getSaveFileName(parent, look.say("ui-export-title"), str(suggested))
    return Path(name) if name else None


def schema_file(parent: QWidget, look: Look) -> Path | None:
    name, _ = QFileDialog.getOpenFileName(
        parent, look.say("ui-new-schema"), "", f"{look.say('ui-files-schemas')} (*.toml *.json)"
    )
    return Path(name) if name else None


def annotator(parent: QWidget, look: Look) -> str:
    name, agreed = QInputDialog.getText(
        parent,
        look.say("ui-settings-annotator"),
        look.say("ui-settings-annotator-why"),
        text=look.settings.annotator,
    )
    return name.strip() if agreed else ""
