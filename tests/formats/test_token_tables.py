"""What lies around tagged tokens: columns of documents and sentences between commas, lists of tags beside them."""

from __future__ import annotations

from pathlib import Path

import pytest
from formats.test_conll_reading import marks, read

from hashiya.commands import reading


@pytest.mark.parametrize(
    "heads",
    ["file_name,sentence,word,tag", "doc,sentence_id,token,tags", "Document ID,sent_no,word,tag"],
)
def test_columns_between_commas_tell_documents_and_sentences(heads: str, tmp_path: Path) -> None:
    rows = "أ,1,قال,O\nأ,1,زيد,B-PER\nأ,2,نعم,O\nب د,2,مكة,B-LOC\n"
    found, notes = read(tmp_path, f"{heads}\n{rows}", "a.csv")
    assert [(it.name, it.text, marks(it)) for it in found] == [
        ("أ", "قال زيد\nنعم", [("PER", "زيد")]),
        ("ب د", "مكة", [("LOC", "مكة")]),
    ]
    assert notes == []
    assert not any(it.notes for it in found)


@pytest.mark.parametrize(
    ("words", "taken"), [("O\nB-PER\nI-PER\nB-LOC\n", 0), ("B-17 I-35\nO", 0), ("O Romeo B-PER", 1)]
)
def test_a_list_of_tags_beside_the_tokens_is_no_article(
    words: str, taken: int, tmp_path: Path
) -> None:
    (tmp_path / "labels.txt").write_text(words, "utf-8")
    (tmp_path / "train.txt").write_text("زار O\nأحمد B-PER\nدمشق B-LOC\n. O\n\n" * 5, "utf-8")
    batch = reading.read([tmp_path])
    names = sorted(it.incoming.name for it in batch.items)
    assert names == ["labels.txt", "train.txt"][1 - taken :]
    assert [it.message for it in batch.problems if it.name == "labels.txt"] == [
        "formats-only-tags"
    ][taken:]


@pytest.mark.parametrize(
    ("border", "told"), [("-DOCSTART- -X- O", ["studio"]), ("-DOCSTART- -X- O O", [])]
)
def test_tasks_of_label_studio_are_not_told_apart_by_their_blank_lines(
    border: str, told: list[str], tmp_path: Path
) -> None:
    rows = "زار -X- _ O\nأحمد -X- _ B-PER\n\nقال -X- _ O\nزيد -X- _ B-PER\n\n"
    of_one = reading.read([_saved(tmp_path / "a.conll", f"{border}\n{rows}")])
    (of,) = (it.incoming for it in of_one.items)
    assert marks(of) == [("PER", "أحمد"), ("PER", "زيد")]
    assert [it.values["how"] for it in of_one.problems] == told
    of_two = reading.read([_saved(tmp_path / "b.conll", f"{border}\n\n{rows}{border}\n\n{rows}")])
    assert len(of_two.items) == 2
    assert [it for it in of_two.problems if it.message == "formats-tokens-joined"] == []


def _saved(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path
