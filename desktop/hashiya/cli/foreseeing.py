"""What ``import --dry-run`` says: what files would bring, read as they would be; it stores nothing."""

from __future__ import annotations

import shlex
from collections import Counter
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from hashiya.cli.speech import DONE, FAILED, Speech
from hashiya.commands import likeness, matching, name_matches, surveying
from hashiya.commands.reading import Asked
from hashiya.display import arrivals

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hashiya.commands.matching import Decisions
    from hashiya.commands.name_matches import Kind
    from hashiya.commands.surveying import Found, Survey
    from hashiya.formats.format import Note
    from hashiya.model.schema import Schema
    from hashiya.workspace import Workspace


_COLUMN_WANTED = frozenset({"formats-corpus-no-text", "formats-corpus-no-column"})
_COLUMNS_UNUSED = "formats-columns-unused"


@dataclass(frozen=True, slots=True)
class Foreseen:
    """A name that is not taken as itself, or that the project lacks: what it would be or may be (empty: new, or
    left out), and whether that was decided."""

    kind: Kind
    name: str
    count: int
    to: str
    decided: bool


def foresee(
    speech: Speech, ws: Workspace, files: Sequence[str], how: Asked, decisions: Decisions, me: str
) -> int:
    """``me`` would have the marks that name nobody.

    Raises:
        UnknownLabel, NotInLabelSet: names are to be taken as one that the project does not have.
    """
    schema = ws.schema()
    made = [matching.Names(schema, kind, decisions) for kind in name_matches.KINDS]
    for it in made:
        it.refuse_unknown()
    survey = surveying.survey(ws, files, how)
    names = [
        one
        for kind, it in zip(name_matches.KINDS, made, strict=True)
        for one in _names(schema, kind, survey, decisions, it)
    ]
    notes = [*survey.problems, *(note for it in survey.found for note in it.notes)]
    alike = likeness.doubles((it.likeness for it in survey.found), schema, decisions, me)
    if speech.as_json:
        speech.value(_value(speech, survey.found, names, notes, alike))
    else:
        _tell(speech, survey.found, names, notes, arrivals.agreeing(alike, me, speech.words))
    return FAILED if any(it.lost for it in notes) else DONE


def _names(
    schema: Schema, kind: Kind, survey: Survey, decisions: Decisions, names: matching.Names
) -> Iterator[Foreseen]:
    counts: Counter[str] = Counter()
    for it in survey.found:
        counts.update(it.names(kind))
    unknown = name_matches.unknown(schema, kind, counts)
    proposed = name_matches.proposed(schema, kind, unknown)
    for name, count in counts.items():
        to = names.target(name)
        decided = name in decisions.of(kind) or to != name
        if to != name or name in unknown:
            yield Foreseen(kind, name, count, to if decided else proposed.get(name, ""), decided)


def _tell(
    speech: Speech,
    found: Sequence[Found],
    names: Sequence[Foreseen],
    notes: Sequence[Note],
    agreeing: Iterable[str],
) -> None:
    fresh = [it for it in found if not it.is_here]
    speech.tell("cli-foresee-articles", count=len(fresh))
    speech.tell("cli-foresee-annotations", count=sum(it.spans for it in found))
    for it in found:
        if it.is_here:
            speech.tell("cli-foresee-here", name=it.name, title=it.same or it.twin)
    for it in names:
        speech.tell(_sentence(it), theirs=it.name, count=it.count, name=it.to)
    if choice := _undecided(names):
        speech.tell("cli-foresee-map", choice=shlex.join(choice))
    for said in (*agreeing, *arrivals.sentences(notes, speech.words)):
        speech.warn(said)
    tell_columns(speech, notes)
    speech.tell("cli-labels-dry")


def tell_columns(speech: Speech, notes: Iterable[Note]) -> None:
    """How the column is named here, where a table does not say itself which one has the texts, and how a file is read
    as a table."""
    if any(it.message in _COLUMN_WANTED for it in notes):
        speech.warn(speech.words("cli-import-column", option="--column text=NAME"))
    if any(it.message == _COLUMNS_UNUSED for it in notes):
        speech.warn(speech.words("cli-import-as-table", option="--format corpus"))


def _sentence(it: Foreseen) -> str:
    if it.decided and it.to == matching.OMITTED:
        return f"cli-foresee-left-out-{it.kind}"
    if it.to in {"", it.name}:
        return f"cli-foresee-new-{it.kind}"
    return f"cli-foresee-{'matched' if it.decided else 'alike'}-{it.kind}"


_OPTIONS: dict[Kind, str] = {
    "label": "--map",
    "relation": "--map-relation",
    "attribute": "--map-attribute",
}


def as_options(matches: Sequence[tuple[Kind, str, str]]) -> list[str]:
    """As they are written on a command line, word for word."""
    return [word for kind, name, to in matches for word in (_OPTIONS[kind], f"{name}={to}")]


def _undecided(names: Sequence[Foreseen]) -> list[str]:
    return as_options([(it.kind, it.name, it.to) for it in names if it.to and not it.decided])


def _value(
    speech: Speech,
    found: Sequence[Found],
    names: Sequence[Foreseen],
    notes: Sequence[Note],
    alike: Mapping[str, int],
) -> dict[str, Any]:
    return {
        "done": False,
        "articles": [
            {
                "file": str(it.path),
                "name": it.name,
                "title": it.title,
                "language": it.language,
                "encoding": it.encoding,
                "annotations": it.spans,
                "same": it.same or it.twin,
                "version_of": it.version_of,
            }
            for it in found
        ],
        "names": [asdict(it) for it in names],
        "accept": _undecided(names),
        "agreeing": alike,
        "notes": [note_value(speech, it) for it in notes],
    }


def note_value(speech: Speech, it: Note) -> dict[str, Any]:
    return {
        "file": it.name,
        "line": it.line,
        "message": it.message,
        "text": speech.words(it.message, **it.values),
        "lost": it.lost,
    }
