# What a format cannot carry, by its kind; which labels or attributes are meant stands behind it
datasets-lossless = This format carries everything.
datasets-losses = Left out or written differently:
datasets-written = { $articles ->
    [one] One article was written to “{ $name }”.
   *[other] { $articles } articles were written to “{ $name }”.
}
datasets-written-folder = { $articles ->
    [one] One article was written to the folder “{ $name }” (files: { $files }).
   *[other] { $articles } articles were written to the folder “{ $name }” (files: { $files }).
}
datasets-counts = Annotations: { $spans } of { $all_spans }, relations: { $relations } of { $all_relations }
datasets-empty-parts = { $count ->
    [one] No article falls into the part { $names }, which stays empty.
   *[other] No article falls into { $count } parts ({ $names }), which stay empty.
}
datasets-bare-parts = { $count ->
    [one] The part { $names } has articles, but none of the annotations is written in it.
   *[other] { $count } parts ({ $names }) have articles, but none of the annotations is written in them.
}
datasets-unwritten-parts = { $count ->
    [one] The part { $names } has articles, but nothing that this format holds, so it gets no file.
   *[other] { $count } parts ({ $names }) have articles, but nothing that this format holds, so they get no file.
}
datasets-none-written = { $count ->
    [one] The only annotation is not written: this format leaves it out with these choices.
   *[other] None of the { $count } annotations is written: this format leaves out all of them with these choices.
}
datasets-few-articles = There are few articles for these shares: change the shares or add articles.
datasets-fuller = With the seed { $seed } the articles fall so: { $parts }.
datasets-loss-which = { $what }: { $count } ({ $which })
datasets-loss-all = { $what }: { $count }
datasets-loss-layer = Left out, being of another layer
datasets-loss-label = Left out, having no place in this format
datasets-loss-nested = Left out, being nested in another annotation, or around one
datasets-loss-crossing = Left out, crossing another annotation
datasets-loss-same_extent = Left out, because another annotation stands in the same place
datasets-loss-shared_word = Left out, because another annotation takes the same word
datasets-loss-no_word = Left out, holding no word
datasets-loss-discontinuous = Left out, having several parts
datasets-loss-unrated = Left out, having no verdict (set one and they will be written)
datasets-loss-unworded = Left out, having no normalised wording (write one and they will be written)
datasets-loss-claim_sentence = Kept only as Yes or No of their sentences (Yes where a claim in it is worth checking)
datasets-loss-unplaced = { $count ->
    [one] One annotation still waits for a place; it is left out with its relations, and not counted among the others. Place it first and it will be written; “{ $formats }” carries it as it waits
   *[other] { $count } annotations still wait for a place; they are left out with their relations, and not counted among the others. Place them first and they will be written; “{ $formats }” carries them as they wait
}
datasets-loss-token_cut = Kept, with an edge inside a word: the word is cut there
datasets-loss-word_widened = Kept, but widened to the whole word, as their edges lie inside one
datasets-loss-edge_moved = Kept, with an edge moved off white space
datasets-loss-group_only = In doc.ents, from which spaCy’s entity recogniser learns, by the chosen layer and level: { $others }; only in the groups of doc.spans
datasets-loss-character = Characters that the format cannot hold, written as a stand-in
datasets-loss-spacing = Articles whose spaces and line ends are not kept
datasets-loss-line_break = Kept, but divided at line ends
datasets-loss-label_renamed = Labels written under another name
datasets-loss-attribute = Attributes of annotations left out
datasets-loss-flag_false = Attributes in which “no” is written as not set
datasets-loss-value_as_text = Values of attributes (numbers, yes or no, lists of one) that come back as text; give the attribute its kind in the label set, and they stay what they are
datasets-loss-relation_value_as_text = Values of relations’ attributes (numbers, lists of one) that come back as text
datasets-loss-annotator = Annotations written without their annotator’s name
datasets-loss-indistinct = Annotations equal to another annotator’s: in the file nothing tells the two apart, and reading it makes one of them
datasets-loss-relation = Relations left out
datasets-loss-relation_attribute = Attributes of relations left out
datasets-loss-relation_across = Relations left out, because an end is in another article
datasets-loss-document_label = Labels of articles left out
datasets-loss-article_fact = Facts of articles left out
datasets-loss-border = Borders between articles left out
datasets-fact = { $label ->
    [name] File names
    [title] Titles
    [language] Languages of articles
    [direction] Directions of texts
    [directions] Directions of paragraphs
    [source] Sources
    [url] Links
    [author] Authors
    [published] Dates of publication
    [status] States of work
    [note] Notes on articles
    [original] Original files, kept where the text in UTF-8 is not the same
    [bookmarks] Bookmarks
    [border] Borders between articles
   *[other] Article fact { $label }
}
datasets-loss-text = Articles whose texts are left out

error-write = { $reason ->
    [offsets] Nothing was written: an annotation of “{ $name }” does not stand where its words are. Check the project, then export again.
    [full] “{ $name }” was not written because the disk is full. What stood there before is untouched. Make room or choose another place, then export again.
    [denied] “{ $name }” was not written because the system does not allow it. What stood there before is untouched. Choose another place, or change the permissions.
    [name] “{ $name }” was not written because the name is too long. Choose a shorter one.
    [no-folder] “{ $name }” was not written because the folder that is to hold it does not exist. Make the folder or choose another.
    [folder] “{ $name }” was not written because it is a folder, and this format is one file. Choose the name of a file.
    [file] “{ $name }” was not written because it is a file, and this format is a folder of files. Choose the name of a folder. The file is untouched.
    [device] “{ $name }” was not written because it is a device or a pipe, not a file. Choose the name of a file.
    [project] “{ $name }” was not written because a project lies there. The project is untouched. Choose another name for the dataset.
    [foreign] “{ $name }” was not written because “{ $other }” lies in it, which no export wrote, where a file of the dataset would lie. It is untouched and is never replaced. Choose a folder of its own, or give that file another name.
    [stream] The dataset did not go out whole: what stands behind standard output takes no more, as a full disk does. The project is untouched. Make room or choose a file elsewhere, then export again.
    [scratch] Nothing went out: the dataset is first written into the folder for temporary files, “{ $name }”, and the disk did not accept it. The project is untouched. Make room there, or name a file instead of “-”, then export again.
   *[other] “{ $name }” was not written because the disk did not accept it. What stood there before is untouched. Try again or choose another place.
}
error-would-replace = { $kind ->
    [file] “{ $name }” was not written because a file of that name lies there which no export wrote, or which was changed since. It is untouched. Choose another name, or replace it with --force.
    [beside] “{ $name }” was not written because something lies in that folder that no export wrote: “{ $other }” (in all: { $count }). Nothing was changed. Choose a folder of its own, such as { $own }, or write beside what is there with --force: that stays as it is.
    [taken] “{ $name }” was not written because “{ $other }” lies in that folder, which no export wrote, where a file of the dataset would lie. It is untouched and is never replaced. Choose a folder of its own, such as { $own }, or give that file another name.
   *[folder] “{ $name }” was not written because something in it was changed since the export (files: { $count }, “{ $other }” among them). Nothing in it was touched. Choose another name, or replace what is there with --force.
}
error-no-such-choice = { $kind ->
    [whose] “{ $name }” has no annotations in this project. Its annotators are: { $known }. Nothing was written.
    [layer] There is no layer “{ $name }” in this project. Its layers are: { $known }. Nothing was written.
   *[label] There is no label “{ $name }” in this project. Its labels are: { $known }. Nothing was written.
}
error-nothing-chosen = { $kind ->
    [claims] Nothing was written, because there is no claim in what was chosen, and this format holds nothing else. Choose more, or mark claims first, or choose another format.
    [unrated] Nothing was written, because no claim has a verdict, and this format holds only claims with one. Set the verdicts of claims first, or choose another format.
    [unworded] Nothing was written, because no claim has a normalised wording, and this shape of the format holds only claims with one. Write the wordings of claims first, or choose another shape or format.
    [bare] Nothing was written, because this format leaves out all annotations (there are { $count }) with these choices. What was there before is untouched. Choose another layer, shape or format (--dry-run says what is lost and why), or write the texts alone with --force.
   *[articles] Nothing was written, because no article is left by what was chosen. Choose more articles, or other annotations.
}
datasets-none-chosen = { $count ->
    [one] None of the annotations is among those chosen: the article is written without any.
   *[other] None of the annotations is among those chosen: { $count } articles are written without any.
}
datasets-bare = { $count ->
    [one] One of { $all } articles has none of the chosen annotations and is written without any.
   *[other] { $count } of { $all } articles have none of the chosen annotations and are written without any.
}
datasets-agreement = Agreement of the annotators (F1): { $exact } exact, { $overlap } overlapping
datasets-in-parts = Articles in each part: { $parts }
datasets-shares = The shares add up to { $total }, not to 100, and are taken in proportion: { $parts }
datasets-replace-title = Replace what is there?
datasets-replace-file = A file “{ $name }” is there already. No export of this program wrote it, or it was changed since. If you replace it, what it holds is lost.
datasets-replace-folder = { $count ->
    [one] In the folder “{ $name }” the file “{ $other }” was changed since the export. If you replace it, that change is lost.
   *[other] In the folder “{ $name }” { $count } files were changed since the export, “{ $other }” among them. If you replace them, those changes are lost.
}
datasets-replace-beside-title = Write beside what is there?
datasets-replace-beside = { $count ->
    [one] In the folder “{ $name }” lies “{ $other }”, which no export wrote. It stays as it is, wherever the dataset is written.
   *[other] In the folder “{ $name }” lie { $count } things that no export wrote, “{ $other }” among them. They stay as they are, wherever the dataset is written.
}
datasets-replace-taken-title = Write in a folder of its own?
datasets-replace-taken = In the folder “{ $name }” lies “{ $other }”, which no export wrote, where a file of the dataset would lie. It is never replaced. Write the dataset in a folder of its own, or cancel and give that file another name.
datasets-replace-apart = In a folder of its own
datasets-replace-there = Beside what is there
datasets-replace-go = Replace
error-unknown-format = { $kind ->
    [read] “{ $name }” is of a format that is only read, so nothing can be written in it. Write in one of these: { $known }.
    [written] “{ $name }” is a format that is only written, so nothing can be read in it. Files are read in these: { $known }.
   *[none] “{ $name }” does not say which format is meant. Name one of these: { $known }.
}

error-missing-extra = This format needs the library “{ $module }”, which is not installed. Nothing was changed. Install it with: pip install "hashiya[{ $extra }]", then try again, or choose another format.
error-bad-parts = “{ $what }” does not say how to divide the dataset. Write the parts with their shares, for example train=80,dev=10,test=10. Nothing was written.

# The card of a dataset
datasets-card-title = Annotated articles
datasets-card-made = Exported with Hashiya { $version } on { $when }. Every annotation was checked against its text before it was written.
datasets-card-format = Format
datasets-card-unit = Offsets
datasets-card-unit-code_point = Unicode code points, half-open: `text[start:end]` is the annotated text
datasets-card-unit-utf-16 = UTF-16 code units, half-open
datasets-card-unit-token = numbers of tokens
datasets-card-unit-none = none
datasets-card-licence = Licence
datasets-card-no-licence = not stated; ask whoever gave you this dataset
datasets-card-schema = Label set
datasets-card-languages = Languages
datasets-card-annotators = Annotators and their annotations
datasets-card-agreement = Agreement of the annotators
datasets-card-agreement-known = F1 { $exact } exact, { $overlap } overlapping; the tables are below
datasets-card-agreement-one = not known: one annotator
datasets-card-agreement-none = not known: there are no annotations
datasets-card-agreement-apart = not known: no article has annotations by two annotators
datasets-card-agreement-how = Each two annotators are compared on the articles in which both have annotations. F1 is twice the number of pairs of annotations that agree, divided by the annotations of both. Exact: the same label on the same code points. Overlapping: the same label and at least one code point in common. An annotation is paired with one of the other annotator’s at most, and as many are paired as can be. Relations and attributes are not compared; what this format leaves out is counted too.
datasets-card-agreement-pair = Annotators
datasets-card-agreement-all = All pairs
datasets-card-agreement-exact = F1, exact
datasets-card-agreement-overlap = F1, overlapping
datasets-card-agreement-more = { $count ->
    [one] One more pair is in `export.json`.
   *[other] { $count } more pairs are in `export.json`.
}
datasets-card-held-back = Only a part of the project was chosen for this dataset.
datasets-card-waiting = { $count ->
    [one] One annotation has no place in its text and is not in the dataset.
   *[other] { $count } annotations have no place in their texts and are not in the dataset.
}
datasets-card-orphans = { $count ->
    [one] One annotation has no place in its text; it is in the file among `orphans`, and counted nowhere here.
   *[other] { $count } annotations have no place in their texts; they are in the file among `orphans`, and counted nowhere here.
}
datasets-card-counts = Counts
datasets-card-part = Part
datasets-card-all = all
datasets-card-articles = Articles
datasets-card-code-points = Code points
datasets-card-spans = Annotations
datasets-card-relations = Relations
datasets-card-split = Divided by article with the shares { $parts } (seed { $seed }): an article's part depends on its text alone, so it stays there when articles are added.
datasets-card-code = Code
datasets-card-name = Name
datasets-card-count = Count
datasets-card-definition = Definition
datasets-card-attribute = Attribute
datasets-card-kind = Kind
datasets-card-values = Values
datasets-card-value = Value
datasets-card-from = From
datasets-card-to = To
datasets-card-document-labels = Labels of articles
datasets-card-losses = What this format leaves out
error-bad-option = { $kind ->
    [none] The format { $format } has no options, so “{ $name }” cannot be chosen. Nothing was written.
    [value] “{ $value }” cannot be chosen for “{ $name }” in the format { $format }. Its values are: { $known }. Nothing was written.
   *[name] The format { $format } has no option “{ $name }”. Its options are: { $known }. Nothing was written.
}
