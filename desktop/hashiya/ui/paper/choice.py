"""What a person may choose about a page or a picture; values only, and which kind a file name asks for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from hashiya.display.palette import ThemeName
from hashiya.model.dataset import AnnotatedArticle
from hashiya.ui.reader.faces import AMIRI, Face, face_for, group_of
from hashiya.ui.reader.system_faces import system_face

Kind = Literal["pdf", "png", "svg", "html"]
Size = Literal["small", "normal", "large"]
Format = Literal["a4", "letter"]
KINDS: tuple[Kind, ...] = get_args(Kind)
SIZES: tuple[Size, ...] = get_args(Size)
FORMATS: tuple[Format, ...] = get_args(Format)
SCALES = (1, 2, 3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """``theme`` is that of pictures and web pages (None: as the browser likes it); paper is white.

    ``face`` is the id of the face of pages and pictures, in which the browser has no say; empty: the
    one that is bundled. ``width`` is that of pictures in units of which ``scale`` dots are drawn.
    """

    language: str = "ar"
    theme: ThemeName | None = None
    marks: bool = True
    legend: bool = True
    size: Size = "normal"
    scale: int = 2
    width: int = 1000
    format: Format = "a4"
    face: str = ""

    def of(self, annotated: AnnotatedArticle) -> AnnotatedArticle:
        """What is to be shown of an article."""
        return annotated if self.marks else AnnotatedArticle(article=annotated.article)


def face_of(annotated: AnnotatedArticle, choice: Choice) -> Face:
    """The face in which an article is set: the one that was chosen, where it has its letters."""
    if not choice.face:
        return AMIRI
    group = group_of(annotated.article.language, annotated.article.text)
    return system_face(choice.face, group) or face_for(group, choice.face)


def kind_of(path: Path) -> Kind | None:
    """What the ending of a file name stands for."""
    suffix = path.suffix.lower().removeprefix(".")
    return next((it for it in KINDS if suffix == it or (suffix, it) == ("htm", "html")), None)
