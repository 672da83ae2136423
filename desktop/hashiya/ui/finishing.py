"""Done, skipped, and on to the next article; what is missing is named first, and only what must be said holds one up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hashiya.display import finding_words
from hashiya.model.article import Status
from hashiya.model.dataset import AnnotatedArticle
from hashiya.ui.look import Look
from hashiya.ui.session import Session
from hashiya.ui.tagging import Tagging

if TYPE_CHECKING:
    from hashiya.commands.finishing import Lack

FOLD = 3
"""Kinds of things that the sentence names; of more it says how many."""


class Finishing(QObject):
    """``field_asked`` carries the attribute of the focused mark that is to be filled in, ``label_asked`` the
    field of the article's facts.
    """

    next_asked = Signal()
    field_asked = Signal(str)
    label_asked = Signal(str)

    def __init__(self, session: Session, look: Look, tagging: Tagging) -> None:
        super().__init__(session)
        self._session, self._look, self._tagging = session, look, tagging
        self._told: object = None
        session.article_shown.connect(self._forget)

    def done_and_next(self) -> None:
        """Again on a finished article takes it back. What is told of once does not hold one up twice."""
        from hashiya.commands.finishing import lacking

        session, article = self._session, self._session.article
        workspace = session.workspace
        if article is None or workspace is None or session.past:
            return
        if article.status == "done":
            self._set("in_progress")
            return
        shown = AnnotatedArticle(
            article=article, annotations=session.annotations, relations=session.relations
        )
        lack = session.attempt(lambda: lacking(workspace, session.schema, shown))
        if lack is None:
            return
        if lack.attributes:
            self._ask_for_attribute(lack)
        elif not lack.nothing and self._told != (article.id, lack):
            self._told = article.id, lack
            self._name(lack)
        elif self._set("done"):
            self.next_asked.emit()

    def skip(self) -> None:
        """Set it aside and go on; again on a skipped article takes it back."""
        article = self._session.article
        if article is None or self._session.past:
            return
        if article.status == "skipped":
            self._set("new")
        elif self._set("skipped"):
            self.next_asked.emit()

    def _set(self, status: Status) -> bool:
        from hashiya.commands import articles

        workspace, article = self._session.workspace, self._session.article
        if workspace is None or article is None:
            return False
        done = self._session.attempt(
            lambda: articles.update(workspace, article.id, status=status) or True
        )
        return done is not None

    def _ask_for_attribute(self, lack: Lack) -> None:
        """Go to the first one; the keyboard is in its field."""
        first, marks = lack.attributes[0], len({it.record for it in lack.attributes})
        values = finding_words.named(first, self._session.schema, self._look.language)
        places = {"what": values["what"], "attribute": values["attribute"]}
        self._say("finishing-required", count=marks, **places)
        self._tagging.jump_to(first.record or "")
        self.field_asked.emit(str(first.values["attribute"]))

    def _name(self, lack: Lack) -> None:
        """Everything in one sentence, and the first place of it in view."""
        look = self._look
        of_rule: dict[str, int] = {}
        for it in lack.findings:
            of_rule[it.rule] = of_rule.get(it.rule, 0) + 1
        parts = [look.say("finishing-waiting", count=lack.waiting)] if lack.waiting else []
        parts += [it.name(look.language) for it in lack.documents]
        for rule, count in of_rule.items():
            name = finding_words.title(rule, look.wording)
            parts.append(look.say("rules-of", rule=name, count=count))
        more = len(parts) - FOLD
        names = look.wording.join(parts[:FOLD])
        if more > 0:
            self._say("finishing-lacks-more", names=names, count=more)
        else:
            self._say("finishing-lacks", names=names)
        if lack.documents:
            self.label_asked.emit(f"label:{lack.documents[0].code}")
        elif lack.findings:
            self._show(lack)

    def _show(self, lack: Lack) -> None:
        session = self._session
        record = lack.findings[0].record or ""
        arrow = next((it for it in session.relations if it.id == record), None)
        for it in (arrow.from_id, arrow.to_id) if arrow else (record,):
            if session.annotation(it) is not None:
                self._tagging.jump_to(it)
                return

    def _say(self, message: str, **values: str | int) -> None:
        self._session.said.emit(self._look.say(message, **values))

    def _forget(self) -> None:
        article = self._session.article
        if isinstance(self._told, tuple) and (article is None or article.id != self._told[0]):
            self._told = None
