"""Days as people and programs write them, in figures or with the names of months; it knows no format."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
EARLIEST = 1700
"""Years before it are those of another calendar, or no years."""

_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_RUN = re.compile(r"(\d{4})(\d{2})(\d{2})(?!\d)")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)")
_DAY_FIRST = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?\s+(?:من\s+|של\s+|de\s+)?([^\W\d_]+\.?(?:\s+[^\W\d_]+)?)"
    r"(?:\s*[/(]\s*[^\W\d_]+(?:\s+[^\W\d_]+)?\s*\)?)?[\s،,]+(\d{4})(?!\d)"
)
_MONTH_FIRST = re.compile(r"([^\W\d_]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?[\s،,]+(\d{4})(?!\d)")
_ALIKE = str.maketrans("أإآىیکةہ", "اااييكهه")
_NAMES = (
    "january jan يناير جانفي كانون_الثاني ژانويه جنوري ינואר",
    "february feb فبراير فيفري شباط فوريه فروري פברואר",
    "march mar مارس اذار مارچ מרץ",
    "april apr ابريل افريل نيسان اوريل اپريل אפריל",
    "may مايو ماي ايار مه مئي מאי",
    "june jun يونيو يونيه جوان حزيران ژوئن جون יוני",
    "july jul يوليو يوليه يوليوز جويليه تموز ژوئيه جولاي جولائي יולי",
    "august aug اغسطس غشت اوت اب اگست אוגוסט",
    "september sep sept سبتمبر شتنبر ايلول سپتامبر ستمبر ספטמבר",
    "october oct اكتوبر تشرين_الاول اكتبر אוקטובר",
    "november nov نوفمبر نونبر تشرين_الثاني نوامبر نومبر נובמבר",
    "december dec ديسمبر دجنبر كانون_الاول دسامبر دسمبر דצמבר",
)
_MONTHS = {
    name.translate(_ALIKE).replace("_", " "): number
    for number, names in enumerate(_NAMES, 1)
    for name in names.split()
}


def day(text: str | None, *, day_first: bool | None = None) -> str:
    """The day as ISO writes it; empty when it is none, or when nothing tells the day from the month.

    ``day_first`` is what is known of figures like 06/05/2024; a figure above 12 tells it of itself.
    """
    plain = (text or "").strip()
    if found := _YEAR_FIRST.match(plain):
        return _iso(found[1], found[3], found[4])
    if found := _RUN.match(plain):
        return _iso(found[1], found[2], found[3])
    if found := _YEAR_LAST.match(plain):
        return _figures(found[4], int(found[1]), int(found[3]), day_first=day_first)
    try:
        found_day = parsedate_to_datetime(plain).date()
        return _iso(str(found_day.year), found_day.month, found_day.day)
    except (ValueError, TypeError, OverflowError, IndexError):
        return _in_words(plain)


def order(cells: Iterable[str]) -> bool | None:
    """Whether a column writes the day before the month, by those of its figures that are above 12."""
    found = [it for it in map(_YEAR_LAST.match, map(str.strip, cells)) if it]
    first, second = any(int(it[1]) > 12 for it in found), any(int(it[3]) > 12 for it in found)
    return None if first == second else first


def milliseconds(written: Any) -> int:
    """Since 1970, of a time as ISO writes it; 0 for what is none."""
    try:
        at = datetime.fromisoformat(written) if isinstance(written, str) else None
    except ValueError:
        return 0
    if at is None:
        return 0
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return max(0, (at - _EPOCH) // timedelta(milliseconds=1))


def _figures(year: str, one: int, other: int, *, day_first: bool | None) -> str:
    if one > 12 or other > 12 or one == other:
        day_first = one > 12
    if day_first is None:
        return ""
    return _iso(year, other, one) if day_first else _iso(year, one, other)


def _in_words(text: str) -> str:
    for found in _DAY_FIRST.finditer(text):
        if month := _month(found[2]):
            return _iso(found[3], month, found[1])
    for found in _MONTH_FIRST.finditer(text):
        if month := _month(found[1]):
            return _iso(found[3], month, found[2])
    return ""


def _month(name: str) -> int:
    """By its whole name, or its first word where another one follows (``مايو الجاري``)."""
    plain = " ".join(name.lower().rstrip(".").translate(_ALIKE).split())
    return _MONTHS.get(plain) or _MONTHS.get(plain.removeprefix("ב")) or 0


def _iso(year: str, month: str | int, of_month: str | int) -> str:
    try:
        found = date(int(year), int(month), int(of_month))
    except ValueError:
        return ""
    return found.isoformat() if found.year >= EARLIEST else ""
