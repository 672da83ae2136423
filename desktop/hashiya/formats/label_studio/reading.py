"""Label Studio, read: tasks with their annotations or predictions, its short export, and its old versions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any, cast

from hashiya.formats import columns, facts, guesses, json_records
from hashiya.formats.days import milliseconds
from hashiya.formats.draft import Draft, Told
from hashiya.formats.format import HEAD, Incoming, Note, ReadOptions
from hashiya.formats.label_studio import dialogues, texts
from hashiya.formats.label_studio import quick as label_studio_quick
from hashiya.formats.label_studio import tables as label_studio_tables
from hashiya.formats.label_studio.dialogues import Dialogue
from hashiya.formats.label_studio.pages import Page
from hashiya.formats.label_studio.quick import MARK
from hashiya.formats.label_studio.regions import BETWEEN, Regions, Row, listed
from hashiya.formats.leftovers import Leftovers
from hashiya.formats.naming import of_record
from hashiya.formats.said import names_shown
from hashiya.formats.source import Source, head_of

_SHORT = frozenset({"annotation_id", "annotator", "lead_time", "created_at", "updated_at", "id"})
_ADDRESS = re.compile(r"(?:[a-z0-9+]+:|/)\S*|\S+\.[a-z0-9]{2,5}", re.IGNORECASE)
_FINISHED = ("annotations", "completions")
_TASK = frozenset({"id", "data", *_FINISHED, "predictions", "drafts"})
_ANNOTATION = frozenset(
    {"result", "completed_by", "created_username", "created_at", "was_cancelled", "skipped"}
)
_CONFIGS = (
    "config.xml",
    "label_config.xml",
    "labeling_config.xml",
    "label-config.xml",
    "interface.xml",
)
_SAID = frozenset({"choices", "taxonomy", "rating", "number", "datetime"})
_RESULT = frozenset(
    {"id", "type", "value", "from_name", "to_name", "from_id", "to_id", "direction", "labels", "meta", "score"}
)  # fmt: skip


def read(source: Source, options: ReadOptions) -> Iterator[Incoming | Note]:
    """Each task an article, or a note with its line and the reason.

    Raises:
        OSError: the file cannot be read.
    """
    others, foreign = Leftovers(), False
    is_table = source.suffix.lower() in label_studio_tables.SUFFIXES
    of_json = json_records.records(source, label_studio_quick.article)
    for found in label_studio_tables.objects(source) if is_table else of_json:
        if isinstance(found, Incoming | Note):
            yield found
            continue
        line, record = found
        task = _task_of(record)
        yield _article(source, line, task)
        _tell_bookkeeping(others, task)
        foreign = foreign or not _is_ours(task)
    yield from others.notes(source.name)
    if foreign and (beside := _config_beside(source)):
        values: dict[str, str | int] = {"config": beside}
        yield Note(message="formats-ls-config", name=source.name, values=values)


def _is_ours(task: Row) -> bool:
    data = task.get("data")
    return isinstance(data, dict) and MARK in data


def _config_beside(source: Source) -> str:
    """The labelling configuration in the same folder or archive."""
    for name in _CONFIGS:
        file = source.with_name(name)
        with suppress(OSError):
            if file.is_file() and b"<View" in head_of(file, HEAD):
                return name
    return ""


def recognises(source: Source, head: bytes) -> bool:
    """Tasks have their text under ``data``; the short export has an ``annotation_id``, as a table too."""
    if source.suffix.lower() in label_studio_tables.SUFFIXES:
        return label_studio_tables.recognises(head)
    if head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] not in (b"{", b"["):
        return False
    return any(map(_is_task, json_records.firsts(source)))


def _task_of(record: Row) -> Row:
    """The task; of files with an annotation each, as cloud storage gets them, the one that it names."""
    task = record.get("task")
    if not isinstance(task, dict) or not isinstance(record.get("result"), list):
        return record
    annotation = {name: it for name, it in record.items() if name != "task"}
    return {**cast("Row", task), "annotations": [annotation]}


def _is_task(record: Row) -> bool:
    task = _task_of(record)
    data = task.get("data")
    if isinstance(data, dict):
        return any(it in task for it in (*_FINISHED, "predictions", "drafts")) or "text" in data
    return "annotation_id" in task and "lead_time" in task


def _article(source: Source, line: int, task: Row) -> Incoming | Note:
    file = source.name
    data = task.get("data")
    short = not isinstance(data, dict)
    given = dict(task) if short else texts.flat(cast("Row", data))
    name = _text_name(given, short=short)
    turns = dialogues.turns_of(given.get(name))
    dialogue = Dialogue(turns) if turns else None
    text = dialogue.text if dialogue else given.get(name)
    if isinstance(text, str) and MARK not in given and texts.is_address(text):
        address, text = text, texts.beside(source, text)
        if text is None:
            values: dict[str, str | int] = {"address": address[:200]}
            message = "formats-ls-address"
            return Note(message=message, name=file, line=line, values=values, lost=True)
    if not isinstance(text, str) or not guesses.has_letter(text):
        message = "formats-no-letter" if isinstance(text, str) else "formats-line-no-text"
        return Note(message=message, name=file, line=line, lost=True)
    results = [] if short else _finished(task)
    every = [it for result, _ in results for it in result]
    several = None if dialogue or short else texts.joined(given, every)
    page = dialogue or several or _page(text, results)
    draft = Draft(_called(source, task) or file, page.text if page else text, line=line)
    if dialogue and (more := dict.fromkeys(it for turn in turns for it in turn)):
        unread = [f"{name}.{it}"[:80] for it in more if it not in dialogue.used]
        if unread:
            draft.lose("formats-unknown-keys", keys=names_shown(unread), count=len(unread))
    mark = given.pop(MARK, None)
    regions = Regions(draft, cast("Row", mark) if isinstance(mark, dict) else {}, page)
    if short:
        regions.short(
            {it: value for it, value in given.items() if it not in {*_SHORT, name}}, given
        )
        given = {it: value for it, value in given.items() if it == name or not _is_result(value)}
    else:
        _tell_others(draft, task)
        for number, (result, told) in enumerate(results):
            regions.add(result, told, number if len(results) > 1 else -1)
        regions.between(listed(cast("Row", mark).get(BETWEEN)) if isinstance(mark, dict) else [])
    used = {*several.names} if several else {name}
    said, rest = facts.heard({it: v for it, v in given.items() if it not in used}, draft.text)
    rest = {it: value for it, value in rest.items() if not (short and it in _SHORT)}
    if mark is None:
        columns.take(draft, rest, said)
    else:
        for column, value in rest.items():
            columns.keep(draft, column, value)
    return draft.incoming(**_named(source, task, said))


def _named(source: Source, task: Row, said: dict[str, Any]) -> dict[str, Any]:
    """What is said of the article, with the id of its task, and a name by it where it has none."""
    return {"name": _called(source, task) or source.name, **said, "id": _number(task)}


def _number(task: Row) -> str:
    number = task.get("id")
    return str(number) if isinstance(number, str | int) else ""


def _called(source: Source, task: Row) -> str:
    """By the id of the task: all tasks of a file may stand in one line, which tells none of them."""
    return of_record(source.stem, _number(task))


def _text_name(data: Row, *, short: bool) -> str:
    """``text``, else the longest value in words, or the turns of a conversation: pictures and sounds are
    given by their address. In the short export the words of a control stand beside it."""
    if isinstance(data.get("text"), str):
        return "text"
    sizes: dict[str, int] = {}
    for name, value in data.items():
        if short and name in _SHORT:
            continue
        if isinstance(value, str) and not _ADDRESS.fullmatch(value.strip()):
            sizes[name] = len(value)
        elif turns := dialogues.turns_of(value):
            sizes[name] = 0 if short and _is_marked(turns[0]) else len(Dialogue(turns).text)
    return max(sizes, key=lambda it: sizes[it], default="text")


def _is_marked(turn: Row) -> bool:
    """Whether it is a region of the short export rather than what somebody says."""
    return any(it.endswith("labels") or it in _SAID for it in turn)


def _is_result(value: Any) -> bool:
    """Whether a value of the short export comes from a control, not from the data."""
    items = cast("list[Any]", value) if isinstance(value, list) else [value]
    return any(isinstance(it, dict) for it in items)


# -- whose work


def _finished(task: Row) -> list[tuple[list[Any], Told]]:
    """Every annotator's results that count; without any, what a model predicted."""
    found = [
        (listed(cast("Row", it).get("result")), _told(cast("Row", it)))
        for key in _FINISHED
        for it in listed(task.get(key))
        if isinstance(it, dict) and not _is_cancelled(cast("Row", it))
    ]
    if any(result for result, _ in found):
        return found
    return [
        (
            listed(cast("Row", it).get("result")),
            Told(annotator=_string(cast("Row", it), "model_version")),
        )
        for it in listed(task.get("predictions"))[:1]
        if isinstance(it, dict)
    ]


def _is_cancelled(annotation: Row) -> bool:
    return annotation.get("was_cancelled") is True or annotation.get("skipped") is True


def _told(annotation: Row) -> Told:
    return Told(
        annotator=_annotator(annotation), created=milliseconds(annotation.get("created_at"))
    )


def _annotator(annotation: Row) -> str:
    by = annotation.get("completed_by", annotation.get("created_username"))
    if isinstance(by, Mapping):
        person = cast("Row", by)
        name = " ".join(
            it for it in (_string(person, "first_name"), _string(person, "last_name")) if it
        )
        return name or _string(person, "email") or str(person.get("id", ""))
    return str(by) if isinstance(by, str | int) and not isinstance(by, bool) else ""


def _tell_others(draft: Draft, task: Row) -> None:
    """What of the task is not taken, or not a person's."""
    marked = [it for key in _FINISHED for it in listed(task.get(key)) if isinstance(it, dict)]
    cancelled = [it for it in marked if _is_cancelled(cast("Row", it))]
    if cancelled:
        draft.lose("formats-ls-cancelled", count=len(cancelled))
    if drafts := len(listed(task.get("drafts"))):
        draft.lose("formats-ls-drafts", count=drafts)
    predictions = listed(task.get("predictions"))
    kept = [it for it in marked if it not in cancelled and cast("Row", it).get("result")]
    if predictions and not kept:
        draft.say("formats-ls-predictions")
    if predictions and (kept or len(predictions) > 1):
        draft.lose("formats-ls-predictions-left", count=len(predictions) - (not kept))


def _tell_bookkeeping(others: Leftovers, task: Row) -> None:
    """What the program keeps of its own work: numbers, times, agreement."""
    data = task.get("data")
    if not isinstance(data, dict) or _is_ours(task):
        return  # the short export has none, and what we write ourselves is all read
    others.add(task, _TASK)
    for key in _FINISHED:
        for it in listed(task.get(key)):
            if isinstance(it, dict):
                annotation = cast("Row", it)
                others.add(annotation, _ANNOTATION, "annotations")
                for one in listed(annotation.get("result")):
                    if isinstance(one, dict):
                        others.add(cast("Row", one), _RESULT, "result")


def _string(record: Row, key: str) -> str:
    value = record.get(key)
    return value if isinstance(value, str) else ""


# -- text


def _page(text: str, results: list[tuple[list[Any], Told]]) -> Page | None:
    """A web page counts in the text that it shows, not in its code."""
    if "<" not in text:
        return None
    kinds = {
        str(cast("Row", it).get("type"))
        for result, _ in results
        for it in result
        if isinstance(it, dict)
    }
    return Page(text) if kinds & {"hypertextlabels", "htmllabels"} else None
