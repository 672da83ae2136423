"""Words that programs write where a book has no title or author of its own: they are neither; it reads nothing."""

from __future__ import annotations

import posixpath
import re

_TITLE = re.compile(
    r"""section [ _-]? \d*
    | (text | part | ch | chap | page | file | split | index_split) [_-]? \d{3,}
    | (book | document | epub)? \s* untitled \s* (document | book | epub)? \s* \d*
    | unknown (\s* title)? | no \s* title (\s* specified)? | title ([ ] here)? | no \s* data
    | (كتاب | مستند)? \s* (بدون | بلا | دون) [ ] عنوان | عنوان [ ] غير [ ] معروف | غير [ ] معروف""",
    re.VERBOSE,
)
_NAME = re.compile(
    r"""unknown (\s* (author | creator | writer))? | (no | unnamed) \s* author | author ([ ] (here | name))?
    | anonymous | python-docx | user | owner | admin(istrator)? | windows [ ] user | microsoft ([ ] office [ ] user)?
    | no \s* data | n/?a | none
    | (مؤلف | كاتب | المؤلف | الكاتب)? \s* غير [ ] معروف | بدون [ ] مؤلف | بلا [ ] مؤلف""",
    re.VERBOSE,
)
_AROUND = " .:[](){}<>-_–—"


def title(words: str, path: str = "") -> str:
    """The title, if it is one; nothing if it stands for a missing one or repeats the name of the file at ``path``."""
    leaf = posixpath.basename(path).casefold()
    bare = words.casefold().strip(_AROUND)
    is_file = bool(leaf) and bare in (leaf, posixpath.splitext(leaf)[0])
    return "" if is_file or _TITLE.fullmatch(bare) else words


def author(name: str) -> str:
    """The author, if somebody is named."""
    return "" if _NAME.fullmatch(name.casefold().strip(_AROUND)) else name
