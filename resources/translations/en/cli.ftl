# The command line
cli-no-screen = There is no screen here to show the window on. “hashiya demo” writes the demo as files, and “hashiya --help” names every command that needs no window.
cli-stopped = Stopped. What was stored before stays stored.
cli-import-stopped = The import was stopped. None of it was added; the project is as it was.
cli-import-alike = If they are the same, undo the import in the window and import once more with: { $choice } (or all of them with --map-proposed)
cli-foresee-articles = { $count ->
    [0] No article would be added.
    [one] One article would be added.
   *[other] { $count } articles would be added.
}
cli-foresee-annotations = { $count ->
    [0] The files bring no annotations.
    [one] The files bring one annotation.
   *[other] The files bring { $count } annotations.
}
cli-foresee-here = “{ $name }” would not be added again: its text is here already as “{ $title }”.
cli-foresee-new-label = { $count ->
    [one] “{ $theirs }” would come in as a new label: one annotation.
   *[other] “{ $theirs }” would come in as a new label: { $count } annotations.
}
cli-foresee-matched-label = { $count ->
    [one] “{ $theirs }” would come in as “{ $name }”: one annotation.
   *[other] “{ $theirs }” would come in as “{ $name }”: { $count } annotations.
}
cli-foresee-alike-label = { $count ->
    [one] “{ $theirs }” would come in as a new label with one annotation; it may be the “{ $name }” of the project.
   *[other] “{ $theirs }” would come in as a new label with { $count } annotations; it may be the “{ $name }” of the project.
}
cli-labels-listed = Its labels are listed by: hashiya labels show PROJECT
cli-foresee-new-relation = “{ $theirs }” would come in as a new relation ({ $count }).
cli-foresee-new-attribute = “{ $theirs }” would come in as a new attribute ({ $count }).
cli-foresee-matched-relation = The relation “{ $theirs }” would come in as “{ $name }” ({ $count }).
cli-foresee-matched-attribute = The attribute “{ $theirs }” would come in as “{ $name }” ({ $count }).
cli-foresee-alike-relation = “{ $theirs }” would come in as a new relation ({ $count }); it may be the “{ $name }” of the project.
cli-foresee-alike-attribute = “{ $theirs }” would come in as a new attribute ({ $count }); it may be the “{ $name }” of the project.
cli-foresee-left-out-label = The label “{ $theirs }” would be left out ({ $count }).
cli-foresee-left-out-relation = The relation “{ $theirs }” would be left out ({ $count }).
cli-foresee-left-out-attribute = The attribute “{ $theirs }” would be left out ({ $count }).
cli-foresee-map = If they are the same, import with: { $choice } (or all of them with --map-proposed)
cli-system = “{ $name }” could not be used: { $why }. Nothing was changed. Check the name and its permissions and try again.
cli-unexpected = Something unexpected happened ({ $what }). What was stored before is safe. Please try again; if it happens again, report it with the command that you used.

# Wrong use
cli-usage-hint = “{ $command }” shows how it is used.
cli-usage-command = There is no command “{ $name }”.
cli-usage-file = “{ $name }” is a file and no command, so nothing was done. To add it to a project: hashiya import PROJECT.hashiya "{ $name }"
cli-usage-option = There is no option { $name }.
cli-usage-missing = { $name } is missing.
cli-usage-value = The value given for { $name } is not one that it takes.
cli-unfit-choice = { $name } does not take “{ $value }”. Its values are: { $known }. Nothing was changed.
cli-unfit-column = { $name } does not take “{ $value }”: before the equals sign stands what the column is, one of { $known }; behind it the column’s name or number, as in { $name } text=body. Nothing was changed.
cli-unfit-map = { $name } does not take “{ $value }”: it needs the name that the files have, an equals sign and the name in the project, as in { $name } NAME=OTHER; nothing behind the sign leaves it out. Nothing was changed.
cli-unfit-rename = { $name } does not take “{ $value }”: it needs the old name, an equals sign and the new name, as in { $name } OLD=NEW. Nothing was changed.
cli-unfit-encoding = { $name } does not take “{ $value }”, which is no encoding known here. Often needed are: { $known }. Without this option the encoding is recognised. Nothing was changed.
cli-usage-wrong = This does not belong there: { $name }.

# Help
cli-usage = Usage:
cli-options = Options
cli-commands = Commands
cli-option-help = Show this help.
cli-option-version = Show the version.
cli-help-program = Read right-to-left articles, mark entities and claims, export datasets with provable offsets. Without a command the window opens.
cli-help-open = Open a project in the window.
cli-help-demo = Write both seed articles with their annotations as a project, datasets and pictures into a folder.
cli-help-new = Make a new project.
cli-help-import = Add articles from files or folders to a project.
cli-help-correct = Give an article a new text from a file; its marks go along.
cli-help-export = Write a dataset to a file or folder, or with “-” for OUT to standard output. The exit code is 0 where it was written, 1 where it was not (also where the format would leave out all annotations, unless --force) and 2 for wrong use.
cli-help-list = List the articles of a project.
cli-help-show = Print an article with its marks. ARTICLE is its number in the list, its name, title or id.
cli-help-search = Find words in all texts of a project. Harakat, forms of alef, tatweel and the like make no difference.
cli-help-stats = Count what is in a project.
cli-help-check = Look for damage, wrong offsets and broken rules.
cli-help-salvage = Save what can be saved of a damaged, foreign or newer project FILE into a new project NEW.
cli-help-history = List the latest changes.
cli-help-backup = Make a backup of a project and check it; with OUT also write a whole copy there.
cli-help-restore = List the earlier states of a project, or go back to one of them.
cli-help-formats = List the file formats.
cli-help-labels = The label set of a project: show it, save it as a file, take one from a file, check a file.
cli-help-labels-show = Show a label set and how often each label is used.
cli-help-labels-export = Save a project’s label set as a file, .toml, .json or .qdc (a codebook) as its name ends.
cli-help-labels-import = Give a project the label set of a file (also a codebook in a table); what is tagged goes along.
cli-help-labels-check = Look for faults in the file of a label set.

cli-option-language = Language of the messages and of the window, this time.
cli-option-bidi = Whether to put right-to-left text in visual order and join its letters: needed in terminals that do neither.
cli-option-as-json = Write JSON for other programs to read.
cli-option-format-id = The format’s id, as “hashiya formats” lists it; without it suffix and content decide.
cli-option-me = The annotator’s name; without it that of the system account.
cli-option-schema = A label set of the program, or a file: TOML, JSON, a codebook (.qdc, or a table of codes: .csv, .tsv, .xlsx, .ods) or a configuration of Label Studio (.xml).
cli-option-rename = What was tagged as OLD becomes NEW: labels, relations, attributes. May be given again.
cli-option-drop = Take away all uses of CODE, which the new set does not have. May be given again.
cli-option-yes = Do it without asking.
cli-option-dry-run = Only say what would be done; store nothing.
cli-option-force = Replace a file that no export wrote or that was changed since; write into a folder beside what others put there, which stays; write the texts where the format leaves out all annotations.
cli-option-sets = List the label sets of the program with their labels, and make nothing.
cli-option-encoding = The encoding of plain text, tables and JSON; without it the text decides.
cli-option-columns = Which column of a table is what: text, title, id, url, source, author, published or language, with its name or number; what is not said is guessed.
cli-option-matches = What the files call the first is the second in the project: PER=PERS; PER= leaves it out. May be given again.
cli-option-relations = The same for relations: support=supports, or support= to leave them out.
cli-option-attributes = The same for attributes: Gender=gender, or Gender= to leave them out.
cli-option-map-proposed = Take everything that the project seems to have under another name as what it seems to be; --dry-run shows it first.
cli-option-strict = Tags of tokens that break their scheme (I without B) mark nothing; without it they are taken as they seem meant.
cli-option-breaks = Show the end of a paragraph after each “.,”; text and offsets stay as they are.
cli-option-plan = Only say what would be done; store nothing.
cli-option-whose = Only this annotator’s work.
cli-option-articles = Only this article: its number in the list, its name, title or id. May be given again.
cli-option-status = Only articles of this status. May be given again.
cli-option-layers = Only annotations of this layer. May be given again.
cli-option-labels = Only annotations with this label. May be given again.
cli-option-only-marked = Leave out articles that have none of the chosen annotations.
cli-option-split = Divide by article: 80/10/10 (train, dev, test) or names with shares, train=80,test=20. OUT becomes a folder.
cli-option-seed = Another number divides otherwise.
cli-option-card = Write a folder with a card beside the data: counts, definitions of the labels, licence.
cli-option-title = The name of the dataset on its card.
cli-option-licence = The licence on the card, such as CC-BY-4.0.
cli-option-more = A choice of the format, as “hashiya formats” lists them. May be given again.
cli-option-layer = The layer that a flat format writes.
cli-option-scheme = The tags of CoNLL.
cli-option-level = Which of nested annotations a flat format keeps.
cli-option-subword = An annotation that begins or ends inside a word divides the word, or takes all of it.
cli-option-docstart = Begin each article with a -DOCSTART- line.
cli-option-what = List the claims (--claims) or the entities (--entities) as a table with tabs.
cli-option-deleted = List what lies in the bin.
cli-option-colour = Whether to colour the marks; without it only on a screen.
cli-option-width = Columns of a line.
cli-option-save = Write the article to a file instead: .pdf, .png, .svg or .html, as its name ends.
cli-option-theme = The colours of a picture or web page; paper is always white. With --save.
cli-option-article = Only changes of this article: its number in the list, or its name.
cli-option-edges = Where in words it may stand: anywhere, from the start of a word, or as whole words.
cli-option-exact = Every letter and mark as it is written.
cli-option-most = Stop after so many places.
cli-option-wanted = The state to go back to, by its number or id.
cli-option-to = Write that state to a new file, and leave the project as it is.
cli-option-limit = How many changes.
cli-option-quick = look only for what takes a moment: no index, no history compared
cli-option-repair = set right what is certain, after a backup; the rest is named and left

# What was done
cli-new-done = The project “{ $name }” was made.
cli-demo-made = The demo project “{ $name }” was made.
cli-demo-kept = The demo project “{ $name }” was there already and was kept as it is.
cli-demo-picture = “{ $name }” was drawn.

cli-backup-made = Backup { $number } was made and checked.
cli-backup-there = The project has not changed since backup { $number }, which was checked again.
cli-backup-written = “{ $name }” holds a whole, checked copy.
cli-restore-done = “{ $name }” holds the state of backup { $number }.
cli-restore-kept = How the project was before is kept with its backups.
cli-restore-none = There is no backup of this project yet.

# What there is
cli-list-counts = letters { $letters }, annotations { $annotations }, relations { $relations }
cli-list-empty = There are no articles here.
cli-no-project = There is no project “{ $name }” here. Check the name and the folder, or make one with “hashiya new” (HSH-120).
cli-check-times = { $said } ({ $count } times)
cli-import-column = Name the column that holds the texts: { $option }
cli-import-as-table = To read a file as a table all the same, name the format: { $option }
cli-export-no-ending = “{ $name }” was written under just that name. Other programs look for { $suffix } at its end.
cli-unfit-pipe-format = Nothing says which format goes to standard output. Name one with --format. Nothing was written.
cli-unfit-pipe-folder = A folder does not fit into standard output ({ $value }). Name a folder instead of “-”. Nothing was written.
cli-unfit-pipe-json = The dataset and the JSON of --json would stand in one stream. Leave out --json, or name a file instead of “-”. Nothing was written.
cli-no-article = There is no article “{ $name }” in the project, or more than one begins so. “hashiya list” shows them all (HSH-116).
cli-show-count = Annotations { $annotations }, relations { $relations }.
cli-search-count = { $count ->
    [0] Not found in any article.
    [one] One place.
   *[other] { $count } places.
}
cli-stats-articles = articles
cli-stats-letters = code points
cli-stats-words = words
cli-stats-sentences = sentences
cli-stats-annotations = annotations
cli-stats-relations = relations
cli-check-fine = Everything is in order: the file is whole and every offset meets its words.
cli-check-fine-but = The file is in order: it is whole and every offset meets its words. But not every mark has its place yet:
cli-waiting-marks = { $count ->
    [one] One mark waits for a place
   *[other] { $count } marks wait for a place
}
cli-waiting = { $count ->
    [one] { $marks }, in one article.
   *[other] { $marks }, in { $count } articles.
}
cli-waiting-here = { $marks } in this article.
cli-waiting-in = { $count ->
    [one] In “{ $name }” one mark waits for a place.
   *[other] In “{ $name }” { $count } marks wait for a place.
}
cli-waiting-more = { $count ->
    [one] And one more article; “hashiya list” shows it.
   *[other] And { $count } more articles; “hashiya list” shows them.
}
cli-waiting-do = What to do: open the article in the window (“hashiya open”), select the words in the text and press “Place here” in the list “Marks without a place”.
cli-check-damage = { $count ->
    [one] The file is damaged in one place. Nothing in it was changed. Save what can be saved with “hashiya salvage”, or go back to an earlier state with “hashiya restore”.
   *[other] The file is damaged in { $count } places. Nothing in it was changed. Save what can be saved with “hashiya salvage”, or go back to an earlier state with “hashiya restore”.
}
cli-notes-more = { $count ->
    [one] And one more like these.
   *[other] And { $count } more like these.
}
cli-check-rules = { $count ->
    [one] The file is whole. One rule of the label set is not kept.
   *[other] The file is whole. Rules of the label set are not kept in { $count } places.
}
cli-history-empty = Nothing has been changed yet.
cli-formats-reads = import
cli-formats-writes = export
cli-check-rule = { $name }: { $said }

# Label sets
cli-labels-head = { $name } ({ $id }, version { $version })
cli-labels-written = The label set was saved as “{ $name }” (version { $version }).
cli-labels-changed = The label set was changed; it is version { $version } now. “Undo” takes all of it back.
cli-labels-dry = Nothing was changed: this only says what would be done.
cli-labels-ask = { $count ->
    [0] Nothing that is tagged would change. Give the project this label set?
    [one] One thing that is tagged would change. Give the project this label set?
   *[other] { $count } things that are tagged would change. Give the project this label set?
}
cli-labels-unchanged = Nothing was changed yet. If that is what you want, say so with --yes.
cli-labels-fine = { $count ->
    [one] The label set has one label and no faults.
   *[other] The label set has { $count } labels and no faults.
}
cli-labels-unknown = “{ $field }” is nothing that a label set can say. It is not read, and would be lost when the set is saved.
cli-labels-unreachable = The relation “{ $name }” can join nothing: the set has no label that it allows.
cli-export-format = Format: { $title } – { $id }
cli-export-keep = To keep { $kept } of these, write { $option }.
cli-export-keep-instead = To keep { $kept } of these, write { $option }; { $instead } others are left out instead.
cli-export-as-is = To write { $kept } of these as they are, write { $option }.
cli-export-as-is-instead = To write { $kept } of these as they are, write { $option }; { $instead } things are written differently instead.
cli-export-seed = Write --seed { $seed } to divide them so.
cli-export-whose = Annotations of several are mixed here; with --whose NAME those of one are written alone.
cli-export-only-marked = With --only-marked such articles are left out.
cli-formats-missing = (needs: pip install "hashiya[{ $extra }]")
cli-formats-ways = r: read, w: written. What a format carries:
cli-formats-more = hashiya formats ID tells more of one.
