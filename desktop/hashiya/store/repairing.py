"""Sets right in an open project what is certain: proved by checksums, history or the words themselves.

It guesses nothing and clamps nothing: what nothing proves stays as it is. What a reader could get
of annotations, relations and articles is changed by one step; what is computed from the rest, or
could be read by nobody, is put back as it was written. The caller holds the transaction.
"""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import replace

from hashiya.model.annotation import Annotation
from hashiya.model.article import Article
from hashiya.model.edit import Edit, Step
from hashiya.model.record import Finding
from hashiya.model.relation import Relation
from hashiya.model.repair import LACKING_WORDS, Part, Repaired
from hashiya.model.span import Span
from hashiya.store import codec, mending, proving, queries, rows, uid, words, writing

Mark = Annotation | Relation
TABLES = {"annotation": "spans", "relation": "relations"}
_DETAILS = {
    "span_fragments": "spans",
    "span_attributes": "spans",
    "relation_attributes": "relations",
}
_IN_ROWS = re.compile(
    r"CHECK constraint failed in |\w+ value in |row \d+ missing from index "
    r"|wrong # of entries in index |non-unique entry in index |row \d+ values differ from index "
)
_OF_THE_CHAIN = {"store-finding-chain", "store-finding-chain-article"}
_OF_AN_INDEX = re.compile(r"index (\w+)$")


def possible(findings: Iterable[Finding]) -> bool:
    """Whether the file itself is whole enough to be written: what is wrong lies in single rows."""
    return not any(
        it.message == "store-finding-foreign"
        or (
            it.message == "store-finding-file"
            and not _IN_ROWS.match(str(it.values.get("detail", "")))
        )
        for it in findings
    )


def repair(db: sqlite3.Connection, step: Step | None, findings: Sequence[Finding]) -> Repaired:
    """Set right what these findings name, as far as it is certain.

    ``step`` comes without edits; without it only what is computed from the rest is made anew. A large
    index of words is emptied by that, and filled bit by bit by asking for the words that it lacks.
    """
    if step is None:
        return Repaired(done=_recompute(db, {it.message for it in findings}))
    read_text = db.text_factory
    db.text_factory = _read_anyhow
    try:
        return _Repair(db, step, findings).run()
    finally:
        db.text_factory = read_text


def _recompute(db: sqlite3.Connection, messages: Set[str]) -> dict[Part, int]:
    done: dict[Part, int] = {}
    if "store-finding-counts" in messages:
        done["counts"] = rows.recount(db)
    if "store-finding-words" in messages and words.is_large(db):
        words.empty(db)
    elif "store-finding-words" in messages:
        words.rebuild(db)
        done["words"] = 1
    if LACKING_WORDS in messages and words.fill(db):
        done["words"] = 1
    return done


def _read_anyhow(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


class _Repair:
    def __init__(self, db: sqlite3.Connection, step: Step, findings: Sequence[Finding]) -> None:
        self._db = db
        self._step = step
        self._findings = findings
        self._named = {it.message for it in findings}
        self._registry = rows.Registry(db)
        self._done: Counter[Part] = Counter()
        self._edits: list[Edit] = []
        self._unreadable: list[Mark] = []
        """What nobody could read of rows that are there, annotations first."""
        self._lost = 0
        """Records that the history leads to and that are not brought back."""
        self._texts: dict[str, str] = {}
        """The texts of articles that are proved to be what they were."""
        self._history_sound = not any(it.startswith("store-finding-history") for it in self._named)

    def run(self) -> Repaired:
        self._indexes()
        articles = list(dict.fromkeys(it.article for it in self._findings if it.article))
        for it in articles:
            self._mend(it)
        self._records(self._doubtful(articles))
        if self._named & _OF_THE_CHAIN and self._history_sound:
            self._missing()
        self._loose_details()
        step = replace(self._step, edits=tuple(self._edits))
        if step.edits:
            writing.write(self._db, step)
        for it in self._unreadable:
            written = rows.put_back(self._db, self._registry, it, codec.canonical(it))
            self._done["marks"] += written
        self._loose_relations()
        if count := rows.recount(self._db):
            self._done["counts"] = count
        if "store-finding-words" in self._named or self._done["texts"]:
            words.rebuild(self._db)
            self._done["words"] = 1
        return Repaired(done=dict(self._done), step=step if step.edits else None)

    def _indexes(self) -> None:
        details = [str(it.values.get("detail", "")) for it in self._findings]
        for name in {found[1] for it in details if (found := _OF_AN_INDEX.search(it))}:
            known = "SELECT 1 FROM sqlite_schema WHERE type = 'index' AND name = ?"
            if self._db.execute(known, (name,)).fetchone():
                self._db.execute(f'REINDEX "{name}"')
                self._done["index"] += 1

    def _mend(self, article_id: str) -> None:
        """A text is what its SHA-256 proves; one changed bit of it can be found."""
        query = """SELECT t.id, CAST(t.text AS BLOB), t.digest FROM articles a
          JOIN texts t ON t.id = a.text_id WHERE a.uid = ?"""
        row = self._db.execute(query, (queries.article_key(article_id),)).fetchone()
        if row is None:
            return
        number, data, digest = row
        text = data.decode("utf-8", "replace")
        if codec.digest(text) != digest or text.encode("utf-8") != data:
            mended = mending.mended(data, digest)
            if mended is None:
                return
            text = mended.decode("utf-8")
            self._db.execute("UPDATE texts SET text = ? WHERE id = ?", (text, number))
            self._done["texts"] += 1
        self._texts[article_id] = text

    # -- records whose rows are there

    def _doubtful(self, articles: Iterable[str]) -> dict[bytes, tuple[Mark | Article | None, int]]:
        """Records that do not prove themselves, as far as they can be read, and their checksums."""
        found: dict[bytes, tuple[Mark | Article | None, int]] = {}
        for article_id in articles:
            text = self._texts.get(article_id)
            if text is None:
                continue
            article = queries.article(self._db, article_id)
            query = "SELECT checksum FROM articles WHERE uid = ?"
            key = uid.to_bytes(article_id)
            (crc,) = self._db.execute(query, (key,)).fetchone()
            if codec.checksum(codec.canonical(article)) != crc:
                found[key] = article, crc
            marks: list[Mark] = [*queries.annotations_in(self._db, article_id)]
            marks += queries.relations_in(self._db, article_id)
            readable = {it.id: it for it in marks}
            for its_id, crc in queries.checksums(self._db, article_id).items():
                it = readable.get(its_id)
                stands = not isinstance(it, Annotation) or it.stands_in(text)
                if it is None or codec.checksum(codec.canonical(it)) != crc or not stands:
                    found[uid.to_bytes(its_id)] = it, crc
        for table in TABLES.values():
            lost = f"""SELECT uid, checksum FROM {table} NOT INDEXED
              WHERE article_id NOT IN (SELECT id FROM articles)"""
            found |= {key: (None, crc) for key, crc in self._db.execute(lost).fetchall()}
        return found

    def _records(self, doubtful: dict[bytes, tuple[Mark | Article | None, int]]) -> None:
        known = proving.versions(self._db, {key: crc for key, (_, crc) in doubtful.items()})
        # annotations first: relations need their ends
        for kind in ("article", "annotation", "relation", ""):
            for key, (it, _) in doubtful.items():
                versions = known.get(key, proving.Versions())
                if versions.kind != kind:
                    continue
                raw = versions.certain(history_sound=self._history_sound)
                proved = proving.record(self._db, kind, raw) if raw else None
                if proved is None:
                    self._by_its_words(it)
                elif isinstance(proved, Article):
                    self._facts(it, proved)
                elif isinstance(proved, Annotation | Relation) and self._fits(proved):
                    self._put_back(it, proved)

    def _facts(self, it: Mark | Article | None, proved: Article) -> None:
        if not isinstance(it, Article) or it.text != proved.text:
            return
        if it == proved:  # the checksum alone was changed
            data = codec.canonical(proved)
            query = "UPDATE articles SET checksum = ? WHERE uid = ?"
            self._db.execute(query, (codec.checksum(data), uid.to_bytes(it.id)))
        else:
            self._edits.append(Edit(it, proved))
        self._done["articles"] += 1

    def _fits(self, proved: Mark) -> bool:
        text = self._text_of(proved.article)
        if isinstance(proved, Annotation):
            return text is not None and proved.stands_in(text)
        return text is not None

    def _put_back(self, it: Mark | Article | None, proved: Mark) -> None:
        """A step says what a reader could have seen change; what nobody could read is written anew."""
        if isinstance(it, Annotation | Relation) and it.article == proved.article and it != proved:
            self._edits.append(Edit(it, proved))
            self._done["marks"] += 1
        else:
            self._unreadable.append(proved)

    def _by_its_words(self, it: Mark | Article | None) -> None:
        """Nothing proves it but its quote: where that stands once and only once, there it belongs."""
        if not isinstance(it, Annotation) or len(it.fragments) > 1:
            return
        text = self._texts.get(it.article)
        if text is None or it.stands_in(text) or text.count(it.quote) != 1:
            return
        start = text.index(it.quote)
        if text.find(it.quote, start + 1) >= 0:  # it overlaps itself
            return
        there = replace(it, fragments=(Span(start, start + len(it.quote)),))
        self._edits.append(Edit(it, there))
        self._done["moved"] += 1

    # -- records without a row, rows without a record

    def _missing(self) -> None:
        """Records that the history leads to: where the kept count has room for them, they were there."""
        absent = proving.absent(self._db, TABLES)
        known = proving.versions(self._db, {key: crc for key, (_, crc) in absent.items()})
        room: dict[tuple[str, str], int] = {}
        ready: list[tuple[str, Mark]] = []
        for key, (kind, _) in absent.items():
            raw = known[key].proved if key in known else None
            it = proving.record(self._db, kind, raw) if raw else None
            if isinstance(it, Annotation | Relation) and self._fits(it):
                place = it.article, kind
                room.setdefault(place, self._room(*place))
                room[place] -= 1
                ready.append((kind, it))
        for kind, it in ready:
            if room[it.article, kind] == 0:
                self._edits.append(Edit(None, it))
                self._done["marks"] += 1
        self._lost = len(absent) - len(ready) + sum(bool(it) for it in room.values())

    def _room(self, article_id: str, kind: str) -> int:
        """How many rows fewer there are than are counted."""
        table = TABLES[kind]
        query = f"""SELECT n_{kind}s - (SELECT count(*) FROM {table} WHERE article_id = a.id)
          FROM articles a WHERE a.uid = ?"""
        return self._db.execute(query, (uid.to_bytes(article_id),)).fetchone()[0]

    def _text_of(self, article_id: str) -> str | None:
        if article_id not in self._texts:
            self._mend(article_id)
        return self._texts.get(article_id)

    def _loose_details(self) -> None:
        """Attributes and fragments of a row that is gone: who owned them comes back with his own."""
        if self._lost:
            return
        for table, parent in _DETAILS.items():
            column = parent.removesuffix("s") + "_id"
            self._db.execute(f"DELETE FROM {table} WHERE {column} NOT IN (SELECT id FROM {parent})")

    def _loose_relations(self) -> None:
        """Relations of which an end is not there say nothing any more."""
        loose = """SELECT id FROM relations NOT INDEXED WHERE from_id NOT IN (SELECT id FROM spans)
          OR to_id NOT IN (SELECT id FROM spans)"""
        numbers = [row[0] for row in self._db.execute(loose).fetchall()]
        rows.remove_relations(self._db, numbers)
        if numbers:
            self._done["taken"] += len(numbers)
