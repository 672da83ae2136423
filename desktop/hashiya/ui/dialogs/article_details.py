"""Rename an article and edit what is known of it; every field is stored when it is left."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from hashiya.model.article import Article
from hashiya.ui.dialogs.dialog import Dialog
from hashiya.ui.look import Look
from hashiya.ui.panels.article_facts import ArticleFacts
from hashiya.ui.session import Session
from hashiya.ui.tagging import Tagging


class ArticleDetailsDialog(Dialog):
    def __init__(
        self,
        parent: QWidget | None,
        article: Article,
        session: Session,
        look: Look,
        tagging: Tagging,
    ) -> None:
        super().__init__(parent, look, "ui-details-title")
        self.setMinimumWidth(520)
        self.facts = ArticleFacts(article, session, look, tagging)
        self.body.addWidget(self.facts)
        self.act("ui-close", self.accept, "primary")
