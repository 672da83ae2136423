# What a format cannot carry: { $label } names the label or attribute
datasets-lossless = This format carries everything.
datasets-losses = { $count ->
    [one] One thing is left out or written differently:
   *[other] { $count } things are left out or written differently:
}
datasets-written = { $articles ->
    [one] One article was written to “{ $name }”.
   *[other] { $articles } articles were written to “{ $name }”.
}
datasets-counts = Annotations: { $spans } of { $all_spans }, relations: { $relations } of { $all_relations }
datasets-loss-layer = { $label }: { $count } left out, being of another layer
datasets-loss-nested = { $label }: { $count } left out because of nesting
datasets-loss-crossing = { $label }: { $count } left out, crossing another annotation
datasets-loss-same_extent = { $label }: { $count } left out, because another annotation stands in the same place
datasets-loss-shared_word = { $label }: { $count } left out, because another annotation takes the same word
datasets-loss-no_word = { $label }: { $count } left out, holding no word
datasets-loss-discontinuous = { $label }: { $count } left out, having several parts
datasets-loss-unplaced = Marks that wait without a place since a text was corrected: { $count } left out
datasets-loss-token_cut = { $label }: { $count } at an edge inside a word, which is cut there
datasets-loss-word_widened = { $label }: { $count } at an edge inside a word, widened to it
datasets-loss-edge_moved = { $label }: { $count } whose edge is moved off white space
datasets-loss-character = Characters { $label } that the format cannot hold: { $count } written as a stand-in
datasets-loss-line_break = { $label }: { $count } divided at line ends
datasets-loss-label_renamed = { $label }: { $count } written under a name that the format allows
datasets-loss-attribute = Attribute { $label }: { $count } left out
datasets-loss-flag_false = Attribute { $label }: { $count } times “no” is written as not set
datasets-loss-annotator = Annotator { $label }: annotations that do not name them: { $count }
datasets-loss-relation = Relation { $label }: { $count } left out
datasets-loss-relation_attribute = Relation attribute { $label }: { $count } left out
datasets-loss-relation_across = Relation { $label }: { $count } left out, because an end is not in the same article
datasets-loss-document_label = Article label { $label }: { $count } left out
datasets-loss-article_fact = Article fact { $label }: { $count } left out
datasets-loss-text = Articles whose texts are left out: { $count }

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
    [foreign] “{ $name }” was not written because the folder holds “{ $other }”, which no earlier export put there. Nothing in it was changed. Choose an empty folder or a new name.
   *[other] “{ $name }” was not written because the disk did not accept it. What stood there before is untouched. Try again or choose another place.
}
error-unknown-format = “{ $name }” does not say which format is meant. Name one of these: { $known }.

error-missing-extra = This format needs the library “{ $module }”, which is not installed. Nothing was changed. Install it with: pip install "hashiya[{ $extra }]", then try again, or choose another format.
