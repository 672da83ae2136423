"""What ACE's XML (APF) says of a text: mentions of things, relations and events; it opens no file and places nothing."""

from __future__ import annotations

from dataclasses import dataclass, field

_THINGS = frozenset(["entity", "value", "timex2", "relation", "event"])
_MENTIONS = frozenset(f"{it}_mention" for it in _THINGS) | {"rel_mention"}
_ARGUMENTS = frozenset(["relation_mention_argument", "event_mention_argument", "rel_mention_arg"])
_TRIGGER = "anchor"
_WHOLE = frozenset(["extent", "ldc_extent"])
_PLACES = _WHOLE | {"head", _TRIGGER}
_OF_FILE = frozenset(["ID", "TYPE", "SUBTYPE"])


@dataclass(slots=True)
class Stretch:
    """From a letter to the last one of it, as the file counts them, with its words."""

    start: str = ""
    end: str = ""
    words: str = ""


@dataclass(slots=True)
class Mention:
    """``kind`` is the thing's element, ``label`` its type, with the subtype of an event; ``thing`` its id.

    ``ends``: roles with the ids of what plays them, and the words of that.
    """

    kind: str
    id: str
    thing: str
    label: str
    said: dict[str, str]
    places: dict[str, Stretch] = field(default_factory=dict[str, Stretch])
    ends: list[tuple[str, str, str]] = field(default_factory=list[tuple[str, str, str]])

    @property
    def place(self) -> Stretch | None:
        """Of an event its trigger, of others all of it."""
        return self.places.get(_TRIGGER) or self.places.get("extent")


class Hearer:
    """``files``: how many texts it speaks of, of which the first counts."""

    def __init__(self) -> None:
        self.mentions: list[Mention] = []
        self.document, self.source, self.address, self.files = "", "", "", 0
        self._thing: tuple[str, dict[str, str]] = ("", {})
        self._mention: Mention | None = None
        self._end: tuple[str, str] | None = None
        self._name = ""
        self._stretch: Stretch | None = None
        self._words: list[str] | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "source_file":
            self.address, self.source = attributes.get("URI", ""), attributes.get("SOURCE", "")
        elif name == "document":
            self.files += 1
            self.document = self.document or attributes.get("DOCID", "")
        elif name in _THINGS:
            self._thing = name, attributes
        elif name in _MENTIONS and self.files <= 1:
            self._begin(attributes)
        elif self._mention and name in _ARGUMENTS:
            role = attributes.get("ROLE") or f"Arg-{attributes.get('ARGNUM', '')}"
            self._end = role, attributes.get("REFID") or attributes.get("ENTITYMENTIONID", "")
            self._mention.ends.append((*self._end, ""))
        elif name in _PLACES:
            self._name = name
        elif name == "charseq" and self._name:
            self._stretch = Stretch(attributes.get("START", ""), attributes.get("END", ""))
            self._words = []

    def _begin(self, own: dict[str, str]) -> None:
        kind, of = self._thing
        label, below = of.get("TYPE", ""), of.get("SUBTYPE", "")
        if kind == "event" and below:
            label, below = f"{label}.{below}", ""
        told = {**of, **{f"mention {it}": value for it, value in own.items() if it == "TYPE"}}
        told |= {it: value for it, value in own.items() if it not in _OF_FILE}
        said = {it.lower(): value for it, value in told.items() if it not in _OF_FILE and value}
        said = {it.removesuffix(" type"): value for it, value in said.items()}
        if below:
            said["subtype"] = below
        own_id = own.get("ID", "")
        mention = Mention(kind, own_id, of.get("ID", ""), label or kind.upper(), said)
        self._mention = mention
        self.mentions.append(mention)

    def text(self, data: str) -> None:
        if self._words is not None:
            self._words.append(data)

    def end(self, name: str) -> None:
        if name == "charseq" and self._stretch and self._mention:
            self._stretch.words = "".join(self._words or ())
            if self._end:
                self._mention.ends[-1] = (*self._end, self._stretch.words)
            else:
                place = "extent" if self._name in _WHOLE else self._name
                self._mention.places.setdefault(place, self._stretch)
        if name == "charseq":
            self._stretch = self._words = None
        elif name in _PLACES:
            self._name = ""
        elif name in _ARGUMENTS:
            self._end = None
        elif name in _MENTIONS:
            self._mention = None
