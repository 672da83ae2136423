# Names of the formats
formats-title-text = Plain text
formats-title-hashiya = Hashiya dataset (JSON Lines)
formats-title-conll = CoNLL (tokens and tags)
formats-title-brat = brat (text and standoff files)
formats-title-csv = Tables for spreadsheets (CSV)

# Where a note belongs
formats-in-file = “{ $name }”: { $what }
formats-in-line = “{ $name }”, line { $line }: { $what }
formats-in-articles = { $count ->
    [one] One article ({ $names }): { $what }
   *[other] { $count } articles ({ $names }): { $what }
}

# A file or a line that was not taken
formats-empty = The file is empty, so there is nothing to take from it.
formats-no-entries = There is no article in the file: its list is empty.
formats-json-no-texts = It is JSON, and nothing in it looks like the text of an article. Give each record its text under “text” (marks beside it with “start”, “end” and “label”), or export the data as CSV, CoNLL, brat or the like, and import that.
formats-binary = This is not a text file, whatever its name says. Save it anew in the program it comes from as .docx, .html or .txt, and import that.
formats-other-encoding = It is not in the encoding that was chosen for it, so it was not read. Leave the choice out: the encoding is then recognised from the file itself.
formats-other-archive = This is an archive of a kind that is not read. Unpack it and import the folder, or pack it anew as ZIP.
formats-no-letter = There is no letter in it, so there is nothing to read or to mark.
formats-only-tags = It lists the tags of tagged tokens and holds no text; nothing was taken from it.
formats-too-large = The file is larger than 256 MB. Divide it into smaller files and import those.
formats-folder-empty = The folder holds no file that can be imported.
formats-missing = There is no such file or folder. Check the name.
formats-unreadable = The file could not be read: the system does not allow it or the disk does not answer. Check its permissions and try again.
formats-not-a-file = This is neither a file nor a folder, so it was left alone.
formats-no-reader = Files of this kind cannot be imported. Choose a text, a saved page (.html), a Word document (.docx), a PDF, a book (.epub), a table (.csv), an archive (.zip) or a dataset.
formats-line-too-long = The line is longer than 256 MB and was skipped. Every line is read for itself.
formats-line-not-utf8 = The line is not written in UTF-8 and was skipped. Every line is read for itself.
formats-line-too-deep = The line is nested too deeply and was skipped. Every line is read for itself.
formats-line-not-json = The line is broken at column { $column } and was skipped. Every line is read for itself.
formats-line-bad-number = The line holds something that is not a number ({ $what }) and was skipped. Every line is read for itself.
formats-line-key-twice = “{ $key }” stands twice in the same place, so it is unclear which is meant. The line was skipped. Every line is read for itself.
formats-line-no-object = The line does not describe an article and was skipped. Every line is read for itself.
formats-line-other-format = The line says that it is of another format ({ $what }) and was skipped.
formats-line-newer = The line was written by a newer version of the format ({ $version }). Update Hashiya to read it.
formats-line-no-text = The line has no text and was skipped. Every line is read for itself.
formats-python = The file holds data as Python prints it (' in place of "), which is not JSON. Save it as JSON (json.dumps), then import it.

# Told about an article that was taken
formats-replaced = { $count ->
    [one] One character that cannot be stored was replaced by a sign of the same length; no offset moved.
   *[other] { $count } characters that cannot be stored were replaced by signs of the same length; no offset moved.
}
formats-bom = A byte order mark at the start was removed; it belongs to the encoding, not to the text.
formats-eye-order = { $count ->
    [one] The Hebrew letters were stored in the order of the eye. One line was turned into the order of reading; compare it with the file before you mark it.
   *[other] The Hebrew letters were stored in the order of the eye. { $count } lines were turned into the order of reading; compare a few with the file before you mark them.
}
formats-encoding-guessed = The encoding was guessed: { $encoding }. Look at the preview and choose another if letters look wrong.
formats-text-around = This text does not lie beside its annotations. It was found in the folder “{ $folder }”.
formats-garbled-doubled = The text looks garbled: Arabic or Hebrew in { $encoding } was taken for Latin letters and saved so (ÙŠ in place of ي). It is taken as it stands, and offsets count what stands there. Before you mark it, look for a copy that is not garbled, or save the original anew as UTF-8 and import that.
formats-garbled-mixed = Part of the text looks garbled: letters in UTF-8 were taken for letters of { $encoding } (ط§ظ„ in place of ال). Perhaps its file was put together from parts in two encodings. It is taken as it stands, and offsets count what stands there. Before you mark it, look for a copy that is not garbled, or save each part anew as UTF-8, put them together and import that.
formats-garbled-misread = The text looks garbled: its letters seem to have been written in { $encoding } and were taken for Latin ones (ÇáæÒíÑ in place of الوزير). It is taken as it stands, and offsets count what stands there. Before you mark it, look for the original file; when you import or save it, choose { $encoding }.
formats-garbled-reversed = The letters look reversed: words begin with letters that only end words, so they were probably stored in the order of the eye. The text is taken as it stands, and offsets count what stands there. Before you mark it, look for a copy in the order of reading (a .docx or saved page of the same article).
formats-bad-digest = The fingerprint given for the text is none and was computed anew.
formats-digest-other-text = The fingerprint given belongs to another text of the project and was computed anew.
formats-unknown-keys = { $count ->
    [one] One unknown entry was left out: { $keys }.
   *[other] { $count } unknown entries were left out: { $keys }.
}
formats-wrong-type = The value of “{ $key }” is not of the right kind and was left out.
formats-bad-attribute = The value of “{ $key }” at { $owner } cannot be kept and was left out.
formats-bad-label = Number { $number } ({ $what }) was left out: its label or layer is missing or cannot be used as a name.
formats-bad-id = Number { $number } ({ $what }) was left out: its id cannot be used.
formats-id-twice = Number { $number } ({ $what }) was left out: another one has the same id.
formats-not-a-record = Number { $number } ({ $what }) was left out: it is not described as it should be.
formats-span-no-offsets = Annotation { $number } ({ $what }) was left out: it has no usable start and end.
formats-span-past = Annotation { $number } ({ $what }) was left out: it ends past the text, and its words were not found in one place.
formats-span-elsewhere = Annotation { $number } ({ $what }) was left out: its words are not where it says, and were not found in one place.
formats-span-mended = Annotation { $number } ({ $what }) was moved to { $start }, where its words stand.
formats-span-merged = The parts of annotation { $number } ({ $what }) touched or were out of order and were joined.
formats-relation-ends = Relation { $number } ({ $what }) was left out: its ends are not two different annotations.
formats-others-left = { $count ->
    [one] One file of another kind was left alone: { $names }
   *[other] { $count } files of other kinds were left alone: { $names }
}

# What lies beside the data
formats-brat-readme = This folder was written by Hashiya for brat: an article is a text (.txt) and its annotations (.ann), offsets count code points. annotation.conf describes the labels and visual.conf their Arabic names and colours. Line ends inside a note are written as \n. export.json lists the files, the counts and what this format could not carry; names.json, if it is there, tells the original names.
formats-csv-readme = This folder was written by Hashiya for spreadsheets: spans.csv, relations.csv and documents.csv, in UTF-8, offsets count code points; the folder texts holds the text of each article. A cell that begins with = + - @ or an apostrophe has one more apostrophe in front, so that no program takes it for a formula; take the first apostrophe away to get the value. export.json lists the files, the counts and what this format could not carry.

# How a file counted, and what could not be placed
formats-realigned-proved = The file counts differently from us ({ $how ->
    [utf-16] UTF-16 units
    [utf-8] bytes
    [crlf_as_lf] line ends as one character
    [lf_as_crlf] line ends as two characters
    [mark_in_front] a byte order mark in front
    [trimmed] in the text without its white edges
   *[collapsed] runs of spaces as one
}). Its quoted words show it, and the annotations were put where they belong.
formats-realigned-guessed = The file seems to count differently from us ({ $how ->
    [utf-16] UTF-16 units
    [utf-8] bytes
    [crlf_as_lf] line ends as one character
    [lf_as_crlf] line ends as two characters
    [mark_in_front] a byte order mark in front
    [trimmed] in the text without its white edges
   *[collapsed] runs of spaces as one
}): so the annotations stand on whole words. It quotes no words that could prove it; look at a few of them.
formats-span-waits = Annotation { $number } ({ $what }) has no certain place in the text. Unless it was dealt with here before, it waits in the list “Marks without a place”, for you to put it where it belongs.
formats-more-notes = { $count ->
    [one] One more note of these kinds.
   *[other] { $count } more notes of these kinds.
}

# What a format is for
formats-help-text = The bare text of an article in a file of its own, in any usual encoding: Hashiya recognises UTF-8, UTF-16, Windows-1256, ISO-8859-6, Mac Arabic, the encodings of DOS (720, and 864, whose shapes become letters) and Hebrew ones. Hebrew that was stored in the order of the eye is turned into the order of reading, and that is said. It is only read.
formats-help-csv = Three tables for spreadsheets and statistics (annotations, relations, articles) with the texts beside them in files of their own: such a folder comes back whole. Tables of your own are read too: one annotation a row, with columns for the article, start, end and label under their usual names, in any order, beside the texts or with the text in each row. So are tables that quote parts of a document beside its name and a label: what they quote is looked for in it. So are rows without names (article, label, start and end between TABs, or article, line and labels; .labels), as shared tasks on propaganda give them, with the articles in this folder or in those around it. Where numbers are no places of letters, the quoted words decide. Offsets count code points. No cell can run as a formula.

# What a format can carry: in full, and as the head of a column
formats-feature-text = the text itself, to the code point
formats-feature-nested = nested annotations
formats-feature-same_extent = several annotations on the same words
formats-feature-crossing = annotations that cross each other
formats-feature-discontinuous = annotations in several parts
formats-feature-layers = layers
formats-feature-attributes = attributes of annotations
formats-feature-relations = relations
formats-feature-relation_attributes = attributes of relations
formats-feature-document_labels = labels of the article
formats-feature-annotators = who annotated
formats-feature-facts = facts of the article: title, source, date…
formats-feature-unplaced = annotations that wait for a place, as they wait
formats-short-text = Text
formats-short-nested = Nested
formats-short-same_extent = Same words
formats-short-crossing = Cross
formats-short-discontinuous = Parts
formats-short-layers = Layers
formats-short-attributes = Attributes
formats-short-relations = Relations
formats-short-relation_attributes = Of relations
formats-short-document_labels = Article labels
formats-short-annotators = Whose
formats-short-facts = Facts
formats-short-unplaced = Waits
