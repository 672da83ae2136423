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

# Printing and saving in the window
paper-print-title = Print
paper-print-go = Choose a printer…
paper-printed = { $count ->
    [one] One page was sent to the printer.
   *[other] { $count } pages were sent to the printer.
}
paper-save-title = Save as a picture or page
paper-save-go = Save
paper-target = Save as
paper-kind = Kind
paper-kind-pdf = PDF: pages with attachments
paper-kind-png = PNG: picture
paper-kind-svg = SVG: drawing with text
paper-kind-html = HTML: web page
paper-whose = Annotations shown
paper-whose-everyone = Everyone’s
paper-whose-nobody = None
paper-format = Paper
paper-format-a4 = A4
paper-format-letter = Letter
paper-size = Text size
paper-face = Typeface
paper-size-small = Small
paper-size-normal = Normal
paper-size-large = Large
paper-theme = Colours
paper-theme-free = As the reader’s browser likes it
paper-scale = Sharpness
paper-scale-times = { $times }×
paper-with-legend = Legend of the labels
paper-page-before = Previous
paper-page-after = Next
paper-writing = Writing…
paper-cancelled = Given up; nothing was written.
paper-replace = { $count ->
    [one] { $names } is there already. Replace it?
   *[other] { $count } files of these names are there already: { $names }. Replace them?
}
paper-replace-go = Replace
paper-saved-all = { $count ->
    [one] { $names } was written.
   *[other] The picture is too long for one file, so { $count } were written: { $names }.
}
paper-page-note = The web page is one file. It opens in any browser, on large and small screens, in light and dark; its text can be found and copied letter by letter.
