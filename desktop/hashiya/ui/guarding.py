"""What our classes do for Qt (paint, answer a key, tell a size) may fail: it costs that alone, nothing else.

WORKAROUND: an error that leaves an override of Qt's goes to the hook, or out of whatever Python call led
there, or ends a recursion with the program; which one depends on the road. So none leaves: each
override of every class that is made after ``install`` is guarded as its class is made. A failure goes to
``sys.excepthook``; the answer is then Qt's own, or nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from types import FunctionType
from typing import Any

from PySide6.QtCore import QEvent, QRect, QSize
from shiboken6 import Shiboken

from hashiya.model.errors import HashiyaError
from hashiya.ui.crash import AnswerFailed, painting_failed, report

ROOM = "hashiya.ui"
PAINTING = frozenset({"paintEvent", "paint"})
DEEDS = frozenset({"accept", "reject", "done", "run"})
GESTURES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.ContextMenu,
        QEvent.Type.Drop,
        QEvent.Type.Close,
    }
)
NOTHING: dict[str, Callable[[], object]] = {
    "int": int,
    "bool": bool,
    "str": str,
    "QSize": QSize,
    "QRect": QRect,
}


def install() -> None:
    """Guard the classes of this room from now on; the room calls it before any of them is made."""

    def made(cls: type[Shiboken.Object], **values: Any) -> None:
        super(Shiboken.Object, cls).__init_subclass__(**values)
        if cls.__module__.partition(ROOM)[:2] == ("", ROOM):
            guard(cls)

    setattr(Shiboken.Object, "__init_subclass__", classmethod(made))  # noqa: B010 - Qt's own class


def guard(cls: type) -> None:
    """Guard every method that takes the place of one of Qt's."""
    for name, method in list(vars(cls).items()):
        if isinstance(method, FunctionType) and overrides(cls, name):
            setattr(cls, name, _guarded(cls, name, method))


def overrides(cls: type, name: str) -> bool:
    """Whether that name of a class is one of Qt's own methods."""
    if name.startswith("__"):
        return False
    theirs = (it for it in cls.__mro__[1:] if it.__module__.startswith("PySide6"))
    return any(name in vars(it) for it in theirs)


def _guarded(cls: type, name: str, method: FunctionType) -> Callable[..., object]:
    answer = str(method.__annotations__.get("return", ""))

    @wraps(method)
    def guarded(self: object, *args: object, **values: object) -> object:
        try:
            return method(self, *args, **values)
        except Exception as error:  # whatever it is, Qt never sees it
            _tell(name, args, error)
        return _instead(cls, name, answer, self, args)

    return guarded


def _tell(name: str, args: tuple[object, ...], error: Exception) -> None:
    event = next((it for it in args if isinstance(it, QEvent)), None)
    if name in PAINTING:
        painting_failed(error)
    elif (
        isinstance(error, HashiyaError)
        or name in DEEDS
        or (event is not None and event.type() in GESTURES)
    ):
        report(error)
    else:
        failure = AnswerFailed(str(error))
        failure.__cause__ = error
        report(failure.with_traceback(error.__traceback__))
    if event is not None and event.type() == QEvent.Type.Close and name == "closeEvent":
        event.accept()  # whatever failed, a window that is closed goes


def _instead(cls: type, name: str, answer: str, self: object, args: tuple[object, ...]) -> object:
    """Qt's own answer; nothing of that kind where Qt has none."""
    if answer == "None":
        return None
    try:
        return getattr(super(cls, self), name)(*args)
    except Exception:  # Qt leaves this to us, or fails too
        return NOTHING.get(answer, lambda: None)()
