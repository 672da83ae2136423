"""The demo folder: exactly the two seeds with their gold, datasets, and a picture of each."""

from __future__ import annotations

import json
from pathlib import Path


def test_the_demo_is_complete_and_kept(run, qapp) -> None:
    run("demo", "here")
    here = Path("here")
    names = {it.name for it in here.iterdir()}
    pictures = {it for it in names if it.endswith(".png")}
    assert names - pictures == {"demo.hashiya", "dataset.jsonl", "dataset.conll", "brat"}
    assert len(pictures) == 2
    assert all((here / it).read_bytes().startswith(b"\x89PNG") for it in pictures)
    lines = [json.loads(it) for it in (here / "dataset.jsonl").read_text("utf-8").splitlines()]
    assert [len(it["spans"]) for it in lines] == [128, 169]
    assert list((here / "brat").glob("*.ann"))
    before = (here / "demo.hashiya").read_bytes()
    assert "kept as it is" in run("demo", "here").output
    assert (here / "demo.hashiya").read_bytes() == before
    run("check", here / "demo.hashiya")
