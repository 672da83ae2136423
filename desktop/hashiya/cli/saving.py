"""An article as PDF, picture or web page from the command line; no screen is needed."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from hashiya.cli.speech import DONE, MISUSED, Speech

if TYPE_CHECKING:
    from hashiya.display.palette import ThemeName
    from hashiya.model.dataset import AnnotatedArticle
    from hashiya.model.schema import Schema

_PAGES = {".html", ".htm"}
_PAINTED = {".pdf", ".png", ".svg"}


def save(
    speech: Speech,
    annotated: AnnotatedArticle,
    schema: Schema,
    target: Path,
    theme: ThemeName | None,
) -> int:
    """Write what the ending of the name asks for; like every export it takes an old file's place."""
    suffix = target.suffix.lower()
    if suffix in _PAGES:
        files = _web_page(speech, annotated, schema, target, theme)
    elif suffix in _PAINTED:
        files = _painted(speech, annotated, schema, target, theme)
    else:
        speech.warn(speech.words("paper-unknown-kind", name=target.name))
        return MISUSED
    for it in files:
        speech.tell("paper-saved", name=it.name)
    return DONE


def _web_page(
    speech: Speech,
    annotated: AnnotatedArticle,
    schema: Schema,
    target: Path,
    theme: ThemeName | None,
) -> Sequence[Path]:
    """A web page needs nothing that paints."""
    from hashiya.commands.safe_writing import new_file
    from hashiya.display.web_page import PageChoice, web_page

    choice = PageChoice(language=speech.language, theme=theme)
    with new_file(target) as place, place.open("wb") as stream:
        for piece in web_page(annotated, schema, choice):
            stream.write(piece.encode("utf-8"))
    return [target]


def _painted(
    speech: Speech,
    annotated: AnnotatedArticle,
    schema: Schema,
    target: Path,
    theme: ThemeName | None,
) -> Sequence[Path]:
    # pictures need no screen, and must not depend on the one that is there
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from hashiya.ui.paper import saving
    from hashiya.ui.paper.choice import Choice, kind_of

    application = saving.application()
    kind = kind_of(target)
    assert kind is not None
    choice = Choice(language=speech.language, theme=theme)
    files = saving.run(saving.save(annotated, schema, target, kind, choice))
    del application
    return files
