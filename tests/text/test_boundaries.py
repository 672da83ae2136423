"""Edges of letters, words, sentences and blocks: they tile, agree and never cut a letter."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QTextBoundaryFinder
from text.strategies import texts

from hashiya import assets
from hashiya.text import blocks, direction, graphemes, sentences, words
from hashiya.text.offsets import Utf16Map

SEEDS = sorted((assets.seeds() / "articles").glob("*.txt"))
UCD = Path("/usr/share/unicode/auxiliary")
INVISIBLE = "\u200e\u200f\u061c\u2060"


def seed(k: int) -> str:
    return SEEDS[k].read_bytes().decode("utf-8")


def shown(text: str, ranges: list[tuple[int, int]]) -> list[str]:
    return [text[s:e] for s, e in ranges]


@given(texts)
def test_clusters_tile_and_neighbours_agree(text: str) -> None:
    edges = graphemes.boundaries(text)
    assert edges == sorted(set(edges))
    assert edges[0] == 0
    assert edges[-1] == len(text)
    for pos in range(len(text) + 1):
        assert graphemes.is_boundary(text, pos) == (pos in edges)
        assert graphemes.next_boundary(text, pos) == min(
            (it for it in edges if it > pos), default=len(text)
        )
        assert graphemes.previous_boundary(text, pos) == max(
            (it for it in edges if it < pos), default=0
        )


@given(texts, st.data())
def test_snapping_covers_once_and_for_all(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    one, two = graphemes.snap(text, start, end)
    assert one <= start <= end <= two
    assert graphemes.is_boundary(text, one)
    assert graphemes.is_boundary(text, two)
    assert graphemes.snap(text, one, two) == (one, two)


@pytest.mark.parametrize("text", [seed(0), seed(1), "بِالعَرَبِيَّةِ مُشكَّلٌ 👨‍👩‍👧 e\u0301 \r\n می‌گوید"])
def test_letters_are_those_of_qt(text: str) -> None:
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text)
    units = Utf16Map(text)
    found = [0]
    while (unit := finder.toNextBoundary()) >= 0:
        found.append(units.to_code_point(unit))
    assert graphemes.boundaries(text) == found


@pytest.mark.parametrize("one", ["🇮🇶", "👨‍👩‍👧", "بِّ", "\r\n", "1️⃣", "👍🏽"])
def test_what_a_reader_calls_one_letter_is_one(one: str) -> None:
    assert graphemes.boundaries("ا" + one + "ب") == [0, 1, 1 + len(one), 2 + len(one)]


@given(texts)
def test_tokens_and_gaps_give_the_text_back(text: str) -> None:
    at = 0
    for start, end in words.tokens(text):
        assert at <= start < end
        assert text[at:start] == "" or text[at:start].isspace()
        assert not any(it.isspace() for it in text[start:end])
        at = end
    assert text[at:] == "" or text[at:].isspace()


@given(texts)
def test_word_edges_are_letter_edges(text: str) -> None:
    found = words.words(text)
    for start, end in found:
        assert regex.search(r"[\p{L}\p{N}]", text[start:end])
        assert graphemes.is_boundary(text, start) or text[start - 1].isspace()
        assert graphemes.is_boundary(text, end) or text[end] in INVISIBLE
    covered = {i for s, e in found for i in range(s, e)}
    missed = [it for i, it in enumerate(text) if i not in covered and it.isalpha()]
    assert missed == []


@given(texts, st.data())
def test_walking_by_word_meets_the_words(text: str, data: st.DataObject) -> None:
    found = words.words(text)
    pos = data.draw(st.integers(0, len(text)))
    assert words.next_word(text, pos) == next((it for it in found if it[0] >= pos), None)
    assert words.previous_word(text, pos) == next(
        (it for it in reversed(found) if it[1] <= pos), None
    )
    holding = next((it for it in found if it[0] <= pos < it[1]), None)
    assert words.word_at(text, pos) == holding


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قاتل200", ["قاتل", "200"]),
        ("كوفيد-19،", ["كوفيد-19"]),
        ("“بضع مئات”", ["بضع", "مئات"]),
        ("«والناتو»؛ لماذا؟", ["والناتو", "لماذا"]),
        ("3.5 10,000 ٢٠٢٠ 4.000 U.S.A", ["3.5", "10,000", "٢٠٢٠", "4.000", "U.S.A"]),
        ("می‌گوید وَٱلْمَلَائِكَةُ عـــراق", ["می‌گوید", "وَٱلْمَلَائِكَةُ", "عـــراق"]),
        ('צה"ל בית־ספר', ['צה"ل'.replace("ل", "ל"), "בית־ספר"]),
        ("#وسم_عربي @user_1", ["وسم_عربي", "@user_1"]),
        ("2020م G20 F-16", ["2020", "م", "G20", "F-16"]),
        ("الـIBM أ.ف.ب O'Brien", ["الـ", "IBM", "أ.ف.ب", "O'Brien"]),
        ("كل\u200fمة", ["كل\u200fمة"]),
        ("تدريجياً", ["تدريجياً"]),
    ],
)
def test_words_of_the_news(text: str, expected: list[str]) -> None:
    assert shown(text, words.words(text)) == expected


def test_emoji_are_one_token_and_controls_stay_with_a_neighbour() -> None:
    text = "👨‍👩‍👧🇮🇶 \u200fكتب.\u200e \u200e"
    assert shown(text, words.tokens(text)) == ["👨‍👩‍👧", "🇮🇶", "\u200fكتب", ".\u200e", "\u200e"]


@given(texts)
def test_sentences_are_ordered_trimmed_and_lose_no_letter(text: str) -> None:
    at = 0
    for start, end in sentences.sentences(text):
        assert at <= start < end
        assert not text[start].isspace()
        assert not text[end - 1].isspace()
        assert not regex.search(r"[\p{L}\p{N}]", text[at:start])
        assert not regex.search(r"[\r\n\u2028\u2029\x85\v\f]", text[start:end])
        at = end
    assert not regex.search(r"[\p{L}\p{N}]", text[at:])


@given(texts, st.data())
def test_the_sentence_at_a_place_is_one_of_them(text: str, data: st.DataObject) -> None:
    found = sentences.sentences(text)
    if found:
        start, end = data.draw(st.sampled_from(found))
        pos = data.draw(st.integers(start, end - 1))
        assert sentences.sentence_at(text, pos) == (start, end)


def test_the_sentence_at_a_place_of_a_long_line() -> None:
    text = seed(1).replace("\n", " ") * 6
    for start, end in sentences.sentences(text)[1:-1:9]:
        assert sentences.sentence_at(text, (start + end) // 2) == (start, end)


def qt_sentences(text: str) -> list[str]:
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Sentence, text)
    units = Utf16Map(text)
    found: list[str] = []
    at = 0
    while (unit := finder.toNextBoundary()) >= 0:
        pos = units.to_code_point(unit)
        piece = text[at:pos].strip().removesuffix(",")
        found += [piece] if piece else []
        at = pos
    return found


@pytest.mark.parametrize(("k", "count"), [(0, 15), (1, 17)])
def test_the_seeds_split_as_a_reader_would_name_them(k: int, count: int) -> None:
    text = seed(k)
    found = shown(text, sentences.sentences(text))
    assert len(found) == count
    assert found == qt_sentences(text)  # but for the comma of a join, which Qt keeps


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال د. أحمد ذلك. ثم ذهب.", ["قال د. أحمد ذلك.", "ثم ذهب."]),
        ("انظر ص. 5 من سنة 1440 هـ. للمزيد", ["انظر ص. 5 من سنة 1440 هـ. للمزيد"]),
        ("1. الأول\n٢. الثاني", ["1. الأول", "٢. الثاني"]),
        ("بلغ 3.5 مليون. نعم", ["بلغ 3.5 مليون.", "نعم"]),
        ("لماذا؟ لأنه! لا… نعم", ["لماذا؟", "لأنه!", "لا…", "نعم"]),
        ("یہ ہے۔ وہ تھا۔", ["یہ ہے۔", "وہ تھا۔"]),
        ("قال “لا أعرف.” وذهب", ["قال “لا أعرف.”", "وذهب"]),
        ("قال “من أنت؟”، وذهب", ["قال “من أنت؟”، وذهب"]),
        ("من نحو 5000., وقال", ["من نحو 5000.", "وقال"]),
        ("ضد الإرهاب.وقال", ["ضد الإرهاب.", "وقال"]),
        ("العنوان \r\n\r\nالنص", ["العنوان", "النص"]),
        ("Mr. Smith of Acme Inc., which failed. Yes", None),
    ],
)
def test_sentence_ends(text: str, expected: list[str] | None) -> None:
    wanted = expected or ["Mr. Smith of Acme Inc., which failed.", "Yes"]
    assert shown(text, sentences.sentences(text)) == wanted


def test_letters_against_the_unicode_file() -> None:
    file = UCD / "GraphemeBreakTest.txt"
    if not file.is_file():
        pytest.skip("needs Debian's unicode-data")
    for line in file.read_text(encoding="utf-8").splitlines():
        pieces = [it for it in line.partition("#")[0].strip("÷ \t").split(" ÷ ") if it]
        wanted = ["".join(chr(int(it, 16)) for it in p.replace("×", " ").split()) for p in pieces]
        edges = graphemes.boundaries("".join(wanted))
        assert ["".join(wanted)[a:b] for a, b in itertools.pairwise(edges)] == wanted


@given(texts, st.integers(1, 60))
def test_blocks_partition_the_text(text: str, times: int) -> None:
    text = text * times
    table = blocks.split_blocks(text)
    at = 0
    for k in range(len(table)):
        start, end = table.range(k)
        assert start == at
        assert start < end or not text
        content = table.content(k)
        assert start == content[0] <= content[1] <= end
        assert graphemes.is_boundary(text, start)
        if not table.starts_paragraph(k):
            inside = words.word_at(text, start)
            assert inside is None or inside[0] == start or end - start >= blocks.TARGET
            assert table.direction(k) == table.direction(k - 1)
        at = end
        assert all(table.at(pos) == k for pos in {start, end - 1} if pos >= start)
    assert at == len(text)


def test_long_paragraphs_are_cut_after_sentences() -> None:
    text = seed(1)
    table = blocks.split_blocks(text)
    bodies = [text[slice(*table.range(k))] for k in range(len(table))]
    assert max(map(len, bodies)) <= blocks.LONGEST
    assert all(it.endswith(("., ", ". ")) for it in bodies[2:-1])
    assert len(table) == 5  # title, blank line, the one paragraph in three


def test_ten_million_letters_in_one_word_and_in_one_paragraph() -> None:
    table = blocks.split_blocks("ك" * 1_000_000)
    assert max(e - s for s, e in (table.range(k) for k in range(len(table)))) <= blocks.LONGEST
    text = seed(1).replace("\n", " ") * 4000
    table = blocks.split_blocks(text)
    assert len(table) > 9000
    assert table.at(len(text)) == len(table) - 1


def test_no_cut_falls_between_a_space_and_its_mark() -> None:
    text = ("ك" * 40 + " \u064e") * 60
    table = blocks.split_blocks(text)
    assert len(table) > 2
    assert all(graphemes.is_boundary(text, table.range(k)[0]) for k in range(len(table)))


def test_a_thousand_marks_on_one_letter_stay_together() -> None:
    text = "ب" + "\u064e" * 3000 + "ت" * 100
    assert blocks.split_blocks(text).range(0) == (0, 3001)


def test_open_controls_are_carried_over_a_cut() -> None:
    text = "\u202b" + "كلمة " * 300 + "\u2068ab " + "word " * 300 + "\u2069 نهاية"
    table = blocks.split_blocks(text)
    assert table.open_controls(0) == ""
    assert table.open_controls(1) == "\u202b"
    assert table.open_controls(table.at(len(text) - 20)) == "\u202b\u2066"


CONTROLS = st.sampled_from(
    ["", "\u202b", "\u202d", "\u202c", "\u2067", "\u2068", "\u2069", "\n", "\r\n"]
)
pieces = st.tuples(CONTROLS, st.sampled_from(["كلمة ", "word. "]), st.integers(0, 400))


@given(st.lists(pieces, max_size=8), st.randoms(use_true_random=False))
def test_what_is_open_is_the_same_in_whatever_order_blocks_are_asked(parts, chance) -> None:
    text = "".join(control + word * count for control, word, count in parts)
    table = blocks.split_blocks(text)
    order = list(range(len(table)))
    chance.shuffle(order)
    for k in order:
        start = table.range(k)[0]
        paragraph = table.paragraph(start)[0]
        assert table.open_controls(k) == direction.open_controls(text, paragraph, start)


@given(texts)
def test_lines_end_where_a_plain_look_finds_their_ends(text: str) -> None:
    table = blocks.split_blocks(text)
    ends = [it.end() for it in re.finditer("\r\n|[\n\r\v\f\x85\u2028\u2029]", text)]
    starts = [table.range(k)[0] for k in range(len(table)) if table.starts_paragraph(k)]
    assert starts == [0, *(it for it in ends if it < len(text))]
    lengths = [(e - s, s in starts) for s, e in (table.range(k) for k in range(len(table)))]
    assert list(table.extents()) == lengths
    for pos in range(len(text)):
        start = max(it for it in starts if it <= pos)
        end = min((it for it in ends if it > pos), default=len(text))
        body = re.sub("(\r\n|[\n\r\v\f\x85\u2028\u2029])\\Z", "", text[start:end])
        assert table.paragraph(pos) == (start, start + len(body))


def test_paragraphs_without_letters_follow_the_one_before() -> None:
    table = blocks.split_blocks("2024\nNATO\n12\nنص\n\n3")
    found = [table.direction(k) for k in range(len(table))]
    assert found == ["ltr", "ltr", "ltr", "rtl", "rtl", "rtl"]
    assert blocks.split_blocks("2024", "ltr").direction(0) == "ltr"


@given(texts)
def test_the_display_copy_is_as_long_in_both_counts(text: str) -> None:
    copy = blocks.display_text(text, 0, len(text))
    assert len(copy) == len(text)
    assert Utf16Map(copy).length == Utf16Map(text).length
    assert not set(copy) & set("\x00\n\r\u2028\u2029\ufffc\ufdd0\ue000\x85\v\f")


@given(texts, st.data())
def test_positions_survive_the_way_to_utf16_and_utf8(text: str, data: st.DataObject) -> None:
    from hashiya.text.offsets import Utf8Map

    wide, narrow = Utf16Map(text), Utf8Map(text)
    pos = data.draw(st.integers(0, len(text)))
    assert wide.to_utf16(pos) == len(text[:pos].encode("utf-16-le")) // 2
    assert wide.to_code_point(wide.to_utf16(pos)) == pos
    assert narrow.to_utf8(pos) == len(text[:pos].encode())
    assert narrow.to_code_point(narrow.to_utf8(pos)) == pos
    assert (wide.length, narrow.length) == (
        len(text.encode("utf-16-le")) // 2,
        len(text.encode()),
    )


def test_no_position_inside_a_pair_or_a_letter() -> None:
    from hashiya.text.offsets import Utf8Map

    with pytest.raises(ValueError, match="pair"):
        Utf16Map("😀").to_code_point(1)
    with pytest.raises(ValueError, match="inside"):
        Utf8Map("aب").to_code_point(2)
    with pytest.raises(IndexError):
        Utf16Map("a").to_utf16(2)
