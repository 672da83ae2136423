"""Patterns that are compiled on first use: compiling all of them costs a tenth of the window's start.

It knows no pattern itself. Only the package ``regex`` knows ``\\X`` and the classes of bidi.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    import regex

VERBOSE, V1 = 0x40, 0x100
"""Flags of ``regex``, by value: naming them there would import it."""


class _Late:
    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        import regex  # on first use: see above

        method = getattr(regex.compile(self._source, self._flags), name)
        setattr(self, name, method)  # the next call finds it without a detour
        return method


def pattern(source: str, flags: int = 0) -> regex.Pattern[str]:
    """A pattern of the package ``regex``, compiled when one of its methods is first needed."""
    return cast("regex.Pattern[str]", _Late(source, flags))
