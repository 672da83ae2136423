"""What a person changed by hand in an import: it stands when files are read again, and is asked about before it is
lost; it shows nothing.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hashiya.commands.surveying import Found

KINDS = ("ticks", "titles", "languages", "encoding", "columns", "names", "rules", "files")
"""What can be changed, in the order in which it is told."""

_Key = tuple[Path, int, bytes]


def _key(it: Found) -> _Key:
    """The same article of the same file, however it was read before."""
    return it.path, it.number, it.text


class ByHand:
    """Ticks, titles and languages of articles; of all else only that it was changed."""

    def __init__(self) -> None:
        self._ticks: dict[_Key, bool] = {}
        self._titles: dict[_Key, str] = {}
        self._languages: dict[_Key, str] = {}
        self._more: set[str] = set()

    def tick(self, it: Found, *, on: bool, usual: bool) -> None:
        if on == usual:
            self._ticks.pop(_key(it), None)
        else:
            self._ticks[_key(it)] = on

    def ticked(self, it: Found, *, usual: bool) -> bool:
        return self._ticks.get(_key(it), usual)

    def name(self, it: Found, title: str) -> Found:
        self._titles[_key(it)] = title
        return self.applied(it)

    def speak(self, it: Found, language: str) -> Found:
        self._languages[_key(it)] = language
        return self.applied(it)

    def applied(self, it: Found) -> Found:
        """With the title and the language that it was given."""
        key = _key(it)
        title = self._titles.get(key, it.title)
        language = self._languages.get(key, it.language)
        return replace(it, title=title, language=language)

    def note(self, kind: str, *, on: bool = True) -> None:
        """One of ``KINDS`` was changed, or is again as it was."""
        if on:
            self._more.add(kind)
        else:
            self._more.discard(kind)

    @property
    def kinds(self) -> tuple[str, ...]:
        """What would be lost."""
        found = {*self._more}
        for kind, some in (
            ("ticks", self._ticks),
            ("titles", self._titles),
            ("languages", self._languages),
        ):
            if some:
                found.add(kind)
        return tuple(it for it in KINDS if it in found)
