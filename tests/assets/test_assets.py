"""The files that the program carries are found, in a checkout and in a bundle."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from hashiya import assets


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    assets.resources.cache_clear()
    yield
    assets.resources.cache_clear()


def test_a_checkout_has_them_at_its_top() -> None:
    assert (assets.resources() / "translations" / "ar").is_dir()
    assert assets.schema_file("default").is_file()
    assert (assets.seeds() / "gold.jsonl").is_file()


def test_a_bundle_has_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = tmp_path / "hashiya" / "resources"
    (inside / "translations").mkdir(parents=True)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert assets.resources() == inside


def test_an_incomplete_installation_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assets, "_HERE", tmp_path / "a" / "b")
    with pytest.raises(FileNotFoundError, match="no resources"):
        assets.resources()
    with pytest.raises(FileNotFoundError, match="no seeds"):
        assets.seeds()
