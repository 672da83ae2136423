"""The menus of a table: how a column orders, filters and groups, and which columns are shown; it changes a wish alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QMenu, QWidget

from hashiya.display.table import Wish
from hashiya.ui.look import Look
from hashiya.wording import visible

MOST = 15
"""Values listed, the frequent ones; others are found by the filter box."""
_LONGEST = 40
Tell = Callable[[Wish], object]


def of_column(
    parent: QWidget, look: Look, column: str, wish: Wish, counts: Counter[str], tell: Tell
) -> QMenu:
    """Order, grouping and the values of one column; what is chosen is told as another wish."""
    menu = QMenu(parent)
    menu.setLayoutDirection(look.direction)

    def add(message: str, wished: Wish, *, on: bool) -> None:
        entry = menu.addAction(look.say(message))
        entry.setCheckable(True)
        entry.setChecked(on)
        entry.triggered.connect(lambda: tell(wished))

    ordered = wish.order == column
    add(
        "tables-rising", replace(wish, order=column, falling=False), on=ordered and not wish.falling
    )
    add("tables-falling", replace(wish, order=column, falling=True), on=ordered and wish.falling)
    add("tables-unordered", replace(wish, order="", falling=False), on=not wish.order)
    grouped = wish.group == column
    add("tables-group-by", replace(wish, group="" if grouped else column), on=grouped)
    menu.addSeparator()
    only = wish.only.get(column, frozenset[str]())
    add("tables-all-values", _only(wish, column, frozenset()), on=not only)
    telling = any(it > 1 for it in counts.values()) or len(counts) <= MOST
    for value, count in counts.most_common(MOST) if telling or only else ():
        name = _short(visible(value)) or look.say("tables-no-value")
        entry = menu.addAction(
            look.say("tables-value", value=name, count=f"{count:,}").replace("&", "&&")
        )
        entry.setCheckable(True)
        entry.setChecked(value in only)
        wished = _only(wish, column, only ^ {value})
        entry.triggered.connect(lambda _on=False, it=wished: tell(it))
    return menu


def _only(wish: Wish, column: str, values: frozenset[str]) -> Wish:
    others = {key: it for key, it in wish.only.items() if key != column}
    return replace(wish, only=others | ({column: values} if values else {}))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
