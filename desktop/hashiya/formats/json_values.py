"""JSON taken in strictly: what is broken, doubled or no number is named; it knows no format."""

from __future__ import annotations

import json
import re
from typing import Any, cast

import msgspec

_SPACED_KEY = re.compile(rb'"\s+:')
_decode = msgspec.json.Decoder().decode
_encode = msgspec.json.Encoder().encode


class BadJson(ValueError):
    """Why a line or a record cannot be used: the id of the sentence, and its values."""

    def __init__(self, message: str, **values: str | int) -> None:
        super().__init__(message)
        self.message, self.values = message, values


def parse(data: bytes) -> Any:
    """The value that the bytes describe, strings as they are (lone surrogates too).

    Raises:
        BadJson: it is not UTF-8, not JSON, too deep, names something twice, or has a bad number.
    """
    try:
        value = _decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return _slowly(data)
    try:
        return value if has_no_doubles(data, _encode(value)) else _slowly(data)
    except RecursionError:
        raise BadJson("formats-line-too-deep") from None


def record(data: bytes | None) -> dict[str, Any]:
    """As ``parse``, of what must be an object; ``None`` stands for a line over the limit.

    Raises:
        BadJson: see ``parse``; or it is no object.
    """
    if data is None:
        raise BadJson("formats-line-too-long")
    value = parse(data)
    if not isinstance(value, dict):
        raise BadJson("formats-line-no-object")
    return cast("dict[str, Any]", value)


def has_no_doubles(data: bytes, encoded: bytes) -> bool:
    """Whether no object of ``data`` has two keys of one name; ``encoded`` is what was taken of it.

    True is certain, False is not: every key brings one ``":``, and inside strings both write it alike.
    """
    if len(data) == len(encoded):
        return True
    alike = data.count(b'":') == encoded.count(b'":')
    return alike and b"\\u0022" not in data and not _SPACED_KEY.search(data)


def _slowly(data: bytes) -> Any:
    try:
        return json.loads(
            data.decode("utf-8"), object_pairs_hook=_pairs, parse_constant=_no_constant
        )
    except UnicodeDecodeError:
        raise BadJson("formats-line-not-utf8") from None
    except RecursionError:
        raise BadJson("formats-line-too-deep") from None
    except json.JSONDecodeError as error:
        raise BadJson("formats-line-not-json", column=error.colno) from None
    except BadJson:
        raise
    except ValueError:  # a number of thousands of digits
        raise BadJson("formats-line-bad-number", what="…") from None


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(it for it in names if names.count(it) > 1)
        raise BadJson("formats-line-key-twice", key=twice[:80])
    return found


def _no_constant(name: str) -> Any:
    raise BadJson("formats-line-bad-number", what=name)
