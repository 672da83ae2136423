# brat
formats-help-brat = For work that goes on in brat, or that was done there. Writing makes a folder: an article is a text (.txt) with its annotations (.ann); annotation.conf describes the labels and visual.conf their Arabic names. Offsets count code points. It cannot carry who annotated, the facts and the labels of an article; an annotation over several lines is cut at the line ends. Reading takes the .txt or the .ann, with discontinuous annotations, relations, events, attributes, references and notes; .a1 and .a2 files of the BioNLP tasks too. Where folders beside one another have the same text with other annotations, each folder is a person's, and its name the annotator.
formats-brat-no-text = The text of these annotations is not beside them. Put the .txt file of the same name into the same folder and import it again.
formats-brat-line = This line is not written as brat writes it and was left out: { $what }
formats-brat-events = { $count ->
    [one] One event was read as an annotation with a relation to each of its arguments.
   *[other] { $count } events were read as annotations with a relation to each of their arguments.
}
formats-brat-equivalences = { $count ->
    [one] One group of annotations that mean the same was read as relations from each to the next.
   *[other] { $count } groups of annotations that mean the same were read as relations from each to the next.
}
formats-brat-further = { $count ->
    [one] A relation had one more argument than two; it was read as a relation from the first argument, under the name of its role.
   *[other] Relations had { $count } more arguments than two; they were read as relations from the first argument, under the names of their roles.
}

# UIMA
formats-title-cas-json = UIMA CAS JSON (INCEpTION)
formats-help-cas-json = For INCEpTION and for programs built on UIMA: a file (.json) an article, with its types in it. The layer “entity” becomes INCEpTION's named entities; other layers, the relations, the labels and the facts of the article have types of their own (webanno.custom.…), with attributes as features. Offsets count UTF-16 units. An annotation of several parts goes as one from first to last, its parts named in a feature. INCEpTION shows what its project has layers for: the TypeSystem.xml of an export as UIMA CAS XMI, imported there in the settings of the project under Layers, makes them; only attributes of named entities have to be added by hand. Reading takes named entities, custom layers, relations, slots and chains; what is said of every single word (parts of speech, lemmas, syntax) is left out and counted.
formats-title-cas-xmi = UIMA CAS XMI (INCEpTION)
formats-help-cas-xmi = For INCEpTION and for programs built on UIMA: a file (.xmi) an article, with TypeSystem.xml beside. It carries what UIMA CAS JSON carries; imported into INCEpTION in the settings of a project under Layers, TypeSystem.xml makes the layers that the files need. Offsets count UTF-16 units. Control characters that XML does not have are written as a stand-in. Reading takes .xmi files with or without their types.
formats-cas-no-text = The file holds no text, so its annotations have nothing to stand in.
formats-cas-broken = The file is cut off or damaged and cannot be read. Export it once more from the program that it comes from.
formats-cas-no-types = The description of the types beside the file cannot be read. The annotations were read without it; original names of layers may be missing.
formats-cas-other-types = The description of the types beside the files does not know all of their layers. They were read by what they hold.
formats-cas-other-view = { $count ->
    [one] One annotation of another view of the text was left out.
   *[other] { $count } annotations of other views of the text were left out.
}
formats-cas-other-text = { $count ->
    [one] The file holds one more text, another view of the same document. Only the first was read.
   *[other] The file holds { $count } more texts, other views of the same document. Only the first was read.
}
formats-cas-left = { $count ->
    [one] One “{ $what }” was left out: it says something of a single word only.
   *[other] { $count } “{ $what }” were left out: they say something of single words only.
}

# XML
formats-xml-broken = The file is not well-formed XML here and cannot be read. Export it once more from the program that it comes from.
formats-xml-entities = The file defines entities of its own, which can make a document grow without end, or it needs ones from elsewhere. Such files are not read.
formats-xml-too-deep = The file is nested more deeply than documents are, and was not read.

# WebAnno TSV
formats-title-webanno-tsv = WebAnno TSV 3.3
formats-help-webanno-tsv = For WebAnno and INCEpTION, and for scripts that read their tables: a file (.tsv) an article, a token a line, with annotations and relations in columns; tokens are cut at the edges of annotations. Offsets count UTF-16 units. It cannot carry who annotated, the facts and the labels of an article, nor white space in front of the first word; an edge on white space is moved off it. Reading takes versions 3.0 to 3.3 with stacked annotations, parts of tokens, relations, chains and slots; a slot becomes a relation to what fills it. INCEpTION itself advises UIMA CAS JSON instead.
formats-tsv-version = This is a WebAnno table of another version than 3, which is not read. Open it in INCEpTION and export it as WebAnno TSV 3.3 or UIMA CAS JSON.
formats-tsv-line = This line is not written as WebAnno writes it and was left out: { $what }
formats-tsv-empty = This annotation stands between letters and covers no word, so it was left out: { $what }
formats-tsv-gaps = { $count ->
    [one] The file does not tell what stands between two sentences in one place; white space was put there.
   *[other] The file does not tell what stands between the sentences in { $count } places; white space was put there.
}
formats-tsv-drifted = { $count ->
    [one] One token does not stand where its offsets say. Its words decided.
   *[other] { $count } tokens do not stand where their offsets say. Their words decided.
}

# ACE
formats-title-ace = ACE (APF beside SGML)
formats-help-ace = What the LDC’s corpora of information extraction (ACE 2004, 2005 and their Arabic parts) hold: a text in SGML (.sgm) and beside it, under the same name, what was marked in it (.apf.xml). It is only read. The text is all that stands between the tags, so offsets stay those of ACE. Mentions of entities, values and times are annotations with their type, the words of the head, class and role as attributes; mentions of one entity are tied by the relation “coref”. An event is an annotation on its trigger (Conflict.Attack), tied to what plays a part in it by the role; a relation leads from its first argument to its second. The words of longer stretches are kept as the attribute “extent”. SGML alone is read too: each document (DOC) becomes an article.
formats-ace-no-text = The text of which it speaks ({ $file }) does not lie beside it, so there is nothing to mark. Put both into one folder and import them again.
formats-ace-further = { $count ->
    [one] It speaks of one further text, of which nothing was taken. Give each text a file of its own.
   *[other] It speaks of { $count } further texts, of which nothing was taken. Give each text a file of its own.
}
formats-ace-ends = A relation ({ $what }) does not say what it leads from and to, and was left out.

# TEI
formats-title-tei = TEI (XML of editions)
formats-help-tei = For digital editions and archives: a file (.xml) an article, in TEI P5. The text stands in one block; annotations stand apart from it (standOff) and point into it, the labels are a taxonomy in the header, attributes are feature structures. One shape points by offset and length in code points; the other puts each word into an element of its own and points to words, which more programs can follow. Only control characters, which XML does not have, are written as a stand-in. Reading takes real editions: the running text, and as annotations persons, places, organisations, dates and other names with their type; editors' notes and replaced readings are left out and counted. Annotations that stand beside the text (listAnnotation) are read with their notes. Collections of CATMA, which hold no text, are read with the one beside them.
formats-tei-no-text = The file has no text that could be read.
formats-tei-catma-alone = { $count ->
    [one] The file holds one annotation of CATMA, and not the text in which it stands: one of { $letters } characters. Put that text (.txt), as CATMA exported it, into the same folder and import again.
   *[other] The file holds { $count } annotations of CATMA, and not the text in which they stand: one of { $letters } characters. Put that text (.txt), as CATMA exported it, into the same folder and import again.
}
formats-tei-catma-several = Other texts in the folder are as long as CATMA says, too: { $others }. The annotations were put into “{ $name }”. If another is meant, leave only that one in the folder and import again.
formats-tei-left = { $count ->
    [one] One “{ $what }” was left out of the text.
   *[other] { $count } “{ $what }” were left out of the text.
}
formats-tei-parts = { $count ->
    [one] One part of a name (such as a country or a role) stands in a name that is marked as a whole; it was not marked by itself.
   *[other] { $count } parts of names (such as countries or roles) stand in names that are marked as a whole; they were not marked by themselves.
}
formats-tei-include = { $count ->
    [one] The file refers to another one that belongs to it. That one was not opened.
   *[other] The file refers to { $count } others that belong to it. Those were not opened.
}
formats-tei-pointer = An annotation ({ $what }) was left out: it points to something that the file does not have.
