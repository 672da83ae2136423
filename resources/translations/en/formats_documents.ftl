# What a document did to the process that read it
formats-guard-time = Reading it took more than 20 seconds of computing, which usually means a damaged file or one made to stop programs. It was not imported; nothing else was touched. Save it anew in the program it comes from, or copy its text into a text file.
formats-guard-memory = Reading it needed more than 1 GB of memory, which usually means a damaged file or one made to stop programs. It was not imported; nothing else was touched. Divide it, or copy its text into a text file.
formats-guard-ended = It is damaged in a way that stops the reading. It was not imported; nothing else was touched. Save it anew in the program it comes from, then import that.
formats-damaged = It is damaged or not what its name says, and was not imported. Save it anew in the program it comes from, then import that.
formats-text-too-long = It holds more than { $count } MB of text and was not imported. Divide it into smaller files and import those.

# Files of kinds that are not read
formats-may-run = Files of this kind can contain programs, so Hashiya does not open them. Ask whoever made it for the texts as text files or JSON Lines.
formats-yaml = YAML files are not imported. Save the data as JSON Lines or CSV and import that.
formats-gate-other = It is a GATE document in YAML or MessagePack, which Hashiya does not read. Save it once more with gatenlp under a name that ends in .bdocjs (doc.save("name.bdocjs")) and import that.
formats-locked = It is protected by a password. Open it in the program it comes from, save it without the password and import that.
formats-old-office = It is in an old kind of document (such as .doc). Open it in your word processor, save it as .docx or .odt and import that.
formats-transcript = It is a transcript of sounds with times, as Praat, ELAN and EXMARaLDA keep them. Export its words there as subtitles (.srt) or as plain text and import that.
formats-other-standoff = It holds layers of annotation in a form that is not read (OntoNotes’ .onf, or concepts of i2b2, .con). Of OntoNotes import the .name files or CoNLL; of i2b2 convert it to brat or CoNLL first.
formats-shakti = It holds trees of words in Shakti’s format (SSF), which is not read. Save it as CoNLL with the tools that come with the corpus, and import that.
formats-props = It says only which places verbs have (props of CoNLL-2005) and holds no words. Join it with the file of words into columns of one file, and import that.
formats-layered-xml = It is XML in which a tool for linguistic analysis keeps its layers (FoLiA, NAF, KAF, TCF, CoreNLP, Anafora or Knowtator), and such files are not read. Save it there, or with a converter, as UIMA CAS XMI, WebAnno TSV, brat, CoNLL or TEI (of CoreNLP: JSON) and import that.
formats-uima-other = It is an analysis of UIMA in a form that is not read here: a binary one, or the old XCAS. Export it as UIMA CAS JSON or UIMA CAS XMI from the program that it comes from (such as INCEpTION) and import that.
formats-is-pdf = It is a PDF under another name. Give it a name that ends in .pdf and import it again.
formats-is-archive = It is an archive or a document of a kind that is not known here. Save it as .docx, .epub or .txt, or unpack it and import what is inside.
formats-is-picture = It is a picture; there are no letters in it to mark. Have its text recognised by another program and import the text.
formats-is-media = It is a sound or video file; there is no text in it to mark.

# Saved pages
formats-title-html = Saved web page (HTML)
formats-help-html = Pages of the web as a browser saves them, also as one file with its pictures (.mhtml, .webarchive). The article's words come in paragraph by paragraph, with title, author, date and address where the page tells them; menus, scripts, hidden words and the marks that lead from a word to a note are left out and counted, and so is what stands around the article: where the page does not mark it, it is taken from the headline to the end of the running text. Nothing is loaded from the network and no other file is opened.
formats-too-deep = Its elements lie inside one another more than 20,000 times, which no page needs. It was not imported; open it in a browser and save its text.
formats-page-empty = The page holds no words to read: they may have been loaded later by its programs. Open it in a browser, select its text, copy it and paste it here as a new article.
formats-page-hidden = { $count ->
    [one] One word that the page hides was left out.
   *[other] { $count } words that the page hides were left out.
}
formats-page-furniture = { $count ->
    [one] One word of menus, side notes and buttons was left out.
   *[other] { $count } words of menus, side notes and buttons were left out.
}
formats-page-notes = { $count ->
    [one] One mark that leads to a note (a number or a star) was left out: it would cling to the word before it.
   *[other] { $count } marks that lead to notes (numbers or stars) were left out: they would cling to the words before them.
}
formats-page-elsewhere = { $count ->
    [one] One word outside the part that the page calls its article was left out.
   *[other] { $count } words outside the part that the page calls its article were left out.
}
formats-page-around = { $count ->
    [one] The page does not mark its article. One word around the running text was left out; look whether it belongs to it.
   *[other] The page does not mark its article. { $count } words around the running text were left out; look whether any of them belong to it. If they do, copy the text in the browser and paste it here.
}
formats-page-frames = { $count ->
    [one] One word in a frame of the page (an advertisement, a post of elsewhere) was left out.
   *[other] { $count } words in frames of the page (advertisements, posts of elsewhere) were left out. What belongs to the article can be copied in the browser and added as an article of its own.
}
formats-page-data = The page shows nothing without its programs. Its article was taken from what it holds for search engines; open it in a browser and compare.
formats-page-encodings = The page names another encoding ({ $others }) than the one that fits ({ $chosen }). Look at the preview and choose another if letters look wrong.
formats-words-lost = { $count ->
    [one] A second look found about one more word in the document than came in. Compare the text with the document before you mark it.
   *[other] A second look found about { $count } more words in the document than came in. Compare the text with the document before you mark it.
}

# Archives and XML
formats-archive-many = It holds more than { $count } entries, which no document needs. It was not imported; divide it into smaller archives.
formats-archive-bomb = Something in it unpacks to far more than it should, which usually means a damaged file or one made to stop programs. It was not imported; nothing else was touched. Save it anew in the program it comes from.
formats-document-entities = It declares parts that could load other files or fill the memory, which no document needs. It was not imported; save it anew in the program it comes from.
formats-document-empty = There are no words in it. If its pages are pictures, have their text recognised by another program and import the text.

# Word processors
formats-title-odt = OpenDocument text (.odt)
formats-help-odt = Documents of LibreOffice, Google Docs and others, saved as .odt or in one flat file (.fodt). As with Word documents what is tracked as deleted, hidden (by itself or by its style) or a comment is left out, numbers of lists stand before their paragraphs, text boxes follow their paragraphs, footnotes stand at the end, rows of tables are lines with tabs between the cells; headers and footers are left out. All of that is counted. Macros and objects are never opened.
formats-title-docx = Word document (.docx)
formats-help-docx = Documents of Word, LibreOffice and others, saved as .docx. Inserted words come in, deleted ones and those hidden by themselves or by their style do not; numbers of lists (1., أ., 2.1) stand before their paragraphs, bullets are left out; a text box follows its paragraph, footnotes stand at the end, rows of tables are lines with tabs between the cells; comments, headers and footers are left out. All of that is counted. Macros, templates and objects are never opened. A .doc has to be saved as .docx first.
formats-docx-insertions = { $count ->
    [one] One tracked insertion was taken as accepted.
   *[other] { $count } tracked insertions were taken as accepted.
}
formats-docx-deleted = { $count ->
    [one] One word that is tracked as deleted was left out.
   *[other] { $count } words that are tracked as deleted were left out.
}
formats-docx-hidden = { $count ->
    [one] One hidden word was left out.
   *[other] { $count } hidden words were left out.
}
formats-docx-numbers = { $count ->
    [one] The number of one list item stands before it, as the document shows it.
   *[other] The numbers of { $count } list items stand before them, as the document shows them.
}
formats-docx-boxes = { $count ->
    [one] The words of one text box stand after the paragraph that holds it.
   *[other] The words of { $count } text boxes stand after the paragraphs that hold them.
}
formats-docx-footnotes = { $count ->
    [one] One footnote stands at the end of the text.
   *[other] { $count } footnotes stand at the end of the text.
}
formats-docx-comments = { $count ->
    [one] One word of comments was left out.
   *[other] { $count } words of comments were left out.
}
formats-docx-edges = { $count ->
    [one] One word of headers and footers was left out.
   *[other] { $count } words of headers and footers were left out.
}
formats-docx-embedded = { $count ->
    [one] One object of another program in it was ignored.
   *[other] { $count } objects of other programs in it were ignored.
}
formats-docx-chunks = { $count ->
    [one] One document inside it (altChunk) was not read: its words are missing. Open the document in Word, save it, and import it again.
   *[other] { $count } documents inside it (altChunk) were not read: their words are missing. Open the document in Word, save it, and import it again.
}
formats-docx-remote = { $count ->
    [one] One picture, template or object that lies elsewhere was not fetched.
   *[other] { $count } pictures, templates or objects that lie elsewhere were not fetched.
}
formats-docx-macros = It contains programs (macros); they were ignored.

# PDF
formats-title-pdf = PDF
formats-help-pdf = PDF documents with text in them. Words come in the order in which they are read, lines are joined to paragraphs, also over the end of a page, hyphens stay. Heads, feet and page numbers that repeat are left out and counted. What was filled into a form stands where the page shows it. Pages that are only pictures are named; a document whose letters were stored in the order of the eye is pointed out, look at it before you mark it. Programs and attachments in it are never opened. Where there is a choice, .docx or a saved page gives a better text.
formats-pdf-no-text = { $count ->
    [one] Its page is a picture: there are no letters in it. Have its text recognised by another program and import that.
   *[other] None of its { $count } pages has letters: they are pictures. Have their text recognised by another program and import that.
}
formats-pdf-pictures = { $count ->
    [one] Page { $pages } is a picture without letters; nothing of it came in.
   *[other] { $count } pages are pictures without letters; nothing of them came in: { $pages }.
}
formats-pdf-nameless = The document keeps the shapes of its letters and does not say which letters they are: its text cannot be taken out. Import a .docx or a saved page of the same article, or have its text recognised by another program.
formats-pdf-some-nameless = { $count ->
    [one] The document does not say which letter one of its shapes is; a sign stands in its place. Check the text before you mark it.
   *[other] The document does not say which letters { $count } of its shapes are; signs stand in their places. Check the text before you mark it.
}
formats-pdf-reversed = The letters look reversed: the document stores them in the order of the eye. Check the text before you mark it; a .docx or saved page of the same article is better.
formats-pdf-joined = { $count ->
    [one] In one place words run into one another: the document does not tell where its spaces are, as often with Nastaliq. Check the text before you mark it; a .docx or saved page of the same article is better.
   *[other] In { $count } places words run into one another, or letters stand in a wrong order: the document does not tell where its spaces are, as often with Nastaliq. Check the text before you mark it; a .docx or saved page of the same article is better.
}
formats-pdf-mixed = { $count ->
    [one] In one word letters of other scripts stand among its own (“{ $words }”): the document says wrongly which letters some of its shapes are. Check the text before you mark it; a .docx or saved page of the same article is better.
   *[other] In { $count } words letters of other scripts stand among their own (“{ $words }”): the document says wrongly which letters some of its shapes are. Check the text before you mark it; a .docx or saved page of the same article is better.
}
formats-pdf-fields = { $count ->
    [one] One filled field of a form stands in the text where the page shows it.
   *[other] { $count } filled fields of a form stand in the text where the pages show them.
}
formats-pdf-fields-empty = { $count ->
    [one] One filled field of a form was left out: the file does not say how it looks. Open the document in its viewer, print it as a PDF and import that.
   *[other] { $count } filled fields of a form were left out: the file does not say how they look. Open the document in its viewer, print it as a PDF and import that.
}
formats-pdf-edges = { $count ->
    [one] One word of heads, feet and page numbers that repeat on its pages was left out.
   *[other] { $count } words of heads, feet and page numbers that repeat on its pages were left out.
}
formats-pdf-forms = The document stores letters by their shapes (presentation forms). Searching finds them, but exported words will have these shapes.

# Books
formats-title-epub = Book (EPUB)
formats-help-epub = Books and magazines saved as .epub. Each of their documents that has words becomes an article, in the order of reading, titled by the table of contents; author, date and language come from the book. Marks that lead from a word to a note are left out and counted. It is read without being unpacked; nothing is loaded from the network. Protected books cannot be read.
formats-epub-outside = { $count ->
    [one] One document of the book is missing or leads out of it, and was left out.
   *[other] { $count } documents of the book are missing or lead out of it, and were left out.
}
formats-epub-locked = The part “{ $part }” is protected against copying and was left out.
formats-epub-missing = The part “{ $part }” is named in the book and not in it. The others were read.
formats-epub-part = The part “{ $part }” is damaged or far larger than it should be, and was left out. The others were read.
formats-epub-unread = None of the words in the part “{ $part }” can be seen, so it was left out. Open the book and compare.

# Archives of articles
formats-title-zip = Archive of articles (ZIP)
formats-help-zip = A .zip with any of the files that can be imported, in any folders. Every member is read where it lies; nothing is unpacked to the disk, links and archives inside it are not followed. A project that INCEpTION exported is read as a whole: every document with the annotations of each person, by name, and those of the curation. brat files beside one another are read together.
formats-zip-empty = There is no file in it that can be imported.
formats-zip-nested = { $count ->
    [one] One archive inside it was not opened ({ $names }). Unpack it and import what is inside.
   *[other] { $count } archives inside it were not opened ({ $names }). Unpack them and import what is inside.
}
formats-zip-links = { $count ->
    [one] One link to another place was not followed: { $names }.
   *[other] { $count } links to other places were not followed: { $names }.
}
formats-zip-others = { $count ->
    [one] One file of another kind in it was left alone: { $names }.
   *[other] { $count } files of other kinds in it were left alone: { $names }.
}
formats-inception-sealed = { $count ->
    [one] The annotations of one document are kept in it in a form that only INCEpTION can read, and were left out. Export the project there again with UIMA CAS JSON as the secondary format.
   *[other] The annotations of { $count } documents are kept in it in a form that only INCEpTION can read, and were left out. Export the project there again with UIMA CAS JSON as the secondary format.
}
formats-zip-names = { $count ->
    [one] One name in it leads elsewhere or hides signs (“{ $name }”). Nothing is written under it; what it holds was read.
   *[other] { $count } names in it lead elsewhere or hide signs (the first: “{ $name }”). Nothing is written under them; what they hold was read.
}
formats-zip-doubles = { $count ->
    [one] One name in “{ $name }” is there twice, or differs from another only in its case. Both were read.
   *[other] { $count } names in “{ $name }” are there twice, or differ from others only in their case. All were read.
}

# Corpora in tables
formats-title-corpus = Corpus in a table (CSV, TSV, JSON, JSON Lines)
formats-help-corpus = Tables and JSON files in which each row or record is an article. The columns of text, title, id, address, source, author, date and language are known by their usual names in Arabic and English, or chosen; without names the column of long texts is taken. Of questions on texts (SQuAD) each answer is a mark that says its question. Lines with classes (fastText’s __label__) are articles with labels. Separators and encodings are recognised, also of what Excel saves as “Unicode text” (.txt). Columns of classes, by their names (label, category, topic…) or by few values that come again and again, become labels of the article. Dates are read in figures and in words; which figure is the day the whole column decides. Marks in JSON records, with their place and label, come in whatever their names and shapes (start, end, label; begin, type; below their label; as words that stand in the text once), also from exports of Argilla, Kili, LightTag, AutoML, Ground Truth, Watson, CoreNLP, GATE (XML too), BioC, PubAnnotation, BigBIO, brat and Rasa (JSON); so do techniques of propaganda, opinions on aspects (SemEval, XML too), numbers of letters (toxic spans), and lists in the cells of a table. Names marked among the words in SGML or XML (ENAMEX of MUC and OntoNotes, TimeML), BioC in XML and PubTator are read too. Records that are one mark each and repeat their text become the articles of these texts. Relations between marks come in by ids, numbers, places or words that stand once (SpERT, SciERC, DyGIE++, DocRED, TACRED, FewRel, REBEL, lists of triples), events as a mark for the words that tell of them with a relation for each argument, chains of mentions as relations “coref”, and what a mark says besides as its attributes; rows of tokens with tags become one article. Columns that are not taken are named.
formats-columns-unused = It was read as { $format }, where no column is to be chosen: what was said of columns was not used.
formats-corpus-no-text = No column of it looks like texts (columns: { $names }). Choose the column that holds the articles.
formats-corpus-marks-alone = It holds marks ({ $names }), and no text in which they stand. Put the text of each record beside them as “text”, or export the file in a format that holds both (JSON with texts, UIMA CAS, brat), and import it again.
formats-corpus-no-column = It has no column “{ $column }” (columns: { $names }). Choose one of these.
formats-mark-not-once = The file says only which words are marked, not where: “{ $words }”. { $count ->
    [0] They do not stand in the text, so nothing was marked.
    [one] They stand in the text once, but not as they are given, so nothing was marked.
   *[other] They stand in the text { $count } times, so nothing was marked.
}
formats-marks-no-text = { $count ->
    [one] The file holds one annotation with its place, but not the text in which it stands, so nothing was imported. Put the text beside it under the name “{ $file }” and import the file again.
   *[other] The file holds { $count } annotations with their places, but not the text in which they stand, so nothing was imported. Put the text beside it under the name “{ $file }” and import the file again.
}
formats-corpus-columns = { $count ->
    [one] One column was not taken: { $names }.
   *[other] { $count } columns were not taken: { $names }.
}
formats-corpus-marks-lost = { $count ->
    [one] The marks of one column were left out, because where they stand cannot be read: { $names }.
   *[other] The marks of { $count } columns were left out, because where they stand cannot be read: { $names }.
}
formats-corpus-events = { $count ->
    [one] One event was left out: the words that tell of it have no place in the text.
   *[other] { $count } events were left out: the words that tell of them have no place in the text.
}
formats-corpus-mentions = { $count ->
    [one] One mention in the chains of mentions was left out: its place is not known.
   *[other] { $count } mentions in the chains of mentions were left out: their places are not known.
}
formats-corpus-empty-rows = { $count ->
    [one] One row has no text and was left out (line { $lines }).
   *[other] { $count } rows have no text and were left out (lines { $lines }).
}
formats-corpus-undated = { $count ->
    [one] The date of one row (line { $lines }) was left out: it is not clear which figure is the day, or it is no date. The article was read.
   *[other] The dates of { $count } rows (lines { $lines }) were left out: it is not clear which figure is the day, or they are no dates. The articles were read.
}
formats-corpus-joined = { $count ->
    [one] One row (line { $lines }) has more cells than the table has columns. All that is too much is taken for the text, which stands last without quotation marks, with its separators in it. Compare it with the file.
   *[other] { $count } rows (lines { $lines }) have more cells than the table has columns. All that is too much is taken for the text, which stands last without quotation marks, with its separators in it. Compare them with the file.
}
formats-corpus-surplus = { $count ->
    [one] One row (line { $lines }) has more cells than the table has columns. What is too much was left out, and cells may stand in the wrong column. Words with a separator in them belong between quotation marks: mend the file and import it again.
   *[other] { $count } rows (lines { $lines }) have more cells than the table has columns. What is too much was left out, and cells may stand in the wrong column. Words with a separator in them belong between quotation marks: mend the file and import it again.
}
formats-corpus-undecoded = { $count ->
    [one] One row (line { $lines }) has bytes that are no letters in the encoding of the file; substitute signs stand for them. Save the whole file in one encoding, best UTF-8, and import it again.
   *[other] { $count } rows (lines { $lines }) have bytes that are no letters in the encoding of the file; substitute signs stand for them. Save the whole file in one encoding, best UTF-8, and import it again.
}
formats-corpus-unclosed = { $count ->
    [one] A quotation mark in the last row is never closed, so its end may be missing. Look at it, close the mark or delete it, and import the file again.
   *[other] A quotation mark in this row is never closed, so that { $count } lines, up to the end of the file, were read as one row. Close the mark or delete it, and import the file again.
}
formats-corpus-mended = { $count ->
    [one] A quotation mark in one row (line { $lines }) is never closed. It was taken for a sign of the text, so that the rows behind it are read. Compare the row with the file.
   *[other] Quotation marks in { $count } rows (lines { $lines }) are never closed. They were taken for signs of the text, so that the rows behind them are read. Compare the rows with the file.
}
formats-corpus-cell = A cell is longer than { $count } million characters, or a quotation mark is never closed. What stands before it was read.
formats-corpus-wide = A row has more than { $count } columns, which no corpus needs. It was not imported.
formats-corpus-line = The line is broken and was skipped. Every line is read for itself.
