# Tables of annotations, as files and as a workbook
formats-table-no-heads = The first row does not name the columns that a table of annotations needs: the article, start, end and label. Add a row with these names and import it again.
formats-table-no-text = The text of “{ $what }” was not found, so its annotations ({ $count }) were left out. Put the text beside the table, in a file of that name, and import again.
formats-table-long-cell = A cell is longer than { $count } million characters, so the row was skipped. The other rows were read.
formats-table-many-columns = The table has more than { $count } columns, which no table of annotations needs. It was not imported; save only the columns with a meaning and import that.
formats-table-relations-alone = Relations of “{ $what }” ({ $count }) were left out: no annotation of that article is in the tables.
formats-title-xlsx = Workbook for spreadsheets (XLSX)
formats-help-xlsx = One workbook for Excel, LibreOffice and the like: annotations, relations, articles, texts and the label set, a sheet each, running from right to left where the articles do. It comes back whole. Workbooks of your own are read too: one annotation a row with columns for the article, start, end and label, or one article a row. Offsets count code points. Everything is written as text, so nothing can run as a formula, and formulas of others are never worked out. A value longer than 32,767 characters has no place in a cell.
