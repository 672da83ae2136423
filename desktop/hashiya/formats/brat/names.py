"""What the files beside a brat text tell of its names: layers, original labels and file names; it reads no mark."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

from hashiya.formats.brat.config import LAYER, OWN
from hashiya.formats.source import Source
from hashiya.formats.stamped import Stamped

CONFIGURATION, NAMES = "annotation.conf", "names.json"
_LARGEST = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Told:
    """``own`` folders were written by us: their notes are escaped, and names may be given back."""

    own: bool = False
    layers: dict[str, str] = field(default_factory=dict[str, str])
    changed: dict[str, str] = field(default_factory=dict[str, str])
    files: dict[str, str] = field(default_factory=dict[str, str])
    _labels: dict[str, tuple[str, str]] = field(
        default_factory=dict[str, "tuple[str, str]"], compare=False
    )

    def label(self, code: str) -> tuple[str, str]:
        """The layer (may be empty) and the label that brat knows as ``code``."""
        known = self._labels.get(code)
        if known is None:
            layer = self.layers.get(code, "")
            known = layer, self.changed.get(code, code).removeprefix(f"label {layer} ")
            self._labels[code] = known
        return known

    def relation(self, code: str) -> str:
        return self.changed.get(code, code).removeprefix("relation ")

    def attribute(self, code: str) -> str:
        return self.changed.get(code, code).removeprefix("attribute ")


def beside(text: Source) -> Told:
    """What lies beside the text, if anything does.

    Raises:
        OSError: it is there and cannot be read.
    """
    if isinstance(text, Path):
        return _told_by(
            Stamped.of(text.with_name(CONFIGURATION)), Stamped.of(text.with_name(NAMES))
        )
    return _told(_bytes(text.with_name(CONFIGURATION)), _bytes(text.with_name(NAMES)))


@lru_cache(maxsize=2)  # the same two files lie beside all texts of a folder
def _told_by(configuration: Stamped, names: Stamped) -> Told:
    return _told(_bytes(configuration.path), _bytes(names.path))


def _bytes(source: Source) -> bytes:
    if not source.is_file() or source.stat().st_size > _LARGEST:
        return b""
    return source.read_bytes()


@lru_cache(maxsize=2)
def _told(configuration: bytes, names: bytes) -> Told:
    lines = configuration.decode("utf-8", "replace").split("\n")
    if lines[0].rstrip() != OWN:
        return Told()
    layers: dict[str, str] = {}
    layer = ""
    for line in lines[1:]:
        if line.startswith(LAYER):
            layer = line.removeprefix(LAYER).rstrip("\r")
        elif line.startswith("[") and layers:
            break
        elif line.strip() and not line.startswith(("#", "[")):
            layers[line.strip()] = layer
    found = _object(names)
    return Told(
        own=True,
        layers=layers,
        changed=_words(found.get("names")),
        files=_words(found.get("files")),
    )


def _object(data: bytes) -> dict[str, Any]:
    try:
        found: Any = json.loads(data) if data else {}
    except (ValueError, RecursionError):
        return {}
    return _dictionary(found)


def _words(found: Any) -> dict[str, str]:
    return {key: it for key, it in _dictionary(found).items() if isinstance(it, str)}


def _dictionary(found: Any) -> dict[str, Any]:
    return cast("dict[str, Any]", found) if isinstance(found, dict) else {}
