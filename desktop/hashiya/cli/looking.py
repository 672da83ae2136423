"""The commands that look: list, stats, check, history; only ``check --repair`` changes anything."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hashiya.cli import options, waiting
from hashiya.cli.helping import Told
from hashiya.cli.speech import DONE, FAILED, Speech, plain
from hashiya.wording import isolate

if TYPE_CHECKING:
    from hashiya.model.article import ArticleLine
    from hashiya.model.record import Finding, HistoryLine, Undone
    from hashiya.model.schema import Schema
    from hashiya.workspace import Workspace


def look_at(project: str) -> Workspace:
    """The project opened for reading alone: others may go on writing to it."""
    from hashiya.commands.projects import open_project

    _warn_of_copy(project)
    workspace = open_project(project, read_only=True)
    warn_of_state(workspace)
    return workspace


def open_to_write(project: str, me: str | None = None) -> Workspace:
    """The project on its drive, unless this computer has a newer copy of it that waits."""
    from hashiya.commands import working
    from hashiya.commands.projects import open_project

    working.refuse_split(Path(project))
    return open_project(project, me)


def _warn_of_copy(project: str) -> None:
    from hashiya.commands import working

    speech = click.get_current_context().find_object(Speech)
    waits = working.waiting(Path(project))
    if waits is not None and speech is not None:
        time = datetime.fromtimestamp(waits.at / 1000).strftime("%Y-%m-%d %H:%M")
        speech.warn(speech.words("drive-waits", name=Path(project).name, time=time))


def warn_of_state(workspace: Workspace) -> None:
    """Say, before anything is told from it, that only a part of a project can be read."""
    speech = click.get_current_context().find_object(Speech)
    if speech is None:
        return
    name = workspace.path.name
    if workspace.newer is not None:
        theirs, ours = workspace.newer
        speech.warn(speech.words("rescue-newer", name=name, theirs=theirs, ours=ours))
    elif workspace.damage is not None:
        it = workspace.damage.articles
        speech.warn(speech.words("rescue-damaged", name=name, saved=it.saved, known=it.known))


@click.command("list", cls=Told)
@options.project
@options.option("--deleted", is_flag=True)
@options.option("--claims", "what", flag_value="claims")
@options.option("--entities", "what", flag_value="entities")
@options.as_json
@options.common
@click.pass_obj
def list_command(speech: Speech, project: str, what: str | None, *, deleted: bool) -> int:
    with look_at(project) as workspace:
        if what is not None:
            from hashiya.cli import tables

            told = tables.tell_claims if what == "claims" else tables.tell_entities
            return told(speech, workspace)
        lines = workspace.articles(deleted=deleted)
    if speech.as_json:
        speech.value([{**asdict(it), "status": it.state} for it in lines])
        return DONE
    for number, line in enumerate(lines, start=1):
        speech.line(_article_line(speech, number, line))
    if not lines:
        speech.tell("cli-list-empty")
    if not deleted:
        waiting.tell(speech, waiting.of_lines(lines), named=False)
    return DONE


def _article_line(speech: Speech, number: int, line: ArticleLine) -> str:
    counts = speech.words(
        "cli-list-counts",
        letters=line.code_points,
        annotations=line.annotations,
        relations=line.relations,
    )
    if line.unplaced:
        counts = f"{counts}  ·  {waiting.counted(speech, line.unplaced)}"
    return f"{number:>4}  {isolate(line.name)}  ·  {isolate(line.title)}  ·  {counts}"


@click.command("stats", cls=Told)
@options.project
@options.option("--whose", metavar="NAME")
@options.as_json
@options.common
@click.pass_obj
def stats_command(speech: Speech, project: str, whose: str | None) -> int:
    from hashiya.text.sentences import sentences
    from hashiya.text.words import words

    figures: Counter[str] = Counter()
    labels: Counter[tuple[str, str]] = Counter()
    relations: Counter[str] = Counter()
    people: Counter[str] = Counter()
    waits: list[waiting.Wait] = []
    with look_at(project) as workspace:
        schema = workspace.schema()
        for at, it in enumerate(workspace.annotated(whose=whose), start=1):
            text = it.article.text
            figures.update(articles=1, letters=len(text), words=len(words(text)))
            figures.update(sentences=len(sentences(text)))
            figures.update(annotations=len(it.annotations), relations=len(it.relations))
            labels.update((one.layer, one.label) for one in it.annotations)
            relations.update(one.label for one in it.relations)
            people.update(one.annotator for one in it.annotations)
            if it.waiting:
                waits.append(waiting.Wait(at, it.article.id, it.article.name, len(it.waiting)))
    if speech.as_json:
        told = _stats(figures, labels, relations, people)
        told |= {"waiting": waiting.total(waits), "waiting_in": waiting.as_values(waits)}
        speech.value(told)
        return DONE
    for name in ("articles", "letters", "words", "sentences", "annotations", "relations"):
        speech.line(f"{figures[name]:>9,}  {speech.words(f'cli-stats-{name}')}")
    for (layer, code), count in labels.most_common():
        label = schema.label(layer, code)
        speech.line(f"{count:>9,}  {code}  {label.name(speech.language) if label else ''}".rstrip())
    for code, count in relations.most_common():
        kind = schema.relation(code)
        speech.line(f"{count:>9,}  {code}  {kind.name(speech.language) if kind else ''}".rstrip())
    waiting.tell(speech, waits)
    return DONE


def _stats(
    figures: Counter[str],
    labels: Counter[tuple[str, str]],
    relations: Counter[str],
    people: Counter[str],
) -> dict[str, Any]:
    names = ("articles", "letters", "words", "sentences", "annotations", "relations")
    by_label = [
        {"layer": layer, "label": label, "count": count}
        for (layer, label), count in labels.most_common()
    ]
    return {
        **{it: figures[it] for it in names},
        "by_label": by_label,
        "by_relation": [{"label": it, "count": n} for it, n in relations.most_common()],
        "by_annotator": [{"name": it, "count": n} for it, n in people.most_common()],
    }


def _told(speech: Speech, finding: Finding, schema: Schema | None) -> str:
    """In the words of the label set, where there is one to be read."""
    from hashiya.display import finding_words

    if schema is None or finding.severity == "damage":
        return speech.words(finding.message, **finding.values)
    said = finding_words.said(finding, schema, speech.wording)
    if finding.severity == "rule" and "name" in finding.values:
        return speech.words("cli-check-rule", name=finding.values["name"], said=said)
    return said


@click.command("check", cls=Told)
@options.project
@options.option("--quick", is_flag=True)
@options.option("--repair", is_flag=True)
@options.as_json
@options.common
@click.pass_obj
def check_command(speech: Speech, project: str, *, quick: bool, repair: bool) -> int:
    if repair:
        from hashiya.cli.rescuing import repaired  # for what is broken alone

        return repaired(speech, project)
    from hashiya.commands import checking
    from hashiya.model.errors import ProjectDamaged

    schema = None
    waits: list[waiting.Wait] = []
    try:
        with look_at(project) as workspace:
            findings = [*_at_opening(workspace), *workspace.check(thorough=not quick)]
            if not any(it.severity == "damage" for it in findings):
                schema = workspace.schema()
                findings += checking.findings(workspace)
                waits = waiting.of_lines(workspace.articles())
    except ProjectDamaged:  # not even a copy of what can be read opens
        findings = [_unopened()]
    damage = sum(it.severity == "damage" for it in findings)
    if speech.as_json:
        findings += waiting.as_findings(waits)
        told = [{**asdict(it), "said": plain(_told(speech, it, schema))} for it in findings]
        speech.value(told)
        return FAILED if damage else DONE
    for said, count in Counter(_told(speech, it, schema) for it in findings).items():
        speech.line(said if count == 1 else speech.words("cli-check-times", said=said, count=count))
    if damage:
        speech.tell("cli-check-damage", count=damage)
    elif findings:
        speech.tell("cli-check-rules", count=len(findings))
    else:
        speech.tell("cli-check-fine-but" if waits else "cli-check-fine")
    waiting.tell(speech, waits)
    return FAILED if damage else DONE


def _at_opening(workspace: Workspace) -> list[Finding]:
    """What is checked of a file that does not open is a copy of what can be read: it proves nothing."""
    return [] if workspace.damage is None else [_unopened()]


def _unopened() -> Finding:
    from hashiya.model.record import Finding

    return Finding(severity="damage", message="store-finding-file", values={"detail": "opening"})


@click.command("history", cls=Told)
@options.project
@options.option("--limit", type=click.IntRange(min=1), default=20, show_default=True)
@options.option("--article", metavar="ARTICLE")
@options.option("--whose", metavar="NAME")
@options.as_json
@options.common
@click.pass_obj
def history_command(
    speech: Speech, project: str, limit: int, article: str | None, whose: str | None
) -> int:
    with look_at(project) as workspace:
        found = chosen(workspace, article) if article else None
        if article and found is None:
            speech.warn(speech.words("cli-no-article", name=article))
            return FAILED
        schema = workspace.schema()
        lines = workspace.history(limit, article=found.id if found else None, whose=whose)
        undone = workspace.history_states([it.id for it in lines])
    if speech.as_json:
        speech.value([asdict(it) | {"stands": it.id not in undone} for it in lines])
        return DONE
    for it in lines:
        speech.line(_history_line(speech, it, schema, undone.get(it.id)))
    if not lines:
        speech.tell("cli-history-empty")
    return DONE


def _history_line(speech: Speech, it: HistoryLine, schema: Schema, undone: Undone | None) -> str:
    from hashiya.display.history_words import said

    what = said(it, schema, speech.wording)
    if undone is not None:
        again = speech.words("history-undone", name=undone.by, when=_clock(undone.at))
        what = f"{what}  ({again})"
    return f"{isolate(_clock(it.at))}  {isolate(it.by)}  {what}"


def _clock(at: int) -> str:
    return datetime.fromtimestamp(at / 1000, UTC).astimezone().strftime("%Y-%m-%d %H:%M")


def chosen(workspace: Workspace, wanted: str) -> ArticleLine | None:
    """By number in the list, id, name or title; the beginning of an id or name is enough."""
    lines = workspace.articles()
    if wanted.isdecimal() and 0 < int(wanted) <= len(lines):
        return lines[int(wanted) - 1]
    for it in lines:
        if wanted in {it.id, it.name, it.title}:
            return it
    begun = [
        it for it in lines if wanted and (it.id.startswith(wanted) or it.name.startswith(wanted))
    ]
    return begun[0] if len(begun) == 1 else None
