"""Writes an article as PDF, PNG, SVG or web page: wholly, or not at all with what stood there untouched.

The work is done in small steps by whoever goes through it, so that a window stays alive on one
thread and can stop; closing the steps early leaves nothing behind.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Sequence
from contextlib import ExitStack
from pathlib import Path
from threading import Thread
from typing import TypeVar

from PySide6.QtGui import QGuiApplication, QImage

from hashiya.commands.safe_writing import new_file
from hashiya.display.web_page import PageChoice, web_page
from hashiya.model.dataset import AnnotatedArticle
from hashiya.model.schema import Schema
from hashiya.ui.paper.choice import Choice, Kind
from hashiya.ui.paper.images import Picture, packed
from hashiya.ui.paper.pdf import pdf
from hashiya.ui.there import is_there

T = TypeVar("T")
Steps = Generator[float, None, list[Path]]
MayReplace = Callable[[Sequence[Path]], bool]
_MOMENT = 0.01


def always(_paths: Sequence[Path]) -> bool:
    return True


def save(
    annotated: AnnotatedArticle,
    schema: Schema,
    target: Path,
    kind: Kind,
    choice: Choice,
    *,
    may_replace: MayReplace = always,
) -> Steps:
    """The steps of writing; each tells the share that is done, the last gives the files written.

    A picture too long for one file becomes several, ``NAME-1`` and so on; ``may_replace`` is asked
    when any of those is there already, and with a no nothing is written.

    Raises:
        WriteProblem: when a file cannot be written.
    """
    match kind:
        case "pdf":
            return _save_pdf(annotated, schema, target, choice)
        case "html":
            return _save_page(annotated, schema, target, choice)
        case "png" | "svg":
            return _save_picture(choice.of(annotated), schema, target, kind, choice, may_replace)


def run(steps: Generator[float, None, T]) -> T:
    """Go through all steps at once: for programs without a window."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def application() -> QGuiApplication:
    """The application that painting needs: the one there is, else one that needs no screen."""
    known = QGuiApplication.instance()
    if isinstance(known, QGuiApplication):
        return known
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QGuiApplication(["hashiya"])


def _save_pdf(annotated: AnnotatedArticle, schema: Schema, target: Path, choice: Choice) -> Steps:
    with new_file(target) as place:
        place.write_bytes((yield from pdf(annotated, schema, choice)))
    return [target]


def _save_page(annotated: AnnotatedArticle, schema: Schema, target: Path, choice: Choice) -> Steps:
    shown = choice.of(annotated)
    wanted = PageChoice(language=choice.language, theme=choice.theme, legend=choice.legend)
    size = max(1, len(shown.article.text))
    written = 0
    with new_file(target) as place, place.open("wb") as stream:
        for piece in web_page(shown, schema, wanted):
            stream.write(piece.encode("utf-8"))
            written += len(piece)
            if written % 64 < len(piece):
                yield min(1.0, written / (4 * size + 600_000))
    return [target]


def _save_picture(
    annotated: AnnotatedArticle,
    schema: Schema,
    target: Path,
    kind: Kind,
    choice: Choice,
    may_replace: MayReplace,
) -> Steps:
    picture = Picture(annotated, schema, choice)
    for share in picture.measure():
        yield share / 2
    targets = numbered(target, len(picture.parts))
    there = [it for it in targets if is_there(it) and it != target]
    if there and not may_replace(there):
        return []
    with ExitStack() as stack:
        # all are written before the first takes its place
        places = [stack.enter_context(new_file(it)) for it in targets]
        for number, (part, place) in enumerate(zip(picture.parts, places, strict=True), start=1):
            share = 0.5 + number / len(places) / 2
            if kind == "svg":
                place.write_bytes(picture.svg(part))
            else:
                place.write_bytes((yield from _packed(picture.draw(part), share)))
            yield share
    return targets


def _packed(image: QImage, share: float) -> Generator[float, None, bytes]:
    """Pack in a thread of its own, so that the steps stay small."""
    made: list[bytes] = []
    thread = Thread(target=lambda: made.append(packed(image)))
    thread.start()
    while thread.is_alive():
        yield share
        thread.join(_MOMENT)
    return made[0]


def numbered(target: Path, count: int) -> list[Path]:
    """The target itself, or one name a part."""
    if count == 1:
        return [target]
    digits = len(str(count))
    return [
        target.with_name(f"{target.stem}-{number:0{digits}}{target.suffix}")
        for number in range(1, count + 1)
    ]
