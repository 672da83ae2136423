"""Damage that SQLite cannot see is found and named by article; what the label set forbids is a rule."""

from __future__ import annotations

import dataclasses
import sqlite3
from contextlib import closing

import pytest
from making import added, annotation, article, relation, step

from hashiya.model.edit import Edit
from hashiya.model.identity import new_id
from hashiya.model.span import Span
from hashiya.model.unplaced import Unplaced
from hashiya.store.project_file import ProjectFile

DAMAGE = {
    "text": ("UPDATE texts SET text = replace(text, 'ترامب', 'ترانب')", "store-finding-text"),
    "title": ("UPDATE articles SET title = 'غيره'", "store-finding-article"),
    "counts": ("UPDATE articles SET n_annotations = 9", "store-finding-counts"),
    "label": ("UPDATE spans SET label_id = 2 WHERE start = 4", "store-finding-record"),
    "offsets": ("UPDATE spans SET start = 5, end = 17 WHERE start = 4", "store-finding-record"),
    "past": ("UPDATE spans SET start = 900, end = 912 WHERE start = 4", "store-finding-record"),
    "attribute": ("UPDATE span_attributes SET value = '\"NOM\"'", "store-finding-record"),
    "fragment": ("UPDATE span_fragments SET end = end - 1", "store-finding-record"),
    "created": ("UPDATE relations SET created = 7", "store-finding-record"),
    "ends": ("UPDATE relations SET from_id = to_id, to_id = from_id", "store-finding-record"),
    "label set": ("UPDATE label_set SET record = replace(record, 'PERS', 'PERX')", "label-set"),
    "huge": ("UPDATE spans SET end = 9223372036854775807 WHERE start = 4", "finding-record"),
    "not text": ("UPDATE texts SET text = CAST(x'ff' AS TEXT)", "store-finding-unreadable"),
    "orphan": ("DELETE FROM annotators", "store-finding-orphans"),
}


@pytest.fixture
def sound(project: ProjectFile) -> ProjectFile:
    text = article()
    one = annotation(text, 4, 16, attributes={"mention": "NAM"})
    parts = (Span(20, 26), Span(27, 29))
    many = annotation(text, 20, 29, "ORG", fragments=parts)
    claim = annotation(text, 17, 38, "CLAIM")
    project.commit(added(text, one, many, claim, relation(claim, one)))
    return project


def test_a_sound_project_has_no_findings(sound):
    assert list(sound.check()) == []


@pytest.mark.parametrize("case", DAMAGE)
def test_damage_is_found_and_named(sound, path, case):
    statement, message = DAMAGE[case]
    sound.close()
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute("PRAGMA ignore_check_constraints = ON")
        db.execute(statement)
        db.commit()
    with ProjectFile.open(path, read_only=True) as project:
        findings = list(project.check())
    damage = [it for it in findings if it.severity == "damage"]
    assert any(message in it.message for it in damage), findings
    if message not in {"label-set", "store-finding-orphans"}:
        # by what a person calls it: its title, damaged or not
        name = "غيره" if case == "title" else "خبر"
        assert {it.values["name"] for it in damage if "name" in it.values} == {name}


def test_an_annotation_that_damage_undid_does_not_hide_the_others(sound, path):
    sound.close()
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA ignore_check_constraints = ON")
        db.execute("UPDATE spans SET start = 70 WHERE start = 4")
        db.commit()
    with ProjectFile.open(path, read_only=True) as project:
        (line,) = project.articles()
        assert sorted(it.label for it in project.annotations(line.id)) == ["CLAIM", "ORG"]
        assert len(project.relations(line.id)) == 1


def test_what_the_label_set_forbids_is_no_damage(sound):
    text = sound.article(sound.articles()[0].id)
    marks = {it.label: it for it in sound.annotations(text.id)}
    wrong = relation(marks["PERS"], marks["CLAIM"])
    odd = relation(marks["CLAIM"], marks["ORG"], "hates")
    sound.commit(added(annotation(text, 0, 3, "VERB"), wrong, odd))
    assert list(sound.check()) == []


def test_a_changed_label_set_is_a_step_like_any_other(sound):
    old = sound.schema()
    new = dataclasses.replace(old, version=2, labels=old.labels[1:])
    sound.commit(step(Edit(old, new)))
    assert sound.schema() == new
    back = sound.undo_target("me")
    assert back is not None
    sound.commit(back.inverse(step_id=new_id(), act="undo", at=1))
    assert sound.schema() == old


def test_a_step_that_is_not_told_of_its_article_any_more_is_found(sound, path):
    sound.close()
    with closing(sqlite3.connect(path)) as db:
        db.execute("DELETE FROM history_articles")
        db.commit()
    with ProjectFile.open(path, read_only=True) as project:
        assert "store-finding-history" in {it.message for it in project.check()}


AGAINST_ITSELF = {
    "seal": ("UPDATE project SET value = 'x' WHERE key = 'made_by'", "store-finding-facts"),
    "words": (
        "INSERT INTO text_words(text_words) VALUES ('delete-all')",
        "store-finding-words",
    ),
    "chain": (
        "DELETE FROM relations; UPDATE articles SET n_relations = 0",
        "store-finding-chain-article",
    ),
    "unplaced": (
        "UPDATE unplaced SET record = replace(record, 'قبل', 'بعد')",
        "store-finding-unplaced",
    ),
    "history": ("UPDATE history SET at = at + 1", "store-finding-history"),
}


@pytest.mark.parametrize("case", AGAINST_ITSELF)
def test_what_no_row_tells_of_itself_is_found_by_what_it_must_agree_with(sound, path, case):
    statement, message = AGAINST_ITSELF[case]
    text = sound.article(sound.articles()[0].id)
    lost = annotation(text, 0, 3)
    sound.commit(added(Unplaced(annotation=lost, reason="gone", before="قبل", after="")))
    assert list(sound.check()) == []
    sound.close()
    with closing(sqlite3.connect(path)) as db:
        db.executescript(statement)
        db.commit()
    with ProjectFile.open(path, read_only=True) as project:
        assert message in {it.message for it in project.check()}
