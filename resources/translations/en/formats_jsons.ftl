# Hashiya's own format
formats-bad-original = The original file that is kept inside could not be proved to be that of the article and was left out; the text is whole.
formats-help-hashiya = One article a line with everything that Hashiya knows of it: the text, spans in any arrangement, relations, attributes, labels of the article, annotators, times, and the original file where the text alone does not give it back. Nothing is lost. Every program that reads JSON can read it; offsets count code points, and a JSON Schema that describes it comes with Hashiya.
