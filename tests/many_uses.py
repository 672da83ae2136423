"""Makes a project with very many uses of a label set, and reads all its rows; for tests of changes to the set."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from making import annotation, article, relation, step

from hashiya.commands import projects
from hashiya.model.edit import Edit
from hashiya.workspace import Workspace

LABELS = ("PERS", "ORG", "GPE", "CLAIM")
TABLES = {
    "spans": """SELECT s.uid, a.uid, l.layer, l.code, n.name, s.start, s.end, s.quote, s.created,
      s.checksum FROM spans s JOIN articles a ON a.id = s.article_id
      JOIN labels l ON l.id = s.label_id JOIN annotators n ON n.id = s.annotator_id""",
    "span_attributes": """SELECT s.uid, a.name, a.value FROM span_attributes a
      JOIN spans s ON s.id = a.span_id""",
    "span_fragments": """SELECT s.uid, f.ordinal, f.start, f.end FROM span_fragments f
      JOIN spans s ON s.id = f.span_id""",
    "relations": """SELECT r.uid, a.uid, l.code, f.uid, t.uid, n.name, r.created, r.checksum
      FROM relations r JOIN articles a ON a.id = r.article_id JOIN labels l ON l.id = r.label_id
      JOIN spans f ON f.id = r.from_id JOIN spans t ON t.id = r.to_id
      JOIN annotators n ON n.id = r.annotator_id""",
    "relation_attributes": """SELECT r.uid, a.name, a.value FROM relation_attributes a
      JOIN relations r ON r.id = a.relation_id""",
    "articles": """SELECT uid, name, labels, status, deleted, n_annotations, n_relations, checksum
      FROM articles""",
    "unplaced": "SELECT uid, record, checksum FROM unplaced",
    "label_set": "SELECT record, checksum FROM label_set",
}
"""Every row of what people made, with ids in place of the numbers that rows have inside."""


def rows(path: Path) -> dict[str, list[tuple]]:
    db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        return {name: sorted(db.execute(query)) for name, query in TABLES.items()}
    finally:
        db.close()


def fill(ws: Workspace, uses: int, each: int = 500) -> None:
    """``uses`` annotations, a quarter each of four labels, with attributes, and relations to the claims."""
    text = "قال " * (each + 1)
    earlier = None
    for k in range(uses // each):
        made = article(f"{k} {text}", position=k, name=f"{k}.txt")
        marks = [_mark(made, n) for n in range(each)]
        claims = [it for it in marks if it.label == "CLAIM"]
        arrows = [
            relation(claim, to)
            for claim, to in zip(claims, (it for it in marks if it.label == "GPE"), strict=False)
        ]
        if earlier is not None:
            arrows.append(relation(claims[0], earlier, "same_claim"))
        earlier = claims[0]
        ws.apply(step(*(Edit(None, it) for it in (made, *marks, *arrows)), by=ws.me))


def _mark(of, n: int):
    label = LABELS[n % 4]
    word = n - 1 if n % 20 == 3 else n  # a claim of one word on the place before it
    start = 4 * word + len(of.text.partition(" ")[0]) + 1
    said = {"comment": "تحقق"} if n % 8 == 0 else {}
    if label == "CLAIM":
        said |= {"verifiable": "yes" if n % 8 == 3 else "no", "normalized": f"قول {n}"}
    return annotation(of, start, start + 3, label, attributes=said)


def project(path: Path, uses: int, me: str = "ليلى") -> Workspace:
    ws = projects.create(path, "default", me)
    ws.before_large = None
    fill(ws, uses)
    return ws
