"""What this window remembers for its person: looks, sizes, recent projects; never data of a project."""

from __future__ import annotations

import getpass
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote, unquote

from platformdirs import user_config_path
from PySide6.QtCore import QByteArray

from hashiya.ui.settings_file import open_settings

SMALLEST_TEXT, LARGEST_TEXT = 12, 72
LANGUAGES = ("ar", "en")
MOST_RECENT = 8
MOST_COMMANDS = 12
LONGEST_NAME, LONGEST_PATH = 255, 1000


class Settings:
    """Typed access to one INI file in the person's configuration folder."""

    def __init__(self, path: Path | None = None) -> None:
        file = path or user_config_path("hashiya") / "window.ini"
        self._store, self.trouble = open_settings(file)

    def _text(self, key: str, default: str = "") -> str:
        value = self._store.value(key, default)
        return value if isinstance(value, str) else default

    def _number(self, key: str, default: int) -> int:
        try:
            return int(self._text(key))
        except ValueError:  # no number, or one of thousands of digits
            return default

    @property
    def language(self) -> str:
        wanted = self._text("language", LANGUAGES[0])
        return wanted if wanted in LANGUAGES else LANGUAGES[0]

    @language.setter
    def language(self, code: str) -> None:
        self._store.setValue("language", code)

    @property
    def theme(self) -> str:
        """``light``, ``sepia``, ``dark``, ``contrast`` or ``system``."""
        return self._text("theme", "system")

    @theme.setter
    def theme(self, name: str) -> None:
        self._store.setValue("theme", name)

    def face(self, group: str) -> str:
        """The face chosen for a group of languages; empty: the program's choice."""
        return self._text(f"reading/{group}/face")

    def remember_face(self, group: str, face: str) -> None:
        self._store.setValue(f"reading/{group}/face", face)

    def text_size(self, group: str) -> int:
        """The size of text chosen for a group of languages; 0: none was chosen."""
        size = self._number(f"reading/{group}/size", 0)
        return min(max(size, SMALLEST_TEXT), LARGEST_TEXT) if size > 0 else 0

    def remember_text_size(self, group: str, pixels: int) -> None:
        self._store.setValue(f"reading/{group}/size", str(pixels))

    @property
    def zoom(self) -> int:
        """The size chosen last, as a percentage of its face's own: what new languages begin with."""
        percent = self._number("reading/zoom", 100)
        return percent if 20 <= percent <= 600 else 100

    @zoom.setter
    def zoom(self, percent: int) -> None:
        self._store.setValue("reading/zoom", str(percent))

    def choice(self, name: str, default: str) -> str:
        """One word out of a few, such as the width of the column."""
        return self._text(f"reading/{name}", default)

    def remember_choice(self, name: str, value: str) -> None:
        self._store.setValue(f"reading/{name}", value)

    def note(self, name: str) -> str:
        """A longer note that some part keeps in its own form."""
        return self._text(f"note/{name}")

    def remember_note(self, name: str, text: str) -> None:
        self._store.setValue(f"note/{name}", text)

    @property
    def annotator(self) -> str:
        name = " ".join(self._text("annotator").split())
        return name if 0 < len(name) <= LONGEST_NAME else _account()

    @annotator.setter
    def annotator(self, name: str) -> None:
        self._store.setValue("annotator", name.strip())

    @property
    def recent(self) -> list[Path]:
        """Projects opened last, the latest first; missing files are not left out."""
        value = self._store.value("recent", [])
        names = [value] if isinstance(value, str) else value
        found = names if isinstance(names, list) else []
        return [Path(it) for it in found if isinstance(it, str) and _is_path(it)]

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


def _is_path(text: str) -> bool:
    """Whether a file may be called so: of a longer name even the question whether it exists fails."""
    parts = Path(text).parts
    return 0 < len(text) < LONGEST_PATH and all(
        len(it.encode(errors="surrogatepass")) <= LONGEST_NAME for it in parts
    )


def _account() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "annotator"
