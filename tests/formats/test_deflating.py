"""Archives are packed by a quicker packer where there is one; every program unpacks them."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hashiya.formats import deflating

TEXT = ("قال الرئيس ⟨9⟩ 🇮🇶 إن العملية انتهت. " * 5_000).encode()
PACKERS = pytest.mark.parametrize("quick", [True, False], ids=["isa-l", "zlib"])


@pytest.fixture(autouse=True)
def _chosen(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The packer that the machine has, or none of its own."""
    named = getattr(request.node, "callspec", None)
    if named is not None and named.params.get("quick"):
        pytest.importorskip("isal")
        assert deflating.isa_l() is not None
    elif named is not None:
        monkeypatch.setattr(deflating, "isa_l", lambda: None)


@PACKERS
def test_an_archive_is_whole_for_those_who_know_zlib_alone(tmp_path: Path, quick: bool) -> None:
    path = tmp_path / "a.zip"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, large in (("متن.txt", False), ("b.txt", True)):
            with deflating.entry(archive, name, large=large) as place:
                place.write(TEXT[:7])
                place.write(TEXT[7:])
        with deflating.entry(archive, "empty.txt"):
            pass
    with ZipFile(path) as archive:
        assert archive.testzip() is None
        assert [archive.read(it) for it in archive.namelist()] == [TEXT, TEXT, b""]
        assert archive.getinfo("b.txt").compress_size < len(TEXT) / 10


@PACKERS
def test_a_stream_is_of_the_form_of_zlib(quick: bool) -> None:
    packer = deflating.packer()
    assert zlib.decompress(packer.compress(TEXT) + packer.flush()) == TEXT


@given(st.lists(st.binary(max_size=300), max_size=20))
def test_any_pieces_come_back(pieces: list[bytes]) -> None:
    packer = deflating.packer()
    packed = b"".join([*map(packer.compress, pieces), packer.flush()])
    assert zlib.decompress(packed) == b"".join(pieces)


def test_the_packer_is_taken_by_the_archive(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Else all would be packed by zlib in silence, five times as long."""
    asked: list[int] = []
    real = deflating.packer

    def heard(window: int = zlib.MAX_WBITS) -> deflating.Packer:
        asked.append(window)
        return real(window)

    monkeypatch.setattr(deflating, "packer", heard)
    with (
        ZipFile(tmp_path / "a.zip", "w", ZIP_DEFLATED) as archive,
        deflating.entry(archive, "a") as place,
    ):
        place.write(TEXT)
    assert asked == [-15]
    with ZipFile(tmp_path / "a.zip") as archive:
        assert archive.read("a") == TEXT


@PACKERS
@pytest.mark.parametrize("limit", [zipfile.ZIP64_LIMIT, 100], ids=["", "as-if-too-large"])
def test_entries_that_grow_side_by_side_go_into_an_archive(
    tmp_path: Path, quick: bool, limit: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", limit)
    names = ["متن.txt", "b.txt", "empty.txt"]
    growing = [deflating.Packed(io.BytesIO()) for _ in names]
    for at in range(0, len(TEXT), 1_000):
        growing[0].write(TEXT[at : at + 1_000])
        growing[1].write(TEXT[at : at + 3])
    with ZipFile(tmp_path / "a.zip", "w", ZIP_DEFLATED) as archive:
        archive.writestr("first", "1")
        for it, name in zip(growing, names, strict=True):
            it.into(archive, name)
        archive.writestr("last", "2")
    with ZipFile(tmp_path / "a.zip") as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["first", *names, "last"]
        whole, parts, empty = map(archive.read, names)
        assert whole == TEXT
        assert parts == b"".join(TEXT[at : at + 3] for at in range(0, len(TEXT), 1_000))
        assert not empty
        assert archive.getinfo(names[0]).compress_size < len(TEXT) / 10
        assert archive.read("last") == b"2"


# -- unpacked


def archived(place: Path, data: bytes, how: int = ZIP_DEFLATED) -> Path:
    with ZipFile(place / "a.zip", "w", how) as archive:
        archive.writestr("a", data)
        archive.writestr("b", "another")
    return place / "a.zip"


def changed(path: Path, how: Callable[[ZipInfo], object]) -> None:
    """What the archive says of its first entry as something else; its bytes stay."""
    with ZipFile(path, "a") as archive:
        how(archive.getinfo("a"))
        archive.writestr("c", "so that the list of entries is written anew")


@PACKERS
@pytest.mark.parametrize("how", [ZIP_DEFLATED, ZIP_STORED])
@pytest.mark.parametrize("data", [b"", b"a", TEXT])
@pytest.mark.parametrize("size", [1, 4_000, 1 << 17])
def test_what_is_unpacked_is_what_was_packed(
    tmp_path: Path, quick: bool, how: int, data: bytes, size: int
) -> None:
    data = data[: 5_000 * size]
    with ZipFile(archived(tmp_path, data, how)) as archive:
        pieces = [*deflating.unpacked(archive, "a", size)]
    assert b"".join(pieces) == data
    assert all(0 < len(it) <= size for it in pieces)


@PACKERS
@pytest.mark.parametrize("at", [0, 1, 2, 50, -9])
def test_a_damaged_entry_is_never_taken_for_a_whole_one(
    tmp_path: Path, quick: bool, at: int
) -> None:
    path = archived(tmp_path, TEXT[:-1] + b"!")
    with ZipFile(path) as archive:
        entry = archive.getinfo("a")
        begin = entry.header_offset + len(entry.FileHeader())
        place = begin + at if at >= 0 else begin + entry.compress_size + at
    data = bytearray(path.read_bytes())
    data[place] ^= 0xFF
    path.write_bytes(data)
    with ZipFile(path) as archive, pytest.raises((BadZipFile, zlib.error)):
        for _ in deflating.unpacked(archive, "a", 1 << 17):
            pass


@pytest.mark.parametrize("quick", [True], ids=["isa-l"])
@pytest.mark.parametrize(
    "lie",
    [
        lambda it: setattr(it, "file_size", it.file_size - 1),
        lambda it: setattr(it, "file_size", it.file_size + 1),
        lambda it: setattr(it, "file_size", 10),
        lambda it: setattr(it, "CRC", it.CRC ^ 1),
        lambda it: setattr(it, "compress_size", it.compress_size - 20),
        lambda it: setattr(it, "compress_size", 0),
    ],
    ids=["shorter", "longer", "much-shorter", "another-checksum", "broken-off", "nothing-there"],
)
def test_an_entry_that_lies_about_itself_is_refused(
    tmp_path: Path, lie: Callable[[ZipInfo], object], quick: bool
) -> None:
    path = archived(tmp_path, TEXT)
    changed(path, lie)
    told: list[bytes] = []
    with ZipFile(path) as archive:
        most = archive.getinfo("a").file_size
        with pytest.raises(BadZipFile):
            told.extend(deflating.unpacked(archive, "a", 4_000))
    assert sum(map(len, told)) <= most
