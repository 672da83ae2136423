"""Documents of CoNLL-U that are taken as a whole give what reading them with care gives, whatever is in them."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import gold
import pytest
from formats.datasets import datasets
from hypothesis import given
from hypothesis import strategies as st
from making import annotation, article, relation

from hashiya.formats.conllu import conllu_plus
from hashiya.formats.conllu import documents as conllu_documents
from hashiya.formats.conllu import quick as conllu_quick
from hashiya.formats.conllu import reading as conllu_reading
from hashiya.formats.format import Incoming, Note, ReadOptions, WriteOptions
from hashiya.model.dataset import AnnotatedArticle, Dataset

FLAVOURS = [WriteOptions(flavour="plus"), WriteOptions(flavour="conllu")]
flavours = pytest.mark.parametrize("options", FLAVOURS, ids=lambda it: it.flavour)


def read(file: Path, *, quickly: bool) -> list[Incoming | Note]:
    if quickly:
        return list(conllu_reading.read(file, ReadOptions()))
    with patch.object(conllu_quick, "article", return_value=None):
        return list(conllu_reading.read(file, ReadOptions()))


def taken(file: Path) -> list[Incoming | None]:
    """What was made of each document that could be taken as a whole."""
    made: list[Incoming | None] = []
    real = conllu_quick.article

    def kept(*of) -> Incoming | None:
        made.append(real(*of))
        return made[-1]

    with patch.object(conllu_quick, "article", kept):
        list(conllu_reading.read(file, ReadOptions()))
    return made


@flavours
def test_quickly_is_as_with_care(options, tmp_path: Path) -> None:
    file = tmp_path / "out.conllup"
    articles = list(gold.articles())
    conllu_plus.write(Dataset(schema=gold.schema(), articles=articles), file, options)
    assert read(file, quickly=True) == read(file, quickly=False)
    made = taken(file)
    assert len(made) == len(articles)
    whole = [not any(len(it.fragments) > 1 for it in of.annotations) for of in articles]
    assert [it is not None for it in made] == whole


@flavours
@given(dataset=datasets)
def test_whatever_is_written(options, dataset, tmp_path_factory) -> None:
    file = tmp_path_factory.mktemp("conllu") / "out.conllup"
    conllu_plus.write(dataset, file, options)
    assert read(file, quickly=True) == read(file, quickly=False)


def small(options: WriteOptions, place: Path) -> Path:
    """Two documents with something of everything."""
    one = article("وقال سليماني: «زار للعراق».\n\nلم ينسحب  أبدا.", name="a.txt", id="a1")
    marks = (
        annotation(one, 0, 1, "CUE"),
        annotation(one, 1, 12, "SOURCE", layer="claim"),
        annotation(one, 5, 12, "PERS", attributes={"canonical": "قاسم سليماني", "certain": False}),
        annotation(one, 20, 25, "GPE"),
        annotation(one, 15, 44, "CLAIM", layer="claim", attributes={"main": True}),
    )
    arrows = (relation(marks[4], marks[1], "said_by"), relation(marks[4], marks[0], "cued_by"))
    other = article("خبر قصير.", name="b.txt", id="b1")
    found = [
        AnnotatedArticle(article=one, annotations=marks, relations=arrows),
        AnnotatedArticle(article=other, annotations=(annotation(other, 0, 3, "MISC"),)),
    ]
    file = place / "small.conllup"
    conllu_plus.write(Dataset(schema=gold.schema(), articles=found), file, options)
    return file


PIECES = [
    "\t", "\n", "\n\n", "1", "2-3", "3-2", "1.1", "-", "#", "# newpar\n", "# newdoc\n", "#newdoc id = x\n", "_",
    "|", "=", "(", ")", "(e1", "e1)", "[1/2]", "%20", ";", ",", ":", "@by:x", "@at:", "@chars:1_2;", "\\s", "\\n",
    "SpaceAfter=No|", "SpacesBefore=\\s|", "SpacesAfter=\\s\\s|", "Space", "Entity=(e9-X-1-a:b)|", "ner=B-X|",
    "Bridge=a<b|", "# x = y\n", "{", '"', '"label":', ",{}", " ", "\u2028", "\r", "\0", "٣", "x",
]  # fmt: skip


@flavours
@given(data=st.data())
def test_whatever_others_make_of_it(options, data, tmp_path_factory) -> None:
    place = tmp_path_factory.mktemp("conllu")
    text = small(options, place).read_text("utf-8")
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text)))
        gone = data.draw(st.sampled_from([0, 0, 1, 2, 5, 40]))
        text = text[:at] + data.draw(st.sampled_from(PIECES)) + text[at + gone :]
    file = place / "changed.conllup"
    file.write_bytes(text.encode("utf-8"))
    assert read(file, quickly=True) == read(file, quickly=False)


@flavours
def test_a_text_that_the_words_do_not_give_is_told(options, tmp_path: Path) -> None:
    file = small(options, tmp_path)
    text = file.read_text("utf-8").replace("# text = خبر", "# text = نبأ")
    file.write_text(text, "utf-8", newline="\n")
    told = [it.message for it in read(file, quickly=True) if isinstance(it, Note)]
    assert told == ["formats-conllu-text"]


@flavours
def test_what_is_small_and_whole_is_taken_at_once(options, tmp_path: Path) -> None:
    file = small(options, tmp_path)
    assert all(taken(file))
    assert read(file, quickly=True) == read(file, quickly=False)


@pytest.mark.parametrize("held", [200, 1 << 21])
@pytest.mark.parametrize("chunk", [1, 7, 64, 1 << 16])
def test_it_does_not_matter_where_the_file_is_cut(chunk: int, held: int, tmp_path: Path) -> None:
    """Documents too long to be held are read with care, those beside them are not."""
    file = small(FLAVOURS[0], tmp_path)
    text = file.read_text("utf-8")
    file.write_text(f"{text}{text.removeprefix(text.splitlines()[0])}", "utf-8", newline="\n")
    expected = read(file, quickly=True)
    with patch.multiple(conllu_documents, _CHUNK=chunk, MOST_HELD=held):
        assert read(file, quickly=True) == expected
        assert read(file, quickly=False) == expected
        assert (len(taken(file)) == 4) == (held > len(text))


def test_line_ends_and_a_mark_in_front_change_nothing(tmp_path: Path) -> None:
    file = small(FLAVOURS[0], tmp_path)
    data = file.read_bytes()
    expected = read(file, quickly=True)
    for changed in (
        b"\xef\xbb\xbf" + data,
        data.replace(b"\n", b"\r\n"),
        b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\r\n"),
    ):
        file.write_bytes(changed)
        assert read(file, quickly=True) == read(file, quickly=False) == expected
        assert all(taken(file))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("1\t", "1.1\t"),
        ("1-2\t", "1-3\t"),
        ("\tSpaceAfter=No", "\tSpacesBefore=\\s|SpaceAfter=No"),
        ("Entity=(", "Bridge=e1<e2|Entity=("),
        ("@by:", "@of:"),
        ("@at:2", "@at:2,@by:x"),
        ("# text = ", "# speaker = x\n# text = "),
        ('"label":"said_by"', '"label":"said_by","label":"x"'),
        ('"from":"e', '"from":"x'),
        ("(e1-", "(e2-"),
        ("e1-CUE", "e1[1/2]-CUE"),
        ("StartChar", "ner=B-X|StartChar"),
    ],
)
def test_what_is_unusual_is_read_with_care(old: str, new: str, tmp_path: Path) -> None:
    file = small(FLAVOURS[0], tmp_path)
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8", newline="\n")
    assert taken(file)[0] is None
    assert read(file, quickly=True) == read(file, quickly=False)
