"""Decoding: every encoding of Arabic news is recognised, and no letter is lost in silence."""

from __future__ import annotations

import contextlib
import random
import re
import unicodedata

import pytest
from arabic_reshaper import ArabicReshaper
from hypothesis import given
from hypothesis import strategies as st
from text.strategies import texts

from hashiya import assets
from hashiya.text import decoding

SEEDS = [it.read_bytes().decode() for it in sorted((assets.seeds() / "articles").glob("*.txt"))]
SNIPPETS = [
    text[at : at + size]
    for text in SEEDS
    for size in (len(text), 300, 80)
    for at in range(0, len(text) - size + 1, max(40, size // 2))
]
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
ENCODINGS += ["cp1256", "iso8859-6", "mac_arabic", "cp720"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_news_is_read_right_in_every_encoding(encoding: str) -> None:
    for text in SNIPPETS:
        if not encoding.startswith(("utf", "cp1256")):
            text = text.translate({0x201C: '"', 0x201D: '"'})
        if encoding == "cp720":
            text = text.replace("،", ",")
        found = decoding.decode(text.encode(encoding))
        assert found.text == text
        assert found.replaced == 0
        assert found.bom == (encoding in {"utf-8-sig", "utf-16", "utf-32"})


@pytest.mark.parametrize("encoding", ["cp1256", "iso8859-6", "mac_arabic"])
@pytest.mark.parametrize(
    "text",
    [
        "زار ترامب بغداد، ثم غادر.",
        "زار ترامب بغداد، ثم غادر. " * 9,
        "غزة غداً",
        "قال الوزير (الأحد) إنه غادر بغداد [1] مبكراً؛ ثم عاد.",
        "هل غادر؟ نعم: غادر في 12/3/2020 بنسبة 5% من <المجموع>",
    ],
)
def test_a_few_words_are_enough(text: str, encoding: str) -> None:
    assert decoding.decode(text.encode(encoding)).text == text


@given(texts)
def test_utf8_comes_back_but_for_what_no_store_holds(text: str) -> None:
    try:
        found = decoding.decode(text.encode())
    except decoding.NotText:
        return
    body = text.removeprefix("\ufeff")
    assert found.text == body.replace("\x00", "\ufffd")
    assert found.replaced == body.count("\x00")
    assert found.bom == (body != text)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_keeps_emoji(encoding: str) -> None:
    text = "خبر 🇵🇸 عاجل من بغداد"
    assert decoding.decode(text.encode(encoding)).text == text


def test_what_cannot_be_stored_is_replaced_one_to_one() -> None:
    found = decoding.decode("نص\x00 \ud800 تام".encode("utf-8", "surrogatepass"))
    assert found.text == "نص\ufffd \ufffd تام"
    assert found.replaced == 2
    assert decoding.storable("a\udfffb") == ("a\ufffdb", 1)


def test_a_few_bad_bytes_in_utf8_are_counted_and_doubted() -> None:
    data = SEEDS[0][:400].encode() + b"\xff" + SEEDS[0][400:].encode()
    found = decoding.decode(data)
    assert (found.encoding, found.replaced, found.certain) == ("utf-8", 1, False)


def test_the_reader_of_the_dialog_overrules() -> None:
    data = "مصر".encode("cp1256")
    assert decoding.decode(data, "cp1256").text == "مصر"
    assert decoding.decode(data, "windows-1256").encoding == "cp1256"
    with pytest.raises(LookupError):
        decoding.decode(data, "no-such")
    guesses = decoding.candidates(SEEDS[0].encode("iso8859-6", "replace"))
    assert guesses[0].encoding == "iso8859-6"
    assert guesses[0].preview.startswith("استجابة")
    assert {it.encoding for it in guesses} == set(decoding.ENCODINGS)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "binary"),
        (random.Random(7).randbytes(5000), "binary"),
        (b"PK\x03\x04abc", "binary"),
        (bytes(4000), "binary"),
        (b" \n 123 ... \n", "no-letter"),
        ("👍 ٢٠٢٠".encode(), "no-letter"),
    ],
)
def test_what_is_no_article_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(decoding.NotText) as caught:
        decoding.decode(data)
    assert caught.value.reason == reason


@pytest.mark.parametrize("size", [400, 3000, 70_000])
def test_noise_is_never_taken_for_an_article(size: int) -> None:
    read: list[int] = []
    for seed in range(12):
        with contextlib.suppress(decoding.NotText):
            decoding.decode(random.Random(seed).randbytes(size))
            read.append(seed)
    assert read == []


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        found = decoding.decode(data)
    except decoding.NotText:
        return
    found.text.encode()
    assert "\x00" not in found.text
    assert decoding.candidates(data)[0].encoding == found.encoding


@pytest.mark.parametrize("name", ["punycode", "idna", "unicode_escape", "raw-unicode-escape"])
def test_codecs_of_names_and_escapes_are_no_encoding_of_a_file(name: str) -> None:
    assert not decoding.is_encoding(name)


@pytest.mark.parametrize("name", ["UTF8", "windows-1256", "mac_arabic", "koi8-r"])
def test_names_that_people_write_are_encodings(name: str) -> None:
    assert decoding.is_encoding(name)


HEBREW = (
    "שר האוצר הודיע אתמול כי הממשלה תתחיל ביישום התוכנית.\nלדבריו, המספרים מעודדים והגירעון ירד.",
    "ראש העיר אמר כי העבודות יסתיימו בקיץ",
)


@pytest.mark.parametrize("text", HEBREW)
def test_hebrew_news_is_read_right_too(text: str) -> None:
    found = decoding.decode(text.encode("cp1255"))
    assert (found.encoding, found.text, found.certain) == ("cp1255", text, True)


SHAPES = [bytes([it]).decode("cp864", "replace") for it in range(0x80, 0x100)]
_SHAPER = ArabicReshaper({"delete_harakat": False, "support_ligatures": True})


def in_shapes(text: str) -> bytes:
    """As DOS stored Arabic: a byte for each shape, some of which two places in a word share."""
    data = bytearray()
    for shape in _SHAPER.reshape(text):
        if shape.isascii() or shape in SHAPES:
            data += shape.encode("cp864")
            continue
        place = unicodedata.decomposition(shape).split(">")[0]
        joined = place in ("<initial", "<medial")
        letter = unicodedata.normalize("NFKC", shape)
        fit = [it for it in SHAPES if unicodedata.normalize("NFKC", it) == letter]
        fit.sort(key=lambda it: unicodedata.decomposition(it).startswith(("<ini", "<m")) != joined)
        data += next(iter(fit), shape).encode("cp864", "ignore")
    return bytes(data)


@pytest.mark.parametrize("text", SNIPPETS, ids=lambda _: "")
def test_the_shapes_of_dos_are_read_as_letters(text: str) -> None:
    text = re.sub("[\u064b-\u0650\u0652%إ]", "", text).translate({0x201C: 34, 0x201D: 34})
    data = in_shapes(text)
    found = decoding.decode(data)
    assert (found.encoding, found.replaced) == ("cp864", 0)
    kept = "".join(it for it in text if in_shapes(it))
    assert found.text == kept
    assert decoding.decode(data, "cp864").text == kept
    assert decoding.candidates(data)[0].encoding == "cp864"


@pytest.mark.parametrize("encoding", ["cp1256", "iso8859-6", "mac_arabic", "cp720"])
def test_shapes_make_no_other_encoding_doubtful(encoding: str) -> None:
    """Letters of ISO-8859-6 lie where the shapes of DOS have the same ones."""
    for text in SEEDS:
        plain = text.translate({0x201C: 34, 0x201D: 34, 0x060C: 44})
        for at in range(0, len(plain) - 40, 20):
            piece = plain[at : at + 40]
            assert decoding.decode(piece.encode(encoding)).text == piece


@pytest.mark.parametrize("encoding", ["iso8859-8", "cp862"])
@pytest.mark.parametrize("text", HEBREW)
def test_hebrew_of_dos_and_of_iso_is_read(text: str, encoding: str) -> None:
    found = decoding.decode(text.encode(encoding))
    assert (found.text, found.certain) == (text, True)
