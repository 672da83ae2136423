"""The labelling configuration for Label Studio: every control can be seen where it is needed."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from formats import kit

from hashiya.formats.format import WriteOptions
from hashiya.formats.label_studio import label_studio
from hashiya.model.attribute import AttributeType
from hashiya.model.dataset import Dataset
from hashiya.model.schema import Label, Layer, Schema


@pytest.mark.parametrize(("code", "named"), [("a,b", None), ("a;b", "a;b,c")])
def test_a_control_is_seen_at_a_label_with_a_comma_too(
    code: str, named: str | None, tmp_path: Path
) -> None:
    schema = Schema(
        id="s",
        layers=(Layer(code="entity"),),
        labels=(Label(code=code, layer="entity"), Label(code="c", layer="entity")),
        attributes=(AttributeType(name="note", kind="text", layer="entity"),),
    )
    out = kit.written(
        label_studio.FORMAT, Dataset(schema=schema, articles=[]), WriteOptions(), tmp_path
    )
    (view,) = ET.parse(out / "config.xml").getroot().findall("View")
    assert view.get("visibleWhen") == "region-selected"
    assert view.get("whenLabelValue") == named
