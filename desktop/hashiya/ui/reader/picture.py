"""A picture of a whole annotated article in one call, by the reader's own painter; needs no window."""

from __future__ import annotations

from pathlib import Path

from hashiya.display.palette import ThemeName
from hashiya.model.dataset import AnnotatedArticle
from hashiya.model.schema import Schema
from hashiya.ui.paper import saving
from hashiya.ui.paper.choice import Choice


def save_png(
    annotated: AnnotatedArticle,
    schema: Schema,
    path: Path,
    *,
    width: int = 1000,
    language: str = "ar",
    theme: ThemeName = "light",
) -> list[Path]:
    """Write a picture of the article, its annotations and a legend of the labels used.

    A very long article becomes several pictures; gives the files written.

    Raises:
        WriteProblem: when a file cannot be written.
    """
    application = saving.application()
    choice = Choice(language=language, theme=theme, width=width, scale=1)
    files = saving.run(saving.save(annotated, schema, path, "png", choice))
    del application
    return files
