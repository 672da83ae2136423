"""Carries records out of a wreck into a new file, each with its proof; it decides what is sound.

Kept: what its checksum proves, else the version in the history that its checksum proves, else the
last one there, else the row itself where its words stand in the text. The rest is reported.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

from hashiya.model.article import Article
from hashiya.model.record import Finding
from hashiya.model.rescue import RescueReport, Saved
from hashiya.store import (
    codec,
    facts,
    history_rescue,
    mark_rescue,
    queries,
    revisions,
    rows,
    text_rescue,
    uid,
)
from hashiya.store.evidence import SCHEMA, Evidence
from hashiya.store.wreck import Wreck

ARTICLE = (
    "uid", "text_id", "name", "title", "sha256", "encoding", "language", "direction", "source",
    "url", "author", "published", "labels", "status", "position", "created", "deleted", "checksum",
)  # fmt: skip
"""Columns of the first version: later ones may be missing."""
_ROWS_OF = {"annotations": "spans", "relations": "relations"}
MOST_LISTED = 1_000_000
"""A count of one article above it is damage itself."""


class Rescue:
    """One rescue; ``run`` it once, inside a transaction of ``db``."""

    def __init__(
        self,
        wreck: Wreck,
        db: sqlite3.Connection,
        file: Path,
        progress: Callable[[int, int], None],
    ) -> None:
        self.wreck = wreck
        self.db = db
        self.file = file
        self.progress = progress
        self.notes: list[Finding] = []
        self.counts: Counter[str] = Counter()
        self.registry = rows.Registry(db)
        self.annotators = self._names("annotators", "name")
        self.evidence = Evidence(wreck, self.annotators)
        self.texts = text_rescue.Texts()
        self.article_ids: dict[int, str] = {}
        """Number in the wreck -> id, of articles that were saved or lost."""
        self.names: dict[str, str] = {}
        self.numbers: dict[str, int] = {}
        """Id -> number in the new file, of articles that were saved."""
        self.written: dict[bytes, int] = {}
        """Key -> checksum of what was written otherwise than the history has it."""
        self.seen: set[bytes] = set()
        self.gone: set[str] = set()
        """Ids of articles that could not be saved."""

    def run(self) -> RescueReport:
        self.texts = text_rescue.rescue(self.wreck, self.db, self.file, self.note)
        self.evidence.gather()
        self.counts["doubtful"] += len(self.evidence.nameless)
        self._label_set()
        self._articles()
        mark_rescue.rescue(self)
        history_rescue.keep(self)
        self._originals()
        self._facts()
        return RescueReport(
            articles=self._saved("articles"),
            annotations=self._saved("annotations"),
            relations=self._saved("relations"),
            steps=Saved(known=self.evidence.kept + self.evidence.lost, saved=self.counts["steps"]),
            repaired=self.counts["repaired"],
            doubtful=self.counts["doubtful"],
            foreign=tuple(self.wreck.foreign_parts()),
            notes=tuple(self.notes),
        )

    def note(self, message: str, article: str | None = None, **values: str | int) -> None:
        if article is not None:
            values = {"name": self.names.get(article, article), **values}
        self.notes.append(
            Finding(severity="damage", message=message, values=values, article=article)
        )

    def text_of(self, digest: bytes) -> str:
        """The text of a digest, or of what became of it.

        Raises:
            KeyError: it is lost.
        """
        digest = self.texts.changed.get(digest, digest)
        row = self.db.execute("SELECT text FROM texts WHERE digest = ?", (digest,)).fetchone()
        if row is None:
            raise KeyError(digest.hex())
        return row[0]

    def judge(self, kind: str, key: bytes, crc: int) -> None:
        """Take note of what was written, for the history to be made to fit."""
        self.seen.add(key)
        if self.evidence.latest.get(key) != crc:
            self.written[key] = crc
            self.evidence.kinds.setdefault(key, kind)

    def absent(self, kind: str, *, table: str) -> list[bytes]:
        """Records that the history knows and no row was there for."""
        trusted = self.evidence.complete or table in self.wreck.holes
        return [
            key
            for key, crc in self.evidence.latest.items()
            if trusted
            and crc is not None
            and self.evidence.kinds[key] == kind
            and key not in self.seen
        ]

    def _saved(self, kind: str) -> Saved:
        saved = self.counts[kind]
        known = saved + self.counts[f"lost {kind}"]
        if _ROWS_OF.get(kind) in self.wreck.holes:  # else a row that is not there was never there
            known = max(known, self.counts[f"listed {kind}"])
        return Saved(known=known, saved=saved)

    def _count_listed(self) -> None:
        """How many there were, as the list of articles has it: of a page that is gone nothing else tells."""
        for _, *counts in self.wreck.numbered("articles", "n_annotations", "n_relations"):
            for kind, count in zip(("annotations", "relations"), counts, strict=True):
                if isinstance(count, int) and 0 <= count < MOST_LISTED:
                    self.counts[f"listed {kind}"] += count

    def _names(self, table: str, column: str) -> dict[int, str]:
        found: dict[int, str] = {}
        for number, raw in self.wreck.numbered(table, column):
            with suppress(AttributeError, UnicodeDecodeError):
                found[number] = raw.decode("utf-8")
        return found

    def _label_set(self) -> None:
        stored: tuple[bytes, int] | None = None
        for _, raw, crc in self.wreck.numbered("label_set", "record", "checksum"):
            stored = (raw, crc) if isinstance(raw, bytes) else None
        found: bytes | None = None
        if stored and codec.checksum(stored[0]) == stored[1]:
            found = stored[0]
        else:
            said = self.evidence.versions({SCHEMA: stored[1] if stored else None}).get(SCHEMA)
            found = said[0] if said else None
            self.counts["repaired" if said and said[1] else "doubtful"] += 1
            self.note("rescue-note-label-set" if said else "rescue-note-label-set-lost")
        with suppress(msgspec.MsgspecError, UnicodeDecodeError):
            if found is not None:
                rows.put_schema(self.db, codec.schema(found))
        data = codec.canonical(queries.schema(self.db))
        # the first label set of a project is in no step
        if SCHEMA in self.evidence.latest:
            self.judge("schema", SCHEMA, codec.checksum(data))

    # -- articles

    def _articles(self) -> None:
        columns = list(ARTICLE)
        columns += [
            it for it in ("directions", "note", "bookmarks") if self.wreck.has("articles", it)
        ]
        self._count_listed()
        doubtful: dict[bytes, tuple[Article | None, int | None]] = {}
        for number, *values in self.wreck.numbered("articles", *columns):
            row = dict(zip(columns, values, strict=True))
            key = row["uid"]
            if not isinstance(key, bytes) or len(key) != 16 or key in self.seen:
                continue
            self.seen.add(key)
            article_id = uid.to_text(key)
            self.article_ids[number] = article_id
            self.names[article_id] = _shown(row["title"]) or _shown(row["name"])
            article = self._article(row)
            stored = self.texts.stored.get(row["text_id"])
            if article is not None and self._proved(article, stored, row["checksum"]):
                self._add(article)
            else:
                doubtful[key] = article, row["checksum"]
        for key in self.absent("article", table="articles"):
            doubtful[key] = None, self.evidence.latest[key]
        said = self.evidence.versions({key: crc for key, (_, crc) in doubtful.items()})
        for key, (article, _) in doubtful.items():
            self._decide(key, article, said.get(key))

    def _article(self, row: Mapping[str, Any]) -> Article | None:
        try:
            text = self.text_of(self.texts.stored[row["text_id"]])
            values: dict[str, Any] = {it: _plain(row[it]) for it in ARTICLE[2:-1]}
            values["labels"] = codec.read_labels(values["labels"])
            values["directions"] = codec.read_directions(
                row.get("directions", b"{}").decode("utf-8")
            )
            values["note"] = row.get("note", b"").decode("utf-8")
            values["bookmarks"] = codec.read_bookmarks(row.get("bookmarks", b"[]").decode("utf-8"))
            values["deleted"] = bool(values["deleted"])
            values |= {"id": uid.to_text(row["uid"]), "text": text}
            return msgspec.convert(values, Article)
        except (KeyError, ValueError, TypeError, AttributeError, msgspec.MsgspecError):
            return None

    def _proved(self, article: Article, stored: bytes | None, crc: object) -> bool:
        digests = [codec.digest(article.text), *([stored] if stored else [])]
        return any(codec.checksum(codec.article(article, it)) == crc for it in digests)

    def _decide(self, key: bytes, article: Article | None, said: tuple[bytes, bool] | None) -> None:
        """What becomes of an article that no checksum proves."""
        article_id = uid.to_text(key)
        if said is not None:
            with suppress(KeyError, ValueError, msgspec.MsgspecError):
                raw, exact = said
                found = codec.record("article", raw, self.text_of)
                assert isinstance(found, Article)
                self.names[article_id] = found.title or found.name
                self.counts["repaired" if exact else "doubtful"] += 1
                if not exact:
                    self.note("rescue-note-article-older", article_id)
                self._add(found)
                return
            with suppress(msgspec.MsgspecError):
                self.names[article_id] = _called(msgspec.json.decode(said[0]), article_id)
        if article is None:
            self.counts["lost articles"] += 1
            self.gone.add(article_id)
            self.note("rescue-note-article-lost", article_id)
            return
        self.counts["doubtful"] += 1
        self.note("rescue-note-article", article_id)
        self._add(article)

    def _add(self, article: Article) -> None:
        digest = codec.digest(article.text)
        data = codec.article(article, digest)
        self.numbers |= rows.add_articles(self.db, [(article, data, digest)])
        self.counts["articles"] += 1
        self.judge("article", uid.to_bytes(article.id), codec.checksum(data))
        self.names[article.id] = article.name
        if digest in self.texts.doubtful:
            self.counts["doubtful"] += 1
            self.note("rescue-note-text", article.id)

    def _originals(self) -> None:
        """The bytes of the files that articles came from, as far as a digest proves them."""
        for _, key, data in self.wreck.numbered("originals", "article", "bytes"):
            if not isinstance(key, bytes) or len(key) != 16 or not isinstance(data, bytes):
                continue
            article_id = uid.to_text(key)
            if (
                article_id not in self.numbers
            ):  # its step may be undone; it proves itself when redone
                rows.add_original(self.db, key, data)
                continue
            article = queries.article(self.db, article_id)
            if revisions.is_whole_file(self.db, article, data):
                rows.add_original(self.db, key, data)
            else:
                self.note("rescue-note-original", article_id)

    def _facts(self) -> None:
        """The same project where its seal holds; else it is another one."""
        kept = {
            key.decode("utf-8", "replace"): value.decode("utf-8", "replace")
            for key, value in self.wreck.keyed("project", "key", "value")
            if isinstance(key, bytes) and isinstance(value, bytes)
        }
        sound = kept.get(facts.SEAL) == facts.checksum(kept) and not self.wreck.foreign_parts()
        if sound:
            facts.put(self.db, {it: kept[it] for it in ("id", "created") if it in kept})


def _plain(value: object) -> object:
    return value.decode("utf-8") if isinstance(value, bytes) else value


def _shown(raw: object) -> str:
    return raw.decode("utf-8", "replace") if isinstance(raw, bytes) else ""


def _called(record: dict[str, object], article_id: str) -> str:
    """What a person calls an article, by its JSON."""
    return str(record.get("title") or record.get("name") or article_id)
