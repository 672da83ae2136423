# Hashiya's own format
formats-bad-original = The original file that is kept inside could not be proved to be that of the article and was left out; the text is whole.
formats-help-hashiya = One article a line with everything that Hashiya knows of it: the text, spans in any arrangement, relations, attributes, labels of the article, annotators, times, and the original file where the text alone does not give it back. Marks that wait for a place go along apart from the spans (orphans), with their words, why they wait, what stood round them and their relations, and wait again where the file is imported. Nothing of an article as it is now is lost. What is the project’s stays in the project file and its backups: the history with earlier texts of corrected articles and their files, the bin, and the label set with its names, colours, guideline and silenced rules, which is exported for itself (the label set window, or “hashiya labels export”); import into a project that has it. Every program that reads JSON can read it; offsets count code points, and a JSON Schema that describes it comes with Hashiya.

# What other programs keep for themselves
formats-program-entries = { $count ->
    [one] One entry that the other program keeps for its own work was left out: { $names }.
   *[other] { $count } kinds of entries that the other program keeps for its own work were left out: { $names }.
}

# doccano
formats-title-doccano = doccano (JSON Lines)
formats-help-doccano = For doccano, to import there or to take back from there. “relations” is for projects with “use relation labelling”: spans as objects, and relations between them. “spans” is the plain shape of sequence labelling, which holds only start, end and label. Facts and labels of the article travel as further columns, which doccano keeps; attributes, annotators and the parts of a divided span stand beside the offsets, where doccano passes over them. All kinds of text projects are read. Offsets count code points; files that count otherwise are recognised.

# spaCy's training data in JSON
formats-title-spacy-json = spaCy training data (JSON)
formats-help-spacy-json = Training data for spaCy as tutorials and small annotators write it: a list, or lines, of pairs of a text and its “entities”, documents as dictionaries with “ents”, groups of spans, and classes with their degrees (those of a half and more are kept). The corpus of version 2, in paragraphs and tagged tokens, is read too. It is only read; DocBin (.spacy) is written. Offsets count code points.

# Label Studio
formats-title-label-studio = Label Studio (tasks and configuration)
formats-ls-config = The colours and keys of its labels, and their choices, stand in “{ $config }” beside it. To have them, take that file in as a label set first: in the editor of the label set, or with hashiya labels import.
formats-help-label-studio = For Label Studio, to import there or to take back from there: a folder with tasks.json and the labelling configuration config.xml, in which every label, relation, attribute and label of the article has its control, by its code or shown by its Arabic or English name. Each annotator's work is an annotation of the task of its own; the names stand in meta, since Label Studio takes no people that it does not know, and a relation between marks of two annotators comes back to Hashiya but is not shown there. Tasks, the short export (JSON-MIN), the export as a table (CSV, TSV), files of old versions and predictions are read, conversations with a turn a line, several texts of a task as one, and files with one annotation each as cloud storage gets them; cancelled annotations are not. The configuration (config.xml) of a project is read as a label set. Offsets count code points; files that count otherwise are recognised by the words that they quote.
formats-label-studio-readme = This folder was written by Hashiya for Label Studio. Make a project there, paste config.xml into its labelling interface as code, then import tasks.json. Offsets count code points. Annotators and the parts of a divided annotation are kept in “meta”. export.json lists the files, the counts and what this format could not carry.
formats-ls-address = The task does not hold its text, only where it is: { $address }. Nothing is fetched from the web. Put the text beside the file under its name (.txt) and import again.
formats-ls-cancelled = { $count ->
    [one] One cancelled annotation of the task was left out.
   *[other] { $count } cancelled annotations of the task were left out.
}
formats-ls-drafts = { $count ->
    [one] One draft of the task was left out; only what was submitted is read.
   *[other] { $count } drafts of the task were left out; only what was submitted is read.
}
formats-ls-predictions = Nobody has annotated the task: the predictions of the model were taken.
formats-ls-predictions-left = { $count ->
    [one] One prediction of a model was left out.
   *[other] { $count } predictions of models were left out.
}
formats-ls-control = What the control “{ $what }” says cannot be kept and was left out.

# Prodigy
formats-title-prodigy = Prodigy (JSON Lines)
formats-help-prodigy = For Prodigy, and for programs that read its examples: text, tokens, spans and relations, one article a line. Words are cut where a span begins or ends inside them. Attributes, annotators, the parts of a divided span, facts and labels of the article stand in further entries, which Prodigy keeps. What was accepted in Prodigy is read, with source, pattern and score of each span as attributes; rejected and ignored examples are only listed. Offsets count code points.
formats-prodigy-reject = The example was rejected in Prodigy and was left out.
formats-prodigy-ignore = The example was passed over in Prodigy and was left out.

# spaCy
formats-title-spacy = spaCy (DocBin)
formats-help-spacy = One .spacy file, as “spacy train” reads it. Every layer is a group in doc.spans; the outermost spans of the chosen layer are doc.ents too; a Wikidata id is the kb_id. Words are cut where a span begins or ends inside them, and the text comes back to the letter. Attributes, relations, annotators and facts of the article lie in doc.user_data["hashiya"] as plain values. Files of other programs are read with groups, entities and classes; their own user data is never opened. spaCy itself is not needed.
formats-spacy-broken = The file is not a whole DocBin of spaCy. Make it anew with DocBin.to_disk and try again.
formats-spacy-document = The document is broken and was left out. The others were read.
formats-spacy-spaces = The file does not say where spaces stood: every word got one, so the text may not be the original.
formats-spacy-user-data = { $count ->
    [one] One entry of the user data was not opened and was left out.
   *[other] { $count } entries of the user data were not opened and were left out.
}

# Parquet
formats-title-parquet = Parquet (Hugging Face)
formats-help-parquet = One file with a row for every article, for “datasets” of Hugging Face, pandas, Polars, DuckDB and the like. All that stands in the text and is said of it comes back: spans, relations and labels are columns of structures, always the same ones; attributes are JSON. Files of others are read too: texts with marks in a column of their own (lists of structures, answers to questions, relations), and tokens with tags (ner_tags); numbers of classes get their names from the file; so are files of “datasets” on the disk (.arrow). Other columns of words and numbers become facts or labels of the article. Offsets count code points.
formats-parquet-broken = The file is not a whole Parquet file. Make it anew and try again.
formats-parquet-columns = The file has { $count } columns, more than can be read. Choose those that are needed and save it anew.
formats-parquet-large = A group of rows would take more than 512 MB. Save the file anew with smaller groups of rows.
formats-rows-numbers = The tags in “{ $name }” are numbers, and nothing says what they mean; only the text was taken. Put the paper that names them beside the file (the data set's README.md or dataset_info.json, or the model's config.json with id2label), or save the tags as words, and import it again.
formats-rows-uneven = { $count ->
    [one] One sentence does not have a tag for each token; its text was taken without annotations.
   *[other] { $count } sentences do not have a tag for each token; their text was taken without annotations.
}
formats-rows-joined = { $count ->
    [one] { $rows } rows became one article, since no column names their documents.
   *[other] { $rows } rows became { $count } articles, since no column names their documents.
} To have an article of each document, add a column “document” with its name to every row and import the file again.
formats-rows-marks = { $count ->
    [one] One annotation was left out: it has no label, or its tokens are not in its sentence.
   *[other] { $count } annotations were left out: they have no label, or their tokens are not in their sentence.
}
formats-parquet-no-text = No column of the file is certain to hold the texts. Name it as “text”, or choose it.

# W3C Web Annotation
formats-title-w3c = Web Annotation (W3C, JSON-LD)
formats-help-w3c = The annotation model of the W3C, for archives and tools of the web. One .jsonld file holds a page of annotations for every article, its text among them: spans with position and quote, relations as links between annotations, attributes as bodies; what the model has no word for stands under “hashiya:”. Pages, collections, single annotations and exports of Hypothesis are read; a text that is not in the file is looked for beside it, by its name, then in the project, by its address or name, and never on the web. Positions count code points. A folder with a project of CATMA is read as a whole, with the names of its tags.
formats-w3c-nothing = The record holds no annotation and was left out.
formats-w3c-no-text = { $count ->
    [one] One annotation is of a text that is neither in the file nor in the project ({ $name }). Import that text first and give it this address, or put it beside the file as “{ $file }”; then import again.
   *[other] { $count } annotations are of a text that is neither in the file nor in the project ({ $name }). Import that text first and give it this address, or put it beside the file as “{ $file }”; then import again.
}
formats-w3c-no-text-packed = { $count ->
    [one] One annotation is of a text that is not in the archive ({ $name }). Unpack the archive and import the folder: then the text is looked for in the project too. Or put it into the archive beside the file, as “{ $file }”, and import again.
   *[other] { $count } annotations are of a text that is not in the archive ({ $name }). Unpack the archive and import the folder: then the text is looked for in the project too. Or put it into the archive beside the file, as “{ $file }”, and import again.
}
formats-w3c-found = { $name } is the article “{ $title }” of this project; its annotations are placed there.
