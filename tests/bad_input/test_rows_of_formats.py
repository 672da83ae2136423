"""Rows of the catalogue (C14, D7, D10, D11, D14, D16, G3, G6) on the way that a person goes: imported, searched, exported."""

from __future__ import annotations

import errno
import io
import json
from collections.abc import Iterator
from pathlib import Path

import documents
import gold
import pyarrow
import pytest
from pyarrow import parquet

from hashiya.cli.program import program
from hashiya.commands import articles, datasets, projects, reading
from hashiya.commands.guard import Guard
from hashiya.commands.guarded import Limits
from hashiya.commands.searching import search
from hashiya.formats import by_id
from hashiya.formats.format import Incoming, Note, ReadOptions
from hashiya.model.dataset import Dataset
from hashiya.model.errors import HashiyaError, WriteProblem

TEXT = "\U0001f600\U0001f600 قال الناتو إن العراق آمن"
W = documents.W


@pytest.fixture(scope="module")
def guard() -> Iterator[Guard]:
    """One process for all of them, as in an import of many files."""
    with Guard() as made:
        yield made


def found_in(file: Path, guard: Guard) -> list[Incoming | Note]:
    before = file.read_bytes()
    found = list(reading.articles_in(file, reading.NOTHING_ASKED, guard))
    assert file.read_bytes() == before
    return found


# -- C14


def word(body: str, **parts: str) -> bytes:
    names = {name.replace("__", "/").replace("_", "."): it for name, it in parts.items()}
    whole = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    return documents.archive({"word/document.xml": whole, **names})


def run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


OPEN = f"<w:p>{run('قال ')}"
WORDS: dict[str, tuple[bytes, str, str]] = {
    "C14-inserted": (
        word(f"{OPEN}<w:ins>{run('الوزير')}</w:ins></w:p>"),
        "قال الوزير",
        "formats-docx-insertions",
    ),
    "C14-deleted": (
        word(f"{OPEN}<w:del><w:r><w:delText>النائب</w:delText></w:r></w:del>{run('اليوم')}</w:p>"),
        "قال اليوم",
        "formats-docx-deleted",
    ),
    "C14-text-box": (
        word(
            f"{OPEN}<w:r><w:pict><w:txbxContent><w:p>{run('في مربع')}</w:p></w:txbxContent></w:pict></w:r></w:p>"
        ),
        "قال\nفي مربع",
        "formats-docx-boxes",
    ),
    "C14-footnote": (
        word(
            f"{OPEN}<w:r><w:footnoteReference w:id='2'/></w:r></w:p>",
            word__footnotes_xml=f"<w:footnotes {W}><w:footnote w:id='2'><w:p>{run('حاشية')}</w:p></w:footnote></w:footnotes>",
        ),
        "قال\nحاشية",
        "formats-docx-footnotes",
    ),
    "C14-comment": (
        word(
            f"{OPEN}</w:p>",
            word__comments_xml=f"<w:comments {W}><w:comment><w:p>{run('رأي')}</w:p></w:comment></w:comments>",
        ),
        "قال ",
        "formats-docx-comments",
    ),
}


@pytest.mark.parametrize(("data", "text", "note"), WORDS.values(), ids=WORDS)
def test_what_word_adds_goes_by_rule_and_is_counted(
    data: bytes, text: str, note: str, guard: Guard, tmp_path: Path
) -> None:
    (tmp_path / "a.docx").write_bytes(data)
    (it,) = found_in(tmp_path / "a.docx", guard)
    assert isinstance(it, Incoming)
    assert it.text.strip() == text.strip()
    assert note in {one.message for one in it.notes}


# -- D7: one value of JSON can only be read whole

BOMBS = {
    "D7-empty-structures": b'{"%FEATURE_STRUCTURES":[' + b"{}," * 3_000_000 + b"{}]}",
    "D7-empty-lists": b'{"%FEATURE_STRUCTURES":[' + b"[]," * 3_000_000 + b"[]]}",
    "D7-depth": b'{"%FEATURE_STRUCTURES":' + b"[" * 3_000_000,
}


@pytest.mark.parametrize("data", BOMBS.values(), ids=BOMBS)
def test_a_cas_that_would_burst_costs_only_itself(data: bytes, tmp_path: Path) -> None:
    assert by_id("cas-json").guarded
    file = tmp_path / "a.json"
    file.write_bytes(data)
    with Guard(Limits(memory=192 << 20, seconds=10)) as guard:
        (note,) = guard.read(file, by_id("cas-json"), ReadOptions())
        assert isinstance(note, Note)
        ends = ("memory", "time", "ended")
        assert note.message in {"formats-cas-broken", *(f"formats-guard-{it}" for it in ends)}
        good = tmp_path / "b.json"
        good.write_text(json.dumps({"%FEATURE_STRUCTURES": [SOFA]}), encoding="utf-8")
        (it,) = guard.read(good, by_id("cas-json"), ReadOptions())
        assert isinstance(it, Incoming)
        assert it.text == TEXT


def test_D7_a_cas_is_not_read_in_the_program_itself(tmp_path: Path) -> None:  # noqa: N802
    """Where its limits would be those of everything."""
    (tmp_path / "a.json").write_text(json.dumps({"%FEATURE_STRUCTURES": [SOFA]}), encoding="utf-8")
    with Guard() as guard:
        (it,) = reading.articles_in(tmp_path / "a.json", reading.NOTHING_ASKED, guard)
        assert isinstance(it, Incoming)
        assert guard.started == 1


SOFA = {"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaID": "_InitialView", "sofaString": TEXT}

# -- D10


def utf16(words: str) -> tuple[int, int]:
    start = len(TEXT[: TEXT.index(words)].encode("utf-16-le")) // 2
    return start, start + len(words)


def studio(*words: str) -> str:
    results = [
        {
            "id": f"r{at}",
            "from_name": "label",
            "to_name": "text",
            "type": "labels",
            "value": {"start": a, "end": b, "text": it, "labels": ["X"]},
        }
        for at, it in enumerate(words)
        for a, b in [utf16(it)]
    ]
    return json.dumps([{"id": 1, "data": {"text": TEXT}, "annotations": [{"result": results}]}])


def doccano(*words: str) -> str:
    return json.dumps({"id": 1, "text": TEXT, "label": [[*utf16(it), "X"] for it in words]})


UTF16 = {"D10-label-studio": ("a.json", studio), "D10-doccano": ("a.jsonl", doccano)}


@pytest.mark.parametrize(("name", "written"), UTF16.values(), ids=UTF16)
def test_offsets_in_utf16_are_seen_by_the_words(
    name: str, written, guard: Guard, tmp_path: Path
) -> None:
    words = ("قال", "الناتو", "العراق")
    (tmp_path / name).write_text(written(*words), encoding="utf-8")
    (it,) = found_in(tmp_path / name, guard)
    assert isinstance(it, Incoming)
    assert it.text == TEXT
    assert [TEXT[one.fragments[0].start : one.fragments[0].end] for one in it.spans] == [*words]
    (note,) = it.notes
    assert note.values["how"] == "utf-16"


# -- D11


def table(**columns) -> bytes:
    out = io.BytesIO()
    parquet.write_table(pyarrow.table(columns), out)
    return out.getvalue()


ODD = pyarrow.ExtensionArray.from_storage(
    pyarrow.uuid(), pyarrow.array([b"0" * 16], pyarrow.binary(16))
)
PARQUETS = {
    "D11-cut-off": (table(text=[TEXT])[:-9], "formats-parquet-broken", False),
    "D11-very-many-columns": (
        table(**{f"c{it}": [TEXT] for it in range(3000)}),
        "formats-parquet-columns",
        False,
    ),
    "D11-types-of-their-own": (table(text=[TEXT], mark=ODD), "formats-unknown-keys", True),
}


@pytest.mark.parametrize(("data", "message", "comes"), PARQUETS.values(), ids=PARQUETS)
def test_a_parquet_file_of_strangers(
    data: bytes, message: str, comes: bool, guard: Guard, tmp_path: Path
) -> None:
    (tmp_path / "a.parquet").write_bytes(data)
    found = found_in(tmp_path / "a.parquet", guard)
    articles_found = [it for it in found if isinstance(it, Incoming)]
    notes = [it for it in found if isinstance(it, Note)]
    notes += [note for it in articles_found for note in it.notes]
    assert message in {it.message for it in notes}
    assert [it.text for it in articles_found] == ([TEXT] if comes else [])


# -- D14

TOMLS = {
    "D14-toml-key-of-20000-parts": ("a." * 20_000 + "a = 1", False),
    "D14-toml-nested-10000": ("a = " + "[" * 10_000, False),
    "D14-toml-tables-10000": ("a = " + "{a = " * 10_000, True),
}


@pytest.mark.parametrize(("text", "parsed"), TOMLS.values(), ids=TOMLS)
def test_a_label_set_made_to_choke_the_reader_is_refused(
    text: str, parsed: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before it is parsed, where parsing would take long."""
    from click.testing import CliRunner

    def never(*_: object) -> None:
        raise AssertionError

    if not parsed:
        monkeypatch.setattr("hashiya.commands.schema_files.tomllib.loads", never)
    (tmp_path / "s.toml").write_text(text, encoding="utf-8")
    done = CliRunner().invoke(
        program, ["labels", "check", str(tmp_path / "s.toml"), "--language", "en"]
    )
    assert done.exit_code != 0
    assert "“s.toml”" in done.output
    assert "deeper" in done.output


# -- D16: no pattern is run at all, so none can take long

PATTERNS = [
    "(a+)+$",
    ".*.*.*x",
    "(a|a)*b",
    "a{1,99999}{1,99999}",
    "[",
    "\\",
    "(?R)",
    "^(([a-z])+.)+",
]


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda it: f"D16-{it}")
def test_words_that_look_like_a_pattern_are_words(pattern: str, tmp_path: Path) -> None:
    long = "a" * 200_000 + "!"
    for name, text in (("a.txt", f"خبر {long}"), ("b.txt", f"هنا {pattern} مكتوب")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    with projects.create(tmp_path / "p.hashiya", me="ليلى") as ws:
        articles.add(ws, articles.stream([tmp_path / "a.txt", tmp_path / "b.txt"]))
        hits = list(search(ws, pattern))
        assert [(it.name, it.found) for it in hits] == [("b.txt", pattern)]


# -- G3 and G6


def whole() -> Dataset:
    return Dataset(schema=gold.schema(), articles=gold.articles())


def tree(place: Path) -> dict[str, bytes | str]:
    return {
        str(it.relative_to(place)): f"-> {it.readlink()}"
        if it.is_symlink()
        else it.read_bytes()
        if it.is_file()
        else "folder"
        for it in sorted(place.rglob("*"))
    }


REFUSALS = {
    "G3-full": (errno.ENOSPC, "full"),
    "G3-read-only": (errno.EROFS, "denied"),
    "G3-denied": (errno.EACCES, "denied"),
    "G3-drive-gone": (errno.EIO, "other"),
}
TARGETS = [("out.jsonl", "hashiya"), ("out.xlsx", "xlsx"), ("out", "brat")]


@pytest.mark.parametrize(("name", "format_id"), TARGETS)
@pytest.mark.parametrize(("number", "_why"), REFUSALS.values(), ids=REFUSALS)
def test_what_the_disk_refuses_leaves_the_old_one(
    name: str, format_id: str, number: int, _why: str, tmp_path: Path, monkeypatch
) -> None:
    datasets.export(whole(), tmp_path / name, format_id)
    before = tree(tmp_path)

    def refuse(*_: object) -> None:
        raise OSError(number, "refused")

    monkeypatch.setattr("hashiya.commands.safe_writing._sync", refuse)
    with pytest.raises(WriteProblem) as caught:
        datasets.export(Dataset(schema=gold.schema(), articles=[]), tmp_path / name, format_id)
    assert caught.value.values["name"] == name
    assert tree(tmp_path) == before


@pytest.mark.parametrize("name", ["out.jsonl", "gone/out.jsonl"], ids=["G3-link", "G3-vanished"])
def test_a_link_is_written_through_and_a_folder_that_vanished_is_told(
    name: str, tmp_path: Path
) -> None:
    if name == "out.jsonl":
        (tmp_path / "real.jsonl").write_text("old")
        (tmp_path / name).symlink_to("real.jsonl")
        datasets.export(whole(), tmp_path / name)
        assert (tmp_path / name).is_symlink()
        assert (tmp_path / "real.jsonl").read_bytes().count(b"\n") == 2
        return
    with pytest.raises(HashiyaError) as caught:
        datasets.export(whole(), tmp_path / name)
    assert caught.value.values["reason"] == "no-folder"
    assert tree(tmp_path) == {}


class Enough(Exception):
    """Somebody calls it off."""


@pytest.mark.parametrize("at", [0, 1], ids=["G6-at-once", "G6-half-way"])
@pytest.mark.parametrize(("name", "format_id"), TARGETS)
def test_an_export_that_is_called_off_leaves_the_old_one(
    name: str, format_id: str, at: int, tmp_path: Path
) -> None:
    datasets.export(whole(), tmp_path / name, format_id)
    before = tree(tmp_path)

    def stop(done: int) -> None:
        if done >= at:
            raise Enough

    with pytest.raises(Enough):
        datasets.export(whole(), tmp_path / name, format_id, progress=stop)
    assert tree(tmp_path) == before
