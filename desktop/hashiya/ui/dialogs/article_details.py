"""Rename an article and edit what is known of it; every field is stored when it is left."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from hashiya.model.article import Article
from hashiya.ui.dialogs.dialog import Dialog
from hashiya.ui.look import Look
from hashiya.ui.panels.article_facts import ArticleFacts
from hashiya.ui.session import Session


class ArticleDetailsDialog(Dialog):
    def __init__(
        self, parent: QWidget | None, article: Article, session: Session, look: Look
    ) -> None:
        super().__init__(parent, look, "ui-details-title")
        self.setMinimumWidth(520)
        self.facts = ArticleFacts(article, session, look)
        self.body.addWidget(self.facts)
        self.act("ui-close", self.accept, "primary")
