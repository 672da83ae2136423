"""What NVivo writes of a code as text: its passages are marked in the documents that lie beside."""

from __future__ import annotations

from pathlib import Path

import pytest

from hashiya.commands import reading
from hashiya.formats import for_reading
from hashiya.formats.format import Incoming, Note, ReadOptions

ONE = "أثق بالطبيب كثيرا.\nوكنت أخاف الإبرة وما فيها."
OTHER = "لم يخبرنا أحد بشيء عن ذلك."
ANGLED = """Name: ثقة

<Files\\\\مقابلات\\\\مقابلة أ> - § 2 references coded  [3.45% Coverage]

Reference 1 - 1.65% Coverage

أثق بالطبيب كثيرا.

Reference 2 - 1.80% Coverage

أخاف الإبرة
وما فيها.

<Files\\\\مقابلات\\\\مقابلة ب> - § 1 reference coded  [ 9.00% Coverage]

Reference 1 - 9.00% Coverage

لم يخبرنا أحد
"""
BARE = ANGLED.replace("<", "").replace(">", "").replace("Name: ثقة\n", "").replace("\\\\", "\\")
FRENCH = (
    ANGLED.replace("references coded", "références codées")
    .replace("reference coded", "référence codée")
    .replace("Reference ", "Référence ")
    .replace("% Coverage", " % couverture")
    .replace("Name:", "Nom :")
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("data", [ANGLED, BARE, FRENCH], ids=["angled", "bare", "french"])
def test_passages_are_marked_in_their_documents(data: str, encoding: str, tmp_path: Path) -> None:
    (tmp_path / "مقابلة أ.txt").write_text(ONE, encoding="utf-8")
    (tmp_path / "مقابلة ب.txt").write_text(OTHER, encoding="utf-8")
    (tmp_path / "ثقة.txt").write_text(data, encoding=encoding)
    assert for_reading(tmp_path / "ثقة.txt").id == "highlights"
    found = [it.incoming for it in reading.read([tmp_path]).items]
    marks = [(it.name, of.label, of.fragments[0].quote(it.text)) for it in found for of in it.spans]
    assert marks == [
        ("مقابلة أ.txt", "ثقة", "أثق بالطبيب كثيرا."),
        ("مقابلة أ.txt", "ثقة", "أخاف الإبرة وما فيها."),
        ("مقابلة ب.txt", "ثقة", "لم يخبرنا أحد"),
    ]
    assert len(found) == 2


def test_without_the_document_it_is_told(tmp_path: Path) -> None:
    (tmp_path / "ثقة.txt").write_text(ANGLED, encoding="utf-8")
    of = for_reading(tmp_path / "ثقة.txt")
    assert of.read
    found = list(of.read(tmp_path / "ثقة.txt", ReadOptions()))
    told = [(it.message, it.line, it.values) for it in found if isinstance(it, Note)]
    assert told == [
        ("formats-table-no-text", 5, {"what": "مقابلة أ", "count": 2}),
        ("formats-table-no-text", 16, {"what": "مقابلة ب", "count": 1}),
    ]
    assert not any(isinstance(it, Incoming) for it in found)


@pytest.mark.parametrize(
    "text",
    [
        "المادة § 12 من القانون - نسبة 40% من الأعضاء [20% منهم].\nنص آخر عادي.\n" * 3,
        "Files\\a - § 1 reference coded [4% Coverage]\nWords without a passage.\n",
        "Reference 1 - 4% Coverage\nWords § without a document.\n",
    ],
)
def test_a_text_with_such_signs_stays_a_text(text: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert for_reading(tmp_path / "a.txt").id == "text"
