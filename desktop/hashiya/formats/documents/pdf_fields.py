"""What somebody filled into the fields of a form: it lies beside a page, and is laid into it to be read in its place."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import closing, contextmanager
from ctypes import POINTER, c_ushort, cast, create_string_buffer
from typing import Any

_WIDGET, _STRING, _NORMAL, _DISPLAY, _DONE = 20, 3, 0, 0, 1
_LONGEST = 1 << 16
_VALUE = b"V"


@contextmanager
def page_of(document: Any, number: int, raw: Any) -> Generator[tuple[Any, int, int]]:
    """The page with its fields laid into it, how many were, and how many are filled and have no letters drawn.

    What is laid in is what a viewer would show; nothing is written to the file.
    """
    with closing(document[number]) as page:
        drawn, undrawn = _filled(page, raw)
        if not (drawn and raw.FPDFPage_Flatten(page, _DISPLAY) == _DONE):
            yield page, 0, drawn + undrawn
            return
    with closing(document[number]) as page:
        yield page, drawn, undrawn


def _filled(page: Any, raw: Any) -> tuple[int, int]:
    """Fields with words in them: those that have an appearance, and those that leave it to the viewer."""
    drawn = undrawn = 0
    for at in range(raw.FPDFPage_GetAnnotCount(page)):
        field = raw.FPDFPage_GetAnnot(page, at)
        try:
            if raw.FPDFAnnot_GetSubtype(field) == _WIDGET and _words(field, raw):
                shown = raw.FPDFAnnot_GetAP(field, _NORMAL, None, 0) > len("\0".encode("utf-16-le"))
                drawn, undrawn = drawn + shown, undrawn + (not shown)
        finally:
            raw.FPDFPage_CloseAnnot(field)
    return drawn, undrawn


def _words(field: Any, raw: Any) -> str:
    if raw.FPDFAnnot_GetValueType(field, _VALUE) != _STRING:
        return ""
    room = create_string_buffer(_LONGEST)
    size = raw.FPDFAnnot_GetStringValue(field, _VALUE, cast(room, POINTER(c_ushort)), len(room))
    return room.raw[: max(0, min(size, len(room)) - 2)].decode("utf-16-le", "replace").strip()
