"""The file that an article came from leaves with it, and comes back."""

from __future__ import annotations

import hashlib
from pathlib import Path

from hashiya.commands import articles, correcting, datasets, projects
from hashiya.formats import FORMATS

NEWS = "قال الناتو إن العراق آمن، وأضاف أن القوات باقية في بغداد حتى نهاية العام."


def test_a_file_in_another_encoding_goes_round_whole(tmp_path: Path) -> None:
    data = NEWS.encode("cp1256")
    (tmp_path / "old.txt").write_bytes(data)
    with projects.create(tmp_path / "one.hashiya", "default", "ليلى") as ws:
        articles.add(ws, articles.read([tmp_path / "old.txt"]))
        (line,) = ws.articles()
        assert ws.original(line.id) == data
        datasets.export(datasets.choose(ws), tmp_path / "out.jsonl", "hashiya")
    with projects.create(tmp_path / "two.hashiya", "default", "ليلى") as ws:
        batch = articles.read([tmp_path / "out.jsonl"])
        assert [it.incoming.notes for it in batch.items] == [()]
        articles.add(ws, batch)
        (line,) = ws.articles()
        assert ws.original(line.id) == data
        assert ws.article(line.id).sha256 == hashlib.sha256(data).hexdigest()
        assert ws.article(line.id).encoding == "cp1256"
        assert list(ws.check()) == []


def test_a_corrected_text_leaves_without_the_file_of_the_old_one(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_bytes(NEWS.encode("cp1256"))
    with projects.create(tmp_path / "one.hashiya", "default", "ليلى") as ws:
        articles.add(ws, articles.read([tmp_path / "old.txt"]))
        (line,) = ws.articles()
        correcting.correct(ws, line.id, NEWS + " انتهى.")
        (out,) = datasets.choose(ws)
        assert out.article.original is None


def test_a_format_that_leaves_the_file_behind_says_so(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_bytes(NEWS.encode("cp1256"))
    (tmp_path / "new.txt").write_text(NEWS + " انتهى.", encoding="utf-8")
    with projects.create(tmp_path / "one.hashiya", "default", "ليلى") as ws:
        articles.add(ws, articles.read([tmp_path / "old.txt", tmp_path / "new.txt"]))
        dataset = datasets.choose(ws)
        for it in FORMATS:
            if it.write:
                lost = datasets.losses(dataset, it.id).losses
                told = [one.count for one in lost if one.label == "original"]
                assert told == ([] if it.id == "hashiya" else [1]), it.id
