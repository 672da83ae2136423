# Formats of tagged tokens: what their readers tell, and the help of each

formats-tokens-no-tags = No column of it holds tags (B-, I-, O and the like), so only the text was taken.
formats-tokens-columns = { $count ->
    [one] One column that is neither token nor tag was left out.
   *[other] { $count } columns that are neither token nor tag were left out.
}
formats-tokens-deeper = { $count ->
    [one] One line has several tags, of which the first was taken.
   *[other] { $count } lines have several tags, of which the first was taken.
} Choose the format “Nested CoNLL (Wojood and NEMO)” to read all levels.
formats-tokens-mixed = Some tags in it end with E- or S- and others do not: it seems to mix two tagging schemes. Both were read.
formats-tokens-divided = The file has no borders between articles and is very long, so it was divided into articles of about 200,000 tokens.
formats-tokens-joined = { $count } sentences became one article, since nothing in the file says where an article begins. { $how ->
    [studio] If it is Label Studio’s export, export JSON there instead: it keeps the tasks apart.
    [commas] To have several, give each article a file of its own and import them again.
   *[lines] To have several, put a line “-DOCSTART-” and an empty line before each article and import the file again.
}
formats-tokens-short = The line has too few columns. Its token, if it has one, was taken without a tag.
formats-tokens-long = The line is too long to be a token with its tag and was left out.
formats-tokens-unknown = “{ $tag }” is no tag; the token was taken without an annotation.
formats-tokens-begins = “{ $tag }” continues an annotation that was not begun, so an annotation begins here.
formats-tokens-unfinished = “{ $tag }” is the last tag of an annotation that is not ended with E- or S-; the annotation ends here.
formats-tokens-not-taken = “{ $tag }” breaks the tagging scheme, so its annotation was left out, as strict reading asks.
formats-tokens-inside = { $count ->
    [one] One annotation begins or ends inside a token, at a place that the file does not tell; it took the whole token.
   *[other] { $count } annotations begin or end inside a token, at places that the file does not tell; they took the whole tokens.
}

formats-help-conll = One token a line with its tag, a blank line after each sentence: for training and scoring with seqeval, Flair, spaCy and most taggers. Written in two columns (token, tag) between TABs, or in CoNLL-2003's four between spaces; tags in IOB2, IOB1 or BIOES. One layer without overlaps: of nested annotations the outermost or the innermost stays. The spaces of the text are not kept: reading puts one space between tokens and each sentence on its own line. Without -DOCSTART- lines all articles of a file come back as one. Offsets are tokens. Reading knows IOB1, IOB2, BIOES, BILOU and BMES by the content, takes every column of names as a level of its own, and reads the brackets of CoNLL-2005 and 2012 (OntoNotes), coreference in the last column of files with “#begin document” lines (a mention is the name of the same words, else an annotation ENTITY; the relation “coref” leads to the mention before it), tags behind their labels (PER-B, PER_B), and tables between commas or semicolons (.csv) that have a word and its tag, or its label alone, in each row.

formats-title-conll-nested = Nested CoNLL (Wojood and NEMO)
formats-help-conll-nested = One token a line and after it the tags of all levels, so that annotations inside others stay. Written as Wojood has it (tags one after the other, outermost first, IOB2) or as NEMO has it (a column for each level, O where there is nothing, BIOES), between single spaces: for training nested recognisers of Arabic and Hebrew. In Wojood's way two annotations of one label that cross cannot be told apart; NEMO's way keeps them. One layer; spaces of the text are not kept, as in CoNLL. Reading knows both ways by the content, and NEMO's tags of a token's parts (O^S-GPE). Offsets are tokens.

formats-conllu-grammar = Lemmas, word classes and syntax of the file were left out; text, entities and facts were read.
formats-conllu-row = The line is no row of a token: its number or its columns are not as they should be. It was left out.
formats-conllu-bracket = “{ $what }” has no other bracket that belongs to it and was left out.
formats-conllu-zero = A mention ({ $what }) stands on words that are not written in the text, so it has no place and was left out.
formats-conllu-columns = { $count ->
    [one] In one column of the file ({ $names }) stand values that are no tags; they were left out.
   *[other] In { $count } columns of the file ({ $names }) stand values that are no tags; they were left out.
}
formats-conllu-comments = { $count ->
    [one] Comments of one kind were left out: { $names }.
   *[other] Comments of { $count } kinds were left out: { $names }.
}
formats-conllu-text = { $count ->
    [one] In one sentence “# text” shows another text or other spaces than its tokens do. The tokens were taken.
   *[other] In { $count } sentences “# text” shows another text or other spaces than their tokens do. The tokens were taken.
}
formats-conllu-links = { $count ->
    [one] One link between mentions (Bridge or SplitAnte) was left out.
   *[other] { $count } links between mentions (Bridge or SplitAnte) were left out.
}

formats-title-conllu-plus = CoNLL-U Plus (CorefUD)
formats-help-conllu-plus = Universal Dependencies' format: tokens, what lies between them, and CorefUD's brackets for annotations, nested, crossing or in several parts. A word in which an annotation begins or ends becomes a multiword token with its clitics apart. Text, layers, attributes, relations and facts of the article all come back; what the format has no place for stands in comments that other programs pass over. Written with three columns (plus), or with CoNLL-U's ten (conllu) for programs such as Udapi, UDPipe and the library conllu. Reading takes treebanks with Entity= brackets, coreference (as relations “coref”) with CorefUD's links (“bridge”, “split_ante”), and tags in a column or in MISC; lemmas and syntax are left out. Only an annotation without any token is lost. Offsets are tokens, and code points in StartChar and EndChar.

formats-title-gliner = GLiNER (training data)
formats-help-gliner = A JSON array of sentences, each with its words and the spans of one layer by word numbers, the last word included: what GLiNER trains on. Words are cut as GLiNER cuts them when it searches, so an annotation that begins after an attached letter takes the whole word, unless words are to be cut at edges (split). Labels are written by their codes or by their Arabic or English names, which GLiNER understands as words. Nested and crossing annotations stay; those in several parts, relations, attributes and the borders between articles do not. Training data of others is read too, in an array or a record a line: all sentences become one article, each a line, with a space between two words. Offsets are words.

formats-title-hf = Hugging Face token classification
formats-help-hf = A folder with a sentence a row (id, document, tokens, ner_tags) in JSON Lines or Parquet, and a card that names the tags: datasets.load_dataset reads the folder as it is, with ClassLabel features, and the token classification scripts of Transformers train on it. One layer without overlaps, as in CoNLL: of nested annotations the outermost or the innermost stays. Spaces of the text, relations and attributes are not kept. Read are such folders and data sets of others in JSON or JSON Lines: a list of tokens in a row (tokens, words), beside it tags as words or as numbers (ner_tags, tags, labels), whose names are looked for in README.md, dataset_info.json or config.json beside the file; rows of one document become one article. Offsets are tokens.
formats-gliner-no-words = The record has no list of words (tokenized_text) and was left out.
formats-gliner-range = { $what } is not among the words of its sentence and was left out.
formats-gliner-mark = { $what } is no annotation (first word, last word, label) and was left out.

formats-hf-readme = This folder was written by Hashiya for token classification: a sentence a row, with its tokens and a number for each tag; the names of the tags stand in the front matter of this card, in the order of their numbers. Every label of the layer has its tags there, whether a sentence has it or not, so that a number means the same in each part and in later exports with the same label set. “document” names the article that the sentence comes from.
