"""The actions of the File menu."""

from __future__ import annotations

from collections.abc import Iterator

from hashiya.ui.actions.action import Action, article, project, writable


def actions() -> Iterator[Action]:
    yield Action(id="new", menu="file", keys=("ctrl+n",), run=lambda w: w.flows.new_project())
    yield Action(id="open", menu="file", keys=("ctrl+o",), run=lambda w: w.flows.choose_project())
    yield Action(id="demo", menu="file", run=lambda w: w.flows.open_demo())
    yield Action(
        id="save-copy",
        menu="file",
        keys=("ctrl+shift+s",),
        when=project,
        run=lambda w: w.keeping.copying.save(),
    )
    yield Action(
        id="put-back",
        menu="file",
        when=lambda w: w.keeping.putting_back.copy is not None,
        run=lambda w: w.keeping.putting_back.put_now(),
    )
    yield Action(
        id="import",
        menu="file",
        keys=("ctrl+i",),
        when=writable,
        rule_before=True,
        run=lambda w: w.flows.import_articles(),
    )
    yield Action(
        id="import-folder", menu="file", when=writable, run=lambda w: w.flows.import_folder()
    )
    yield Action(
        id="paste-article",
        menu="file",
        keys=("ctrl+v",),
        when=writable,
        run=lambda w: w.flows.paste_article(),
    )
    yield Action(
        id="export", menu="file", keys=("ctrl+e",), when=project, run=lambda w: w.flows.export()
    )
    yield Action(
        id="save-article",
        menu="file",
        when=article,
        rule_before=True,
        run=lambda w: w.flows.save_article(),
    )
    yield Action(
        id="print",
        menu="file",
        keys=("ctrl+p",),
        when=article,
        run=lambda w: w.flows.print_article(),
    )
    yield Action(
        id="restore-backup", menu="file", rule_before=True, run=lambda w: w.restoring.begin()
    )
    yield Action(
        id="settings",
        menu="file",
        keys=("ctrl+,",),
        rule_before=True,
        run=lambda w: w.flows.settings(),
    )
    yield Action(
        id="close-project", menu="file", when=project, run=lambda w: w.flows.close_project()
    )
    yield Action(id="quit", menu="file", keys=("ctrl+q",), run=lambda w: w.close())
