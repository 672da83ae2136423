"""What this window remembers for its person: looks, sizes, recent projects; never data of a project."""

from __future__ import annotations

import getpass
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote, unquote

from platformdirs import user_config_path
from PySide6.QtCore import QByteArray, QSettings

TEXT_SIZES = (16, 18, 20, 22, 24, 26, 28, 32, 36, 42, 48)
DEFAULT_TEXT_SIZE = 26
MOST_RECENT = 8
MOST_COMMANDS = 12


class Settings:
    """Typed access to one INI file in the person's configuration folder."""

    def __init__(self, path: Path | None = None) -> None:
        file = path or user_config_path("hashiya") / "window.ini"
        self._store = QSettings(str(file), QSettings.Format.IniFormat)

    def _text(self, key: str, default: str = "") -> str:
        value = self._store.value(key, default)
        return value if isinstance(value, str) else default

    def _number(self, key: str, default: int) -> int:
        text = self._text(key)
        return int(text) if text.lstrip("-").isdigit() else default

    @property
    def language(self) -> str:
        return self._text("language", "ar")

    @language.setter
    def language(self, code: str) -> None:
        self._store.setValue("language", code)

    @property
    def theme(self) -> str:
        """``light``, ``sepia``, ``dark`` or ``system``."""
        return self._text("theme", "system")

    @theme.setter
    def theme(self, name: str) -> None:
        self._store.setValue("theme", name)

    @property
    def text_size(self) -> int:
        size = self._number("text_size", DEFAULT_TEXT_SIZE)
        return min(max(size, TEXT_SIZES[0]), TEXT_SIZES[-1])

    @text_size.setter
    def text_size(self, pixels: int) -> None:
        self._store.setValue("text_size", str(pixels))

    @property
    def annotator(self) -> str:
        return self._text("annotator").strip() or _account()

    @annotator.setter
    def annotator(self, name: str) -> None:
        self._store.setValue("annotator", name.strip())

    @property
    def recent(self) -> list[Path]:
        """Projects opened last, the latest first; missing files are not left out."""
        value = self._store.value("recent", [])
        names = [value] if isinstance(value, str) else value
        found = names if isinstance(names, list) else []
        return [Path(it) for it in found if isinstance(it, str) and it]

    def remember(self, project: Path) -> None:
        project = project.absolute()
        others = [it for it in self.recent if it != project]
        self._set_recent([project, *others])
        self.save()  # at once: the next start finds it also after a crash

    def forget(self, project: Path) -> None:
        self._set_recent([it for it in self.recent if it != project])

    def _set_recent(self, projects: Sequence[Path]) -> None:
        self._store.setValue("recent", [str(it) for it in projects[:MOST_RECENT]])

    def place(self, project_id: str) -> str:
        """The article that was open last in that project."""
        return self._text(f"place/{project_id}")

    def remember_place(self, project_id: str, article_id: str) -> None:
        self._store.setValue(f"place/{project_id}", article_id)
        self.save()

    def state(self, name: str) -> QByteArray:
        """The saved size or state of a window or splitter; empty when none is known."""
        value = self._store.value(f"state/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def remember_state(self, name: str, state: QByteArray) -> None:
        self._store.setValue(f"state/{name}", state)

    def flag(self, name: str, *, default: bool) -> bool:
        return self._text(f"flag/{name}", "yes" if default else "no") == "yes"

    def remember_flag(self, name: str, *, on: bool) -> None:
        self._store.setValue(f"flag/{name}", "yes" if on else "no")

    def own_keys(self) -> dict[str, str]:
        """Action -> the chords that the person chose for it, as they were stored."""
        self._store.beginGroup("keys")
        names = self._store.childKeys()
        self._store.endGroup()
        # an id that is unknown now may belong to the label set of another project
        return {unquote(name): self._text(f"keys/{name}") for name in names}

    def remember_keys(self, action_id: str, chords: str | None) -> None:
        """``None`` forgets the choice."""
        name = f"keys/{quote(action_id, safe='')}"
        if chords is None:
            self._store.remove(name)
        else:
            self._store.setValue(name, chords)
        self.save()

    @property
    def recent_commands(self) -> list[str]:
        """What was chosen in the command palette last, the latest first."""
        return [unquote(it) for it in self._text("recent_commands").split()]

    def remember_command(self, name: str) -> None:
        others = [it for it in self.recent_commands if it != name]
        kept = [quote(it) for it in [name, *others][:MOST_COMMANDS]]
        self._store.setValue("recent_commands", " ".join(kept))

    def save(self) -> None:
        self._store.sync()


def _account() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "annotator"
