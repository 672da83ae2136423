"""Q, Space, X: a claim by one key, and who may have said it shown in the text until that is decided.

What is proposed belongs to the claim in focus and is stored only when a person accepts it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from hashiya.display.listing import short_quote
from hashiya.model.annotation import Annotation
from hashiya.model.edit import Step
from hashiya.model.span import Span
from hashiya.ui.key_positions import with_printed

if TYPE_CHECKING:
    from hashiya.commands.claims import Part, Proposal
    from hashiya.ui.main_window import MainWindow
    from hashiya.workspace import Workspace

_QUOTE = 60


class Proposing(QObject):
    """Keeps no mark: what it shows is asked anew after every step that touches the claim."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._look = window.look
        self._reader = window.reader
        self._proposal: Proposal | None = None
        self._drafts: tuple[Annotation, ...] = ()
        self._round: tuple[str, int, Span] | None = None
        """The claim that Q was last about, where the cursor was, and what it covered then."""
        self._busy = False
        self._fresh = ""
        """A claim made by hand, until it is in focus."""
        window.status.accept_asked.connect(self.accept)
        self._session.article_shown.connect(self._forget)
        self._session.schema_changed.connect(self._forget)
        self._session.stepped.connect(self._stepped)
        # queued: while a claim is made the focus goes through other states
        self._session.focus_changed.connect(self._focused, Qt.ConnectionType.QueuedConnection)
        self._reader.suggestion_clicked.connect(self._accept_one)

    @property
    def stands(self) -> bool:
        """Whether something may be accepted or rejected now."""
        return self._proposal is not None

    @property
    def _workspace(self) -> Workspace:
        assert self._session.workspace is not None
        return self._session.workspace

    def claim(self) -> None:
        """What is said at the cursor becomes a claim. On a claim: its source; once more: the wider one."""
        if not self._session.schema.labels_as("claim"):
            self._say("proposing-no-label")
            return
        held = self._reader.held()
        if held is not None and self._is_claim(held):
            if self._round is not None and self._round[0] == held.id:
                self._widen(held)
                return
            self._round = (held.id, held.start, held.span)
            self._offer(held.id)
            return
        self._make(held)

    def accept(self) -> None:
        """All that is proposed, in one step."""
        if self._proposal is None:
            self._say("proposing-nothing")
        else:
            self._take(self._proposal)

    def reject(self) -> None:
        if self.leave():
            self._say("proposing-rejected")
        else:
            self._say("proposing-nothing")

    def leave(self) -> bool:
        """Show nothing as proposed any more; False when nothing was."""
        stood = self.stands
        self._forget()
        return stood

    def _make(self, held: Annotation | None) -> None:
        from hashiya.commands import claims

        article, ws = self._session.article, self._workspace
        if article is None:
            return
        at = held.start if held else self._reader.selecting.position
        chosen = self._reader.selection()
        self._busy = True
        try:
            made = self._session.attempt(lambda: [claims.claim_here(ws, article.id, at, chosen)])
        finally:
            self._busy = False
        if made is None:
            return  # the banner says why
        claim = made[0]
        if claim is None:
            self._say("proposing-nothing-said")
            return
        self._session.focus(claim.id)
        self._reader.focus_annotation(claim.id)
        inside = claim.start if chosen or at not in claim.span else at
        self._round = (claim.id, inside, claim.span)
        self._offer(claim.id)

    def _widen(self, claim: Annotation) -> None:
        from hashiya.commands import claims

        assert self._round is not None
        _id, at, first = self._round
        ws = self._workspace
        self._busy = True
        try:
            new = self._session.attempt(lambda: [claims.widen(ws, claim.id, at, first)])
        finally:
            self._busy = False
        if new is None:
            return
        if new[0] is None:
            self._say("proposing-widest")
            return
        self._reader.focus_annotation(claim.id)
        self._offer(claim.id)

    def _offer(self, claim_id: str, *, quietly: bool = False) -> None:
        """Show what may be said of the claim, and tell it unless it only stayed."""
        from hashiya.commands import claims

        found = self._session.attempt(lambda: claims.proposed(self._workspace, claim_id))
        self._show(found if found and found.parts else None)
        if quietly:
            return
        if self._proposal is not None:
            self._window.announcer.also(self._line(self._proposal))
        elif found is not None:
            self._say("proposing-none", relate=self._key("relate"))

    def _show(self, proposal: Proposal | None) -> None:
        from hashiya.commands import claims

        if proposal is None and self._proposal is None:
            return
        self._proposal = proposal
        if proposal is None:
            self._drafts = ()
            self._reader.suggest(())
            self._window.status.show_proposal("")
            return
        self._drafts = claims.drafts(self._workspace, proposal)
        self._reader.suggest(
            self._drafts, [it.annotation for it in proposal.parts if it.annotation]
        )
        self._window.status.show_proposal(self._line(proposal))

    def _accept_one(self, draft_id: str) -> None:
        """A click on what is dotted takes that alone."""
        draft = next((it for it in self._drafts if it.id == draft_id), None)
        if self._proposal is None or draft is None or not self._session.writable:
            return
        parts = tuple(it for it in self._proposal.parts if it.span == draft.span)
        self._take(replace(self._proposal, parts=parts))

    def _take(self, proposal: Proposal) -> None:
        from hashiya.commands import claims

        said = self._told("taken", proposal)
        ws = self._workspace
        if self._session.attempt(lambda: claims.accept(ws, proposal)) is not None:
            self._round = None
            self._session.said.emit(said)

    # what happens meanwhile

    def _stepped(self, step: object) -> None:
        """The claim may be gone, may lie elsewhere or may have its source by now."""
        if self._busy or not isinstance(step, Step):
            return
        self._note_fresh(step)
        if self._proposal is None:
            return
        article = self._session.article
        if article is None or not step.touches(article.id):
            return
        claim = self._session.annotation(self._proposal.claim)
        if claim is None or not self._is_claim(claim):
            self._forget()
        else:
            self._offer(claim.id, quietly=True)

    def _note_fresh(self, step: Step) -> None:
        """A claim tagged by hand has its source proposed too, as soon as it is in focus."""
        new = [it.after for it in step.edits if it.before is None]
        if step.act == "annotate.tag" and len(new) == 1 and isinstance(new[0], Annotation):
            self._fresh = new[0].id if self._is_claim(new[0]) else ""

    def _focused(self) -> None:
        """Only of the claim in focus something is proposed."""
        focused = self._session.focused
        fresh, self._fresh = self._fresh, ""
        if fresh and fresh == focused and self._session.writable:
            self._offer(fresh, quietly=True)
            if self._proposal is not None:
                self._window.announcer.also(self._line(self._proposal))
        if self._round is not None and self._round[0] != focused:
            self._round = None
        if self._proposal is not None and self._proposal.claim != focused:
            self._show(None)

    def _forget(self) -> None:
        self._round = None
        self._show(None)

    # words

    def _is_claim(self, annotation: Annotation) -> bool:
        label = self._session.schema.label(annotation.layer, annotation.label)
        return label is not None and label.role == "claim"

    def _line(self, proposal: Proposal) -> str:
        return self._told("offer", proposal, accept=self._key("accept"), reject=self._key("reject"))

    def _told(self, what: str, proposal: Proposal, **values: str) -> str:
        """One sentence with its values side by side: values within values would lose their direction."""
        names = [("label", "quote"), ("second", "word")]
        for (label, quote), part in zip(names, proposal.parts, strict=False):
            values |= {label: self._label(part), quote: self._quote(part)}
        number = "two" if len(proposal.parts) > 1 else "one"
        return self._look.say(f"proposing-{what}-{number}", **values)

    def _label(self, part: Part) -> str:
        return self._session.schema.labels_as(part.role)[0].name(self._look.language)

    def _quote(self, part: Part) -> str:
        article = self._session.article
        return short_quote(part.span.quote(article.text), _QUOTE) if article else ""

    def _key(self, action_id: str) -> str:
        keys = self._window.bindings.keys(action_id)
        if keys and keys[0] == "space":
            return self._look.say("proposing-space")
        return with_printed(keys[0]) if keys else self._look.say(f"ui-action-{action_id}")

    def _say(self, message: str, **values: str) -> None:
        self._session.said.emit(self._look.say(message, **values))
