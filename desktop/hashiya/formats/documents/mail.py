"""Mail as a program saves it (.eml): the words of the message, its subject, sender and day; no attachment is opened."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from email.utils import parseaddr
from typing import Any

from hashiya.formats.days import day
from hashiya.formats.documents import html
from hashiya.formats.documents.html_facts import line
from hashiya.formats.documents.refused import Refused, in_words
from hashiya.formats.draft import Draft
from hashiya.formats.format import Format, Incoming, Note, ReadOptions
from hashiya.formats.guesses import has_letter
from hashiya.formats.source import Source
from hashiya.text import decoding, eye_order

LARGEST = 64 << 20
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def recognises(source: Source, head: bytes) -> bool:
    return source.suffix.lower() == ".eml" and not decoding.is_known_binary(head)


def read(source: Source, options: ReadOptions) -> Iterator[Incoming | Note]:
    """The article of the message, or the reason why there is none.

    Raises:
        OSError: the file cannot be read. MissingExtra: what reads pages is not installed.
    """
    yield from in_words(source, _read(source, options))


def _read(source: Source, options: ReadOptions) -> Iterator[Incoming | Note]:
    if source.stat().st_size > LARGEST:
        raise Refused("formats-text-too-long", count=LARGEST >> 20)
    message = message_from_bytes(source.read_bytes(), policy=policy.default)
    part = _body(message)
    if part is None:
        raise Refused("formats-document-empty")
    decoded, doubts = _letters(part, options.encoding)
    kind, omitted = part.get_content_type(), {}
    facts: dict[str, Any] = {}
    if kind == "text/html":
        if html.depth(decoded.text) > html.DEEPEST:
            raise Refused("formats-too-deep")
        page = html.taken(decoded.text, furniture=False)
        text, omitted = page.text, page.omitted
        facts = {"direction": page.direction, "directions": page.directions}
    else:
        flowed = str(part.get_param("format", "")).lower() == "flowed"
        text = _unfolded(decoded.text) if flowed else decoded.text.replace("\r\n", "\n").strip("\n")
    text, turned = eye_order.in_reading_order(text)
    if not has_letter(text):
        raise Refused("formats-document-empty")
    draft = Draft(source.name, text)
    if turned:
        draft.say("formats-eye-order", count=turned)
    html.tell_omitted(draft, omitted, 0)
    _tell(draft, message, decoded, doubts)
    yield draft.incoming(
        title=line(_head(message, "subject")),
        author=line(_sender(message)),
        published=_day(_head(message, "date")),
        encoding=decoded.encoding,
        certain=decoded.certain,
        **facts,
    )


def _body(message: EmailMessage) -> Message | None:
    """The words as plain text; as a page where there are no others."""
    return message.get_body(preferencelist=("plain", "html"))


def _letters(part: Message, chosen: str | None) -> tuple[decoding.Decoded, list[str]]:
    data = part.get_payload(decode=True)
    try:
        return html.decode(
            data if isinstance(data, bytes) else b"", chosen, str(part.get_content_charset() or "")
        )
    except decoding.NotText as error:
        empty = error.reason in ("empty", "no-letter")
        raise Refused("formats-document-empty" if empty else f"formats-{error.reason}") from None


def _tell(
    draft: Draft, message: EmailMessage, decoded: decoding.Decoded, doubts: list[str]
) -> None:
    if decoded.replaced:
        draft.say("formats-replaced", count=decoded.replaced)
    if doubts:
        draft.say("formats-page-encodings", chosen=decoded.encoding, others=" ".join(doubts))
    elif not decoded.certain:
        draft.say("formats-encoding-guessed", encoding=decoded.encoding)
    names = [line(it.get_filename()) or it.get_content_type() for it in _attached(message)]
    if names:
        draft.say("formats-mail-attached", count=len(names), names=" · ".join(names[:10]))


def _attached(message: EmailMessage) -> list[Message]:
    return [it for it in message.walk() if it.get_content_disposition() == "attachment"]


def _unfolded(text: str) -> str:
    """Lines that end with a space go on in the next one (RFC 3676)."""
    found: list[str] = []
    for it in text.replace("\r\n", "\n").strip("\n").split("\n"):
        if found and found[-1].endswith(" ") and found[-1] != "-- " and not it.startswith(">"):
            found[-1] += it.removeprefix(" ")
        else:
            found.append(it)
    return "\n".join(it.rstrip(" ") for it in found)


def _head(message: EmailMessage, name: str) -> str:
    """As it stands; nothing where the library cannot make sense of it."""
    try:
        return str(message.get(name, ""))
    except (ValueError, LookupError, IndexError):
        return ""


def _sender(message: EmailMessage) -> str:
    name, address = parseaddr(_head(message, "from"))
    return name or address


def _day(told: str) -> str:
    """``Tue, 28 Aug 2013 14:00:00 +0400`` as the day that it names."""
    parts = told.replace(",", " ").split()
    for at, it in enumerate(parts):
        if it.title() in _MONTHS and 0 < at < len(parts) - 1:
            return day(f"{parts[at + 1]}-{_MONTHS.index(it.title()) + 1:02}-{parts[at - 1]:0>2}")
    return ""


FORMAT = Format(
    id="mail",
    suffixes=(".eml",),
    read=read,
    recognises=recognises,
    guarded=True,
    unit="none",
    carries=frozenset({"text", "facts"}),
    extra="documents",
)
