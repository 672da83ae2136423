"""REFI-QDA in columns: what is made of many marks at once is what each would have by itself."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import gold
import pytest
from formats import kit
from hypothesis import example, given
from hypothesis import strategies as st

from hashiya.formats import safe_xml
from hashiya.formats.format import Note, ReadOptions, WriteOptions
from hashiya.formats.refi import names, reading, refi_qda, selections
from hashiya.model.annotation import Annotation
from hashiya.model.article import Article
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.span import Span

OWN = "01a2055c-6c73-7f79-937c-d8445b3768"
CODE = names.derived("code", "X")
values = (
    st.sampled_from([True, 1, 1.0, "1", "true", 10**30, float("nan"), float("inf"), "a&b\n"])
    | st.lists(st.sampled_from(["1", "أ;", ""]), max_size=2).map(tuple)
    | st.text(max_size=3)
)  # fmt: skip


def mark(own: str, start: int, end: int, text: str, said: dict, **given: str) -> Annotation:
    return Annotation(
        id=own,
        article="a",
        layer="entity",
        label=given.get("label", "X"),
        fragments=(Span(start, end),),
        quote=text[start:end],
        attributes=said,
        annotator=given.get("annotator", ""),
        created=0,
    )


def written(text: str, marks: list[Annotation]) -> str:
    """As ``Selections`` says it that has heard of nothing else."""
    codes = {"entity": {"X": CODE, "Y": names.derived("code", "Y")}}
    chosen = selections.Selections(codes, lambda name, _: f' creatingUser="{name}"' if name else "")
    article = Article(id="a", name="a.txt", title="a", text=text, sha256="0" * 64)
    annotated = AnnotatedArticle(article=article, annotations=tuple(marks))
    guids = {it.id: it.id for it in marks}
    first = chosen.of(annotated, guids)
    assert chosen.of(annotated, guids) == first  # what is remembered is what was said
    return first.decode()


@example([{"main": True}, {"main": 1}, {"main": 1.0}, {"main": "1"}])
@given(st.lists(st.dictionaries(st.sampled_from(["main", "n"]), values, max_size=2), max_size=4))
def test_what_is_said_of_one_mark_is_not_said_of_another(said: list[dict]) -> None:
    marks = [mark(f"{OWN}{at:02}", 0, 2, "بيان", it) for at, it in enumerate(said)]
    pieces = written("بيان", marks).split("<PlainTextSelection")[1:]
    for piece, it in zip(pieces, said, strict=True):
        told = names.said_lines(it)
        inside = f"<Description>{told}</Description><Coding" if told else "><Coding"
        assert inside in piece


@given(st.lists(st.text('ab&<>"\n\t\r\x00\u200c\u2028😀', min_size=1, max_size=4), max_size=4))
def test_names_of_selections_are_their_words_as_attributes(words: list[str]) -> None:
    text = "".join(words)
    ends = [sum(map(len, words[: at + 1])) for at in range(len(words))]
    marks = [
        mark(f"{OWN}{at:02}", end - len(it), end, text, {})
        for at, (end, it) in enumerate(zip(ends, words, strict=True))
    ]
    pieces = written(text, marks).split("<PlainTextSelection")[1:]
    shown = [it.split(' name="')[1].split('"')[0] for it in pieces]
    assert shown == list(map(safe_xml.attribute, words))


def test_a_long_name_is_cut() -> None:
    said = written("a" * 90, [mark(f"{OWN}00", 0, 61, "a" * 90, {})])
    assert f' name="{"a" * selections.SHOWN}…"' in said


def test_each_has_its_own_code_and_maker() -> None:
    marks = [
        mark(f"{OWN}00", 0, 1, "ab", {}, label="X", annotator="أ"),
        mark(f"{OWN}01", 0, 1, "ab", {}, label="Y", annotator="أ"),
        mark(f"{OWN}02", 0, 1, "ab", {}, label="X"),
    ]
    one, two, three = written("ab", marks).splitlines()
    assert one.count(' creatingUser="أ"') == two.count(' creatingUser="أ"') == 2
    assert "creatingUser" not in three
    assert [CODE in it for it in (one, two, three)] == [True, False, True]


@pytest.mark.parametrize(
    "owns",
    [
        [f"{OWN}00", f"{OWN}01"],
        [f"{OWN}00", OWN.replace("-7", "-8") + "00"],
        [f"{OWN}00", OWN.replace("-7", "-4") + "00"],
        [OWN.replace("-7", "-8") + "00"],
        [],
    ],
)
def test_a_coding_has_a_guid_that_nothing_else_has(owns: list[str]) -> None:
    found = [it.decode() for it in names.codings(owns)]
    assert len({*found, *owns}) == 2 * len(owns)
    assert names.are_guids(found)
    assert [it.encode() for it in found] == names.codings(owns)


def test_a_project_that_vouches_for_what_is_not_so_is_damaged(tmp_path: Path) -> None:
    """Whoever moves links and vouches anew hides their relations: that is not passed over."""
    dataset = Dataset(schema=gold.schema(), articles=gold.articles())
    made = kit.written(refi_qda.FORMAT, dataset, WriteOptions(), tmp_path)
    file = tmp_path / "moved.qdpx"
    with ZipFile(made) as old, ZipFile(file, "w") as new:
        assert old.comment == names.vouched(old.getinfo(names.PROJECT).CRC)
        for name in old.namelist():
            data = old.read(name)
            if name == names.PROJECT:
                head, links, tail = data.partition(b"<Links>\n")
                lines = tail.splitlines(keepends=True)
                data = b"".join((head, links, *reversed(lines[:-2]), *lines[-2:]))
            new.writestr(name, data)
        new.comment = names.vouched(new.getinfo(names.PROJECT).CRC)
    found = list(reading.read(file, ReadOptions()))
    assert found[-1] == Note(message="formats-damaged", name="moved.qdpx", lost=True)
