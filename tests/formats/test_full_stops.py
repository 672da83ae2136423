"""A full stop is a token of the sentence that it ends, and nothing stands before it that the text does not have."""

from __future__ import annotations

from pathlib import Path

import conllu
import gold
import pytest
from formats import kit
from making import annotation, article

from hashiya.formats import by_id
from hashiya.formats.format import WriteOptions
from hashiya.model.dataset import AnnotatedArticle, Dataset

TEXT = "قال ترامب. وصل زيد إلى بغداد . هل عاد؟ نعم."
SENTENCES = [
    ["قال", "ترامب", "."],
    ["وصل", "زيد", "إلى", "بغداد", "."],
    ["هل", "عاد", "؟"],
    ["نعم", "."],
]


def dataset() -> Dataset:
    of = article(TEXT)
    marks = tuple(
        annotation(of, TEXT.index(it), TEXT.index(it) + len(it)) for it in ("ترامب", "زيد")
    )
    one = AnnotatedArticle(article=of, annotations=marks)
    return Dataset(schema=gold.schema(), articles=[one])


def cases() -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for name in ("conll", "conll-nested", "conllu-plus"):
        flavours = next((it.values for it in by_id(name).options if it.name == "flavour"), ("",))
        found += [(name, it) for it in flavours]
    return found


@pytest.mark.parametrize(("name", "flavour"), cases())
def test_every_sentence_has_its_full_stop_at_its_end(
    name: str, flavour: str, tmp_path: Path
) -> None:
    of = by_id(name)
    file = kit.written(of, dataset(), WriteOptions(flavour=flavour), tmp_path)
    column = 1 if name == "conllu-plus" else 0
    blocks = file.read_text(encoding="utf-8").strip().split("\n\n")
    rows = [
        [it.replace("\t", " ").split(" ")[column] for it in block.splitlines() if it[:1] != "#"]
        for block in blocks
    ]
    assert rows == SENTENCES


def test_conllu_tells_where_no_space_stands_before_it(tmp_path: Path) -> None:
    """Not only in its comment: a reader that goes by the tokens has the same text."""
    of = by_id("conllu-plus")
    file = kit.written(of, dataset(), WriteOptions(flavour="conllu"), tmp_path)
    lines = file.read_text(encoding="utf-8").splitlines()
    bare = "\n".join(it for it in lines if not it.startswith("# text")) + "\n\n"
    glued = [
        [(it["form"], (it["misc"] or {}).get("SpaceAfter", "")) for it in sentence]
        for sentence in conllu.parse(bare)
    ]
    assert [one[-2][1] for one in glued] == ["No", "", "No", "No"]
    file.write_text(bare, encoding="utf-8")
    (found,), _ = kit.read(of, file)
    assert found.text == TEXT
    assert sorted(TEXT[it.fragments[0].start : it.fragments[0].end] for it in found.spans) == [
        "ترامب",
        "زيد",
    ]
