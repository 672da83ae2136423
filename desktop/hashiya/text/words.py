"""Word edges in Arabic, Persian, Urdu, Hebrew and mixed news text; it knows nothing of meaning.

Words are letters and digits with all that belongs to them: marks, ZWNJ, ZWJ, tatweel. Arabic
punctuation and every quotation mark end a word, and so does the change between letters and digits
(``قاتل200`` is two) unless a hyphen joins them (``كوفيد-19``) or both are Latin (``G20``).
Numbers keep their points, initials their dots, Hebrew its gershayim and maqaf. ``tokens`` adds
everything else that is not white space, for formats that number tokens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hashiya.text import graphemes
from hashiya.text.cutting import Cutter, Edges
from hashiya.text.patterns import V1, VERBOSE, pattern

WHITE = "\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"

_MARK = r"[\p{M}\u200c\u200d\u00ad\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]"
# LRM and RLM between two letters do not end the word, as in UAX #29
_LETTER = r"(?:[\p{L}--\p{Script=Latin}]" + _MARK + r"*(?:[\u200e\u200f\u061c\u2060]+(?=\p{L}))?)"
_ARABIC = r"(?:(?<!\p{L}\p{M}*)[\p{Script=Arabic}&&\p{L}]" + _MARK + "*)"
_HEBREW = r"(?:[\p{Script=Hebrew}&&\p{L}]" + _MARK + "*)"
_LATIN = r"(?:[[\p{Script=Latin}&&\p{L}]0-9]" + _MARK + "*)"
_DIGIT = r"(?:\p{Nd}" + _MARK + "*)"

# most words of the news, without a look at anything rarer
_COMMON = r"[\u0621-\u063a\u0640-\u0652\u0671-\u06d3]{2,}+(?=[ \n،.؛:؟,\"“”«»()]|$)"

_WORD = rf"""
  {_COMMON} | \p{{GCB=Prepend}}*
  (?: https?://[^{WHITE}<>«»“”"،؛]*[^{WHITE}<>«»“”"،؛.,:!?؟)\]'’]
    | [A-Za-z0-9](?:[\w.+-]*[A-Za-z0-9])?@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+
    | (?<![\w@])@[A-Za-z0-9_]+                   # @reuters
    | (?:{_ARABIC}\.){{1,6}}{_ARABIC}(?!\p{{L}})     # ق.م  أ.ف.ب
    | {_HEBREW}(?:["'״׳־]?{_HEBREW})+[׳]?(?:-{_DIGIT}+)?  # צה"ל  בית־ספר
    | {_DIGIT}+(?:[.,٫٬:]{_DIGIT}+)+             # 10,000  3.5  12:30
    | {_LATIN}(?:[._'’]?{_LATIN})*(?:-{_DIGIT}+)?  # U.S.A  O'Brien  G20  F-16
    | {_LETTER}(?:_?{_LETTER})*(?:-{_DIGIT}+)?   # كوفيد-19
    | {_DIGIT}+
    | \p{{N}}
  ){_MARK}*
"""
_CONTROLS = r"\u061c\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_FLAGS = VERBOSE | V1
_WORDS = pattern(_WORD, _FLAGS)
_TOKENS = pattern(
    rf"(?P<word>{_WORD}) | (?P<control>[{_CONTROLS}]+) | \.{{2,}}{_MARK}* | (?P<rest>[^{WHITE}])",
    _FLAGS,
)
_PLAIN = "\u0621-\u063a\u0641-\u064a\u0671-\u06d3"
_QUICK = re.compile(
    rf"[\u0621-\u063a\u0640-\u0652\u0671-\u06d3]{{2,}}+(?![^ \n،.؛:؟,\"“”«»()])"
    rf"|[،؛:؟,\"“”«»()](?![^ \n{_PLAIN}0-9،؛:؟,.\"“”«»()])|\.(?![^ \n،؛,\"“”«»()])"
    rf"|(?:[{_PLAIN}]|[0-9]+)(?![^ \n،؛؟“”«»()])|(\S+)"
)
"""What most texts are made of, found by the quicker engine; the group is what needs a closer look.

"Not followed by anything but" holds at the end as well, and is one step of the engine."""
_SIGNS = '،؛:؟,"“”«»()'
_SIMPLE = re.compile(
    rf"([\u0621-\u063a\u0640-\u0652\u0671-\u06d3]{{2,}}+|[{_PLAIN}]|[0-9]+)"
    rf"|[{_SIGNS}]*([{_PLAIN}][\u0621-\u063a\u0640-\u0652\u0671-\u06d3]++)(?:\.(?![:؟]))?[{_SIGNS}]*"
)
"""What the pattern above takes as one token where it stands between spaces, or with signs round it."""
_CLUSTER = pattern(r"\X")
_SPACE = pattern(f"[{WHITE}]")
_LAST_WHITE = re.compile(r".*\s", re.DOTALL)
_NEAR = 512
_SEAM, _LETTER_REACH = 4096, 64

Range = tuple[int, int]


def words(text: str, start: int = 0, end: int | None = None) -> list[Range]:
    """Words of letters and digits in the range, which should not begin or end inside a word.

    A run that nothing ends for pages is cut at the same places as by the others here.
    """
    return list(_between(text, start, len(text) if end is None else end))


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Range]:
    """Words and punctuation: all but white space, so that tokens and gaps give the text back.

    No token holds white space of any kind. Emoji sequences are one token; invisible bidi controls
    stay with the token they touch, the one before first.
    """
    if start == 0 and end is None:
        return list(zip(*edges(text), strict=True))
    return _found(text, start, len(text) if end is None else end)


def edges(text: str) -> Edges:
    """Where the tokens of a text begin, and where they end: in lists of their own they cost half."""
    return _CUTTER.edges(text)


def _found(text: str, start: int, stop: int) -> list[Range]:
    """Tokens of a range, one after the other."""
    found: list[Range] = []
    for it in _QUICK.finditer(text, start, stop):
        if it.lastindex:
            found += careful(text, it.start(), it.end(), stop)
        else:
            found.append(it.span())
    return found


_CUTTER = Cutter(lambda piece: _found(piece, 0, len(piece)), _SIMPLE.fullmatch)
"""No token, and nothing that a token looks at on its way, reaches over a space."""


def careful(text: str, at: int, until: int, stop: int) -> list[Range]:
    """Tokens of a piece without white space, anything in it."""
    found: list[Range] = []
    bare = False  # the last token is nothing but controls: what touches it next joins it
    while at < until and (it := _TOKENS.search(text, at, stop)):
        begin, at = it.span()
        if it.lastgroup == "rest":
            at = _cluster_end(text, begin, stop)
        control = it.lastgroup == "control"
        touches = bool(found) and found[-1][1] == begin
        if touches and (control or bare):
            found[-1] = (found[-1][0], at)
            bare = bare and control
        else:
            found.append((begin, at))
            bare = control
    return found


def word_at(text: str, pos: int) -> Range | None:
    """The word that holds the code point at ``pos``; None between words."""
    if not 0 <= pos < len(text) or _SPACE.match(text, pos):
        return None
    for start, end in _plain(text, _gap_before(text, pos), _gap_after(text, pos)):
        if start <= pos < end:
            return start, end
    return None


def next_word(text: str, pos: int) -> Range | None:
    """The first word that starts at ``pos`` or later, and not inside a word that began before."""
    pos = max(0, pos)
    at = _gap_before(text, pos) if pos < len(text) else pos
    while at < len(text):
        stop = _gap_after(text, max(at, pos) + _NEAR)
        for it in _between(text, at, stop):
            if it[0] >= pos:
                return it
        at = stop
    return None


def previous_word(text: str, pos: int) -> Range | None:
    """The last word that ends at ``pos`` or earlier."""
    stop = min(pos, len(text))
    end = stop if _gap_before(text, stop) == stop else _gap_after(text, stop)
    while stop > 0:
        at = _gap_before(text, max(0, stop - _NEAR))
        before = [it for it in _between(text, at, end) if it[1] <= pos]
        if before:
            return before[-1]
        stop = at
    return None


def around(text: str, pos: int) -> Range:
    """A piece of the text round ``pos`` over whose edges no word or token reaches."""
    return _gap_before(text, pos), _gap_after(text, pos)


def _cluster_end(text: str, begin: int, stop: int) -> int:
    found = _CLUSTER.match(text, begin, stop)
    end = found.end() if found else begin + 1
    white = _SPACE.search(text, begin + 1, end)
    return white.start() if white else end


def _gap_before(text: str, pos: int) -> int:
    """The end of the white space before ``pos``, or a seam: no word reaches over it."""
    if pos <= 0 or text[pos - 1].isspace():
        return max(0, pos)
    seam = min(pos, len(text)) // _SEAM * _SEAM
    while True:
        white = _LAST_WHITE.match(text, seam, pos)
        if white is not None:
            return white.end()
        if seam == 0:
            return 0
        if _is_seam(text, seam):
            at = _seam_at(text, seam)
            if at <= pos:
                return at
        seam -= _SEAM


def _gap_after(text: str, pos: int) -> int:
    at, size = max(0, pos), len(text)
    while at < size:
        seam = (at // _SEAM + 1) * _SEAM
        white = _SPACE.search(text, at, min(seam, size))
        if white is not None:
            return white.start()
        if seam < size and _is_seam(text, seam):
            return max(pos, _seam_at(text, seam))
        at = seam
    return size


def _between(text: str, start: int, end: int) -> Iterator[Range]:
    """Words of a range that may hold seams."""
    for grid in range((start // _SEAM + 1) * _SEAM, end, _SEAM):
        if _is_seam(text, grid):
            at = min(_seam_at(text, grid), end)
            yield from _plain(text, start, at)
            start = at
    yield from _plain(text, start, end)


def _plain(text: str, start: int, end: int) -> Iterator[Range]:
    """Words of a range without seams."""
    return (it.span() for it in _WORDS.finditer(text, start, end))


def _is_seam(text: str, at: int) -> bool:
    """Whether a run without any white space is cut here, so that no word is longer than a page.

    Only where there is none for half a page to both sides: words of people are never cut.
    """
    half = _SEAM // 2
    return at >= half and at + half <= len(text) and not _SPACE.search(text, at - half, at + half)


def _seam_at(text: str, at: int) -> int:
    """The seam moved to the edge of a letter, where one is near."""
    near = range(at, min(at + _LETTER_REACH, len(text)))
    return next((it for it in near if graphemes.is_certain(text, it)), at)
