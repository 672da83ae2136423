"""ACTS, the one list of what a step can be: each has a command, a sentence and a rule that tests it."""

from __future__ import annotations

ACTS: tuple[str, ...] = (
    "annotate.tag",
    "annotate.retag",
    "annotate.move",
    "annotate.set_attribute",
    "annotate.set_relation_attribute",
    "annotate.remove",
    "annotate.relate",
    "annotate.unrelate",
    "articles.add",
    "articles.rename",
    "articles.update",
    "articles.turn",
    "articles.remove",
    "articles.restore",
    "claims.claim",
    "claims.widen",
    "claims.accept",
    "correcting.correct",
    "correcting.place",
    "correcting.let_go",
    "good_state.put_back",
    "history.go_back",
    "history.take_back",
    "label_sets.change",
    "repairing.repair",
    "undo",
    "redo",
)
