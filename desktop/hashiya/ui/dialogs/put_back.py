"""Shows, mark by mark, what putting a damaged article back as in a backup would change; it changes nothing itself."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from hashiya.commands.good_state import Difference
from hashiya.display.history_words import label_name
from hashiya.display.listing import short_quote
from hashiya.model.damage import GoodState
from hashiya.model.schema import Schema
from hashiya.ui.dialogs.dialog import Dialog
from hashiya.ui.look import Look
from hashiya.ui.running import moment
from hashiya.ui.widgets import label, show_in_direction

MOST_NAMED = 500
_QUOTE = 60
_SIZE = (600, 460)


class PutBackDialog(Dialog):
    """Accepted when a person agreed."""

    def __init__(
        self,
        parent: QWidget,
        look: Look,
        good: GoodState,
        differs: Difference,
        schema: Schema,
    ) -> None:
        super().__init__(parent, look, "rescue-put-back-title")
        self.resize(*_SIZE)
        self._schema = schema
        article = good.whole.shown.article
        name, when = article.title or article.name, moment(good.backup.at)
        question = look.say("rescue-put-back-question", name=name, when=when)
        self.body.addWidget(label(question, wrap=True))
        self.told = QPlainTextEdit()
        self.told.setReadOnly(True)
        self.told.setAccessibleName(look.say("rescue-put-back-differs"))
        show_in_direction(self.told, "\n".join(self.lines(differs)), rtl=look.wording.rtl)
        self.body.addWidget(self.told, 1)
        self.body.addWidget(label(look.say("rescue-put-back-promise"), "muted", wrap=True))
        self.add_cancel()
        self.go = self.act("rescue-put-back-go", self.accept, "primary")
        self.go.setDefault(True)
        self.go.setFocus()

    def lines(self, differs: Difference) -> list[str]:
        """What differs, named; one line of comfort where nothing does."""
        say = self.look.say
        if not differs.readable:
            return [say("rescue-put-back-unreadable")]
        found = [say("rescue-put-back-text")] if differs.text else []
        for kind, marks in (
            ("changed", differs.changed),
            ("back", differs.back),
            ("gone", differs.gone),
        ):
            for it in marks[:MOST_NAMED]:
                code = label_name(it.label, self._schema, self.look.wording)
                quote = short_quote(it.quote, _QUOTE)
                found.append(say(f"rescue-put-back-{kind}", label=code, quote=quote))
            if len(marks) > MOST_NAMED:
                found.append(say("rescue-put-back-more", count=len(marks) - MOST_NAMED))
        return found or [say("rescue-put-back-same")]
