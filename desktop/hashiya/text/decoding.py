"""Bytes to text at import: which encoding, which byte order mark; it drops no letter silently.

Order: byte order mark, the pattern of UTF-16 without one, strict UTF-8, then a score for the
one-byte encodings of Arabic and Hebrew. One of them (cp864) has a byte for each shape of a letter: what is
read are the letters. What no store can hold (NUL, lone surrogates) is replaced one to one
by U+FFFD and counted; everything else stays.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

Reason = Literal["empty", "binary", "no-letter", "other-encoding"]

ENCODINGS = (
    "utf-8",
    "utf-16-le",
    "utf-16-be",
    "utf-32-le",
    "utf-32-be",
    "cp1256",
    "iso8859-6",
    "mac_arabic",
    "cp720",
    "cp864",
    "cp1252",
    "cp1255",
    "iso8859-8",
    "cp862",
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# what Python counts as text encodings although no file is written in them
_NO_FILES = frozenset({"idna", "punycode", "undefined", "raw-unicode-escape", "unicode-escape"})
_ONE_BYTE = ("cp1256", "iso8859-6", "mac_arabic", "cp720", "cp1255", "cp864", "cp862")
_SHAPES = "cp864"
_MAGIC = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF-", b"PK\x03\x04", b"PK\x05\x06", b"\x7fELF",
    b"SQLite format 3\x00", b"\xd0\xcf\x11\xe0", b"\x1f\x8b", b"BZh", b"7z\xbc\xaf", b"Rar!",
    b"\xfd7zXZ", b"OggS", b"ID3", b"\xca\xfe\xba\xbe", b"\x28\xb5\x2f\xfd",
)  # fmt: skip
_SAMPLE = 1 << 16
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
_SIGN_IN_WORD = re.compile(r"[\u0621-\u064a][][{}<>|\\^~@#$&*+=](?=[\u0621-\u064a])")
# shapes of letters and the letters; a shadda stands on a tatweel there
_LETTERS = {
    it: unicodedata.normalize("NFKC", chr(it)).strip(" ـ") or chr(it)
    for it in range(0xFE70, 0xFEFD)
    if unicodedata.category(chr(it)) == "Lo"
}
_JOINING = "".join(
    chr(it) for it in _LETTERS if unicodedata.decomposition(chr(it)).startswith(("<init", "<med"))
)
# a shape that is joined to the next letter, where there is none
_BROKEN_OFF = re.compile(f"[{_JOINING}](?![\ufe80-\ufefcـ\u0651\ufe7d])")
# how often letters come in news text, in thousandths of all letters
_FREQUENCY: dict[str, int] = dict(
    zip(
        "اليمونتربعدسفةكقهجحأشطصىخإئذزءضثغآظؤ",
        (135, 115, 72, 62, 58, 56, 48, 47, 37, 33, 32, 29, 28, 27, 24, 22, 22, 17, 16, 15, 15, 12,
         11, 9, 8, 7, 7, 6, 5, 5, 5, 4, 4, 3, 2, 1),
        strict=True,
    )
)  # fmt: skip
_FREQUENCY.update(
    zip(
        "יהולארתבמשענכדחקםפגטצסזןךףץ",
        (111, 109, 104, 74, 63, 56, 50, 47, 46, 44, 32, 28, 27, 26, 25, 21, 27, 17, 12, 12, 12, 15,
         13, 11, 8, 2, 1),
        strict=True,
    )
)  # fmt: skip


class NotText(ValueError):
    """The bytes are no article: ``reason`` says why."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason: Reason = reason


@dataclass(frozen=True, slots=True)
class Decoded:
    """What a file says: ``replaced`` counts letters that became U+FFFD, ``bom`` that one was taken off.

    ``certain`` is False when another encoding would read nearly as well: show a preview.
    """

    text: str = field(repr=False)
    encoding: str
    bom: bool
    replaced: int
    certain: bool


@dataclass(frozen=True, slots=True)
class Guess:
    """One way to read the bytes; ``score`` is higher for better ones, at most 1."""

    encoding: str
    score: float
    preview: str


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """The text of ``data``; ``encoding`` overrules the guess.

    Raises:
        NotText: for nothing, for bytes that are no text, and for text without a letter.
        LookupError: for an encoding that does not exist.
    """
    if not data:
        raise NotText("empty")
    found = _marked(data) if encoding is None else _as_told(data, encoding)
    if found is None:
        if data.startswith(_MAGIC):
            raise NotText("binary")
        found = _guessed(data)
    elif encoding is not None and not data.startswith(_MAGIC) and _is_noise(found.text):
        raise NotText("other-encoding")
    return _checked(found)


def is_encoding(name: str) -> bool:
    """Whether any bytes can be read as text by that name: not so by ``base64`` or ``idna``."""
    try:
        if codecs.lookup(name).name in _NO_FILES:
            return False
        bytes(range(256)).decode(name, "replace")
    except (LookupError, ValueError):
        return False
    return True


def is_known_binary(head: bytes) -> bool:
    """Whether a file that begins so is of a kind that is no text, whatever its name says."""
    return head.startswith(_MAGIC)


def candidates(data: bytes) -> list[Guess]:
    """Ways to read ``data``, best first, each with the beginning of the text: for a dialog."""
    guesses: list[Guess] = []
    for encoding in ENCODINGS:
        text, score = _tried(_body(data, encoding)[:_SAMPLE], encoding)
        guesses.append(Guess(encoding, score, storable(text)[0][:300].strip()))
    first = ""
    if data:
        found = _marked(data) or _guessed(data)
        first = found.encoding
    return sorted(guesses, key=lambda it: (it.encoding != first, -it.score))


def storable(text: str) -> tuple[str, int]:
    """``text`` with NUL and lone surrogates replaced one to one by U+FFFD, and how many they were."""
    if text.isprintable():  # as ids and values nearly always are
        return text, 0
    if "\0" not in text:
        try:
            text.encode()  # much quicker than a search: nothing but a lone surrogate hinders it
        except UnicodeEncodeError:
            pass
        else:
            return text, 0
    return _UNSTORABLE.subn("\ufffd", text)


def _checked(found: Decoded) -> Decoded:
    text = found.text
    if not text:
        raise NotText("empty")
    if _is_noise(text):
        raise NotText("binary")
    if not any(it.isalpha() for it in text):
        raise NotText("no-letter")
    text, unstorable = storable(text)
    return Decoded(text, found.encoding, found.bom, found.replaced + unstorable, found.certain)


def _is_noise(text: str) -> bool:
    sample = text[:_SAMPLE]
    return len(_CONTROLS.findall(sample)) > max(2, len(sample) // 50)


def _marked(data: bytes) -> Decoded | None:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            text, lost = _lenient(data[len(mark) :], encoding)
            return Decoded(text, encoding, bom=True, replaced=lost, certain=not lost)
    return None


def _as_told(data: bytes, encoding: str) -> Decoded:
    name = codecs.lookup(encoding).name
    name = next((it for it in ENCODINGS if codecs.lookup(it).name == name), name)
    body = _body(data, name)
    text, lost = _lenient(body, name)
    bom = len(body) < len(data) or text.startswith("\ufeff")
    return Decoded(text.removeprefix("\ufeff"), name, bom=bom, replaced=lost, certain=True)


def _body(data: bytes, encoding: str) -> bytes:
    """The bytes without the byte order mark of that encoding."""
    return next((data[len(m) :] for m, e in _BOMS if e == encoding and data.startswith(m)), data)


def _lenient(data: bytes, encoding: str) -> tuple[str, int]:
    """The text, and how many letters had to be replaced; surrogates are left for later."""
    try:
        if encoding.startswith("utf-"):
            return data.decode(encoding, "surrogatepass"), 0
        return _read(data, encoding), 0
    except UnicodeDecodeError:
        text = _read(data, encoding, "replace")
        return text, text.count("\ufffd")


def _read(data: bytes, encoding: str, errors: str = "strict") -> str:
    """The letters, also where the encoding has their shapes."""
    text = data.decode(encoding, errors)
    return text.translate(_LETTERS) if encoding == _SHAPES else text


def _guessed(data: bytes) -> Decoded:
    wide = _wide(data)
    if wide:
        text, lost = _lenient(data, wide)
        return Decoded(text, wide, bom=False, replaced=lost, certain=not lost)
    text, lost = _lenient(data, "utf-8")
    if not lost:
        return Decoded(text, "utf-8", bom=False, replaced=0, certain=True)
    if lost * 20 < sum(map(len, re.findall("[^\x00-\x7f\ufffd]+", text))):
        return Decoded(text, "utf-8", bom=False, replaced=lost, certain=False)
    return _one_byte(data)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: the high bytes of Arabic, Hebrew, Latin and general punctuation."""
    sample = data[:_SAMPLE]
    if len(sample) < 4 or len(data) % 2:
        return None
    half = len(sample) // 2
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        seen = Counter(high)
        letters = seen[0x00] + seen[0x05] + seen[0x06] + seen[0xFB] + seen[0xFD] + seen[0xFE]
        low = sample[0::2] if encoding == "utf-16-le" else sample[1::2]
        if letters + seen[0x20] + seen[0xD8] + seen[0xDC] < 0.9 * half or letters < 0.5 * half:
            continue
        if low.count(0) <= half // 10:
            return encoding
    return None


def _one_byte(data: bytes) -> Decoded:
    sample = data[:_SAMPLE]
    tried = {it: _tried(sample, it) for it in _ONE_BYTE}
    ranked = sorted(_ONE_BYTE, key=lambda it: -tried[it][1])
    best = ranked[0]
    rival = next((it for it in ranked[1:] if tried[it][0] != tried[best][0]), None)
    score = tried[best][1]
    margin = score - (tried[rival][1] if rival else 0)
    text, lost = _lenient(data, best)
    certain = not lost and score > 0.5 and margin > 0.1
    return Decoded(text, best, bom=False, replaced=lost, certain=certain)


def _tried(sample: bytes, encoding: str) -> tuple[str, float]:
    """What is read so, and how much it looks like news."""
    text = _read(sample, encoding, "replace")
    if encoding != _SHAPES:
        return text, _score(text)
    shapes = sample.decode(encoding, "replace")
    count = sum(not it.isascii() for it in text)
    return text, _score(text) - 1.5 * len(_BROKEN_OFF.findall(shapes)) / max(1, count)


def _score(text: str) -> float:
    """How much the letters outside ASCII look like Arabic or Hebrew news: 1 for plain, below 0 for nonsense."""
    total = 0.0
    count = 0
    for char, times in Counter(text).items():
        if char.isascii() and (char.isprintable() or char in "\t\r\n\f"):
            continue
        count += times
        total += times * _worth(char)
    return (total - _oddities(text)) / count if count else 0.0


def _oddities(text: str) -> float:
    """What a wrong encoding makes of letters: signs inside words, brackets without their twin."""
    alone = sum(abs(text.count(start) - text.count(end)) for start, end in ("[]", "{}", "<>"))
    return 1.5 * (len(_SIGN_IN_WORD.findall(text)) + alone)


def _worth(char: str) -> float:
    frequency = _FREQUENCY.get(char)
    if frequency is not None:
        return 0.6 + min(frequency, 80) / 100
    if char in "،؛؟«»“”’‘–—…ـ٪\u200c\u200d\u200e\u200f" or "\u064b" <= char <= "\u0652":
        return 0.7
    if "٠" <= char <= "٩" or char in "پچگژ\u06cc\u06a9":
        return 0.5
    if "\u0600" <= char <= "\u06ff":
        return 0.0
    if char in "éèêçàâîôûùëï\u00a0":
        return -0.2
    return -1.5
