"""Addresses as files have them: of those that cannot be taken apart nothing is said, and nothing is ever fetched."""

from __future__ import annotations

from unicodedata import normalize
from urllib.parse import unquote, urlsplit


def path_of(address: str) -> str:
    """Its path, with the letters that the web writes as numbers ("": it has none, or is broken)."""
    try:
        return unquote(urlsplit(address.strip()).path)
    except ValueError:
        return ""


def plain(address: str) -> str:
    """Under which two ways of writing an address meet: without scheme, ``www.``, fragment and last slash, percent-encoding undone."""
    try:
        parts = urlsplit(address.strip())
        host = (parts.hostname or "").removeprefix("www.")
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:
        return ""
    if not host:
        return ""
    query = f"?{unquote(parts.query)}" if parts.query else ""
    return normalize("NFC", f"{host}{port}{unquote(parts.path).rstrip('/')}{query}")


def is_web(address: str) -> bool:
    """Whether a browser could open it."""
    try:
        return urlsplit(address).scheme in ("http", "https")
    except ValueError:
        return False
