"""What of a message a mail program shows as its words, and what it hangs on it; it decodes and opens nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from email.message import Message

_WORDS = ("text/plain", "text/html")


@dataclass(slots=True)
class Parts:
    """``shown``: the texts and pages that are the message, in their order; ``others``: what is to be told of."""

    shown: list[Message] = field(default_factory=list[Message])
    others: list[Message] = field(default_factory=list[Message])


def parted(message: Message) -> Parts:
    """Of a whole message. Of several versions of the same words one is taken: plain text, if it has any."""
    found = Parts()
    _take(message, found, outermost=True)
    return found


def _take(part: Message, found: Parts, *, outermost: bool = False) -> None:
    kind = part.get_content_type()
    if part.get_content_disposition() == "attachment":
        found.others.append(part)
    elif kind == "multipart/alternative":
        _take_one(_inside(part), found)
    elif kind == "multipart/related":
        _take_root(_inside(part), found)
    elif part.get_content_maintype() == "multipart":
        for it in _inside(part):
            _take(it, found)
    elif kind in _WORDS:
        found.shown.append(part)
    elif not outermost:
        found.others.append(part)


def _take_one(versions: list[Message], found: Parts) -> None:
    """The last version with plain words, else the last with any; what hangs on another one is told."""
    read = [(it, parted(it)) for it in versions]
    worded = [of for _, of in read if any(map(_has_words, of.shown))]
    plain = [of for of in worded if all(it.get_content_type() == _WORDS[0] for it in of.shown)]
    chosen = (plain or worded or [of for _, of in read] or [Parts()])[-1]
    found.shown += chosen.shown
    for it, of in read:
        whole = of is chosen or it.is_multipart()
        found.others += of.others if whole else filter(_is_attached, of.others)


def _take_root(parts: list[Message], found: Parts) -> None:
    """The first part is shown; pictures that it shows itself are nothing to be told."""
    for number, it in enumerate(parts):
        if number == 0:
            _take(it, found)
        elif it.get_content_maintype() != "image" or _is_attached(it):
            found.others.append(it)


def _inside(part: Message) -> list[Message]:
    held = part.get_payload()
    return [it for it in held if isinstance(it, Message)] if isinstance(held, list) else []


def _has_words(part: Message) -> bool:
    data = part.get_payload(decode=True)
    return isinstance(data, bytes) and bool(data.strip())


def _is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment"
