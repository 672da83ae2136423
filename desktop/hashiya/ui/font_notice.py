"""Says which letters no font on this computer can draw, and what to install; the text stays as it is."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from hashiya.ui.banner import Banner
from hashiya.ui.look import Look
from hashiya.ui.reader.missing_letters import SCRIPTS, Missing, Script
from hashiya.ui.session import Session
from hashiya.wording import FALLBACK, Wording

AFTER_MS = 150
_SHOWN = 8


class FontNotice(QObject):
    """Looks at each article after it is painted, and speaks once a script."""

    def __init__(self, session: Session, look: Look, banner: Banner) -> None:
        super().__init__(banner)
        self._session = session
        self._look = look
        self._banner = banner
        self._missing = Missing()
        self._told: set[Script] = set()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(AFTER_MS)
        self._later.timeout.connect(self.look_at_article)
        session.article_shown.connect(self._later.start)

    def look_at_article(self) -> None:
        from hashiya.ui.reader.faces import font_of

        article = self._session.article
        if article is None:
            return
        set_as = self._look.typography()
        found = self._missing.in_text(article.text, font_of(set_as.face, set_as.size))
        new: list[Script] = [it for it in SCRIPTS if it in found and it not in self._told]
        if new:
            self._told.update(new)
            self._banner.tell("\n".join(self._sentence(it, found[it]) for it in new))

    def _sentence(self, script: Script, letters: str) -> str:
        shown = letters[:_SHOWN]
        codes = " ".join(f"U+{ord(it):04X}" for it in shown)
        said = self._look.say(f"ui-fonts-{script}", codes=codes)
        if script == "arabic" and self._look.language != FALLBACK:
            # the notice itself cannot be read in letters that are missing
            return f"{said}\n{Wording(FALLBACK).say(f'ui-fonts-{script}', codes=codes)}"
        return said
