"""Why a file that no format can read is not taken, in words that help; it opens nothing but its head."""

from __future__ import annotations

import re

from hashiya.formats.source import Source, head_of

_PROGRAMS = frozenset(
    [".joblib", ".model", ".pickle", ".pkl", ".pt", ".pth", ".npy", ".npz", ".h5", ".bin"]
)
SIGNED = frozenset(
    [
        ".doc",
        ".docx",
        ".epub",
        ".ods",
        ".odt",
        ".parquet",
        ".pdf",
        ".qdpx",
        ".rtf",
        ".spacy",
        ".xlsx",
        ".zip",
    ]
)
"""What bears one of these is a document, a dataset or an archive, or damaged: somebody is told of it in a folder too."""
_YAML = frozenset([".yaml", ".yml"])
_GATE, _OF_GATE = frozenset([".bdocmp", ".bdocym"]), b"annotation_sets:"
"""Documents of GATE's library for Python in the two ways that need a library to be read."""
_OF_PYTHON = (b"{'", b"[{'")
_BESIDE = re.compile(
    r"(?:\ufeff?-{20,}\s+)?Plain sentence:\s+-{5,}\s|c=\"[^\"\n]*\" \d+:\d+ \d+:\d+\|\|t=\"",
    re.IGNORECASE,
)
OTHER_STANDOFF = "formats-other-standoff"
"""Layers of OntoNotes (.onf) and concepts of i2b2 (.con): words among codes."""
_JSON = frozenset([".json", ".jsonl", ".ndjson", ".jsonld"])
NO_TEXTS = "formats-json-no-texts"
"""JSON of a shape in which no reader knows a text."""
_HOLLOW = (b"[]", b"{}")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_ARCHIVES = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07")
ARCHIVE = "formats-other-archive"
"""Packed as brat packs its collections, or in any other way but ZIP."""
_TAR, _TAR_AT = b"ustar", 257
_LOOKED = 1 << 16
_NO_READER = "formats-no-reader"
PICTURE, MEDIA = "formats-is-picture", "formats-is-media"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")
_UIMA = (b"UIMA", b"AMIU")
_JAVA, _XCAS = b"\xac\xed\x00\x05", re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?<CAS\b")
UIMA = "formats-uima-other"
"""An analysis of UIMA in a binary form, or in the XML that came before XMI."""
_PRAAT = re.compile(r"\ufeff?File type = \"ooTextFile")
_SPOKEN = re.compile(rb"<(?:ANNOTATION_DOCUMENT|basic-transcription)\b")
TRANSCRIPT = "formats-transcript"
"""Of Praat (TextGrid), ELAN (EAF) or EXMARaLDA: words, sounds and gestures on tiers along the time."""
_LAYERED = re.compile(
    rb"<(?:\w+:)?(?:FoLiA|NAF|KAF|D-Spin|TextCorpus|knowtator-project|annotations\s+textSource)\b"
    rb"|<root>\s*<document>|<data>\s*(?:<info>.{0,999}?</info>\s*)?<schema\b",
    re.DOTALL,
)
LAYERED = "formats-layered-xml"
"""Of tools that keep layers of analysis in XML of their own."""
_SHAKTI = re.compile(r"^[0-9]+(?:\.[0-9]+)*\t\(\(\t", re.MULTILINE)
_TAKEN = re.compile(r"\S+(?:[ \t]+(?:\([A-Z][\w-]*\*?\)?|\*\)?))*[ \t]*")
_FEWEST = 5
_MEDIA = (b"OggS", b"ID3", b"RIFF", b"\x1a\x45\xdf\xa3")
_FILM, _FILM_AT = b"ftyp", 4
"""MP4, M4A and QuickTime."""


def reason(source: Source) -> str:
    """The id of the sentence.

    Raises:
        OSError: it cannot be looked into.
    """
    suffix = source.suffix.lower()
    if suffix in _PROGRAMS:
        return "formats-may-run"
    if suffix in _YAML:
        return "formats-gate-other" if _OF_GATE in head_of(source, _LOOKED) else "formats-yaml"
    if suffix in _GATE:
        return "formats-gate-other"
    head = head_of(source, _LOOKED)
    if head.lstrip().startswith(_OF_PYTHON):
        return "formats-python"
    if head.strip() in _HOLLOW:
        return "formats-no-entries"
    if suffix in _JSON and head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"["):
        return NO_TEXTS
    told = by_content(head)
    return "formats-damaged" if told == _NO_READER and suffix in SIGNED else told


def by_content(head: bytes) -> str:
    """The same by the first bytes alone."""
    if not head:
        return "formats-empty"
    if head.startswith(_OLE):
        return "formats-locked" if _LOCKED in head else "formats-old-office"
    if head.startswith(b"%PDF-"):
        return "formats-is-pdf"
    if head.startswith(b"PK\x03\x04"):
        return "formats-is-archive"
    if head.startswith(_ARCHIVES) or head[_TAR_AT:].startswith(_TAR):
        return ARCHIVE
    if head.startswith(_PICTURES):
        return PICTURE
    if head.startswith(_MEDIA) or head[_FILM_AT:].startswith(_FILM):
        return MEDIA
    if head.startswith(_UIMA) or (head.startswith(_JAVA) and b"uima" in head) or _XCAS.match(head):
        return UIMA
    if _SPOKEN.search(head):
        return TRANSCRIPT
    return LAYERED if _LAYERED.search(head) else _NO_READER


def by_words(text: str) -> str:
    """Why what decodes as a text is none: words among the numbers or the brackets of a program; empty: it may be one."""
    if _PRAAT.match(text):
        return TRANSCRIPT
    head = text[:_LOOKED]
    if _SHAKTI.search(head) and "\t))" in head:
        return "formats-shakti"
    lines = [it for it in head.splitlines()[:-1] if it.strip()]
    of_verbs = len(lines) >= _FEWEST and "(V*" in head
    return "formats-props" if of_verbs and all(map(_TAKEN.fullmatch, lines)) else ""


def is_other_standoff(text: str) -> bool:
    """Whether what decodes as a text is marks, and of the text what these name."""
    return _BESIDE.match(text.lstrip()[:1000]) is not None
