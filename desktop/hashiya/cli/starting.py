"""What one can start a project with: the label sets of the program, each with its purpose and its labels."""

from __future__ import annotations

from hashiya.cli.speech import DONE, Speech
from hashiya.commands import projects, starter_sets
from hashiya.model.schema import Label


def list_sets(speech: Speech) -> int:
    found = [(it, projects.read_schema(it.name)) for it in starter_sets.starters()]
    if speech.as_json:
        speech.value(
            [
                {
                    "name": it.name,
                    "title": it.title(speech.language),
                    "purpose": it.purpose(speech.language),
                    "labels": [_value(label, speech.language) for label in schema.labels],
                }
                for it, schema in found
            ]
        )
        return DONE
    for it, schema in found:
        speech.line(f"{it.name}  {it.title(speech.language)}")
        speech.line(f"    {it.purpose(speech.language)}")
        for layer in schema.layers:
            labels = schema.labels_of(layer.code)
            if labels:
                name = layer.names.get(speech.language, layer.code)
                names = speech.wording.row(label.name(speech.language) for label in labels)
                speech.line(f"    {name}: {names}")
    return DONE


def _value(label: Label, language: str) -> dict[str, str]:
    return {
        "layer": label.layer,
        "code": label.code,
        "name": label.name(language),
        "key": label.shortcut,
        "guideline": label.guideline.get(language, ""),
    }
