"""The libraries that some formats need and not everybody has; imported when used, never before."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from hashiya.model.errors import MissingExtra

MODULES = {
    "documents": ("defusedxml", "pypdfium2", "selectolax"),
    "office": ("defusedxml", "openpyxl"),
    "parquet": ("pyarrow",),
}


def is_there(extra: str) -> bool:
    """Whether what the extra brings can be imported; looks, and imports nothing."""
    return all(find_spec(it) is not None for it in MODULES.get(extra, ()))


def module(name: str) -> ModuleType:
    """The module of that name, imported now.

    Raises:
        MissingExtra: it is not installed; the error names the extra that brings it.
    """
    try:
        return import_module(name)
    except ImportError:
        root = name.partition(".")[0]
        extra = next((it for it, names in MODULES.items() if root in names), root)
        raise MissingExtra(extra=extra, module=root) from None
