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
