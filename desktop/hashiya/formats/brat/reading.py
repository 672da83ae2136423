"""brat, read: a text with the standoff files beside it; lines that cannot be used are told one by one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import pairwise

from hashiya.formats.brat import names as brat_names
from hashiya.formats.brat.lines import Line, decoded, lines_of
from hashiya.formats.brat.people import LARGEST, STANDOFF, annotator, standoffs
from hashiya.formats.draft import Draft, Told
from hashiya.formats.format import Incoming, IncomingRelation, Note, ReadOptions
from hashiya.formats.many import Many, take
from hashiya.formats.source import Source
from hashiya.model.code import is_code

_RANGE = r"[0-9]{1,12} +[0-9]{1,12}"
_SPAN = re.compile(rf"(T\S*)\s+(\S+)\s+({_RANGE}(?: *; *{_RANGE})*)(?:\t(.+)|[ \t]*)", re.DOTALL)
_HEADED = re.compile(r"\S+\t")
_ALL_HEADED = re.compile(r"(?>\S+\t[^\n]*\n)*+")
_USUAL = re.compile(r"(T\S*)\t(\S+) ([0-9]{1,12}) ([0-9]{1,12})\t(.*\S.*)", re.DOTALL)
"""A span in one piece, as brat writes it."""
_ARGUMENT = re.compile(r"(?<![^:\s])([^:\s]++):(\S+)")
_NO_SPAN = ("X", "0", "1", "")
"""What stands for a span that is looked at by itself."""

_ARROW = re.compile(r"(R[^\s:]*)\t([^\s:]+) [^\s:]+:(\S+) [^\s:]+:(\S+)\s*")
"""A relation, as brat writes it."""
_REFERENCE = re.compile(r"N\S*\s+\S+\s+(\S+)\s+([^:\s]+):([^\t]+)")
_NOTE = re.compile(r"(#\S*)\t(\S+) (\S+)(?:\t(.*))?", re.DOTALL)
_ESCAPED = re.compile(r"\\(\\|n|r|u[0-9a-f]{4})")
_NUMBERED = re.compile(r"(.*[^0-9])[0-9]+")
_WIKIDATA = re.compile(r"Q[1-9][0-9]*")


def recognises(source: Source, head: bytes) -> bool:
    """A standoff file by its suffix, a text by the standoff file beside it."""
    suffix = source.suffix.lower()
    return suffix in STANDOFF or (suffix == ".txt" and any(standoffs(source)))


def read(path: Source, options: ReadOptions) -> Iterator[Incoming | Note]:
    """The article of the text, with the marks of all standoff files of its name.

    Raises:
        OSError: when a file cannot be read.
    """
    text = path if path.suffix.lower() == ".txt" else path.with_suffix(".txt")
    if not text.is_file():
        yield Note(message="formats-brat-no-text", name=path.name, lost=True)
        return
    files = list(standoffs(text))
    if any(it.stat().st_size > LARGEST for it in (text, *files)):
        yield Note(message="formats-too-large", name=path.name, lost=True)
        return
    told = brat_names.beside(text)
    data = text.read_bytes()
    as_text = decoded(data, options.encoding, told)
    if isinstance(as_text, str):
        yield Note(message=as_text, name=text.name, lost=True)
        return
    draft = Draft(files[0].name if files else text.name, as_text.text)
    reading = Standoff(draft, told)
    for it in files:
        reading.take(lines_of(it.read_bytes(), as_text.encoding, draft))
    reading.end()
    found = draft.incoming(
        data,
        name=told.files.get(text.name, text.name),
        encoding=as_text.encoding,
        certain=as_text.certain,
    )
    if files and not told.own and (whose := annotator(text)):
        for it in (*found.spans, *found.relations):
            it.annotator = whose
    yield found


class Standoff:
    """Takes lines in and tells a draft of them: spans first, then what speaks of spans."""

    def __init__(self, draft: Draft, told: brat_names.Told) -> None:
        self._draft, self._told = draft, told
        self._lines: dict[str, list[Line]] = defaultdict(list)
        self._ranges: dict[str, tuple[str, list[tuple[int, int]], str | None]] = {}
        self._events: dict[str, str] = {}
        self._triggers: set[str] = set()
        """Spans that are an event themselves."""
        self._arguing: list[Line] = []
        self._notes: dict[tuple[str, str], list[Line]] = {}
        self._equal = self._further = 0

    def take(self, lines: list[Line]) -> None:
        """Words of a span that other tools wrote with its line ends go on in the lines that follow."""
        by_kind = self._lines
        whole = "\n".join([line for _, line in lines])
        if _ALL_HEADED.fullmatch(f"{whole}\n"):  # as in nearly all files: none goes on
            for it in lines:
                by_kind[it[1][0]].append(it)
            return
        before = 0
        for number, line in lines:
            spans = by_kind.get("T")
            if spans and before and not _HEADED.match(line) and _lacks(spans[-1][1]):
                first, begun = spans[-1]
                spans[-1] = first, begun + "\n" * (number - before) + line
                before = number
                continue
            before = number if line[0] == "T" else 0
            by_kind[line[0]].append((number, line))

    def end(self) -> None:
        """Work through what was taken."""
        kinds: dict[str, Callable[[int, str], bool]] = {
            "T": self._span,
            "E": self._event,
            "R": self._relation,
            "*": self._equivalence,
            "A": self._attribute,
            "M": self._attribute,
            "N": self._reference,
            "#": self._note,
        }
        at_once = {"R": self._relations, "A": self._attributes, "N": self._references}
        if "E" not in self._lines:
            self._spans(self._lines.pop("T", []))
        for kind, worker in kinds.items():
            lines = self._lines.pop(kind, [])
            if kind in at_once and at_once[kind](lines):
                continue
            for number, line in lines:
                if not worker(number, line):
                    self._refuse(number, line)
            if kind == "E":
                self._arguments()
        for number, line in sorted(it for lines in self._lines.values() for it in lines):
            if line.strip():
                self._refuse(number, line)
        self._sum_up()

    def _sum_up(self) -> None:
        """What several lines say together."""
        for (owner, name), notes in self._notes.items():
            together = "\n".join(it for _, it in notes)
            self._draft.attribute(owner, name, together, line=notes[0][0])
        if self._events:
            self._draft.say("formats-brat-events", count=len(self._events))
        if self._equal:
            self._draft.say("formats-brat-equivalences", count=self._equal)
        if self._further:
            self._draft.say("formats-brat-further", count=self._further)

    def _refuse(self, number: int, line: str) -> None:
        self._draft.lose("formats-brat-line", line=number, what=line[:60])

    def _spans(self, lines: list[Line]) -> None:
        """Lines of spans to which no event refers, as far as they are usual all at once."""
        found = [_USUAL.fullmatch(line) for _, line in lines]
        pairs = zip(found, lines, strict=True)
        cut = [it.groups() if it else (of[1].split("\t")[0], *_NO_SPAN) for it, of in pairs]
        names = [self._told.label(it[1]) for it in cut]
        many = Many(
            lines=[number for number, _ in lines],
            ids=[it[0] for it in cut],
            layers=[layer for layer, _ in names],
            labels=[label for _, label in names],
            starts=[int(it[2]) for it in cut],
            ends=[int(it[3]) for it in cut],
            quotes=[it[4] for it in cut],
            apart=[it is None for it in found],
            annotators=[""] * len(lines),
            moments=[0] * len(lines),
            said=[{} for _ in lines],
        )

        def other(at: int) -> None:
            if not self._span(*lines[at]):
                self._refuse(*lines[at])

        take(self._draft, many, other)

    # -- one line of a kind each; false: it is not as it should be

    def _span(self, number: int, line: str) -> bool:
        ranges: list[tuple[int, int]]
        if usual := _USUAL.fullmatch(line):
            name, code, start, end, quote = usual.groups()
            ranges = [(int(start), int(end))]
        elif found := _SPAN.fullmatch(line):
            name, code, offsets, quote = found.groups()
            ranges = [(int(one), int(other)) for one, other in map(str.split, offsets.split(";"))]
            quote = self._quoted(quote, ranges)
        else:
            return False
        layer, label = self._told.label(code)
        if self._draft.span(name, label, ranges, quote, layer=layer, told=Told(number)):
            self._ranges[name] = label, ranges, quote
        return True

    def _quoted(self, quote: str | None, ranges: list[tuple[int, int]]) -> str | None:
        """The words that a span's line quotes; white space is a quote only of white space in the text."""
        if quote is None or quote.strip():
            return quote
        words = self._draft.text[ranges[0][0] : ranges[-1][1]]
        return words if words.isspace() else None

    def _event(self, number: int, line: str) -> bool:
        """The first event of a trigger is the trigger's span, further ones get one of their own."""
        parts = line.split(maxsplit=1)
        trigger = _ARGUMENT.match(parts[1]) if len(parts) > 1 else None
        if not trigger or trigger[2] not in self._ranges or parts[0] in self._events:
            return False
        self._arguing.append((number, line))
        of, kind = trigger[2], self._told.label(trigger[1])[1]
        label, ranges, quote = self._ranges[of]
        if label == kind and of not in self._triggers:
            self._events[parts[0]] = of
            self._triggers.add(of)
            return True
        made = self._draft.span(parts[0], kind, ranges, quote, told=Told(number))
        self._events[parts[0]] = made
        return bool(made)

    def _arguments(self) -> None:
        """When all events are known: the arguments of one may be others."""
        for number, line in self._arguing:
            name, rest = line.split(maxsplit=1)
            self._roles(number, self._owner(name), _ARGUMENT.findall(rest)[1:])

    def _roles(self, number: int, one: str, arguments: list[tuple[str, str]]) -> None:
        """From one span to each that has a role in what it tells."""
        for role, other in arguments:
            numbered = _NUMBERED.fullmatch(role)
            label = self._told.relation(numbered[1] if numbered else role)
            self._draft.relation("", label, one, self._owner(other), Told(number))

    def _relations(self, lines: list[Line]) -> bool:
        """All lines of relations, if none of them needs a look."""
        found = [_ARROW.fullmatch(line) for _, line in lines]
        cut = [it.groups() for it in found if it]
        labels = {it[1]: self._told.relation(it[1]) for it in cut}
        named = {
            name: IncomingRelation(id=name, label=labels[kind], from_id=one, to_id=other)
            for name, kind, one, other in cut
        }
        ends = {it for _, _, *both in cut for it in both}
        usual = len(named) == len(lines) and not any(one == other for *_, one, other in cut)
        if self._events or not usual or not all(map(is_code, labels.values())):
            return False
        if not ("".join([*named, *ends]).isprintable() and all(it in self._draft for it in ends)):
            return False
        self._draft.tie(named)
        return True

    def _relation(self, number: int, line: str) -> bool:
        if usual := _ARROW.fullmatch(line):
            name, code, one, other = usual.groups()
            label, events = self._told.relation(code), self._events
            one, other = events.get(one, one), events.get(other, other)
            self._draft.relation(name, label, one, other, Told(number))
            return True
        parts = line.split(maxsplit=2)
        ends = _ARGUMENT.findall(line)
        if len(parts) < 3 or len(ends) < 2:
            return False
        one, other = self._owner(ends[0][1]), self._owner(ends[1][1])
        self._draft.relation(parts[0], self._told.relation(parts[1]), one, other, Told(number))
        if further := ends[2:]:
            self._roles(number, one, further)
            self._further += len(further)
        return True

    def _equivalence(self, number: int, line: str) -> bool:
        _, *parts = line.split()
        if len(parts) < 3:
            return False
        self._equal += 1
        members = [self._owner(it) for it in parts[1:]]
        for one, other in pairwise(members):
            self._draft.relation("", self._told.relation(parts[0]), one, other, Told(number))
        return True

    def _attributes(self, lines: list[Line]) -> bool:
        """All lines of attributes, if each says something else of a span that is known."""
        cut = [line.split(maxsplit=3) for _, line in lines]
        if min(map(len, cut), default=3) < 3:
            return False
        names = {kind: self._told.attribute(kind) for kind in {it[1] for it in cut}}
        said: dict[str, dict[str, str | bool]] = defaultdict(dict)
        if self._events:
            cut = [[number, kind, self._owner(owner), *rest] for number, kind, owner, *rest in cut]
        for it in cut:
            said[it[2]][names[it[1]]] = it[3].strip() if len(it) > 3 else True
        if sum(map(len, said.values())) < len(lines) or not all(it in self._draft for it in said):
            return False
        self._draft.attributes_of(said)
        return True

    def _attribute(self, number: int, line: str) -> bool:
        parts = line.split(maxsplit=3)
        if len(parts) < 3:
            return False
        name, owner = parts[1], parts[2]
        said = parts[3].strip() if len(parts) > 3 else True
        self._draft.attribute(self._owner(owner), self._told.attribute(name), said, line=number)
        return True

    def _references(self, lines: list[Line]) -> bool:
        """All lines of references, if each is of another span that is known."""
        found = [_REFERENCE.match(line) for _, line in lines]
        said: dict[str, dict[str, str | bool]] = {}
        for owner, base, entry in [it.groups() for it in found if it]:
            said[self._owner(owner)] = dict([_referred(base, entry)])
        if len(said) < len(lines) or not all(it in self._draft for it in said):
            return False
        self._draft.attributes_of(said)
        return True

    def _reference(self, number: int, line: str) -> bool:
        found = _REFERENCE.match(line)
        if not found:
            return False
        owner, base, entry = found.groups()
        name, value = _referred(base, entry)
        self._draft.attribute(self._owner(owner), name, value, line=number)
        return True

    def _note(self, number: int, line: str) -> bool:
        found = _NOTE.fullmatch(line)
        if not found:
            return False
        _, kind, owner, value = found.groups()
        owner, value = self._owner(owner), value or ""
        name = "comment" if kind == "AnnotatorNotes" else self._told.attribute(kind)
        if self._told.own:
            self._draft.attribute(owner, name, _unescaped(value), line=number)
        elif value.strip():
            self._notes.setdefault((owner, name), []).append((number, value.strip()))
        return True

    def _owner(self, name: str) -> str:
        return self._events.get(name, name)


def _referred(base: str, entry: str) -> tuple[str, str]:
    """What a reference to an entry of a knowledge base is to us."""
    wikidata = base.casefold() == "wikidata" and _WIKIDATA.fullmatch(entry)
    return ("wikidata", entry) if wikidata else ("reference", f"{base}:{entry}")


def _lacks(line: str) -> bool:
    """Whether a span's line quotes fewer letters than its offsets cover."""
    found = _SPAN.fullmatch(line)
    if not found or found[4] is None:
        return False
    pairs = [it.split() for it in found[3].split(";")]
    return len(found[4]) < sum(int(end) - int(start) for start, end in pairs) + len(pairs) - 1


def _unescaped(note: str) -> str:
    return _ESCAPED.sub(_letter, note) if "\\" in note else note


def _letter(found: re.Match[str]) -> str:
    kind = found[1]
    return {"n": "\n", "r": "\r"}.get(kind) or (kind if kind == "\\" else chr(int(kind[1:], 16)))
