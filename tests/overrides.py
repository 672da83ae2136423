"""Every class of the window and every method of Qt's that one of them takes the place of."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from types import FunctionType, ModuleType

import hashiya.ui
from hashiya.ui import guarding

for found in pkgutil.walk_packages(hashiya.ui.__path__, "hashiya.ui."):
    importlib.import_module(found.name)
ROOM: list[ModuleType] = [
    module for name, module in sorted(sys.modules.items()) if name.startswith("hashiya.ui.")
]
CLASSES = [
    it
    for module in ROOM
    for it in vars(module).values()
    if isinstance(it, type) and it.__module__ == module.__name__
]
OVERRIDES = [
    (cls, name)
    for cls in CLASSES
    for name, method in vars(cls).items()
    if isinstance(method, FunctionType) and guarding.overrides(cls, name)
]
GUARDS_ITSELF = {"CalmPainter"}
GUARDED = [(cls, name) for cls, name in OVERRIDES if cls.__name__ not in GUARDS_ITSELF]
