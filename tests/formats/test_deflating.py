"""Archives are packed by a quicker packer where there is one; every program unpacks them."""

from __future__ import annotations

import zlib
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

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
