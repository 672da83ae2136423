"""Pages that a browser saved with all that they show in one file: the page in it, its encoding, its address."""

from __future__ import annotations

import plistlib
import re
from email import message_from_bytes, policy
from email.message import Message
from typing import Any, NamedTuple, cast
from xml.parsers.expat import ExpatError

from hashiya.formats.documents.html_facts import line

MHTML, SAFARI = (".mhtml", ".mht"), ".webarchive"
SUFFIXES = (*MHTML, SAFARI)

_HEADED = re.compile(rb"(?:^|\n)(?:MIME-Version:|Content-Type:\s*multipart/related)", re.I)
_PAGES = ("text/html", "application/xhtml+xml")


class Packed(NamedTuple):
    """``encoding`` is what stands beside the page, ``address`` where it came from; both may be empty."""

    page: bytes
    encoding: str = ""
    address: str = ""


def recognises(suffix: str, head: bytes) -> bool:
    if suffix == SAFARI:
        return head.startswith((b"bplist00", b"<?xml"))
    return bool(_HEADED.search(head))


def unpacked(suffix: str, data: bytes) -> Packed:
    """The page; an empty one where the file holds none."""
    encoding, address = "", ""
    page: Any = b""
    if suffix == SAFARI:
        main = _main_resource(data)
        page, encoding = main.get("WebResourceData"), main.get("WebResourceTextEncodingName")
        address = main.get("WebResourceURL")
    else:
        message: Message = message_from_bytes(data, policy=policy.compat32)
        part = next((it for it in message.walk() if it.get_content_type() in _PAGES), None)
        if part is not None:
            page, encoding = part.get_payload(decode=True), part.get_content_charset()
            address = message.get("Snapshot-Content-Location") or part.get("Content-Location")
    where = line(str(address or ""))
    return Packed(
        page if isinstance(page, bytes) else b"",
        str(encoding or ""),
        where if "://" in where else "",
    )


def _main_resource(data: bytes) -> dict[str, Any]:
    """What Safari calls the page, if it is one in HTML."""
    try:
        whole: Any = plistlib.loads(data)
    except (ValueError, ExpatError, RecursionError, OverflowError, LookupError, TypeError):
        return {}  # its own errors are ValueErrors; broken tables of places raise the others
    main = cast("dict[str, Any]", whole).get("WebMainResource") if isinstance(whole, dict) else None
    if not isinstance(main, dict):
        return {}
    found = cast("dict[str, Any]", main)
    return found if found.get("WebResourceMIMEType") in _PAGES else {}
