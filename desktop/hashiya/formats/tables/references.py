"""What NVivo writes of a code as plain text: document after document the words that were given it; it opens no file.

Each document is named with its folders and how often it was coded, each passage with the share of the document that
it covers, in the language of the program. The code is named in the first line, else by the name of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hashiya.formats.tables.quotes import Quote

MARK = b"\xa7"
"""In every encoding a byte of the sign that such a file has."""
_DOCUMENT = re.compile(
    r"<?(?P<path>[^\\<>]+\\[^<>]*?)>?\s+-\s+§\s*\d+\s[^\[]*\[\s*\d[\d.,٫]*\s*[%٪][^\]]*\]\s*"
)
_PASSAGE = re.compile(r"[^\W\d]+(?: [^\W\d]+)?\s+\d+\s+-\s+\d[\d.,٫]*\s*[%٪]\s*[^\W\d].*")
_NAMED = re.compile(r"(?:Name|Nom|Nombre|Nome|الاسم)\s*:\s*(\S.*)")
_LONGEST = 1000
"""Letters of a line that may name a document."""
_ABOVE = 10


def is_one(text: str) -> bool:
    """Whether the first lines name a document and a passage of it."""
    lines = [it for it in text[: 1 << 16].splitlines() if it.strip()][: 2 * _ABOVE]
    named = [at for at, it in enumerate(lines) if _is(_DOCUMENT, it)]
    return bool(named) and named[0] < _ABOVE and any(_is(_PASSAGE, it) for it in lines[named[0] :])


def of(text: str, name: str) -> Iterator[Quote]:
    """Each passage with the line where it is named."""
    code, document, begun = name, "", 0
    words: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        found = _DOCUMENT.fullmatch(line.strip()) if len(line) < _LONGEST else None
        if found is None and not _is(_PASSAGE, line):
            told = _NAMED.fullmatch(line.strip()) if not document else None
            code = told[1].strip() if told else code
            words += [line] if begun else []
            continue
        yield from _quote(begun, document, code, words)
        words, begun = [], 0 if found else number
        if found:
            document = found["path"].replace("\\", "/").rstrip("/").rsplit("/", 1)[-1].strip()
    yield from _quote(begun, document, code, words)


def _quote(line: int, document: str, code: str, words: list[str]) -> Iterator[Quote]:
    said = "\n".join(words).strip()
    if line and document and said:
        yield Quote(line, document, (code,), said)


def _is(kind: re.Pattern[str], line: str) -> bool:
    return len(line) < _LONGEST and kind.fullmatch(line.strip()) is not None
