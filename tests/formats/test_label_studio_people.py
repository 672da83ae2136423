"""Label Studio, written for several people: whose marks are whose, there and when they come back."""

from __future__ import annotations

import json
from pathlib import Path

import gold
from formats import kit
from making import annotation, article, relation

from hashiya.formats.format import WriteOptions
from hashiya.formats.label_studio import label_studio
from hashiya.model.dataset import AnnotatedArticle, Dataset


def test_each_annotator_has_an_entry_of_annotations_as_label_studio_counts_them(
    tmp_path: Path,
) -> None:
    """Also where both agree to the letter; what leads from one to the other comes back and harms nobody."""
    of = article("زار محمد صلاح باريس")
    one, two = (annotation(of, 4, 13, annotator=it) for it in ("سارة", "omar"))
    place = annotation(of, 14, 19, "GPE", annotator="سارة")
    arrows = relation(one, place, annotator="omar"), relation(two, place, annotator="omar")
    dataset = Dataset(
        schema=gold.schema(),
        articles=[AnnotatedArticle(article=of, annotations=(one, two, place), relations=arrows)],
    )
    target = kit.written(label_studio.FORMAT, dataset, WriteOptions(), tmp_path)
    (task,) = json.loads((target / "tasks.json").read_bytes())
    entries = [[it.get("id") for it in entry["result"]] for entry in task["annotations"]]
    assert entries == [[one.id, place.id, None], [two.id]]
    assert "completed_by" not in str(task)
    (back,), notes = kit.read(label_studio.FORMAT, target)
    assert not notes
    assert not back.notes
    assert {(it.id, it.annotator) for it in back.spans} == {
        (it.id, it.annotator) for it in (one, two, place)
    }
    assert {(it.from_id, it.to_id) for it in back.relations} == {
        (it.from_id, it.to_id) for it in arrows
    }


def test_a_text_that_looks_like_an_address_is_our_text_all_the_same(tmp_path: Path) -> None:
    dataset = Dataset(schema=gold.schema(), articles=[AnnotatedArticle(article=article("/ا"))] * 2)
    (back, again), notes = kit.read(
        label_studio.FORMAT, kit.written(label_studio.FORMAT, dataset, WriteOptions(), tmp_path)
    )
    assert not notes
    assert back.text == again.text == "/ا"


def test_copies_that_a_second_person_made_of_our_regions_are_that_persons(tmp_path: Path) -> None:
    """Label Studio gives copies the ids of what they were made of."""
    of = article("زار محمد صلاح باريس")
    dataset = Dataset(
        schema=gold.schema(),
        articles=[
            AnnotatedArticle(article=of, annotations=(annotation(of, 4, 13, annotator="س"),))
        ],
    )
    target = kit.written(label_studio.FORMAT, dataset, WriteOptions(), tmp_path)
    (task,) = json.loads((target / "tasks.json").read_bytes())
    copy = json.loads(json.dumps(task["annotations"][0]))
    del copy["result"][0]["meta"]
    task["annotations"].append({**copy, "completed_by": {"email": "b@x.org"}})
    (target / "tasks.json").write_text(json.dumps([task], ensure_ascii=False), "utf-8")
    (back,), _ = kit.read(label_studio.FORMAT, target)
    assert [it.annotator for it in back.spans] == ["س", "b@x.org"]
