# Subtitles
formats-title-subtitles = Subtitles (.srt, .vtt, .ass, .sub)
formats-help-subtitles = Subtitles of films, interviews and speeches, read as texts: SubRip, WebVTT, SubStation Alpha, MicroDVD, MPL2 and SubViewer. Cues are joined by a space; a paragraph begins after two seconds without words, where a dash or a name shows that somebody else speaks, and at the end of a sentence where the paragraph is long. Names of speakers that a player uses (WebVTT) stand before their words. Numbers, times and signs for the player are left out, lines that roll upwards come in once, and all of that is counted. It is only read.
formats-subtitles-cues = { $count ->
    [one] One subtitle came in without its time.
   *[other] { $count } subtitles were joined to paragraphs, without their times.
}
formats-subtitles-repeated = { $count ->
    [one] One line that rolls upwards and is shown again came in once.
   *[other] { $count } lines that roll upwards and are shown again came in once.
}
formats-subtitles-notes = { $count ->
    [one] One word of notes that no player shows was left out.
   *[other] { $count } words of notes that no player shows were left out.
}
formats-subtitles-names = { $count ->
    [one] The name of the speaker of one subtitle, which no player shows, was left out.
   *[other] The names of the speakers of { $count } subtitles, which no player shows, were left out.
}
formats-subtitles-none = There are no subtitles with words in it. If it is of another kind, open it in a program for subtitles, save it as .srt and import that.
formats-subtitles-pictures = Its subtitles are pictures (VobSub); there are no letters in it. Have them recognised by a program for subtitles, save them as .srt and import that.

# Rich text
formats-title-rtf = Rich text (.rtf)
formats-help-rtf = Documents in rich text (.rtf) of WordPad, TextEdit, Word and editorial systems, in whichever old encoding their fonts have (Windows-1256, Mac…). The rules are those of Word documents: hidden and deleted words, comments, headers and footers are left out, text boxes follow their paragraphs, footnotes stand at the end, rows of tables are lines; numbers of lists stand before their paragraphs. All of that is counted. Objects and pictures are never opened.
formats-docx-bullets = { $count ->
    [one] The bullet of one list item was left out.
   *[other] The bullets of { $count } list items were left out.
}

# Dumps of the web and of Wikipedia
formats-title-dump = Dump of the web or of Wikipedia (WET, WikiExtractor)
formats-help-dump = Many texts in one file: WET files of Common Crawl, already unpacked, and the files that WikiExtractor makes of Wikipedia. Each record becomes an article with its address, title and language. Records without words, and lines that stand in no record, are named by their lines. A WARC of pages as servers sent them is not read: export its pages as HTML, or its words as WET. It is only read.
formats-warc = It is a WARC of pages as servers sent them. Export its pages as HTML, or its words as a WET file, with a program for web archives, and import those.
formats-dump-broken = At line { $line } no record begins where one should. What stands before it was read; if it was cut off, fetch it again.
formats-dump-outside = { $count ->
    [one] One line with words (line { $lines }) stands in no entry and was left out. If it belongs to an article, move it into that one’s entry and import the file again.
   *[other] { $count } lines with words (lines { $lines }) stand in no entry and were left out. If they belong to an article, move them into that one’s entry and import the file again.
}
formats-dump-ends = The file ends within this record; its end is missing.

# Mail
formats-title-mail = Mail (.eml)
formats-help-mail = Messages as a mail program saves them (.eml), also press releases. The words come in as they were written, or as the page that they were sent as; subject, sender and day become facts of the article. All texts of a message come in, in their order; attachments, pictures and messages that were passed on are named and never opened: save them and import them by themselves. Nothing is loaded from the network.
formats-mail-attached = { $count ->
    [one] One attachment was not opened: { $names }. Save it and import it by itself if its text is needed.
   *[other] { $count } attachments were not opened: { $names }. Save them and import them by themselves if their texts are needed.
}

# Highlights without places
formats-title-highlights = Coded passages (CSV)
formats-help-highlights = Tables of coded passages as Taguette (id, document, tag, content), MAXQDA (Document name, Code, Segment), ATLAS.ti (Document, Codes, Quotation Content), Dedoose (Media Title, Excerpt Copy, Codes Applied Combined), QualCoder and Recogito (FILE, TYPE, QUOTE_TRANSCRIPTION) export them, as CSV or as a workbook (XLSX). They quote the words and do not say where they stand, so these are looked for in the document of that name, which has to lie beside the table: as text, .docx, .odt, .rtf, .html, .pdf or .epub. What stands there once is marked, and of Recogito also what stands where its ANCHOR says; what else stands there more than once, or not at all, waits in the list “Marks without a place”. Comments and other columns become attributes, the coder the annotator; what the program noted for itself is named. What NVivo exports of a code as plain text (.txt: documents with “Reference 1 - 1.65% Coverage” above each passage) is read in the same way, in whichever language it is written. It is only read.
