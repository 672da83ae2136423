"""Documents whose words must be taken out first: saved pages, word processors, PDF, books, mail, subtitles, archives."""

from __future__ import annotations

from hashiya.formats.documents import docx, epub, html, mail, odt, pdf, rtf, subtitles, zipped
from hashiya.formats.format import Format

FORMATS: tuple[Format, ...] = (
    docx.FORMAT,
    odt.FORMAT,
    rtf.FORMAT,
    epub.FORMAT,
    pdf.FORMAT,
    html.FORMAT,
    mail.FORMAT,
    subtitles.FORMAT,
    zipped.FORMAT,
)
