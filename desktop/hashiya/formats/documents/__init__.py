"""Documents whose words must be taken out first: saved pages, word processors, PDF, books, archives."""

from __future__ import annotations

from hashiya.formats.documents import html
from hashiya.formats.format import Format

FORMATS: tuple[Format, ...] = (html.FORMAT,)
