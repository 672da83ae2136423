"""The tables of a project file, word for word; a change here is a new migration, never an edit.

No trigger, no view, no generated column and no function in a CHECK: whatever of the kind is
found in a file is foreign (``fingerprint``); the one virtual table is the index of words. Ids are short integers inside, 16 bytes outside.
"""

from __future__ import annotations

APPLICATION_ID = 1213417561
"""``HSHY`` as four bytes, at byte 68 of the file."""

VERSION = 3
"""``user_version``: an older program refuses a newer file by it, before it reads a table."""

INITIAL = (
    """CREATE TABLE project(
  key TEXT PRIMARY KEY, value TEXT NOT NULL
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE label_set(
  id INTEGER PRIMARY KEY CHECK(id = 1), record TEXT NOT NULL, checksum INTEGER NOT NULL
) STRICT""",
    """CREATE TABLE annotators(
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK(length(uid) = 16),
  name TEXT NOT NULL UNIQUE, created INTEGER NOT NULL
) STRICT""",
    """CREATE TABLE labels(
  id INTEGER PRIMARY KEY, layer TEXT NOT NULL, code TEXT NOT NULL, UNIQUE(layer, code)
) STRICT""",
    """CREATE TABLE texts(
  id INTEGER PRIMARY KEY, digest BLOB NOT NULL UNIQUE CHECK(length(digest) = 32),
  n_chars INTEGER NOT NULL, text TEXT NOT NULL
) STRICT""",
    """CREATE TABLE originals(
  article BLOB PRIMARY KEY CHECK(length(article) = 16), bytes BLOB NOT NULL
) STRICT""",
    """CREATE TABLE articles(
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK(length(uid) = 16),
  text_id INTEGER NOT NULL REFERENCES texts(id),
  name TEXT NOT NULL, title TEXT NOT NULL, sha256 TEXT NOT NULL, encoding TEXT NOT NULL,
  language TEXT NOT NULL, direction TEXT NOT NULL CHECK(direction IN ('auto', 'rtl', 'ltr')),
  source TEXT NOT NULL, url TEXT NOT NULL, author TEXT NOT NULL, published TEXT NOT NULL,
  labels TEXT NOT NULL,
  status TEXT NOT NULL CHECK(status IN ('new', 'in_progress', 'done', 'skipped')),
  position INTEGER NOT NULL, created INTEGER NOT NULL,
  deleted INTEGER NOT NULL CHECK(deleted IN (0, 1)),
  n_annotations INTEGER NOT NULL DEFAULT 0, n_relations INTEGER NOT NULL DEFAULT 0,
  checksum INTEGER NOT NULL
) STRICT""",
    "CREATE INDEX articles_order ON articles(deleted, position)",
    "CREATE INDEX articles_sha256 ON articles(sha256)",
    """CREATE TABLE spans(
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK(length(uid) = 16),
  article_id INTEGER NOT NULL REFERENCES articles(id),
  label_id INTEGER NOT NULL REFERENCES labels(id),
  annotator_id INTEGER NOT NULL REFERENCES annotators(id),
  start INTEGER NOT NULL CHECK(start >= 0), end INTEGER NOT NULL, quote TEXT NOT NULL,
  created INTEGER NOT NULL, checksum INTEGER NOT NULL, CHECK(end > start)
) STRICT""",
    "CREATE INDEX spans_article ON spans(article_id, start, end)",
    "CREATE INDEX spans_label ON spans(label_id, article_id)",
    """CREATE TABLE span_fragments(
  span_id INTEGER NOT NULL REFERENCES spans(id), ordinal INTEGER NOT NULL,
  start INTEGER NOT NULL CHECK(start >= 0), end INTEGER NOT NULL,
  PRIMARY KEY(span_id, ordinal), CHECK(end > start)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE span_attributes(
  span_id INTEGER NOT NULL REFERENCES spans(id), name TEXT NOT NULL, value TEXT NOT NULL,
  PRIMARY KEY(span_id, name)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE relations(
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK(length(uid) = 16),
  article_id INTEGER NOT NULL REFERENCES articles(id),
  label_id INTEGER NOT NULL REFERENCES labels(id),
  from_id INTEGER NOT NULL REFERENCES spans(id), to_id INTEGER NOT NULL REFERENCES spans(id),
  annotator_id INTEGER NOT NULL REFERENCES annotators(id),
  created INTEGER NOT NULL, checksum INTEGER NOT NULL, CHECK(from_id <> to_id)
) STRICT""",
    "CREATE INDEX relations_article ON relations(article_id)",
    "CREATE INDEX relations_from ON relations(from_id)",
    "CREATE INDEX relations_to ON relations(to_id)",
    """CREATE TABLE relation_attributes(
  relation_id INTEGER NOT NULL REFERENCES relations(id), name TEXT NOT NULL, value TEXT NOT NULL,
  PRIMARY KEY(relation_id, name)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE history(
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK(length(uid) = 16),
  clock INTEGER NOT NULL, at INTEGER NOT NULL,
  annotator_id INTEGER NOT NULL REFERENCES annotators(id), act TEXT NOT NULL,
  article BLOB, undoes BLOB, n_edits INTEGER NOT NULL, label TEXT NOT NULL, sample TEXT NOT NULL
) STRICT""",
    "CREATE INDEX history_annotator ON history(annotator_id, id)",
    """CREATE TABLE history_edits(
  history_id INTEGER NOT NULL REFERENCES history(id), part INTEGER NOT NULL, edits BLOB NOT NULL,
  PRIMARY KEY(history_id, part)
) STRICT""",
    """CREATE TABLE history_articles(
  article BLOB NOT NULL, history_id INTEGER NOT NULL REFERENCES history(id),
  PRIMARY KEY(article, history_id)
) STRICT, WITHOUT ROWID""",
)

TURNED_PARAGRAPHS = ("ALTER TABLE articles ADD COLUMN directions TEXT NOT NULL DEFAULT '{}'",)
"""Version 2: paragraphs of an article that were given a direction by hand."""

KEEPING = (
    "ALTER TABLE articles ADD COLUMN n_chars INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE articles ADD COLUMN note TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE articles ADD COLUMN bookmarks TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE history ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE history ADD COLUMN standing INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE history ADD COLUMN undone INTEGER NOT NULL DEFAULT 0",
    "CREATE INDEX history_undoes ON history(undoes) WHERE undoes IS NOT NULL",
    """CREATE TABLE unplaced(
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK(length(uid) = 16),
  article_id INTEGER NOT NULL REFERENCES articles(id),
  record TEXT NOT NULL, checksum INTEGER NOT NULL
) STRICT""",
    "CREATE INDEX unplaced_article ON unplaced(article_id)",
    """CREATE VIRTUAL TABLE text_words USING fts5(
  body, content = '', tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co Mn'"
)""",
)
"""Version 3: lengths for the corpus list, notes and bookmarks, checksums of the history and what stands of it, marks without a place, and an
index of words, fed with folded texts; a row of it has the number of its text. Texts are never
changed or removed, so neither are its rows."""

CHANGES = (INITIAL, TURNED_PARAGRAPHS, KEEPING)
"""What each version did, the first one first."""
