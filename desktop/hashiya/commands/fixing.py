"""Sets right what breaks a rule where one fix is certain, and silences rules; it finds nothing by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from hashiya import rules
from hashiya.commands.checking import marked
from hashiya.model.annotation import Annotation
from hashiya.model.dataset import AnnotatedArticle
from hashiya.model.edit import Edit, Step
from hashiya.model.errors import BadFact, NoSuchArticle
from hashiya.model.identity import new_id, now
from hashiya.model.record import Finding
from hashiya.model.relation import Relation
from hashiya.rules import Broken, Marked
from hashiya.workspace import Workspace

LONG = 4_000
"""Edits from which the step is stored part by part."""

Key = tuple[str, str]


def fix(ws: Workspace, findings: Iterable[Finding]) -> Step | None:
    """Do the certain fixes of these findings in one step; none where nothing is left to be fixed.

    Each is looked at anew: what was mended or changed since, what lies in the bin or in a closed
    article, and what would cross another mark against the label set stays as it is.
    """
    wanted: dict[str, set[Key]] = {}
    for it in findings:
        if it.fixable and it.article and it.record:
            wanted.setdefault(it.article, set()).add((it.rule, it.record))
    edits = [
        edit
        for article_id, keys in wanted.items()
        if article_id not in ws.closed.names
        for edit in _in_article(ws, article_id, keys)
    ]
    if not edits:
        return None
    step = Step(id=new_id(), act="fixing.fix", by=ws.me, at=now(), edits=())
    if len(edits) >= LONG:
        return ws.apply_long(step, _parts(edits))
    step = replace(step, edits=tuple(edits))
    ws.apply(step)
    return step


def silence(ws: Workspace, rule: str, *, on: bool = True) -> Step | None:
    """Tell no more of a rule in this project, or tell of it again; it is written in the label set.

    Raises:
        BadFact: there is no such rule.
    """
    if rule not in rules.NAMES:
        raise BadFact(fact="rule", value=rule[:80])
    old = ws.schema()
    names = [name for it in old.silenced for name in rules.names_of(it)]
    if on == (rule in names):
        return None
    # what was silenced as one is told apart from now on
    silenced = [*old.silenced, rule] if on else [it for it in names if it != rule]
    new = replace(old, silenced=tuple(silenced), version=old.version + 1)
    step = Step(id=new_id(), act="fixing.silence", by=ws.me, at=now(), edits=(Edit(old, new),))
    ws.apply(step)
    return step


def _in_article(ws: Workspace, article_id: str, keys: set[Key]) -> Iterator[Edit]:
    try:
        article = ws.article(article_id)
    except NoSuchArticle:
        return
    if article.deleted:
        return
    shown = AnnotatedArticle(
        article=article, annotations=ws.annotations(article_id), relations=ws.relations(article_id)
    )
    of = marked(ws, ws.schema(), shown)
    names = {rule for rule, _ in keys}
    chosen = [it for it in rules.broken(of, names) if (it.rule, it.record) in keys]
    records: dict[str, Annotation | Relation] = {it.id: it for it in of.annotations}
    records |= {it.id: it for it in of.relations}
    after = _mended(of, records, chosen)
    for spoilt in _spoilt(of, after):
        del after[spoilt]
    for key, new in after.items():
        if new != records[key]:
            yield Edit(records[key], new)


def _mended(
    of: Marked, records: dict[str, Annotation | Relation], chosen: Iterable[Broken]
) -> dict[str, Annotation | Relation | None]:
    """What becomes of each record: of several new places the first one is taken."""
    after: dict[str, Annotation | Relation | None] = {}
    moved: set[str] = set()
    for it in chosen:
        old = after.get(it.record, records.get(it.record))
        if it.fix is None or old is None:
            continue
        if it.fix.remove:
            after[it.record] = None
        elif isinstance(old, Annotation) and it.fix.span is not None:
            if it.record not in moved:
                moved.add(it.record)
                quote = it.fix.span.quote(of.text)
                after[it.record] = replace(old, fragments=(it.fix.span,), quote=quote)
        elif isinstance(old, Annotation) and it.fix.value is not None:
            attributes = {**old.attributes, it.fix.attribute: it.fix.value}
            after[it.record] = replace(old, attributes=attributes)
    return after


def _spoilt(of: Marked, after: dict[str, Annotation | Relation | None]) -> set[str]:
    """Marks that would break the overlap policy of their layer at their new place, and did not before."""
    if all(it.overlap == "any" for it in of.schema.layers):
        return set()
    marks = [after.get(it.id, it) for it in of.annotations]
    mended = replace(of, annotations=tuple(it for it in marks if isinstance(it, Annotation)))
    before = {it.record for it in rules.broken(of, {"overlap"})}
    crossing = {it.record for it in rules.broken(mended, {"overlap"})} - before
    return crossing & after.keys()


def _parts(edits: list[Edit]) -> Iterator[list[Edit]]:
    for at in range(0, len(edits), LONG):
        yield edits[at : at + LONG]
