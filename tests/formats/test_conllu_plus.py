"""CoNLL-U Plus: the library conllu reads what is written, and files of other corpora are read whole."""

from __future__ import annotations

from pathlib import Path

import gold
import pytest
from formats import conllu_checker
from formats.datasets import datasets
from hypothesis import given
from making import annotation, article

from hashiya import formats
from hashiya.formats.conllu import conllu_plus
from hashiya.formats.format import Incoming, Note, ReadOptions, WriteOptions
from hashiya.model.dataset import AnnotatedArticle, Dataset

FLAVOURS = [WriteOptions(flavour="plus"), WriteOptions(flavour="conllu")]


def read(
    place: Path, text: str, name: str = "a.conllu", **options
) -> tuple[list[Incoming], list[Note]]:
    file = place / name
    file.write_bytes(text.replace("  ", "\t").encode("utf-8"))
    chosen = formats.for_reading(file)
    assert chosen.id == "conllu-plus"
    found = list(chosen.read(file, ReadOptions(**options)))
    articles = [it for it in found if isinstance(it, Incoming)]
    return articles, [note for it in found for note in ([it] if isinstance(it, Note) else it.notes)]


def marks(of: Incoming) -> list[tuple[str, str]]:
    return [
        (it.label, " … ".join(of.text[one.start : one.end] for one in it.fragments))
        for it in of.spans
    ]


@pytest.mark.parametrize("options", FLAVOURS, ids=lambda it: it.flavour)
@given(dataset=datasets)
def test_the_library_reads_what_is_written(options, dataset, tmp_path_factory) -> None:
    file = tmp_path_factory.mktemp("conllu") / "out.conllup"
    conllu_plus.write(dataset, file, options)
    for document, source in zip(conllu_checker.documents(file), dataset, strict=True):
        conllu_checker.shows(document, source.article.text)


@pytest.mark.parametrize("options", FLAVOURS, ids=lambda it: it.flavour)
def test_every_mark_of_the_gold_is_found_by_its_brackets(options, tmp_path: Path) -> None:
    file = tmp_path / "out.conllup"
    conllu_plus.write(Dataset(schema=gold.schema(), articles=gold.articles()), file, options)
    for document, source in zip(conllu_checker.documents(file), gold.articles(), strict=True):
        expected = sorted(
            (it.label, tuple((part.start, part.end) for part in it.fragments))
            for it in source.annotations
        )
        assert conllu_checker.mentions(document) == expected


def test_an_edge_inside_a_word_makes_a_multiword_token(tmp_path: Path) -> None:
    of = article("زار للعراق.")
    marked = AnnotatedArticle(article=of, annotations=(annotation(of, 5, 10, "GPE"),))
    file = tmp_path / "out.conllup"
    conllu_plus.write(Dataset(schema=gold.schema(), articles=[marked]), file, WriteOptions())
    rows = [it.split("\t")[:2] for it in file.read_text("utf-8").splitlines() if "\t" in it]
    assert rows == [["1", "زار"], ["2-3", "للعراق"], ["2", "ل"], ["3", "لعراق"], ["4", "."]]


IAHLT = """# newdoc id = iahltwiki_plasma
# meta::sourceURL = https://he.wikipedia.org/wiki/X
# meta::title = עירוי פלזמה
# sent_id = plasma-9
# newpar
# text = במהלך מלחמת העולם השנייה.
1-2  במהלך  _  _  _  _  _  _  _  _
1  ב  ב  ADP  ADP  _  3  case  _  _
2  מהלך  מהלך  NOUN  NOUN  _  1  fixed  _  _
3  מלחמת  מלחמה  PROPN  PROPN  _  0  root  _  Entity=(EVE
4-5  העולם  _  _  _  _  _  _  _  _
4  ה  ה  DET  DET  _  5  det  _  _
5  עולם  עולם  PROPN  PROPN  _  3  compound  _  _
6-7  השנייה  _  _  _  _  _  _  _  SpaceAfter=No
6  ה  ה  DET  DET  _  7  det  _  _
7  שנייה  שני  ADJ  ADJ  _  3  amod  _  Entity=EVE)
8  .  .  PUNCT  PUNCT  _  3  punct  _  _

# sent_id = plasma-13
# text = צה"ל, מיוצרת בגרמניה
1  צה"ל  צה"ל  PROPN  PROPN  _  0  root  _  Entity=(ORG)|SpaceAfter=No
2  ,  ,  PUNCT  PUNCT  _  1  punct  _  _
3  מיוצרת  יוצר  VERB  VERB  _  1  conj  _  _
4-5  בגרמניה  _  _  _  _  _  _  _  _
4  ב  ב  ADP  ADP  _  5  case  _  Entity=(GPE
5  גרמניה  גרמניה  PROPN  PROPN  _  3  obl  _  Entity=GPE)

# sent_id = plasma-14
# newpar
# text = סוף.
1  סוף  סוף  NOUN  NOUN  _  0  root  _  SpaceAfter=No
2  .  .  PUNCT  PUNCT  _  1  punct  _  _

"""


def test_a_hebrew_treebank_with_named_entities(tmp_path: Path) -> None:
    (of,), notes = read(tmp_path, IAHLT)
    assert of.text == 'במהלך מלחמת העולם השנייה. צה"ל, מיוצרת בגרמניה\nסוף.'
    assert marks(of) == [("EVE", "מלחמת העולם השנייה"), ("ORG", 'צה"ל'), ("GPE", "בגרמניה")]
    assert (of.id, of.name, of.title, of.language) == (
        "iahltwiki_plasma", "iahltwiki_plasma", "עירוי פלזמה", "he",
    )  # fmt: skip
    assert of.url.startswith("https://he.wikipedia.org")
    assert [it.message for it in notes] == ["formats-conllu-grammar"]


COREFUD = """# newdoc id = doc1
# global.Entity = eid-etype-head-other
# sent_id = 1
1  رئيس  _  _  _  _  _  _  _  Entity=(e1-person-1-gstype:spec(e9[1/2]-abstract-1
2  الوزراء  _  _  _  _  _  _  _  Entity=e9[1/2])
3  العراقي  _  _  _  _  _  _  _  Entity=(e2-place)e1)
4  قال  _  _  _  _  _  _  _  Entity=(e9[2/2]-abstract-1)
4.1  هو  _  _  _  _  _  _  _  Entity=(e1-person-1)
5  إنه  _  _  _  _  _  _  _  Bridge=e1<e2:part|Entity=(e1-person-1)|SpaceAfter=No
6  .  _  _  _  _  _  _  _  _

# newdoc id = doc2
# sent_id = 2
1  بغداد  _  _  _  _  _  _  _  Entity=(e1-place-1-ref:a%2Cb(e1-place-1)
2  اليوم  _  _  _  _  _  _  _  Entity=e1)

"""


def test_coreference_brackets(tmp_path: Path) -> None:
    (one, two), notes = read(tmp_path, COREFUD)
    assert one.text == "رئيس الوزراء العراقي قال إنه."
    assert marks(one) == [
        ("abstract", "رئيس الوزراء … قال"),
        ("person", "رئيس الوزراء العراقي"),
        ("place", "العراقي"),
        ("person", "إنه"),
    ]
    assert one.spans[1].attributes == {"gstype": "spec"}
    assert [(it.label, it.from_id, it.to_id) for it in one.relations] == [
        ("coref", "e1.2", "e1"),
        ("bridge", "e2", "e1"),
    ]
    assert one.relations[1].attributes == {"kind": "part"}
    assert marks(two) == [("place", "بغداد اليوم"), ("place", "بغداد")]
    assert two.spans[0].attributes == {"ref": "a,b"}
    assert [(it.message, it.line) for it in notes] == [("formats-conllu-zero", 8)]


def test_links_between_mentions_lead_to_the_last_one_before(tmp_path: Path) -> None:
    text = """# global.Entity = eid-etype-head-other
# newdoc id = doc
1  سامي  _  _  _  _  _  _  _  Entity=(e1-person-1-)
2  ولمى  _  _  _  _  _  _  _  Entity=(e2-person-1-)
3  هو  _  _  _  _  _  _  _  Entity=(e1-person-1-)
4  هما  _  _  _  _  _  _  _  Entity=(e3-person-1-)|SplitAnte=e1<e3,e2<e3
5  يده  _  _  _  _  _  _  _  Bridge=e1<e4,e8<e4|Entity=(e4-object-1-)

"""
    (one,), notes = read(tmp_path, text)
    assert [(it.label, it.from_id, it.to_id) for it in one.relations] == [
        ("coref", "e1.2", "e1"),
        ("split_ante", "e3", "e1.2"),
        ("split_ante", "e3", "e2"),
        ("bridge", "e4", "e1.2"),
    ]
    assert [(it.message, it.values["count"]) for it in notes] == [("formats-conllu-links", 1)]


def test_a_word_with_the_number_0_is_a_word(tmp_path: Path) -> None:
    (found,), notes = read(
        tmp_path, "0  قال  _  _  _  _  0  _  _  _\n1  سامي  _  _  _  _  0  _  _  _\n\n"
    )
    assert found.text.split() == ["قال", "سامي"]
    assert not [it for it in notes if it.message == "formats-damaged"]


def test_the_brackets_of_gum(tmp_path: Path) -> None:
    text = """# newdoc id = GUM_x
# global.Entity = GRP-etype-infstat-salience-centering-minspan-link-identity
1  Tulsa  _  _  _  _  _  _  _  Entity=(1-place-new-s-cf1*-1-sgl-Tulsa%2C_Oklahoma)
2  grew  _  _  _  _  _  _  _  _

"""
    (of,), _ = read(tmp_path, text)
    assert marks(of) == [("place", "Tulsa")]
    assert of.spans[0].attributes["identity"] == "Tulsa,_Oklahoma"
    old = text.replace("# global.Entity", "# x").replace(
        "(1-place-new-s-cf1*-1-sgl-Tulsa%2C_Oklahoma)", "(place-1)"
    )
    (of,), _ = read(tmp_path, old)
    assert marks(of) == [("place", "Tulsa")]


def test_tags_in_misc_and_in_columns_of_their_own(tmp_path: Path) -> None:
    stanza = """# text = زار بوتين، بغداد
1  زار  _  _  _  _  _  _  _  start_char=0|end_char=3|ner=O
2  بوتين  _  _  _  _  _  _  _  start_char=4|end_char=9|ner=S-PER
3  ،  _  _  _  _  _  _  _  start_char=9|end_char=10|ner=O
4  بغداد  _  _  _  _  _  _  _  start_char=11|end_char=16|ner=S-LOC

"""
    (of,), notes = read(tmp_path, stanza)
    assert of.text == "زار بوتين، بغداد"
    assert marks(of) == [("PER", "بوتين"), ("LOC", "بغداد")]
    assert not notes
    plus = "# global.columns = ID FORM X:NER\n1  زار  *\n2  بوتين  B-PER\n3  فلاديمير  I-PER\n\n"
    (of,), notes = read(tmp_path, plus, "a.conllup")
    assert marks(of) == [("PER", "بوتين فلاديمير")]
    assert not notes


def test_words_that_are_not_in_their_token_take_it_whole(tmp_path: Path) -> None:
    text = """1-3  للعراق  _  _  _  _  _  _  _  SpaceAfter=No
1  ل  _  _  _  _  _  _  _  _
2  ال  _  _  _  _  _  _  _  _
3  عراق  _  _  _  _  _  _  _  Entity=(GPE)
4  .  _  _  _  _  _  _  _  _

"""
    (of,), _ = read(tmp_path, text)
    assert (of.text, marks(of)) == ("للعراق.", [("GPE", "عراق")])
    (of,), _ = read(tmp_path, text.replace("3  عراق", "3  بلاد"))
    assert marks(of) == [("GPE", "لعراق")]


def test_ten_columns_are_known_by_any_name(tmp_path: Path) -> None:
    for name in ("ar-dev.txt", "ar-dev.conll", "ar-dev.tsv", "ar-dev"):
        (of,), _ = read(tmp_path, IAHLT, name)
        assert len(of.spans) == 3


def test_what_ends_at_a_token_stands_before_what_begins_there(tmp_path: Path) -> None:
    """CorefUD's first rule; without it the brackets cannot be told apart."""
    of = article("ا ب ج د ه")
    spans = (annotation(of, 0, 5, "ORG"), annotation(of, 4, 9, "GPE"), annotation(of, 4, 5, "PERS"))
    marked = AnnotatedArticle(article=of, annotations=spans)
    file = tmp_path / "out.conllup"
    conllu_plus.write(Dataset(schema=gold.schema(), articles=[marked]), file, WriteOptions())
    assert "Entity=e1)(e2-GPE" in file.read_text("utf-8")
    (document,) = conllu_checker.documents(file)
    assert [kind for kind, _ in conllu_checker.mentions(document)] == ["GPE", "ORG", "PERS"]


MORE_COLUMNS = """# global.columns = ID FORM LEMMA UPOS X:NE X:MWE
# newdoc id = d1
# title = قرار
# date = 2018-05
# sent_id = s1
# speaker = زيد
# text = قرر المجلس.
1\tقرر\tقرر\tVERB\tO\t1:LVC.full
2\tالمجلس\t_\t_\tB-ORG\t1
3\t.\t_\t_\tO\t*

# sent_id = s2
# title = هامش
# text = انتهى
1\tانتهى\t_\t_\tO\t*
"""


def test_a_comment_may_have_a_tab_in_it_and_a_token_may_be_a_hash(tmp_path: Path) -> None:
    """As the treebank of Italian tweets has it."""
    rows = [
        "# sent_id = 1",
        "# text = قال #مصر كبيرة",
        "# irony = IMPLICIT  ANALOGY",
        "1  قال  _  VERB  _  _  0  root  _  _",
        "2  #  _  SYM  _  _  3  punct  _  SpaceAfter=No",
        "3  مصر  _  PROPN  _  _  1  nsubj  _  Entity=(e1-place)",
        "4  كبيرة  _  ADJ  _  _  3  amod  _  _",
    ]
    (of,), notes = read(tmp_path, "\n".join(rows) + "\n\n")
    assert (of.text, marks(of)) == ("قال #مصر كبيرة", [("place", "مصر")])
    assert [it.message for it in notes] == ["formats-conllu-grammar", "formats-conllu-comments"]


def test_what_further_columns_and_comments_tell_is_taken_or_named(tmp_path: Path) -> None:
    """A title in front of the first sentence is the document's; later ones name something else."""
    file = tmp_path / "a.conllup"
    file.write_text(MORE_COLUMNS, "utf-8")
    found = list(conllu_plus.read(file, ReadOptions()))
    (of,) = [it for it in found if isinstance(it, Incoming)]
    assert [it.label for it in of.spans] == ["ORG"]
    assert (of.title, of.published) == ("قرار", "2018-05")
    told = {it.message: dict(it.values) for it in found if isinstance(it, Note)}
    assert told == {
        "formats-conllu-grammar": {},
        "formats-conllu-columns": {"count": 1, "names": "X:MWE"},
        "formats-conllu-comments": {"count": 2, "names": "speaker · title"},
    }


def test_a_text_that_its_tokens_do_not_give_is_told(tmp_path: Path) -> None:
    rows = """# text = قال، نعم
1  قال  _  _  _  _  _  _  _  _
2  ،  _  _  _  _  _  _  _  SpaceAfter=No
3  نعم  _  _  _  _  _  _  _  _

# text = قال  نعم
1  قال  _  _  _  _  _  _  _  _
2  نعم  _  _  _  _  _  _  _  _

"""
    (of,), notes = read(tmp_path, rows)
    assert of.text == "قال ،نعم\nقال نعم"
    assert [(it.message, dict(it.values), it.lost) for it in notes] == [
        ("formats-conllu-text", {"count": 1}, False)
    ]
