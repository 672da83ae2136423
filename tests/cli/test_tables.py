"""``list --claims`` and ``list --entities``: what the tables of the window hold, for programs and spreadsheets."""

from __future__ import annotations

import csv
import io
import json


def test_claims_come_with_their_speakers(run, gold) -> None:
    found = json.loads(run("list", gold, "--claims", "--json").stdout)
    assert len(found) == 53
    assert all(it["label"] == "CLAIM" and it["quote"] for it in found)
    assert any(it["speaker"] for it in found)
    assert any(it["attributes"].get("claim_type") for it in found)
    rows = list(csv.reader(io.StringIO(run("list", gold, "--claims").stdout), delimiter="\t"))
    assert rows[0][:3] == ["Claim", "Speaker", "Article"]
    assert len(rows) == 54
    assert {len(it) for it in rows} == {len(rows[0])}


def test_entities_come_with_their_spellings(run, gold) -> None:
    found = json.loads(run("list", gold, "--entities", "--json").stdout)
    counts = [len(it["mentions"]) for it in found]
    assert counts == sorted(counts, reverse=True)
    assert any({"العراق", "البلاد"} <= it["spellings"].keys() for it in found)
    rows = list(csv.reader(io.StringIO(run("list", gold, "--entities").stdout), delimiter="\t"))
    assert len(rows) == len(found) + 1
