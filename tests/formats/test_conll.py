"""CoNLL: tokens give the text back, and strict readers find the entities that were chosen."""

from __future__ import annotations

from pathlib import Path

import gold
import pytest
from formats import tag_reader
from formats.datasets import datasets
from hypothesis import given
from making import annotation, article

from hashiya.formats.conll import conll
from hashiya.formats.format import WriteOptions
from hashiya.formats.losses import LossReport, Tally
from hashiya.formats.tokens.tag_schemes import tagger
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.span import Span

SCHEMA = gold.schema()
IOB2 = WriteOptions()
EVERY = [
    WriteOptions(scheme=scheme, level=level, edges=edges, layer=layer)
    for scheme in ("iob2", "bioes")
    for level in ("outermost", "innermost")
    for edges in ("split", "expand")
    for layer in ("entity", "claim")
]


def weighed(source: AnnotatedArticle, options: WriteOptions = IOB2) -> LossReport:
    tally = Tally()
    tally.article(source)
    conll.weigh(source, SCHEMA, options, tally)
    return tally.report()


def tagged(source: AnnotatedArticle, options: WriteOptions) -> list[list[tuple[int, int, str]]]:
    """Sentences of tokens: where each stands, and its tag."""
    layout = conll.layout_of(source, options)
    starts, ends, _ = layout.pieces
    tokens = list(
        zip(
            starts,
            ends,
            conll.tags_in(layout, options, "O", tagger(options.scheme, tuple)),
            strict=True,
        )
    )
    return [tokens[first:end] for first, end in layout.sentences]


def tags(source: AnnotatedArticle, options: WriteOptions = IOB2) -> str:
    text = source.article.text
    return " / ".join(
        " ".join(f"{text[start:end]}:{tag}" for start, end, tag in sentence)
        for sentence in tagged(source, options)
    )


def marked(text: str, *spans: tuple[str, str], **more) -> AnnotatedArticle:
    of = article(text)
    found = [
        annotation(of, text.index(words), text.index(words) + len(words), label)
        for words, label in spans
    ]
    return AnnotatedArticle(article=of, annotations=tuple(found), **more)


def outermost(source: AnnotatedArticle, layer: str = "entity") -> set[tuple[str, int, int]]:
    mine = [it for it in source.annotations if it.layer == layer]
    return {
        (it.label, it.start, it.end)
        for it in mine
        if not any(other is not it and other.span.embeds(it.span) for other in mine)
    }


@pytest.mark.parametrize("scheme", ["iob2", "bioes"])
def test_a_strict_reader_finds_the_outermost_entities_of_the_gold(scheme, tmp_path: Path) -> None:
    for source in gold.articles():
        file = tmp_path / "out.conll"
        options = WriteOptions(scheme=scheme)
        conll.write(Dataset(schema=gold.schema(), articles=[source]), file, options)
        read = tag_reader.sentences(file)
        found = [
            entity
            for sentence in read
            for entity in tag_reader.entities([tag for _, tag in sentence], scheme)
        ]
        expected = outermost(source)
        assert len(found) == len(expected)
        places = [it for sentence in tagged(source, options) for it in sentence]
        tokens = [token for sentence in read for token, _ in sentence]
        assert tokens == [source.article.text[start:end] for start, end, _ in places]
        flat = tag_reader.entities([tag for _, _, tag in places], scheme)
        spans = {(label, places[a][0], places[b - 1][1]) for label, a, b in flat}
        assert spans == expected


def test_losses_of_the_gold_are_exact() -> None:
    reports = [weighed(it) for it in gold.articles()]
    entities = sum(it.layer == "entity" for doc in gold.articles() for it in doc.annotations)
    nested = sum(it.count("nested", "same_extent", "crossing") for it in reports)
    assert (entities, entities - nested, nested) == (200, 156, 44)
    assert sum(it.count("layer") for it in reports) == 97
    assert sum(it.count("relation") for it in reports) == 161
    values = sum(len(it.attributes) for doc in gold.articles() for it in doc.annotations)
    assert sum(it.count("attribute") for it in reports) == values


def test_words_that_an_entity_begins_inside_of_are_counted() -> None:
    """15 of the gold's entities stand after an attached letter, 12 of them are outermost."""
    inside = written = 0
    for source in gold.articles():
        text = source.article.text
        chosen = outermost(source)
        for it in source.annotations:
            attached = it.start > 0 and text[it.start - 1].isalpha() and text[it.start].isalpha()
            if it.layer == "entity" and attached:
                inside += 1
                written += (it.label, it.start, it.end) in chosen
    assert (inside, written) == (15, 12)
    assert sum(weighed(it).count("token_cut") for it in gold.articles()) == written
    expand = WriteOptions(edges="expand")
    assert sum(weighed(it, expand).count("word_widened") for it in gold.articles()) == written


@given(datasets)
def test_tokens_and_gaps_give_the_text_back(dataset: Dataset) -> None:
    for source in dataset:
        text = source.article.text
        for options in EVERY:
            tokens = [it for sentence in tagged(source, options) for it in sentence]
            at, parts = 0, []
            for start, end, _ in tokens:
                gap = text[at:start]
                assert not gap.strip()
                parts += [gap, text[start:end]]
                at = end
            assert not text[at:].strip()
            assert "".join(parts) + text[at:] == text


@given(datasets)
def test_what_is_written_and_what_is_lost_make_the_whole(tmp_path_factory, dataset) -> None:
    file = tmp_path_factory.mktemp("conll") / "out.conll"
    for options in EVERY:
        conll.write(dataset, file, options)
        found = sum(
            len(tag_reader.entities([tag for _, tag in sentence], options.scheme))
            for sentence in tag_reader.sentences(file)
        )
        lost = sum(
            weighed(it, options).count(
                "layer", "nested", "crossing", "same_extent", "shared_word", "no_word",
                "discontinuous",
            )
            for it in dataset
        )  # fmt: skip
        assert found + lost == sum(len(it.annotations) for it in dataset)


def test_split_cuts_the_word_and_expand_takes_it() -> None:
    source = marked("زار للعراق", ("لعراق", "GPE"))
    assert tags(source) == "زار:O ل:O لعراق:B-GPE"
    assert tags(source, WriteOptions(edges="expand")) == "زار:O للعراق:B-GPE"


def test_level_decides_between_nested_spans() -> None:
    source = marked("قائد فيلق القدس", ("قائد فيلق القدس", "OCC"), ("فيلق القدس", "ORG"))
    assert tags(source) == "قائد:B-OCC فيلق:I-OCC القدس:I-OCC"
    inner = WriteOptions(level="innermost", scheme="bioes")
    assert tags(source, inner) == "قائد:O فيلق:B-ORG القدس:E-ORG"


def test_the_same_extent_is_always_decided_alike() -> None:
    one = marked("رويترز", ("رويترز", "ORG"), ("رويترز", "MISC"))
    other = marked("رويترز", ("رويترز", "MISC"), ("رويترز", "ORG"))
    assert tags(one) == tags(other) == "رويترز:B-MISC"
    assert weighed(one).count("same_extent") == 1


def test_two_spans_in_one_word_cannot_both_widen() -> None:
    source = marked("كتابهم", ("كتاب", "MISC"), ("هم", "PERS"))
    assert tags(source) == "كتاب:B-MISC هم:B-PERS"
    expand = WriteOptions(edges="expand")
    assert tags(source, expand) == "كتابهم:B-MISC"
    assert weighed(source, expand).count("shared_word") == 1


def test_neighbours_of_one_label_stay_apart() -> None:
    source = marked("علي عمر", ("علي", "PERS"), ("عمر", "PERS"))
    assert tags(source) == "علي:B-PERS عمر:B-PERS"


def test_no_sentence_ends_inside_a_span() -> None:
    text = "قال كلاما. ثم مضى. انتهى"
    assert tags(marked(text)).count(" / ") == 2
    assert tags(marked(text, ("كلاما. ثم", "EVENT"))).count(" / ") == 1


def test_a_span_in_several_parts_is_left_out() -> None:
    source = marked("لن يذهب أبدا", ("لن يذهب أبدا", "EVENT"))
    it = source.annotations[0]
    parts = annotation(source.article, 0, 12, "EVENT", fragments=(Span(0, 2), Span(8, 12)))
    source = AnnotatedArticle(article=source.article, annotations=(parts, it))
    assert weighed(source).count("discontinuous") == 1
    assert tags(source).startswith("لن:B-EVENT")


def test_white_space_in_a_label_becomes_a_line_below() -> None:
    source = marked("علي", ("علي", "Full name"))
    assert tags(source) == "علي:B-Full_name"
    assert weighed(source).count("label_renamed") == 1


def test_docstart_is_a_row_of_its_own(tmp_path: Path) -> None:
    dataset = Dataset(schema=gold.schema(), articles=[marked("علي"), marked("عمر")])
    conll.write(dataset, tmp_path / "a.conll", WriteOptions(docstart=True))
    found = (tmp_path / "a.conll").read_text("utf-8")
    assert found == "-DOCSTART-\tO\n\nعلي\tO\n\n-DOCSTART-\tO\n\nعمر\tO\n\n"
