"""Columns that say of what kind a text is: known by their names or by what stands in them, also without any name."""

from __future__ import annotations

from pathlib import Path

import pytest

from hashiya.formats import for_reading
from hashiya.formats.format import Incoming, Note, ReadOptions

TEXT = "فوز مهم للفريق في مباراة الأمس أمام جمهوره"


def read(place: Path, name: str, rows: list[str]) -> tuple[list[Incoming], list[Note]]:
    file = place / name
    file.write_text("".join(f"{it}\n" for it in rows), encoding="utf-8")
    found = list(for_reading(file).read(file, ReadOptions()))
    return [it for it in found if isinstance(it, Incoming)], [
        it for it in found if isinstance(it, Note)
    ]


def test_few_words_that_come_again_and_again_are_classes(tmp_path: Path) -> None:
    rows = [
        f"{TEXT} {at},{at % 2},{'في الملعب' if at % 3 else 'خارجه'},{at},0,14" for at in range(12)
    ]
    articles, (note,) = read(tmp_path, "a.csv", ["tweet,rude,where,likes,spam,project", *rows])
    assert articles[0].labels == {"rude": "0", "where": "خارجه", "spam": "0"}
    assert note.values["names"] == "likes · project"


@pytest.mark.parametrize("name", ["q1_label", "sarcasm", "fake_flag", "Hate Speech"])
def test_names_that_mean_a_class_are_enough(name: str, tmp_path: Path) -> None:
    articles, notes = read(tmp_path, "a.tsv", [f"text\t{name}", f"{TEXT}\tTRUE"])
    assert [*articles[0].labels.values()] == ["TRUE"]
    assert not notes


@pytest.mark.parametrize("name", ["train.txt", "train.tsv", "train"])
def test_texts_with_their_classes_need_no_names_of_columns(name: str, tmp_path: Path) -> None:
    rows = [f"{TEXT} {at}\t{'OFF' if at % 4 else 'NOT_OFF'}" for at in range(12)]
    articles, notes = read(tmp_path, name, rows)
    assert len(articles) == 12
    assert (articles[1].text, articles[1].labels) == (f"{TEXT} 1", {"2": "OFF"})
    assert not notes


@pytest.mark.parametrize(
    "rows",
    [
        [f"{TEXT} {at}\t{at}" for at in range(12)],
        [f"{TEXT} {at}\tOFF" for at in range(5)],
        [f"{TEXT} {at}" + "\tOFF" * (at % 2) for at in range(12)],
        [f"{'Interviewer' if at % 2 else 'أحمد'}\t{TEXT} {at}" for at in range(12)],
    ],
)
def test_a_text_with_tabs_stays_a_text(rows: list[str], tmp_path: Path) -> None:
    articles, _ = read(tmp_path, "a.txt", rows)
    assert len(articles) == 1


@pytest.mark.parametrize("classes", [("1", "0"), ("NEG", "POS")])
def test_codes_may_stand_before_the_text(classes: tuple[str, str], tmp_path: Path) -> None:
    articles, _ = read(tmp_path, "a.txt", [f"{classes[at % 2]}\t{TEXT} {at}" for at in range(12)])
    assert [it.labels for it in articles[:2]] == [{"1": classes[0]}, {"1": classes[1]}]


def test_a_short_first_text_is_no_name_of_a_column(tmp_path: Path) -> None:
    rows = [
        "يا سلام\tOFF\t1",
        *(f"{TEXT} {at}\t{'OFF' if at % 4 else 'NOT_OFF'}\t0" for at in range(12)),
    ]
    articles, _ = read(tmp_path, "train.tsv", rows)
    assert (len(articles), articles[0].text, articles[0].labels) == (
        13,
        "يا سلام",
        {"2": "OFF", "3": "1"},
    )


def test_short_texts_beside_their_classes_are_known_by_their_words(tmp_path: Path) -> None:
    rows = [f"فوز مهم {at}\t{'POS' if at % 4 else 'NEG'}" for at in range(12)]
    articles, _ = read(tmp_path, "Tweets.txt", rows)
    assert (len(articles), articles[0].text, articles[0].labels) == (12, "فوز مهم 0", {"2": "NEG"})


def test_classes_of_ground_truth_are_labels_beside_its_marks(tmp_path: Path) -> None:
    job = '"job": 1, "job-metadata": {"class-name": "sport", "type": "groundtruth/text-classification"}'
    mark = '"ner": {"annotations": {"entities": [{"startOffset": 0, "endOffset": 3, "label": "EVENT"}]}}'
    rows = [f'{{"source": "{TEXT} 1", {job}}}', f'{{"source": "{TEXT} 2", {job}, {mark}}}']
    articles, _ = read(tmp_path, "output.manifest", rows)
    assert [it.labels for it in articles] == [{"label": "sport"}] * 2
    assert [[one.label for one in it.spans] for it in articles] == [[], ["EVENT"]]


def test_words_that_gliner_shall_find_are_marks(tmp_path: Path) -> None:
    row = f'{{"input": "{TEXT}", "output": {{"entities": {{"event": ["مباراة"]}}, "relations": [1]}}}}'
    (article,), (note,) = read(tmp_path, "a.jsonl", [row])
    assert [it.label for it in article.spans] == ["event"]
    assert note.values["names"] == "output.relations"
