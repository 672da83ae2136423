"""PANELS, the one list of what stands beside the reader: id, side and class."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from hashiya.ui.look import Look
from hashiya.ui.panels.annotations import AnnotationsPanel
from hashiya.ui.panels.articles import ArticlesPanel
from hashiya.ui.panels.history import HistoryPanel
from hashiya.ui.panels.inspector import InspectorPanel
from hashiya.ui.panels.panel import Panel
from hashiya.ui.panels.unplaced import UnplacedPanel
from hashiya.ui.session import Session
from hashiya.ui.tagging import Tagging


@dataclass(frozen=True, slots=True)
class PanelPlace:
    """``share`` is how much of its side a panel takes at first."""

    id: str
    side: Literal["start", "end"]
    make: Callable[[Session, Look, Tagging], Panel]
    share: int


PANELS: tuple[PanelPlace, ...] = (
    PanelPlace("articles", "start", ArticlesPanel, 1),
    PanelPlace("inspector", "end", InspectorPanel, 7),
    PanelPlace("unplaced", "end", UnplacedPanel, 3),
    PanelPlace("annotations", "end", AnnotationsPanel, 4),
    PanelPlace("history", "end", HistoryPanel, 10),
)
