# Tables of annotations, as files and as a workbook
formats-table-no-heads = The first row does not name the columns that a table of annotations needs: the article, start, end and label. Add a row with these names and import it again.
formats-sheets-left = { $count ->
    [one] One sheet was left out, for its columns are not those of texts or annotations: { $names }.
   *[other] { $count } sheets were left out, for their columns are not those of texts or annotations: { $names }.
}
formats-sheets-apart = { $count ->
    [one] One sheet was left out, for it says otherwise than the first one where its annotations or articles are: { $names }. Save it as a workbook of its own and import that.
   *[other] { $count } sheets were left out, for they say otherwise than the first one where their annotations or articles are: { $names }. Save each as a workbook of its own and import these.
}
formats-table-no-text = The text of “{ $what }” was not found, so its annotations ({ $count }) were left out. Put the text beside the table, in a file of that name, and import again.
formats-table-long-cell = A cell is longer than { $count } million characters, so the row was skipped. The other rows were read.
formats-table-many-columns = The table has more than { $count } columns, which no table of annotations needs. It was not imported; save only the columns with a meaning and import that.
formats-table-surplus = { $count ->
    [one] One row (line { $lines }) has cells behind the last column that has a name; these were left out. Name the column, or put words with a separator in them between quotation marks, and import it again.
   *[other] { $count } rows (lines { $lines }) have cells behind the last column that has a name; these were left out. Name the column, or put words with a separator in them between quotation marks, and import it again.
}
formats-table-nameless = { $count ->
    [one] One column without a name (number { $numbers }) was left out. Give it a name in the first row and import the table again.
   *[other] { $count } columns without a name (numbers { $numbers }) were left out. Give them names in the first row and import the table again.
}
formats-table-no-places = The numbers under { $names } are no places of letters, so the quoted words decide where an annotation stands. The numbers are kept as attributes.
formats-table-above = { $count ->
    [one] One row above the names of the columns was left out.
   *[other] { $count } rows above the names of the columns were left out.
}
formats-table-filled = { $count ->
    [one] One row (line { $lines }) names no article and was taken for one of the article above it. Compare it with the file.
   *[other] { $count } rows (lines { $lines }) name no article and were taken for rows of the article above them. Compare them with the file.
}
formats-table-by-words = Its start and end ({ $start } – { $end }) are no place in a text, so its words decide where the annotation stands.
formats-table-no-day = “{ $day }” is no date for certain. It was kept as it is written, as the article label “published”.
formats-table-formulas = { $count ->
    [one] One cell has a formula without a result ({ $cells }), so nothing was taken of it. Open the file in a spreadsheet, save it and import it again.
   *[other] { $count } cells have formulas without a result ({ $cells }), so nothing was taken of them. Open the file in a spreadsheet, save it and import it again.
}
formats-table-comments = { $count ->
    [one] One comment on a cell was left out. Put what matters into a column of the table and import it again.
   *[other] { $count } comments on cells were left out. Put what matters into a column of the table and import it again.
}
formats-table-hidden-rows = { $count ->
    [one] One hidden row was read too. Show it in a spreadsheet and delete it there if it is not meant to come in.
   *[other] { $count } hidden rows were read too. Show them in a spreadsheet and delete there those that are not meant to come in.
}
formats-table-hidden-columns = { $count ->
    [one] One hidden column was read too: { $names }. Show it in a spreadsheet and delete it there if it is not meant to come in.
   *[other] { $count } hidden columns were read too: { $names }. Show them in a spreadsheet and delete there those that are not meant to come in.
}
formats-table-hidden-sheets = { $count ->
    [one] One hidden sheet was looked through as the others are: { $names }. Delete it in a spreadsheet if it is not meant to come in.
   *[other] { $count } hidden sheets were looked through as the others are: { $names }. Delete in a spreadsheet those that are not meant to come in.
}
formats-table-relations-alone = Relations of “{ $what }” ({ $count }) were left out: no annotation of that article is in the tables.
formats-title-xlsx = Workbook for spreadsheets (XLSX)
formats-help-xlsx = One workbook for Excel, LibreOffice and the like: annotations, relations, articles, texts and the label set, a sheet each, running from right to left where the articles do. It comes back whole. Workbooks of your own are read too: one annotation a row with columns for the article, start, end and label, one article a row, or one word with its tag a row. Offsets count code points. Everything is written as text, so nothing can run as a formula, and formulas of others are never worked out. A value longer than 32,767 characters has no place in a cell.
formats-title-ods = Workbook of LibreOffice (ODS)
formats-help-ods = Workbooks of LibreOffice, OpenOffice and others (.ods, .fods) are read as those of Excel are: one annotation a row with columns for the article, start, end and label, one article a row, or one word with its tag a row, coded passages of programs for qualitative analysis, and what Hashiya has exported as XLSX and LibreOffice has saved as ODS. Formulas are taken by their last result and never worked out. It is only read; an export as XLSX opens in LibreOffice.

# REFI-QDA
formats-title-refi-qda = REFI-QDA project (QDPX)
formats-help-refi-qda = The exchange format of programs for qualitative analysis: QualCoder, Taguette, ATLAS.ti, MAXQDA, NVivo, Quirkos and others. A project holds the texts, the labels as codes below their layers, the annotations with their annotators, relations as links, labels and facts of the articles as variables; attributes stand in the description of an annotation. Offsets count code points; projects that count otherwise are understood by the words that they name. An unpacked project (.qde) is read with the texts beside it or in its folder “sources”. Relations between articles are not in it.
formats-refi-codebook = This is a codebook: it holds codes and no texts, so there is nothing to import as an article. To take its codes as labels, import it in the label set editor. For texts with their codings import a project (.qdpx).
formats-refi-no-project = There is no REFI-QDA project in it. Export the project once more in the program it comes from, as REFI-QDA (.qdpx).
formats-refi-no-text = The project does not hold the plain text of this source, so it was left out with its codings ({ $count }). Export it with its sources as plain text, or put the text beside the project under the name that the project gives.
formats-refi-ends-proved = The project counts the last letter of each selection as its end, as the words that it names show. It was read so.
formats-refi-ends-guessed = The project seems to count the last letter of each selection as its end: only so do the selections end with whole words. It names no words that could prove it; look at a few of them.
formats-refi-media = Pictures, sounds and videos ({ $count }) were left out: only texts are read.
formats-refi-unread = Cases, sets and graphs ({ $count }) were left out: only texts, codes, links, notes and variables are read.
formats-refi-uncoded = { $count ->
    [one] One selection without a code was left out.
   *[other] { $count } selections without a code were left out.
}
