# Hashiya's own format
formats-bad-original = The original file that is kept inside could not be proved to be that of the article and was left out; the text is whole.
formats-help-hashiya = One article a line with everything that Hashiya knows of it: the text, spans in any arrangement, relations, attributes, labels of the article, annotators, times, and the original file where the text alone does not give it back. Nothing is lost. Every program that reads JSON can read it; offsets count code points, and a JSON Schema that describes it comes with Hashiya.

# doccano
formats-title-doccano = doccano (JSON Lines)
formats-help-doccano = For doccano, to import there or to take back from there. “relations” is for projects with “use relation labelling”: spans as objects, and relations between them. “spans” is the plain shape of sequence labelling, which holds only start, end and label. Facts and labels of the article travel as further columns, which doccano keeps; attributes, annotators and the parts of a divided span stand beside the offsets, where doccano passes over them. All kinds of text projects are read. Offsets count code points; files that count otherwise are recognised.
