"""CoNLL as other programs write it: their schemes, columns, borders and encodings are understood."""

from __future__ import annotations

import re
from pathlib import Path

import gold
import pytest
from formats import kit
from hypothesis import given
from hypothesis import strategies as st
from making import article
from seqeval.metrics.sequence_labeling import get_entities
from seqeval.scheme import IOB1, IOB2, IOBES, Entities

from hashiya import formats
from hashiya.commands import reading
from hashiya.formats.conll import conll
from hashiya.formats.format import Incoming, Note, ReadOptions, WriteOptions
from hashiya.formats.tokens import tag_schemes
from hashiya.model.dataset import AnnotatedArticle, Dataset

SCHEMES = {"iob2": IOB2, "bioes": IOBES, "iob1": IOB1}


def read(
    path: Path, text: str | bytes, name: str = "a.conll", **options
) -> tuple[list[Incoming], list[Note]]:
    file = path / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    chosen = formats.for_reading(file)
    assert chosen.id == "conll"
    assert chosen.read is not None
    found = list(chosen.read(file, ReadOptions(**options)))
    return (
        [it for it in found if isinstance(it, Incoming)],
        [it for it in found if isinstance(it, Note) and it.message not in kit.JOINED],
    )


def marks(of: Incoming) -> list[tuple[str, str]]:
    return [(it.label, of.text[it.fragments[0].start : it.fragments[0].end]) for it in of.spans]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_seqeval_finds_strictly_what_was_written(scheme: str, tmp_path: Path) -> None:
    """By seqeval's own reading of the file's last column, and by ours."""
    file = tmp_path / "out.conll"
    dataset = Dataset(schema=gold.schema(), articles=gold.articles())
    conll.write(dataset, file, WriteOptions(scheme=scheme, docstart=True))
    rows = [it.split("\t") for it in file.read_text("utf-8").split("\n\n") if it.strip()]
    assert rows
    sentences = [
        [line.split("\t") for line in block.split("\n") if line]
        for block in file.read_text("utf-8").split("\n\n")
    ]
    tags = [[it[-1] for it in rows] for rows in sentences if rows and rows[0][0] != "-DOCSTART-"]
    strict = Entities(tags, SCHEMES[scheme], suffix=False)
    found = sum(len(it) for it in strict.entities)
    assert found == 156
    if scheme != "iob1":
        assert found == len(get_entities(tags))
    back = [it for it in conll.read(file, ReadOptions(strict=True)) if isinstance(it, Incoming)]
    assert sum(len(it.spans) for it in back) == found
    assert len(back) == 2
    assert not any(it.notes for it in back)


IOB2_TEXT = "قال O\nدونالد B-PERS\nترامب I-PERS\nفي O\nبغداد B-GPE\n\nانتهى O\n"
SHAPES = {
    "spaces": IOB2_TEXT,
    "tabs": IOB2_TEXT.replace(" ", "\t"),
    "bars": IOB2_TEXT.replace(" ", "|").replace("B-", "B_"),
    "padded": IOB2_TEXT.replace(" ", "     "),
    "crlf": IOB2_TEXT.replace("\n", "\r\n"),
    "bom": "\ufeff" + IOB2_TEXT,
    "no end": IOB2_TEXT.rstrip("\n"),
    "iob1": IOB2_TEXT.replace("B-", "I-"),
    "bioes": IOB2_TEXT.replace("I-PERS", "E-PERS").replace("B-GPE", "S-GPE"),
    "bilou": IOB2_TEXT.replace("I-PERS", "L-PERS").replace("B-GPE", "U-GPE"),
    "four columns": "".join(
        f"{a} NN B-NP {b}\n" if (a := line.partition(" ")[0]) and (b := line.partition(" ")[2])
        else "\n" for line in IOB2_TEXT.splitlines()
    ),
    "tag first": "\n".join("\t".join(reversed(it.split(" "))) for it in IOB2_TEXT.splitlines()),
    "numbered": "".join(
        f"{n}\t{line.replace(' ', chr(9))}\n" if line else "\n"
        for n, line in enumerate(IOB2_TEXT.splitlines(), 1)
    ),
    "with languages": "".join(
        f"ar:{line}\n" if line else "\n" for line in IOB2_TEXT.splitlines()
    ),
    "bare labels": IOB2_TEXT.replace("B-", "").replace("I-", ""),
    "white line": IOB2_TEXT.replace("\n\n", "\n \n"),
    "two blank lines": IOB2_TEXT.replace("\n\n", "\n\n\n"),
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_gives_the_same_article(shape: str, tmp_path: Path) -> None:
    (of,), _ = read(tmp_path, SHAPES[shape])
    assert of.text == "قال دونالد ترامب في بغداد\nانتهى"
    assert marks(of) == [("PERS", "دونالد ترامب"), ("GPE", "بغداد")]
    assert (of.name, of.language) == ("a.conll", "ar")
    assert not of.notes


def test_an_old_arabic_encoding_is_known(tmp_path: Path) -> None:
    many = IOB2_TEXT * 20
    (of,), _ = read(tmp_path, many.encode("cp1256"))
    assert (of.encoding, len(of.spans)) == ("cp1256", 40)
    (of,), _ = read(tmp_path, many.encode("utf-16"))
    assert len(of.spans) == 40


def test_neighbours_of_iob1_stay_apart(tmp_path: Path) -> None:
    (of,), _ = read(tmp_path, "زيد I-PERS\nعلي B-PERS\nهنا O\nبغداد I-GPE\n")
    assert marks(of) == [("PERS", "زيد"), ("PERS", "علي"), ("GPE", "بغداد")]
    assert not of.notes


@pytest.mark.parametrize(
    ("border", "names"),
    [
        ("-DOCSTART- -X- -X- O\n\n", ["a-1", "a-2"]),
        ("-DOCSTART- O\n", ["a-1", "a-2"]),
        ("-DOCSTART-\tO\n\n", ["a-1", "a-2"]),
        ("-DOCSTART-\t-X-\tO\n\n", ["a-1", "a-2"]),
        ("-DOCSTART- (خبر 1) O\n\n", ["خبر 1", "خبر 1"]),
        ("# id 7f2c domain=ar\n", ["7f2c domain=ar", "7f2c domain=ar"]),
        ("# id = 7f2c\n", ["7f2c", "7f2c"]),
        ("# id 7f2c\tdomain=ar\n", ["7f2c domain=ar", "7f2c domain=ar"]),
        ("#begin document (nw/a); part 000\n", ["nw/a", "nw/a"]),
        ("#begin document (nw/a); part 002\n", ["nw/a 2", "nw/a 2"]),
        ("# newdoc id = x/1\n", ["x/1", "x/1"]),
        ("# newdoc\n", ["a-1", "a-2"]),
    ],
)
def test_borders_of_articles(border: str, names: list[str], tmp_path: Path) -> None:
    articles, _ = read(tmp_path, (border + IOB2_TEXT + "\n") * 2)
    assert [it.name for it in articles] == names
    assert [len(it.spans) for it in articles] == [2, 2]
    assert [it.line for it in articles] == [1, 1 + len(border.splitlines()) + 8]


def test_a_hash_sign_may_be_a_token(tmp_path: Path) -> None:
    (of,), _ = read(tmp_path, "# O\nالعراق B-GPE\n# text = شيء\n# O\n")
    assert of.text == "# العراق #"


def test_a_text_of_words_is_no_column_file(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    for text in ("قال O\n", "كلمة كلمة\n" * 9, "واحد\tاثنان\n" * 9, "قال O\nثم مضى إلى هناك\n" * 9):
        file.write_text(text, "utf-8")
        assert formats.for_reading(file).id == "text", text
    file.write_text(IOB2_TEXT, "utf-8")
    assert formats.for_reading(file).id == "conll"


def test_columns_that_are_not_taken_are_told(tmp_path: Path) -> None:
    _, notes = read(tmp_path, "قال VERB B-VP O\nزيد NOUN B-NP B-PERS\n" * 3)
    assert [(it.message, it.values["count"], it.lost) for it in notes] == [
        ("formats-tokens-columns", 2, True)
    ]


def test_marks_without_a_label_get_one(tmp_path: Path) -> None:
    (of,), _ = read(tmp_path, "قال O\nزيد B\nوعلي I\n")
    assert marks(of) == [("SPAN", "زيد وعلي")]


def test_a_byte_order_mark_that_is_a_token_comes_back(tmp_path: Path) -> None:
    of = AnnotatedArticle(article=article("\ufeff علي"))
    file = tmp_path / "out.conll"
    conll.write(Dataset(schema=gold.schema(), articles=[of]), file, WriteOptions())
    (back,) = conll.read(file, ReadOptions())
    assert isinstance(back, Incoming)
    assert back.text.split() == ["\ufeff", "علي"]
    assert not back.notes


LEVELS = """#\thttp://example.org/wiki/x\t[2009-10-17]
1\tفي\tO\tO
2\tجامعة\tB-ORG\tO
3\tالقدس\tI-ORG\tB-LOC
4\tيوم\tO\tO
5\tالقدسي\tB-LOCderiv\tO
"""


def test_every_column_of_names_is_a_level(tmp_path: Path) -> None:
    """Outer and inner names side by side; the words of the page that they come from are no row."""
    (of,), notes = read(tmp_path, LEVELS, "de.tsv")
    assert of.text == "في جامعة القدس يوم القدسي"
    assert sorted(marks(of)) == [
        ("LOC", "القدس"),
        ("LOCderiv", "القدسي"),
        ("ORG", "جامعة القدس"),
    ]
    assert not notes


def test_a_column_that_says_the_same_again_is_no_level(tmp_path: Path) -> None:
    """What a tagger proposed beside what is right, and phrases."""
    rows = "قال V B-VP O O\nزيد N B-NP B-PER B-PER\nبمكة N I-NP B-LOC B-LOC\nهنا N B-NP O B-LOC\n"
    (of,), notes = read(tmp_path, rows * 3)
    assert len(of.spans) == 9
    assert [it.values["count"] for it in notes] == [3]


@pytest.mark.parametrize("name", ["a.annotated", "a.testb", "a.ner", "train"])
def test_names_that_tell_nothing_leave_it_to_the_content(name: str, tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "README").write_text("كلام عن المدونة.\n", "utf-8")
    (of,), _ = read(tmp_path / "corpus", IOB2_TEXT, name)
    assert len(of.spans) == 2
    found = list(reading.stream([tmp_path / "corpus"]))
    assert [it.incoming.name for it in found if isinstance(it, reading.ImportItem)] == [name]


CONLL_2012 = """#begin document (nw/sy/01); part 001
nw/sy/01   1   0      قالت   V    (TOP(S*    -   -   -  Speaker#1       *    (V*)      -
nw/sy/01   1   1   الأمم     N   (NP(NP*    -   -   -  Speaker#1  (ORG*   (ARG0*    (3
nw/sy/01   1   2   المتحدة   A        *)    -   -   -  Speaker#1      *)      *)     3)
nw/sy/01   1   3    أمس      R        *))   -   -   -  Speaker#1   (DATE)     *      -

nw/sy/01   1   0     نعم     U    (TOP*)    -   -   -  Speaker#1       *      -
#end document
"""


@pytest.mark.parametrize("name", ["a.conll", "a.v4_gold_conll"])
@pytest.mark.parametrize("between", ["spaces", "tabs"])
def test_spans_in_brackets_of_conll_2012(name: str, between: str, tmp_path: Path) -> None:
    """Words stand in the fourth column, names in the eleventh; sentences differ in width."""
    text = re.sub(" {2,}", "\t", CONLL_2012) if between == "tabs" else CONLL_2012
    (of,), notes = read(tmp_path, text, name)
    assert of.text == "قالت الأمم المتحدة أمس\nنعم"
    assert marks(of) == [("ORG", "الأمم المتحدة"), ("DATE", "أمس")]
    assert of.name == "nw/sy/01 1"
    assert [it.message for it in notes] == ["formats-tokens-columns"]


def test_full_stops_end_sentences_where_no_blank_line_does(tmp_path: Path) -> None:
    """Corpora of one long column; a name that goes over the stop is not cut."""
    rows = "زار O\nزيد B-PER\nمكة B-LOC\n. O\n" * 200 + "شركة B-ORG\n. I-ORG\nنت I-ORG\n. O\n"
    (of,), _ = read(tmp_path, rows)
    lines = of.text.split("\n")
    assert (len(lines), lines[0], lines[-1]) == (201, "زار زيد مكة .", "شركة . نت .")
    assert len(of.spans) == 401


def test_bare_labels_are_known_by_their_look_alone(tmp_path: Path) -> None:
    rows = "قال\tO\nزيد\tperson\nبن\tperson\n.\tO\n\n" * 6
    (of,), _ = read(tmp_path, rows, "a.tsv")
    assert len(of.spans) == 6
    file = tmp_path / "table.tsv"
    file.write_text("نص\tفئة\n" + "هذا نص طويل\tO\nونص آخر\tB\n" * 20, "utf-8")
    assert formats.for_reading(file).id == "corpus"


def test_a_column_of_tags_without_tokens_is_no_column_of_tags(tmp_path: Path) -> None:
    (of,), notes = read(tmp_path, "B-PER\nI-PER\nO\n\nO\nO\n")
    assert (of.text, of.spans) == ("B-PER I-PER O\nO O", ())
    assert [it.message for it in notes] == ["formats-tokens-no-tags"]


TAGS = ["O", "O", "B-A", "I-A", "I-B", "B-B", "E-A", "S-A", "I_A", "L-B", "x", "B", "I"]


@given(st.lists(st.sampled_from(TAGS), max_size=12))
def test_iob2_from_tag_to_tag_is_what_a_walk_over_all_tags_finds(tags: list[str]) -> None:
    assert tag_schemes._lenient(tags) == tag_schemes._walk(tags, "iob2", strict=False)


HISTORIC = """TOKEN\tNE-COARSE\tNE-FINE\tNESTED\tNEL\tMISC
# language = ar
# hipe2022:document_id = جريدة-1
قال\tO\tO\tO\t_\t_
مجلس\tB-org\tB-org.adm\tO\tQ1\t_
مكة\tI-org\tI-org.adm\tB-loc\tQ1\tNoSpaceAfter

# document_id = جريدة-2
في\tO\tO\tO\t_\t_
بغداد\tB-loc\tB-loc.town\tO\tQ2\t_
"""


@pytest.mark.parametrize("start", ["", "\ufeff"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_row_that_names_the_columns_is_no_token(start: str, ends: str, tmp_path: Path) -> None:
    articles, notes = read(tmp_path, start + HISTORIC.replace("\n", ends), "a.tsv")
    assert [(it.name, it.text) for it in articles] == [
        ("جريدة-1", "قال مجلس مكة"),
        ("جريدة-2", "في بغداد"),
    ]
    assert sorted(marks(articles[0])) == [
        ("loc", "مكة"),
        ("org", "مجلس مكة"),
        ("org.adm", "مجلس مكة"),
    ]
    assert [it.values["count"] for it in notes] == [2]
    assert not any(it.notes for it in articles)


KAGGLE = """Sentence #,Word,POS,Tag
Sentence: 1,قال,VB,O
,زيد,NN,B-per
,بن,NN,I-per
,",",",",O
,مكة,NN,B-geo
Sentence: 2,انتهى,VB,I-geo
"""
WORDS = "word,label\nقال,O\nزيد,B-PER\nبن,I-PER\n,\nمكة,B-LOC\n\nانتهى,I-LOC\n"


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_tokens_and_tags_between_commas(ends: str, tmp_path: Path) -> None:
    """Sentences by a column of their own, or by empty rows; a comma that is a word; lines as in the file."""
    (of,), notes = read(tmp_path, KAGGLE.replace("\n", ends), "a.csv")
    assert of.text == "قال زيد بن , مكة\nانتهى"
    assert marks(of) == [("per", "زيد بن"), ("geo", "مكة"), ("geo", "انتهى")]
    assert [(it.message, it.line) for it in of.notes] == [("formats-tokens-begins", 7)]
    assert [it.message for it in notes] == ["formats-tokens-columns"]
    (of,), notes = read(tmp_path, WORDS.replace("\n", ends), "b.csv")
    assert of.text == "قال زيد بن\nمكة\nانتهى"
    assert marks(of) == [("PER", "زيد بن"), ("LOC", "مكة"), ("LOC", "انتهى")]
    assert [it.line for it in of.notes] == [8]
    assert notes == []


def test_a_table_of_texts_between_commas_is_none_of_tokens(tmp_path: Path) -> None:
    for rows in ("text,label\n" + "نص طويل هنا,O\nنص آخر,B\n" * 9, "a,b\n1,2\n3,4\n5,6\n"):
        (tmp_path / "a.csv").write_text(rows, "utf-8")
        assert formats.for_reading(tmp_path / "a.csv").id == "corpus"


def test_a_short_row_beside_a_long_one_is_still_a_short_row(tmp_path: Path) -> None:
    """Together they have as many cells as two rows should."""
    rows = "قال\tO\nزيد\tB-PER\n\n" * 8 + "في\nمكة\tB-LOC\tO\n"
    (of,), _ = read(tmp_path, rows)
    assert of.text.split("\n")[-1] == "في مكة"
    assert marks(of)[-1] == ("LOC", "مكة")
    assert [it.message for it in of.notes] == ["formats-tokens-short"]


ALONE = [("زار", "O", ""), ("محمود", "B", "PERSON"), ("عباس", "I", "PERSON"), ("القاهرة", "B", "GPE"), (".", "O", "")]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "between", "head", "nothing", "order"),
    [
        ("a.conll", "\t", "", "_", (0, 1, 2)),
        ("a.tsv", "\t", "", "", (0, 1, 2)),  # spaCy has no type for what is outside
        ("a.conll", " ", "", "-", (0, 2, 1)),
        ("a.csv", ",", "text,ent_iob,ent_type\n", "", (0, 1, 2)),
    ],
    ids=["tabs", "nothing", "before", "commas"],
)
def test_labels_in_a_column_beside_that_of_beginnings_are_taken(
    name: str, between: str, head: str, nothing: str, order: tuple[int, ...], tmp_path: Path
) -> None:
    """As spaCy's tokens are printed, and as the Stockholm corpus has it."""
    rows = [(*it[:2], it[2] or nothing) for it in ALONE]
    text = head + "".join(between.join(row[at] for at in order) + "\n" for row in rows)
    (of,), notes = read(tmp_path, text, name)
    assert marks(of) == [("PERSON", "محمود عباس"), ("GPE", "القاهرة")]
    assert notes == []


def test_a_column_that_says_something_of_other_words_too_is_none_of_labels(tmp_path: Path) -> None:
    rows = ["زار V O", "محمود N B", "عباس N I", "القاهرة N B", ". P O"]
    (of,), (note,) = read(tmp_path, "\n".join(rows) + "\n")
    assert [it for it, _ in marks(of)] == ["SPAN", "SPAN"]
    assert note.message == "formats-tokens-columns"
