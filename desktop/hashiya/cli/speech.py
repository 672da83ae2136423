"""What the command line says and in which language; it formats, and knows no command."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, TextIO

from hashiya.model.errors import HashiyaError
from hashiya.wording import Value, Wording, bare

Switch = Literal["auto", "on", "off"]
DONE, FAILED, MISUSED, STOPPED = 0, 1, 2, 130
_CONTROLS = {
    code: f"⟨U+{code:04X}⟩" for code in (*range(32), *range(127, 160)) if code not in (9, 10)
}
_OVERRIDES = {code: f"⟨U+{code:04X}⟩" for code in (0x202A, 0x202B, 0x202C, 0x202D, 0x202E)}


def told_language() -> str:
    """What ``HASHIYA_LANGUAGE`` says; empty when it names no language of the program."""
    told = os.environ.get("HASHIYA_LANGUAGE", "")
    return told if told in {"ar", "en"} else ""


def system_language() -> str:
    """Arabic where the surroundings ask for it, else English."""
    if told := told_language():
        return told
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "ar" if value.lower().startswith("ar") else "en"
    return "en"


@dataclass
class Speech:
    """One run's voice. ``as_json`` keeps standard output free for the one JSON value."""

    language: str = field(default_factory=system_language)
    asked: str = field(default_factory=told_language)
    """The language that somebody asked for; empty when it only follows from the surroundings."""
    bidi: Switch = "auto"
    as_json: bool = False

    @property
    def wording(self) -> Wording:
        return Wording(self.language)

    def words(self, message: str, **values: Value) -> str:
        """A sentence of the catalogue as it lies there."""
        return self.wording.say(message, **values)

    def tell(self, message: str, **values: Value) -> None:
        """A sentence for the person, on standard output."""
        self.line(self.words(message, **values))

    def line(self, text: str = "") -> None:
        """A line of text on standard output, ordered for terminals that do not order."""
        if not self.as_json:
            _print(self._for(text, sys.stdout), sys.stdout)

    def warn(self, text: str) -> None:
        """A line on standard error."""
        _print(self._for(text, sys.stderr), sys.stderr)

    def error(self, failure: HashiyaError) -> None:
        """The sentence of an error with its code."""
        self.warn(f"{self.words(failure.message, **failure.values)} (HSH-{failure.code})")

    def value(self, value: Any) -> None:
        """One JSON value on standard output."""
        _print(json.dumps(value, ensure_ascii=False, indent=1), sys.stdout)

    def place(self, path: Path) -> None:
        """Where a file lies, whole, on a line of its own: in the order of its letters, so that it can be copied."""
        if not self.as_json:
            self.raw(harmless(str(path.absolute())))

    def raw(self, text: str) -> None:
        """Lines for another program, in the order of the text whatever the terminal does."""
        _print(text.removesuffix("\n"), sys.stdout)

    def reorders(self, stream: TextIO) -> bool:
        """Whether we have to order and shape what goes to that stream."""
        if self.bidi != "auto":
            return self.bidi == "on"
        return stream.isatty() and not terminal_orders()

    def ordered(self, text: str) -> str:
        """The text as standard output needs it."""
        return self._for(text, sys.stdout)

    def _for(self, text: str, stream: TextIO) -> str:
        text = harmless(text)
        if self.reorders(stream) and not text.isascii():
            from hashiya.text.visual import visual_line

            default = "rtl" if self.wording.rtl else "ltr"
            return "\n".join(
                "".join(char for char, _style in visual_line(it, it, default))
                for it in text.split("\n")
            )
        return text if stream.isatty() else bare(text)


def harmless(text: str) -> str:
    """Names and quotes with controls spelt out: they may neither steer nor reorder a terminal."""
    return text.translate(_CONTROLS | _OVERRIDES)


def terminal_orders() -> bool:
    """Whether the terminal is known to order and shape right-to-left text by itself."""
    surroundings = os.environ
    return bool(
        surroundings.get("VTE_VERSION")
        or surroundings.get("KONSOLE_VERSION")
        or surroundings.get("MLTERM")
        or surroundings.get("TERM", "").startswith("mlterm")
        or surroundings.get("TERM_PROGRAM") == "Apple_Terminal"
    )


def _print(text: str, stream: TextIO) -> None:
    encoding = stream.encoding or "utf-8"
    stream.write(text.encode(encoding, "replace").decode(encoding, "replace") + "\n")
    stream.flush()


def plain(text: str) -> str:
    """Without isolates: for values that programs read."""
    return bare(text)
