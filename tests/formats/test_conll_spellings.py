"""Tagged tokens as some corpora write them: tags behind the label, other words for O, names in brackets, heads that name the words."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from hashiya.formats import for_reading
from hashiya.formats.conll import conll
from hashiya.formats.format import Incoming, Note, ReadOptions

SENTENCES = [
    [("زار", "O"), ("محمد", "B-PER"), ("علي", "I-PER"), ("القاهرة", "B-LOC"), (".", "O")],
    [("في", "O"), ("بغداد", "B-LOC"), ("قال", "O")],
]
MARKS = [("PER", "محمد علي"), ("LOC", "القاهرة"), ("LOC", "بغداد")]


def read(place: Path, name: str, data: str) -> tuple[Incoming, list[Note]]:
    (place / name).write_text(data, encoding="utf-8", newline="")
    assert for_reading(place / name) is conll.FORMAT
    assert conll.FORMAT.read
    *notes, article = sorted(
        conll.FORMAT.read(place / name, ReadOptions()), key=lambda it: isinstance(it, Incoming)
    )
    assert isinstance(article, Incoming)
    return article, [it for it in (*notes, *article.notes) if isinstance(it, Note)]


def marks(article: Incoming) -> list[tuple[str, str]]:
    return [(it.label, it.fragments[0].quote(article.text)) for it in article.spans]


def rows(sign: str, spell: str) -> str:
    def told(tag: str) -> str:
        kind, _, label = tag.partition("-")
        return spell.format(label, kind) if label else tag

    lines = ["".join(f"{word}{sign}{told(tag)}\n" for word, tag in it) for it in SENTENCES]
    return "\n".join([*lines, ""])


@pytest.mark.parametrize("spell", ["{0}-{1}", "{0}_{1}", "{1}-{0}", "{1}_{0}"])
@pytest.mark.parametrize("head", ["", "word\ttag\n"])
@pytest.mark.parametrize("name", ["a.txt", "a.conll", "a.tsv"])
def test_tags_before_or_behind_the_label(name: str, head: str, spell: str, tmp_path: Path) -> None:
    article, notes = read(tmp_path, name, head + rows("\t", spell))
    assert marks(article) == MARKS
    assert article.text == "زار محمد علي القاهرة .\nفي بغداد قال"
    assert {it.message for it in notes} == {"formats-tokens-joined"}


def test_columns_of_parts_of_speech_are_no_tags(tmp_path: Path) -> None:
    data = "".join(
        f"{word} NN_{'BI'[at % 2]} VB\n" for at, (word, _) in enumerate(SENTENCES[0] * 4)
    )
    (tmp_path / "a.txt").write_text(data, encoding="utf-8")
    assert for_reading(tmp_path / "a.txt").id == "text"


NAMES = [("محمد", "Person"), ("علی", "Person"), ("نے", "Other"), ("لاہور", "Location"), ("میں", "Other"), ("کہا", "Other")]  # fmt: skip


def test_labels_alone_below_a_head_that_names_the_words(tmp_path: Path) -> None:
    for outside in ("Other", "O"):
        data = "".join(f"{word},{outside if it == 'Other' else it}\n" for word, it in NAMES * 4)
        article, notes = read(tmp_path, "a.csv", f"Word,Acutal\n{data}")
        assert marks(article) == [("Person", "محمد علی"), ("Location", "لاہور")] * 4
        assert notes == []


def test_a_table_of_words_and_their_kinds_is_no_text(tmp_path: Path) -> None:
    data = "".join(f"كلمة{at},{'نوع' if at % 2 else 'O'}\n" for at in range(20))
    (tmp_path / "a.csv").write_text(f"name,kind\n{data}", encoding="utf-8")
    assert for_reading(tmp_path / "a.csv") is not conll.FORMAT


def test_the_column_that_is_called_words_has_them_wherever_it_stands(tmp_path: Path) -> None:
    table = "".join(
        f"خبر,{number},{word},{tag}\n" for number, it in enumerate(SENTENCES, 1) for word, tag in it
    )
    article, notes = read(tmp_path, "a.csv", f"file_name,sentence,word,tag\n{table}")
    assert marks(article) == MARKS
    assert article.text == "زار محمد علي القاهرة .\nفي بغداد قال"
    assert article.name == "خبر"
    assert not [it for it in notes if it.message == "formats-tokens-columns"]


SHEETS = [
    [("Word", "Acutal"), *[(word, "O" if it == "Other" else it) for word, it in NAMES * 3]],
    [
        ("Sentence #", "Word", "Tag"),
        *[(f"Sentence: {at}" if not n else None, *it) for at, of in enumerate(SENTENCES) for n, it in enumerate(of)],
    ],
    [("word", "tag"), *SENTENCES[0], (None, None), *SENTENCES[1]],
]  # fmt: skip


@pytest.mark.parametrize("sheet", SHEETS, ids=["labels", "sentences", "empty rows"])
def test_words_and_tags_in_a_workbook(sheet: list[tuple[str | None, ...]], tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in sheet:
        book.worksheets[0].append(row)
    book.save(tmp_path / "a.xlsx")
    reader = for_reading(tmp_path / "a.xlsx").read
    assert reader
    (article,) = (
        it for it in reader(tmp_path / "a.xlsx", ReadOptions()) if isinstance(it, Incoming)
    )
    assert article.name == "a.xlsx"
    expected = [("Person", "محمد علی"), ("Location", "لاہور")] * 3
    assert marks(article) == (expected if sheet is SHEETS[0] else MARKS)
    if sheet is not SHEETS[0]:
        assert article.text == "زار محمد علي القاهرة .\nفي بغداد قال"


CONLL05 = """\
The DT (S1(S(NP* * (NP* (ORG* - (A0* *
council NN *) * *) *) - *) (A1*
met VBD (VP* * (VP*) * meet (V*) *)
in IN (PP* * (PP*) * - (AM-LOC* (AM-LOC*
Cairo NNP (NP*)) * (NP*) (LOC*) - *) *)
said VBD (VP* (S*) (VP*) * say * (V*)

He PRP (S1(S(NP*) * (NP*) * - (A0*)
left VBD (VP*) * (VP*) * leave (V*)
. . *)) * * * - *

"""


def test_names_in_brackets_among_phrases_and_what_verbs_take(tmp_path: Path) -> None:
    article, notes = read(tmp_path, "a.conll", CONLL05)
    assert marks(article) == [("ORG", "The council"), ("LOC", "Cairo")]
    assert [it.message for it in notes if it.lost] == ["formats-tokens-columns"]


@pytest.mark.parametrize("sign", [",", ";"])
@pytest.mark.parametrize("head", ["", "word{0}tag\n"])
def test_rows_without_names_of_columns(head: str, sign: str, tmp_path: Path) -> None:
    """A comma that is a word is one, quoted or not."""
    for written in (f'"{sign}"', sign):
        data = head.format(sign) + rows(sign, "{1}-{0}").replace(f".{sign}", f"{written}{sign}")
        if head and written == sign:
            continue
        article, _ = read(tmp_path, "a.csv", data)
        assert marks(article) == MARKS
        assert article.text == f"زار محمد علي القاهرة {sign}\nفي بغداد قال"


@pytest.mark.parametrize(
    "data", ["نص,O\n" * 20, "كلام طويل هنا,B\nكلام آخر,A\n" * 9, "أ;ب;ج\n" * 9]
)
def test_other_tables_between_signs_are_no_tokens(data: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(data, encoding="utf-8")
    assert for_reading(tmp_path / "a.csv") is not conll.FORMAT


@pytest.mark.parametrize("name", ["a.tsv", "a.txt"])
def test_bare_labels_are_known_by_full_stops(name: str, tmp_path: Path) -> None:
    labels = [("زار", "O"), ("علي", "PER"), ("بغداد", "LOC"), (".", "O")]
    data = "\n".join(f"{word}\t{label}" for word, label in labels * 6)
    article, _ = read(tmp_path, name, data)
    assert marks(article) == [("PER", "علي"), ("LOC", "بغداد")] * 6


SHAKTI = (
    "<Sentence id='1'>\n1\t((\tNP\t<fs name='NP'>\n1.1\tعلي\tNNP\t<fs af='x'>\n\t))\n</Sentence>\n"
)
PROPS = "-\t*\nزار\t(V*)\n-\t(A0*\n-\t*)\n-\t*\n\n-\n-\n\n"


@pytest.mark.parametrize(("data", "why"), [(SHAKTI, "shakti"), (PROPS, "props")])
def test_brackets_without_a_text_are_refused(data: str, why: str, tmp_path: Path) -> None:
    for name in ("a.txt", f"a.{why}"):
        (tmp_path / name).write_text(data, encoding="utf-8")
        of = for_reading(tmp_path / name)
        assert of.read
        (note,) = of.read(tmp_path / name, ReadOptions())
        assert isinstance(note, Note)
        assert note.message == f"formats-{why}"
