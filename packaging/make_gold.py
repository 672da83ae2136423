"""Writes ``seeds/gold.jsonl`` from the articles and their gold; run it after either has changed."""

from __future__ import annotations

import hashlib
import json
import uuid
from pathlib import Path

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "hashiya:gold")
FLAGS = {"true": True, "false": False}
FLAG_NAMES = {"main", "certain"}


def attributes(raw: dict[str, str]) -> dict[str, str | bool]:
    return {name: FLAGS[value] if name in FLAG_NAMES else value for name, value in raw.items()}


def span(raw: dict) -> dict:
    layer = "entity" if raw["layer"] == "entity" else "claim"
    return {
        "id": raw["id"],
        "layer": layer,
        "label": raw["label"],
        "start": raw["start"],
        "end": raw["end"],
        "text": raw["text"],
        "attributes": attributes(raw["attributes"]),
        "annotator": "gold",
    }


def line(document: dict) -> dict:
    data = (SEEDS / "articles" / document["name"]).read_bytes()
    text = data.decode("utf-8")
    if hashlib.sha256(data).hexdigest() != document["sha256"]:
        raise SystemExit(f"{document['name']} is not the text that the gold speaks of")
    labels = dict(document["document_labels"])
    spans = [span(raw) for raw in document["spans"]]
    if any(text[it["start"] : it["end"]] != it["text"] for it in spans):
        raise SystemExit(f"{document['name']}: a span does not quote the text")
    relations = [
        {
            "id": raw["id"],
            "label": raw["label"],
            "from": raw["from"],
            "to": raw["to"],
            "attributes": attributes(raw.get("attributes", {})),
            "annotator": "gold",
        }
        for raw in document["relations"]
    ]
    return {
        "format": "hashiya",
        "version": 1,
        "id": str(uuid.uuid5(NAMESPACE, document["name"])),
        "name": document["name"],
        "title": title(text),
        "text": text,
        "sha256": document["sha256"],
        "language": labels.pop("language"),
        "direction": labels.pop("direction"),
        "labels": labels,
        "spans": spans,
        "relations": relations,
    }


def title(text: str) -> str:
    """The first line when it stands apart, else the first words up to the first comma."""
    first, _, rest = text.partition("\n")
    return first.strip() if rest.startswith("\n") else first.split("،")[0].strip()


def main() -> None:
    gold = json.loads((SEEDS / "gold_seeds.json").read_text(encoding="utf-8"))
    lines = [json.dumps(line(it), ensure_ascii=False) for it in gold["documents"]]
    (SEEDS / "gold.jsonl").write_bytes(("\n".join(lines) + "\n").encode("utf-8"))


if __name__ == "__main__":
    main()
