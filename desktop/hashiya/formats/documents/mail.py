"""Mail as a program saves it (.eml): the words of the message, its subject, sender and day; no attachment is opened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import Message
from email.utils import parseaddr
from typing import Any

from hashiya.formats.days import day
from hashiya.formats.documents import html
from hashiya.formats.documents.html_facts import line
from hashiya.formats.documents.mail_parts import Parts, parted
from hashiya.formats.documents.refused import Refused, in_words
from hashiya.formats.draft import Draft
from hashiya.formats.format import Format, Incoming, Note, ReadOptions
from hashiya.formats.guesses import has_letter
from hashiya.formats.said import names_shown
from hashiya.formats.source import Source
from hashiya.text import decoding, eye_order

LARGEST = 64 << 20
_BETWEEN = "\n\n"
"""What stands between two parts of a message."""
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
    parts = parted(message)
    pieces = _pieces(parts, options.encoding)
    text, turned = eye_order.in_reading_order(_BETWEEN.join(it.text for it in pieces))
    if not has_letter(text):
        raise Refused("formats-document-empty")
    draft = Draft(source.name, text)
    if turned:
        draft.say("formats-eye-order", count=turned)
    _tell(draft, pieces, parts.others)
    yield draft.incoming(
        title=line(_head(message, "subject")),
        author=line(_sender(message)),
        published=_day(_head(message, "date")),
        encoding=pieces[0].decoded.encoding,
        certain=all(it.decoded.certain for it in pieces),
        **_directions(pieces),
    )


@dataclass(frozen=True, slots=True)
class _Piece:
    """The words of one part; ``page``: as a page they were sent as has them."""

    text: str
    decoded: decoding.Decoded
    doubts: list[str]
    page: html.Taken | None = None


def _pieces(parts: Parts, chosen: str | None) -> list[_Piece]:
    """Each part with letters; one with something else joins what is told of.

    Raises:
        Refused: there is none.
    """
    pieces: list[_Piece] = []
    why = "document-empty"
    for part in parts.shown:
        data = part.get_payload(decode=True)
        data = data if isinstance(data, bytes) else b""
        try:
            piece = _piece(part, data, chosen)
        except decoding.NotText as error:
            if data.strip():
                parts.others.append(part)
            if error.reason not in ("empty", "no-letter"):
                why = error.reason
            continue
        if has_letter(piece.text):
            pieces.append(piece)
    if not pieces:
        raise Refused(f"formats-{why}")
    return pieces


def _piece(part: Message, data: bytes, chosen: str | None) -> _Piece:
    """
    Raises:
        NotText: it has no letters. Refused: its page is nested too deep.
    """
    decoded, doubts = html.decode(data, chosen, str(part.get_content_charset() or ""))
    if part.get_content_type() == "text/html":
        if html.depth(decoded.text) > html.DEEPEST:
            raise Refused("formats-too-deep")
        page = html.taken(decoded.text, furniture=False)
        return _Piece(page.text, decoded, doubts, page)
    flowed = str(part.get_param("format", "")).lower() == "flowed"
    text = _unfolded(decoded.text) if flowed else decoded.text.replace("\r\n", "\n").strip("\n")
    return _Piece(text, decoded, doubts)


def _directions(pieces: list[_Piece]) -> dict[str, Any]:
    """That of the pages, where they agree; the paragraphs that they turn, by their places in the whole."""
    pages = [it.page for it in pieces if it.page]
    if len({it.direction for it in pages}) != 1:
        return {}
    turned: dict[int, Any] = {}
    start = 0
    for it in pieces:
        if it.page:
            turned |= {start + at: how for at, how in it.page.directions.items()}
        start += len(it.text) + len(_BETWEEN)
    return {"direction": pages[0].direction, "directions": turned}


def _tell(draft: Draft, pieces: list[_Piece], others: list[Message]) -> None:
    omitted: Counter[str] = Counter()
    for it in pieces:
        omitted.update(it.page.omitted if it.page else {})
    html.tell_omitted(draft, omitted, 0)
    replaced = sum(it.decoded.replaced for it in pieces)
    if replaced:
        draft.say("formats-replaced", count=replaced)
    told: set[str] = set()
    for it in pieces:
        encoding = it.decoded.encoding
        if it.doubts:
            draft.say("formats-page-encodings", chosen=encoding, others=" ".join(it.doubts))
        elif not it.decoded.certain and encoding not in told:
            told.add(encoding)
            draft.say("formats-encoding-guessed", encoding=encoding)
    names = [_name(it) for it in others]
    if names:
        draft.say("formats-mail-attached", count=len(names), names=names_shown(names, 10))


def _name(part: Message) -> str:
    """Of what hangs on the message: its own, of a message that was passed on its subject, else its kind."""
    held = part.get_payload()
    passed_on = held[0] if isinstance(held, list) and held else None
    subject = _head(passed_on, "subject") if isinstance(passed_on, Message) else ""
    return line(part.get_filename()) or line(subject) or part.get_content_type()


def _unfolded(text: str) -> str:
    """Lines that end with a space go on in the next one (RFC 3676)."""
    found: list[str] = []
    for it in text.replace("\r\n", "\n").strip("\n").split("\n"):
        if found and found[-1].endswith(" ") and found[-1] != "-- " and not it.startswith(">"):
            found[-1] += it.removeprefix(" ")
        else:
            found.append(it)
    return "\n".join(it.rstrip(" ") for it in found)


def _head(message: Message, name: str) -> str:
    """As it stands; nothing where the library cannot make sense of it."""
    try:
        return str(message.get(name, ""))
    except (ValueError, LookupError, ArithmeticError):
        return ""


def _sender(message: Message) -> str:
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
