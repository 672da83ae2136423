"""Addresses as files have them: of those that cannot be taken apart nothing is said, and nothing is ever fetched."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit


def path_of(address: str) -> str:
    """Its path, with the letters that the web writes as numbers ("": it has none, or is broken)."""
    try:
        return unquote(urlsplit(address.strip()).path)
    except ValueError:
        return ""


def is_web(address: str) -> bool:
    """Whether a browser could open it."""
    try:
        return urlsplit(address).scheme in ("http", "https")
    except ValueError:
        return False
