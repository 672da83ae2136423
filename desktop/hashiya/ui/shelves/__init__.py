"""SHELVES, the one list of what can stand below the page: id and class; each is made when first opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hashiya.ui.look import Look
from hashiya.ui.session import Session
from hashiya.ui.shelves.findings import FindingsView
from hashiya.ui.shelves.second_article import SecondArticleView
from hashiya.ui.shelves.shelf import ShelfView
from hashiya.ui.tagging import Tagging


@dataclass(frozen=True, slots=True)
class ShelfPlace:
    """``id`` names the action that opens it, too."""

    id: str
    make: Callable[[Session, Look, Tagging], ShelfView]


def _claims(session: Session, look: Look, tagging: Tagging) -> ShelfView:
    from hashiya.ui.shelves.claims import ClaimsShelf  # long after the window stands

    return ClaimsShelf(session, look, tagging)


def _entities(session: Session, look: Look, tagging: Tagging) -> ShelfView:
    from hashiya.ui.shelves.entities import EntitiesShelf

    return EntitiesShelf(session, look, tagging)


SHELVES: tuple[ShelfPlace, ...] = (
    ShelfPlace("findings", FindingsView),
    ShelfPlace("claims", _claims),
    ShelfPlace("entities", _entities),
    ShelfPlace("second-article", SecondArticleView),
)
