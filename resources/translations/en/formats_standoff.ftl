# brat
formats-help-brat = For work that goes on in brat, or that was done there. Writing makes a folder: an article is a text (.txt) with its annotations (.ann); annotation.conf describes the labels and visual.conf their Arabic names. Offsets count code points. It cannot carry who annotated, the facts and the labels of an article; an annotation over several lines is cut at the line ends. Reading takes the .txt or the .ann, with discontinuous annotations, relations, events, attributes, references and notes; .a1 and .a2 files of the BioNLP tasks too.
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
