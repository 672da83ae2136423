"""Finds the files of ``resources/`` in a checkout, in an installed wheel and in a bundle; reads nothing."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

_HERE = Path(__file__).resolve().parent


@cache
def resources() -> Path:
    """The folder with translations, schemas, icons and help.

    Raises:
        FileNotFoundError: when the installation is incomplete.
    """
    bundle = getattr(sys, "_MEIPASS", None)
    candidates = [_HERE / "resources", _HERE.parent.parent / "resources"]
    if bundle:
        candidates.insert(0, Path(bundle) / "hashiya" / "resources")
    for folder in candidates:
        if (folder / "translations").is_dir():
            return folder
    raise FileNotFoundError(f"no resources folder beside {_HERE}")


def schema_file(name: str) -> Path:
    return resources() / "schemas" / f"{name}.toml"


def seeds() -> Path:
    """The folder with the two seed articles and their gold annotations.

    Raises:
        FileNotFoundError: when the installation is incomplete.
    """
    for folder in (_HERE / "seeds", _HERE.parent.parent / "seeds"):
        if (folder / "gold.jsonl").is_file():
            return folder
    raise FileNotFoundError(f"no seeds folder beside {_HERE}")
