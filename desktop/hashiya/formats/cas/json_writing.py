"""Puts articles into words of UIMA CAS JSON 0.4; it opens no file."""

from __future__ import annotations

from typing import Any

import msgspec

from hashiya.formats.cas import types as t
from hashiya.formats.cas.forms import Form, Forms, Hole, Record
from hashiya.formats.cas.numbering import Places
from hashiya.formats.cas.records import SOFA, Records
from hashiya.model.dataset import AnnotatedArticle

_encode = msgspec.json.Encoder().encode


class _Told:
    """The types as they stand in a file, made anew only when an article has brought more of them."""

    def __init__(self, types: t.Types) -> None:
        self._types, self._count, self._data = types, -1, b""

    def __call__(self) -> bytes:
        count = self._types.count
        if count != self._count:
            self._count, self._data = count, _encode(_types(self._types))
        return self._data


class Documents:
    """Documents of a dataset, with what they have in common."""

    def __init__(self, types: t.Types) -> None:
        self._told = _Told(types)
        self._sentences, self._tokens = Places(_word(t.SENTENCE)), Places(_word(t.TOKEN))
        self._forms = Forms(types, self)

    def document(self, annotated: AnnotatedArticle) -> bytes:
        records = Records(annotated, self._forms)
        first = records.first
        sentences = self._sentences(first, *records.sentences)
        tokens = self._tokens(first + len(records.sentences[0]), *records.tokens)
        written = records.written(",")
        sofa = {
            "%ID": SOFA,
            "%TYPE": "uima.cas.Sofa",
            "sofaNum": 1,
            "sofaID": "_InitialView",
            "mimeType": "text",
            "sofaString": annotated.article.text,
        }
        members = ",".join(self._forms.numerals.run(first, records.after))
        views = f'],"%VIEWS":{{"_InitialView":{{"%SOFA":{SOFA},"%MEMBERS":[{members}]}}}}}}\n'
        structures = [
            _encode(sofa),
            b",",
            *(it.encode() for it in (sentences, tokens, written, views)),
        ]
        return b"".join([b'{"%TYPES":', self._told(), b',"%FEATURE_STRUCTURES":[', *structures])

    def form(self, record: Record) -> Form:
        """An object, with places for what it has of its own; before it the lists that it leads to."""
        said = f'"%%ID":%s,"%%TYPE":"{record.type}","@sofa":{SOFA}'
        if record.placed:
            said += ',"begin":%s,"end":%s'
        lists = ""
        links = [*record.links]
        for name, value in record.values.items():
            if isinstance(value, Hole):
                said += f',"{name}":"{value.before}%s"'
            elif isinstance(value, tuple):
                elements = _in_form(value)
                lists += f'{{"%%ID":%s,"%%TYPE":"{t.ARRAY}","%%ELEMENTS":{elements}}},'
                links.append(name)
            else:
                said += f',"{name}":{_in_form(value)}'
        said += "".join([f',"@{name}":%s' for name in links])
        return Form(f"{lists}{{{said}}}", len(links) - len(record.links))

    def fits(self, words: str) -> bool:
        """Whether nothing of it has to be escaped."""
        return words.isprintable() and '"' not in words and "\\" not in words


def _word(name: str) -> str:
    return f'{{"%%ID":%d,"%%TYPE":"{name}","@sofa":{SOFA},"begin":%d,"end":%d}},'


def _in_form(value: str | bool | tuple[str, ...]) -> str:  # noqa: FBT001 - a value as any other
    return _encode(value).decode().replace("%", "%%")


def _types(types: t.Types) -> dict[str, Any]:
    return {it.name: _type(it) for it in types}


def _type(it: t.Type) -> dict[str, Any]:
    found: dict[str, Any] = {"%NAME": it.name, "%SUPER_TYPE": it.parent}
    if it.description:
        found["%DESCRIPTION"] = it.description
    for feature in it.features:
        told = "uima.cas.String[]" if feature.range == t.ARRAY else feature.range
        found[feature.name] = {"%NAME": feature.name, "%RANGE": told}
        if feature.description:
            found[feature.name]["%DESCRIPTION"] = feature.description
    return found
