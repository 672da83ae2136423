"""What ``import --dry-run`` says: what files would bring, read as they would be; it stores nothing."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from hashiya.cli.speech import DONE, FAILED, Speech
from hashiya.commands import label_matches, surveying
from hashiya.commands.reading import Asked
from hashiya.display import arrivals

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hashiya.commands.surveying import Found, Survey
    from hashiya.formats.format import Note
    from hashiya.model.schema import Schema
    from hashiya.workspace import Workspace


def foresee(
    speech: Speech, ws: Workspace, files: Sequence[str], how: Asked, matches: Mapping[str, str]
) -> int:
    """
    Raises:
        UnknownLabel: labels are to be taken as one that the project does not have.
    """
    label_matches.Matching(ws.schema(), matches)
    survey = surveying.survey(ws, files, how)
    labels = _labels(ws.schema(), survey, matches)
    notes = [*survey.problems, *(note for it in survey.found for note in it.notes)]
    if speech.as_json:
        speech.value(_value(speech, survey.found, labels, notes))
    else:
        _tell(speech, survey.found, labels, notes)
    return FAILED if any(it.lost for it in notes) else DONE


def _labels(
    schema: Schema, survey: Survey, matches: Mapping[str, str]
) -> list[tuple[str, int, str, bool]]:
    """Labels that the project lacks: how often, what they would be or may be, and whether that was decided."""
    counts: Counter[str] = Counter()
    for it in survey.found:
        counts.update(it.labels)
    proposed = label_matches.proposed(schema, counts)
    unknown = label_matches.unknown(schema, counts)
    return [
        (label, count, matches.get(label) or proposed.get(label, ""), label in matches)
        for label, count in counts.items()
        if label in unknown or label in matches
    ]


def _tell(
    speech: Speech,
    found: Sequence[Found],
    labels: Sequence[tuple[str, int, str, bool]],
    notes: Sequence[Note],
) -> None:
    fresh = [it for it in found if not it.is_here]
    speech.tell("cli-foresee-articles", count=len(fresh))
    speech.tell("cli-foresee-annotations", count=sum(it.spans for it in found))
    for it in found:
        if it.is_here:
            speech.tell("cli-foresee-here", name=it.name, title=it.same or it.twin)
    undecided: list[tuple[str, str]] = []
    for label, count, to, decided in labels:
        if not to or to == label:
            speech.tell("cli-foresee-new", label=label, count=count)
        elif decided:
            speech.tell("cli-foresee-matched", label=label, count=count, name=to)
        else:
            speech.tell("cli-foresee-alike", label=label, count=count, name=to)
            undecided.append((label, to))
    if undecided:
        speech.tell("cli-foresee-map", choice=as_options(undecided))
    for it in notes:
        speech.warn(arrivals.note(it, speech.words))
    speech.tell("cli-labels-dry")


def as_options(matches: Sequence[tuple[str, str]]) -> str:
    """As they are written on a command line."""
    import shlex

    return shlex.join(word for label, to in matches for word in ("--map", f"{label}={to}"))


def _value(
    speech: Speech,
    found: Sequence[Found],
    labels: Sequence[tuple[str, int, str, bool]],
    notes: Sequence[Note],
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
        "labels": [
            {"label": label, "count": count, "to": to, "decided": decided}
            for label, count, to, decided in labels
        ],
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
