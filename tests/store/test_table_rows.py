"""The rows of a table as the store reads them are those that the records of each article give."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given
from hypothesis import strategies as st

from hashiya.commands import projects
from hashiya.display.claim_table import rows_of
from hashiya.model.annotation import Annotation
from hashiya.model.article import Article
from hashiya.model.edit import Edit, Step
from hashiya.model.identity import new_id
from hashiya.model.relation import Relation
from hashiya.model.span import Span
from hashiya.model.table_rows import claims_asked, entities_asked
from hashiya.store.project_file import ProjectFile

TEXT = "قال الوزير إن ترامب وترمب كيان واحد."
LABELS = (("claim", "CLAIM"), ("claim", "SOURCE"), ("entity", "PERS"), ("entity", "GPE"))
ATTRIBUTES = st.dictionaries(
    st.sampled_from(["canonical", "wikidata", "verdict", "normalized", "comment"]),
    st.sampled_from(["ترامب", "false", "نص\nآخر", ""]),
    max_size=3,
)
MARK = st.tuples(
    st.sampled_from(LABELS), st.integers(0, 20), st.integers(1, 12), ATTRIBUTES, st.integers(0, 2)
)
ARROW = st.tuples(
    st.sampled_from(["said_by", "refers_to", "about"]), st.integers(0, 99), st.integers(0, 99)
)


def made(articles: int, marks: list, arrows: list) -> list:
    found: list = [
        Article(
            id=new_id(),
            name=f"{k}.txt",
            title=("", "عنوان", "آخر")[k],
            text=TEXT,
            sha256="",
            position=2 - k,
            created=1,
            deleted=k == 2,
        )
        for k in range(articles)
    ]
    spans = [
        Annotation(
            id=new_id(),
            article=found[where % articles].id,
            layer=layer,
            label=label,
            fragments=(Span(start, start + length),),
            quote=TEXT[start : start + length],
            attributes=attributes,
            annotator="ليلى",
            created=1,
        )
        for (layer, label), start, length, attributes, where in marks
    ]
    found += spans
    for label, one, other in arrows:
        start, end = (spans[k % len(spans)] for k in (one, other)) if spans else (None, None)
        if start is not end:
            found.append(
                Relation(
                    id=new_id(),
                    article=start.article,
                    label=label,
                    from_id=start.id,
                    to_id=end.id,
                    annotator="ليلى",
                    created=1,
                )
            )
    return found


TWO_ENTITIES = (
    [
        (LABELS[0], 0, 9, {}, 0),
        (LABELS[1], 4, 6, {}, 0),
        (LABELS[2], 14, 5, {}, 0),
        (LABELS[2], 20, 4, {}, 0),
    ],
    [("said_by", 0, 1), ("refers_to", 1, 3), ("refers_to", 1, 2)],
)


@example(1, *TWO_ENTITIES)
@given(st.integers(1, 3), st.lists(MARK, max_size=8), st.lists(ARROW, max_size=8))
def test_the_rows_are_those_of_the_records(articles, marks, arrows) -> None:
    records = made(articles, marks, arrows)
    schema = projects.read_schema("default")
    with (
        TemporaryDirectory() as folder,
        ProjectFile.create(Path(folder) / "p.hashiya", schema) as project,
    ):
        edits = tuple(Edit(None, it) for it in records)
        project.commit(Step(id=new_id(), act="articles.add", by="ليلى", at=1, edits=edits))
        for asked in (claims_asked(schema, ("verdict", "normalized")), entities_asked(schema)):
            read = [it for some in project.mark_rows(asked) for it in some]
            assert read == expected(records, asked)
            assert project.mark_count(asked.labels) == len(read)
            assert [it for some in project.mark_rows(asked, first=3) for it in some] == read[:3]
            for it in {row.article for row in read}:
                part = [row for some in project.mark_rows(asked, [it]) for row in some]
                assert part == [row for row in read if row.article == it]


def expected(records: list, asked) -> list:
    marks = {it.id: it for it in records if isinstance(it, Annotation)}
    arrows = [it for it in records if isinstance(it, Relation)]
    found = []
    articles = (it for it in records if isinstance(it, Article) and not it.deleted)
    for it in sorted(articles, key=lambda it: it.position):
        ours = [one for one in marks.values() if one.article == it.id]
        found += rows_of((it.id, it.title or it.name), ours, arrows, marks, asked)
    return found
