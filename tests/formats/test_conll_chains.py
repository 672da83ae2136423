"""Coreference in the last column of CoNLL-2012 and its kin: mentions, and from each the relation to the one before it."""

from __future__ import annotations

from pathlib import Path

import pytest

from hashiya import formats
from hashiya.formats.format import Incoming, Note, ReadOptions

ONTONOTES = """#begin document (nw/ann/00/ann_0001); part 000
nw/ann/00/ann_0001   0   0   قال       V   (TOP(S*   قال   01   1   -        *   (V*)      -
nw/ann/00/ann_0001   0   1   رئيس      N   (NP(NP*   -     -    -   -        *   (ARG0*   (4|(7
nw/ann/00/ann_0001   0   2   اليمن     N   *)        -     -    -   -   (GPE)    *        (2)
nw/ann/00/ann_0001   0   3   علي       N   (NP*      -     -    -   -   (PERSON* *        (7
nw/ann/00/ann_0001   0   4   صالح      N   *)))      -     -    -   -        *)  *)       7)|7)|4)
nw/ann/00/ann_0001   0   5   .         P   *))       -     -    -   -        *   *        -

nw/ann/00/ann_0001   0   0   إنه       P   (TOP(NP*) -     -    -   -        *   (4)
nw/ann/00/ann_0001   0   1   فيها      P   (PP*)))   -     -    -   -        *   (2)
#end document
#begin document (nw/ann/00/ann_0001); part 001
nw/ann/00/ann_0001   1   0   عاد       V   (TOP(S*   -     -    -   -        *   (4
nw/ann/00/ann_0001   1   1   وحده      N   *))       -     -    -   -        *   4)|9)

#end document
"""


def read(place: Path, name: str, data: str) -> tuple[list[Incoming], list[Note]]:
    (place / name).write_text(data, encoding="utf-8")
    chosen = formats.for_reading(place / name)
    assert chosen.id == "conll"
    assert chosen.read
    found = list(chosen.read(place / name, ReadOptions()))
    articles = [it for it in found if isinstance(it, Incoming)]
    return articles, [it for it in found if isinstance(it, Note)]


def marks(of: Incoming) -> list[tuple[str, str]]:
    return [(it.label, it.fragments[0].quote(of.text)) for it in of.spans]


def ties(of: Incoming) -> list[tuple[str, str, str]]:
    quote = {it.id: it.fragments[0].quote(of.text) for it in of.spans}
    return [(it.label, quote[it.from_id], quote[it.to_id]) for it in of.relations]


@pytest.mark.parametrize("name", ["a.v4_gold_conll", "a.gold_conll", "a.conll", "a.txt"])
def test_chains_of_conll_2012(name: str, tmp_path: Path) -> None:
    """A mention of the same words as a name is that name; clusters are those of one part of a document."""
    (first, second), notes = read(tmp_path, name, ONTONOTES)
    assert first.text == "قال رئيس اليمن علي صالح .\nإنه فيها"
    assert sorted(marks(first)) == sorted(
        [
            ("GPE", "اليمن"),
            ("PERSON", "علي صالح"),
            ("ENTITY", "رئيس اليمن علي صالح"),
            ("ENTITY", "إنه"),
            ("ENTITY", "فيها"),
        ]
    )
    assert sorted(ties(first)) == sorted(
        [
            ("coref", "إنه", "رئيس اليمن علي صالح"),
            ("coref", "فيها", "اليمن"),
            ("coref", "علي صالح", "رئيس اليمن علي صالح"),
        ]
    )
    assert (marks(second), ties(second)) == ([("ENTITY", "عاد وحده")], [])
    assert [(it.line, it.values) for it in second.notes] == [(14, {"what": "9)"})]
    assert [(it.message, it.values["count"]) for it in notes] == [("formats-tokens-columns", 6)]


SCORED = """#begin document (رواية); part 0
{0} 0 0 قالت _ _ _ - - - - - _
{0} 0 1 ليلى _ _ _ - - - - - (0)
{0} 0 2 لأمها _ _ _ - - - - - (1|(0)
{0} 0 3 . _ _ _ - - - - - 1)

{0} 0 0 وبكت _ _ _ - - - - - (0)
#end document
"""
PLAIN = """#begin document خبر-1
قالت\t-
ليلى\t(0)
لأمها\t(1)|(0)
.\t-

وبكت\t(0)
#end document
"""
COUNTED = """#begin document 12_خبر.tbf
1\tقالت\t_\t_
2\tليلى\tليلى\t(0)
3\tلأمها\tأم\t(1|(0)
4\t.\t_\t1)

1\tوبكت\tبكى\t(0)
#end document
"""


@pytest.mark.parametrize(
    ("name", "data", "of"),
    [
        ("a.conll", SCORED.format("a"), ("رواية", 0)),
        ("a.txt", SCORED.format("a"), ("رواية", 0)),
        ("a.conll", PLAIN, ("خبر-1", 0)),
        ("a.txt", COUNTED, ("12_خبر.tbf", 1)),
    ],
)
def test_chains_without_names(name: str, data: str, of: tuple[str, int], tmp_path: Path) -> None:
    """As scorers, LitBank and SemEval-2010 have them: no tree, and no column of names."""
    (article,), notes = read(tmp_path, name, data)
    assert article.text == "قالت ليلى لأمها .\nوبكت"
    assert article.name == of[0]
    assert ("ENTITY", "ليلى") in marks(article)
    assert ("coref", "وبكت", "لأمها") in ties(article)
    assert [it.values["count"] for it in notes] == [of[1]][: of[1]]
    assert {it.message for it in notes} <= {"formats-tokens-columns"}


def test_brackets_at_the_end_of_no_document_are_no_chains(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("كلام طويل (1)\nوكلام آخر (2)\n" * 20, encoding="utf-8")
    assert formats.for_reading(tmp_path / "a.txt").id == "text"
