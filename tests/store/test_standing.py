"""What can be undone and done again is kept with each step, and is what a walk over the history finds."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from making import added, annotation, article
from store_schema import SCHEMA

from hashiya.model.errors import NothingToRedo, NothingToUndo, StaleEdit
from hashiya.store import standing
from hashiya.store.project_file import ProjectFile
from hashiya.workspace import Workspace

GESTURES = st.lists(
    st.tuples(st.sampled_from(["do", "undo", "redo"]), st.sampled_from(["me", "other"])),
    max_size=25,
)


def walked(db, by: str) -> tuple[str | None, str | None]:
    """Both targets by a walk over all the annotator's steps, newest first."""
    rows = db.execute(
        """SELECT h.uid, h.undoes, h.act FROM history h JOIN annotators n ON n.id = h.annotator_id
        WHERE n.name = ? ORDER BY h.id DESC""",
        (by,),
    ).fetchall()
    cancelled: set[bytes] = set()
    undo = redo = None
    worked = False
    for key, undoes, act in rows:
        if key in cancelled:
            continue
        if undoes is None:
            undo, worked = undo or key.hex(), True
            continue
        if act == "undo" and not worked:
            redo = redo or key.hex()
        cancelled.add(undoes)
    return undo, redo


def plain(step_id: str | None) -> str | None:
    return step_id.replace("-", "") if step_id else None


@given(gestures=GESTURES)
@settings(max_examples=40)
def test_the_two_pointers_are_what_a_walk_would_find(tmp_path_factory, gestures) -> None:
    path = tmp_path_factory.mktemp("p") / "p.hashiya"
    with Workspace(ProjectFile.create(path, SCHEMA), "me") as ws:
        db = ws._project._db
        here = article()
        ws.apply(added(here))
        for what, who in gestures:
            ws.me = who
            try:
                if what == "do":
                    ws.apply(added(annotation(here, 0, 3), by=who))
                else:
                    ws.undo() if what == "undo" else ws.redo()
            except (NothingToUndo, NothingToRedo, StaleEdit):
                pass  # once the article is taken away there is nothing to mark
            for by in ("me", "other"):
                found = standing.undo_target(db, by), standing.redo_target(db, by)
                assert tuple(map(plain, found)) == walked(db, by)
        kept = db.execute("SELECT id, standing, undone FROM history ORDER BY id").fetchall()
        db.execute("BEGIN")
        standing.fill(db)
        assert db.execute("SELECT id, standing, undone FROM history ORDER BY id").fetchall() == kept
        db.execute("ROLLBACK")


def test_undo_reads_two_rows_however_many_steps_were_cancelled(tmp_path) -> None:
    with Workspace(ProjectFile.create(tmp_path / "p.hashiya", SCHEMA), "me") as ws:
        here = article()
        ws.apply(added(here))
        for _ in range(40):
            ws.apply(added(annotation(here, 0, 3)))
            ws.undo()
        db = ws._project._db
        steps = 0

        def count() -> int:
            nonlocal steps
            steps += 1
            return 0

        db.set_progress_handler(count, 1)
        standing.undo_target(db, "me")
        few = steps
        for _ in range(200):
            ws.apply(added(annotation(here, 0, 3)))
            ws.undo()
        steps = 0
        standing.undo_target(db, "me")
        db.set_progress_handler(None, 1)
        assert steps <= few + 20
