# A page or a picture of an annotated article
paper-legend = Labels
paper-relations = Relations
paper-relation = Relation
paper-relation-from = From
paper-relation-to = To
paper-made = Made with Hashiya { $version }. The text is the article’s own, character for character.
paper-page = Page { $page } of { $pages }
paper-saved = “{ $name }” was written.
paper-unknown-kind = “{ $name }” does not say what is to be written. Let the name end in .pdf, .png, .svg or .html.
