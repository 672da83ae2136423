# The program and its start
ui-app-name = Hashiya
ui-start-line = Read articles, tag entities and claims, export datasets whose positions can be proved.
ui-start-demo = Try the sample project
ui-start-new = New project…
ui-start-open = Open a project…
ui-start-restore = Restore a project from a backup…
ui-start-recent = Recent projects
ui-close = Close
ui-cancel = Cancel
ui-ok = OK
ui-choose = Choose…
ui-clear = Clear

# Menus
ui-menu-file = File
ui-menu-edit = Edit
ui-menu-annotate = Annotate
ui-menu-view = View
ui-menu-go = Go
ui-menu-help = Help
ui-menu-place = Selection and its edges
ui-menu-marks = Marks and relations
ui-menu-recent = Recent projects
ui-menu-paragraph = Direction of the paragraph
ui-menu-face = Typeface
ui-menu-measure = Column width
ui-menu-spacing = Line spacing
ui-menu-theme = Theme

# Actions
ui-action-new = New project…
ui-action-open = Open project…
ui-action-demo = Open the sample project
ui-action-save-copy = Save a copy…
ui-action-put-back = Put back on the drive now
ui-action-import = Import articles…
ui-action-import-folder = Import a folder…
ui-action-paste-article = Paste as a new article
ui-action-export = Export a dataset…
ui-action-save-article = Save as a picture or page…
ui-action-restore-backup = Go back to an earlier state…
ui-action-print = Print…
ui-action-settings = Settings…
ui-action-close-project = Close project
ui-action-quit = Quit
ui-action-undo = Undo
ui-action-redo = Redo
ui-action-copy = Copy text
ui-action-find = Find in the article…
ui-action-find-everywhere = Search in all texts…
ui-action-find-here = Find in the article
ui-action-find-next = Next place found
ui-action-find-previous = Previous place found
ui-action-label-set = Label set…
ui-action-details = Article title and details…
ui-action-correct-text = Correct the text…
ui-action-bin-article = Move article to the bin
ui-action-pick = Choose a label…
ui-action-enter = Focus the annotation here, or choose a label
ui-action-repeat = Repeat the last label
ui-action-change = Change the label…
ui-action-toggle = Switch between the last two labels
ui-action-attributes = Attributes of the annotation
ui-action-note = Note on the annotation
ui-action-doubt = The mark or relation is not certain
ui-action-claim = Claim from the quotation or sentence
ui-action-accept = Accept what is proposed
ui-action-reject = Reject what is proposed
ui-action-delete = Delete the annotation
ui-action-sentence = Select the sentence
ui-action-widen = Widen the selection
ui-action-narrow = Narrow the selection
ui-action-swap-edge = Swap the active edge
ui-action-edge-left = Active edge one letter to the left
ui-action-edge-right = Active edge one letter to the right
ui-action-other-left = Other edge one letter to the left
ui-action-other-right = Other edge one letter to the right
ui-action-trim-start = Cut what is attached to the first word
ui-action-trim-start-back = Take back a cut at the first word
ui-action-trim-end = Cut what is attached to the last word
ui-action-trim-end-back = Take back a cut at the last word
ui-action-inner = Inner annotation
ui-action-outer = Outer annotation
ui-action-cycle = Next annotation at this place
ui-action-word-left = One word to the left
ui-action-word-right = One word to the right
ui-action-line-up = One line up
ui-action-line-down = One line down
ui-action-sentence-left = One sentence to the left
ui-action-sentence-right = One sentence to the right
ui-action-page-up = One page up
ui-action-page-down = One page down
ui-action-paragraph-start = Start of the paragraph
ui-action-paragraph-end = End of the paragraph
ui-action-article-start = Start of the article
ui-action-article-end = End of the article
ui-action-extend-word-left = Extend one word to the left
ui-action-extend-word-right = Extend one word to the right
ui-action-extend-line-up = Extend one line up
ui-action-extend-line-down = Extend one line down
ui-action-extend-sentence-left = Extend one sentence to the left
ui-action-extend-sentence-right = Extend one sentence to the right
ui-action-extend-page-up = Extend one page up
ui-action-extend-page-down = Extend one page down
ui-action-extend-paragraph-start = Extend to the start of the paragraph
ui-action-extend-paragraph-end = Extend to the end of the paragraph
ui-action-extend-article-start = Extend to the start of the article
ui-action-extend-article-end = Extend to the end of the article
ui-action-back = Step back
ui-action-zoom-in = Larger text
ui-action-zoom-out = Smaller text
ui-action-harakat = Vowel signs (harakat)
ui-action-paragraph-auto = By its first letter
ui-action-paragraph-rtl = Right to left
ui-action-paragraph-ltr = Left to right
ui-action-paragraph-breaks = Show paragraph breaks after “.,”
ui-action-signs = Invisible characters
ui-action-zoom-reset = Usual text size
ui-action-face-naskh = Noto Naskh Arabic
ui-action-face-amiri = Amiri
ui-action-face-scheherazade = Scheherazade New
ui-action-face-sans = Noto Sans Arabic
ui-action-face-vazirmatn = Vazirmatn
ui-action-face-nastaliq = Noto Nastaliq Urdu
ui-action-face-frank-ruhl = Frank Ruhl Libre
ui-action-face-serif-hebrew = Noto Serif Hebrew
ui-action-measure-narrow = Narrow column
ui-action-measure-normal = Usual column
ui-action-measure-wide = Wide column
ui-action-spacing-compact = Compact lines
ui-action-spacing-normal = Usual lines
ui-action-spacing-airy = Airy lines
ui-action-steady-line = Keep the current line steady in focus mode
ui-action-all-relations = Show all relations in view
ui-action-reserve-lanes = Keep room for two rows of marks under each line
ui-action-inspector = Show or hide the inspector
ui-action-history = History
ui-action-second-article = Second article beside this one
ui-action-findings = Findings
ui-action-paragraph = Show the current paragraph as plain text
ui-action-focus-mode = Focus mode
ui-action-next-pane = Next pane
ui-action-previous-pane = Previous pane
ui-action-theme-light = Light theme
ui-action-theme-sepia = Sepia theme
ui-action-theme-dark = Dark theme
ui-action-theme-contrast = High contrast theme
ui-action-theme-system = Theme like the system
ui-action-language = العربية
ui-action-claims = Claims of the project
ui-action-entities = Entities of the project
ui-action-hints = Jump to a word by letters
ui-action-bookmark = Bookmark here or take it off
ui-action-next-bookmark = Next bookmark
ui-action-next-waiting = Next article with marks without a place
ui-action-previous-bookmark = Previous bookmark
ui-action-done-next = Done, next article
ui-action-skip-next = Skip, next article
ui-action-article-labels = Labels of the article
ui-action-article-note = Note on the article
ui-action-next-article = Next article
ui-action-previous-article = Previous article
ui-action-guideline = Guideline of the label
ui-action-shortcuts = Keyboard shortcuts
ui-action-about = About Hashiya
ui-action-keys = Change the keys…
ui-action-palette = Find a command…
ui-action-hide-marks = Hide or show the marks (held: while the key is down)
ui-action-next-layer = Show one layer of marks, then the next, then all
ui-action-copy-json = Copy the annotation as JSON
ui-action-lock = Reading lock
ui-action-context-menu = Menu of the annotation commands

# The label bar and the picker
ui-label-bar = Labels
ui-label-bar-more = More
ui-label-bar-less = Fewer
ui-label-bar-all = All labels…
ui-picker-find = Type a label name…
ui-nothing-selected = Select one or more words, then choose a label.

# The article's head and facts
ui-header-edit = Details…
ui-header-previous = Previous
ui-header-next = Next
ui-header-done = Done, next
ui-header-undone = Reopen for work
ui-status-of-new = Not started
ui-status-of-in_progress = In progress
ui-status-of-done = Done
ui-status-of-skipped = Skipped
ui-fonts-arabic = No font on this computer has Arabic letters, so boxes stand in their place. The text itself is complete, and can be selected and tagged. Install the package “fonts-noto-core” (or another Arabic font), then start Hashiya again.
ui-fonts-hebrew = No font on this computer has Hebrew letters, so boxes stand in their place. The text itself is complete, and can be selected and tagged. Install the package “fonts-noto-core” (or another Hebrew font), then start Hashiya again.
ui-fonts-emoji = No font on this computer has some signs of this article ({ $codes }), so boxes stand in their place. The text itself is complete. For emoji, install the package “fonts-noto-color-emoji”, then start Hashiya again.
ui-fonts-other = No font on this computer has some letters of this article ({ $codes }), so boxes stand in their place. The text itself is complete, and can be selected and tagged. Install a font for this script, then start Hashiya again.
ui-focus-hint = F11 or Esc brings the panels back.
ui-focus-left = The panels are back.
ui-progress = Paragraph { $at } of { $all } · { $percent } %
ui-progress-share = { $percent } %
ui-progress-minutes = { $minutes } min left
ui-progress-end = end reached
ui-progress-tip = Paragraph, share of the text, and reading time at 180 words a minute
ui-article-required = { $name } (required)
ui-article-status = Status
ui-article-note = Note
ui-article-note-hint = What is to be known of the whole article
ui-article-title = Title
ui-article-source = Source
ui-article-author = Author
ui-article-published = Published
ui-article-url = Link
ui-article-language = Language
ui-article-direction = Direction
ui-article-size = Characters: { $characters } · Encoding: { $encoding }
ui-article-count = Annotations: { $annotations }
ui-language-ar = Arabic
ui-language-fa = Persian
ui-language-ur = Urdu
ui-language-he = Hebrew
ui-language-en = English
ui-language-fr = French
ui-direction-auto = By the text
ui-direction-rtl = Right to left
ui-direction-ltr = Left to right
ui-details-title = Article details

# Panels
ui-panel-articles = Corpus
ui-panel-bin = Bin
ui-panel-article = Article
ui-panel-inspector = Annotation
ui-panel-annotations = Annotations
ui-articles-filter = Filter articles…
ui-articles-done = Done: { $done } of { $all }
ui-articles-bin = Bin ({ $count })
ui-articles-back = Back to the articles
ui-articles-restore = Bring back
ui-articles-empty = No articles yet. Drop text files here or choose them.
ui-articles-import = Import articles…
ui-annotations-which = Which annotations to show
ui-annotations-filter = Filter by words…
ui-annotations-none = No annotations in this article yet. Select words in the text, then click their label below the page or press its digit.
ui-annotations-none-claim = For a claim with its speaker: click into what is said, then choose “{ $action }” in the menu “{ $menu }”.
ui-annotations-all = All labels
ui-inspector-nothing = No article is open.
ui-inspector-where = Position { $start }–{ $end } · tagged by { $name }
ui-inspector-label = Label
ui-inspector-relations = Relations
ui-attribute-none = Not set
ui-attribute-yes = Yes
ui-attribute-no = No
ui-attribute-hint-number = A number
ui-attribute-hint-date = 2024-01-31
ui-attribute-hint-link = Q42
ui-attribute-bad-number = That is not a number; the earlier value was kept.
ui-attribute-bad-date = A date is written like 2024-01-31; the earlier value was kept.
ui-attribute-bad-link = An identifier is written like Q42; the earlier value was kept.
ui-attribute-bad-address = The address of a page begins with http:// or https://, so the former value stays.
ui-attribute-bad-text = The value was refused; the earlier one was kept.

# The status bar
ui-status-saved = Saved automatically { $time }
ui-status-all-saved = Everything is saved
ui-status-read-only = Read only
ui-status-annotator = Annotator: { $name }
ui-status-annotator-tip = Change the annotator's name
ui-status-size = Text size: { $pixels }
ui-status-counts = Annotations: { $annotations } · Relations: { $relations }
ui-status-keyboard = Keyboard: { $name }
ui-keyboard-latin = Latin
ui-keyboard-arabic = Arabic
ui-keyboard-hebrew = Hebrew

# Projects
ui-new-title = New project
ui-new-name = New project
ui-new-name-caption = Project name
ui-new-folder = Folder
ui-new-schema = Label set
ui-new-schema-file = From a file…
ui-new-no-labels = It starts without labels; you add what you need in the label set window.
ui-new-make = Create
ui-new-taken = A file named “{ $name }” is already in this folder. Choose another name.
ui-open-title = Open a project
ui-files-folder = Look in
ui-files-name = File name
ui-files-kind = Kind of files
ui-files-projects = Hashiya projects
ui-files-articles = Articles
ui-files-schemas = Label sets
ui-files-all = All files

# Settings
ui-settings-title = Settings
ui-settings-language = Interface language
ui-settings-general = General
ui-settings-reading = Reading
ui-settings-group = Articles in
ui-settings-face = Typeface
ui-settings-measure = Column width
ui-settings-spacing = Line spacing
ui-reading-ar = Arabic
ui-reading-fa = Persian
ui-reading-ur = Urdu
ui-reading-he = Hebrew
ui-reading-other = Other languages
ui-sample-ar = قال الأمين العام لحلف شمال الأطلسي إن «بعض القوات ستبقى»، وأضاف أن بغداد طلبت 200 مدرب. يقرأ النصَّ المُشكَّل كما كُتب، ولا تُقطع نقاط الباء والياء.
ui-sample-fa = پژوهشگران گفتند که چگونگی این گزارش هنوز روشن نیست و «نتیجه‌ها» را در سال ۲۰۲۴ می‌گویند. متن همان‌گونه که نوشته شده خوانده می‌شود.
ui-sample-ur = اقوام متحدہ کے سیکرٹری جنرل نے کہا ہے کہ پاکستان میں بڑے پیمانے پر گڑھے ہیں۔ یہ تحریر نستعلیق میں پڑھی جاتی ہے۔
ui-sample-he = ראש הממשלה אמר כי האו״ם יפעל למען השלום בין הצדדים. הטקסט נקרא כפי שנכתב, מימין לשמאל, בלי לשנות אות.
ui-sample-other = The text is read as it was written: “no letter is changed”, said the reader in 2024, and no line is stretched to fill the column.
ui-settings-theme = Theme
ui-settings-size = Text size
ui-settings-annotator = Annotator's name
ui-settings-language-why = The window changes its language when the settings are closed.
ui-settings-annotator-why = This name is kept with each new annotation; earlier ones do not change.
ui-theme-system = Like the system
ui-theme-light = Light
ui-theme-sepia = Sepia
ui-theme-dark = Dark
ui-theme-contrast = High contrast

# Shortcuts, about, problems
ui-shortcuts-title = Keyboard shortcuts
ui-shortcuts-find = Find an action or a key…
ui-shortcuts-claims = A click on a word inside a claim shows the claim, and the keys stay with the word: labels of entities, Shift with the arrows, cuts, edges. After a click on the claim’s name above the line, or when it is reached by keys (Enter, then U), they are about the whole claim. Q makes the quotation or the sentence at the cursor a claim and proposes who says it; Q again widens it to the quotation around it, then to the sentence, then back to the first. Space accepts what is proposed, X rejects it, Esc leaves the claim without it.
ui-shortcuts-what = Action
ui-shortcuts-keys = Key
ui-shortcuts-labels = Labels
ui-shortcuts-moves = Moving in the text
ui-about-text = A desktop program to read right-to-left articles and to tag the entities and claims in them.
ui-about-versions = Hashiya { $version } · Python { $python } · Qt { $qt }
ui-problem-title = Notice
ui-problem-details = Show details
ui-problem-copy = Copy details

# Import
ui-import-title = Import articles
ui-import-needs-project = Open or create a project before importing.
ui-import-file = File
ui-import-name = Title
ui-import-encoding = Encoding
ui-import-language = Language
ui-import-state = State
ui-import-reading = Reading the files…
ui-import-reading-some = Reading the files: { $done } of { $total }
ui-import-preview = Preview
ui-import-go = Import
ui-import-duplicate = Already in the project
ui-import-adds-marks = Here already, has annotations
ui-import-twin = Twice in this import
ui-import-twin-marks = Twice here, has annotations
ui-import-double-hint = It has the text of “{ $name }” and is not added again.
ui-import-double-hint-marks = It has the text of “{ $name }”: no article is added, only those of its annotations that their annotator does not have there yet.
ui-import-summary-marks = Here already, looked through for new annotations: { $count }
ui-import-ready = Ready
ui-import-with-marks = Ready, annotations: { $count }
ui-import-with-marks-look = Annotations: { $count }, remarks
ui-import-unsure = Check the encoding
ui-import-remark = Not all of it
ui-import-problem = Will not be imported
ui-import-auto = Automatic
ui-import-version = Another version of “{ $title }”
ui-import-version-hint = “{ $title }” is here already with another text. To give it this text and keep its annotations, cancel and use Edit > Correct the text. Tick the line to add this as an article of its own.
ui-import-storing = Storing: { $done } of { $total }
ui-import-finishing = Nearly done: everything is being written to the disk.
ui-import-stopping = Taking back what was stored so far…
ui-import-summary = To import: { $ready } · Duplicates: { $same } · With a problem: { $bad }
ui-import-summary-versions = Left out, being other texts of articles here: { $count }
ui-import-drop-more = Add files…
ui-import-none-yet = Nothing is chosen yet.
ui-import-none-hint = Add files or a folder, or drop them here.
ui-import-folder-title = Import a folder
ui-import-folder = Add a folder…
ui-import-tick-all = Tick all
ui-import-tick-none = Tick none
ui-import-not-stored = { $reason ->
    [full] Nothing was added because the disk is full. Your earlier work in “{ $name }” is safe, and your choice stands here as it was. Free some space, then press “Import” again.
   *[other] Nothing was added because the disk did not take it. Your earlier work in “{ $name }” is safe, and your choice stands here as it was. Check the disk, then press “Import” again.
}
ui-import-choice-stands = Nothing was added, and your choice stands here as it was.
ui-import-cancelled = The import was cancelled; nothing was stored.
ui-import-look = Ready, look at the remarks
ui-import-column-text = Column of texts
ui-import-column-title = Column of titles
ui-import-column-none = None
ui-import-titles = Titles
ui-import-titles-told = As the file tells
ui-import-titles-first_line = First line
ui-import-titles-file_name = Name of the file
ui-import-titles-tip = Where the titles of all articles of this import come from
ui-import-paragraphs = Paragraphs
ui-import-paragraphs-told = As in the file
ui-import-paragraphs-joins = As in the file, and after “.,”
ui-import-paragraphs-tip = Where paragraphs are shown to end. Some files have the end of a paragraph written as “.,”. Text and offsets stay as they are in the file.
ui-import-nameless = Marks that name no annotator ({ $count })
ui-import-nameless-mine = Mine ({ $name })
ui-import-nameless-tip = Whose the marks and relations are of which the files do not say who made them: yours, or those of somebody whose name you choose or write. Names that stand in the files stay. How far annotators agree is counted by these names. It holds for this import only.
ui-import-tags = Broken IOB tags
ui-import-tags-meant = Read leniently
ui-import-tags-strict = Leave out
ui-import-tags-tip = Tags that break their scheme, such as I without B before it: read as they seem meant, or left out, so that they annotate nothing.
ui-import-breaks-offered = Ends of paragraphs written as “.,”: { $count }. “Paragraphs” above can show a break there; the text stays as it is.
ui-import-breaks-shown = Breaks shown after “.,”: { $count }. Only the page shows them; text and offsets stay as they are in the file.
ui-import-remarks = Remarks
ui-import-in-line = Line { $line }: { $what }
ui-import-page-articles = Articles
ui-import-page-names = Labels and relations
ui-import-page-names-new = Labels and relations (not in the project: { $count })
ui-import-matches-proposed = What the project has under another name is proposed: look at it before you import. The rest comes in under the name that it has in the files.
ui-import-matches-open = The project does not have all of these names. Choose which of its own they are, let them come in as new ones, or leave them out.
ui-import-matches-known = The project has all of these names: they come in as they are, unless you choose otherwise.
ui-import-matches-more = More names that come in as new ones: { $count }.
ui-import-match-label = { $name } ({ $code })
ui-import-match-theirs = In the files
ui-import-match-count = Times
ui-import-match-to = Comes in as
ui-import-match-state = State
ui-import-problems-look = Show what is left out
ui-import-match-new = Keep as new
ui-import-match-leave-out = Leave out
ui-import-match-of = What “{ $name }” comes in as
ui-import-match-is-proposed = Proposed
ui-import-match-is-new = New to the project
ui-import-match-is-known = In the project
ui-import-match-is-out = Left out
ui-import-match-is-chosen = Your choice
ui-import-names-label = Labels
ui-import-names-relation = Relations
ui-import-names-attribute = Attributes
ui-import-names-usual = As proposed
ui-import-names-keep = Keep all names
ui-import-names-look = Look at the names
ui-import-names-taken = Come in under another name:
ui-import-names-new = New to the project:
ui-import-names-out = Left out:
ui-import-name-as = { $theirs } as { $name }
ui-import-leave-title = Close without importing?
ui-import-leave-question = Nothing has been imported yet. When you close now, what you chose is lost:
ui-import-leave-ticks = which articles come in
ui-import-leave-titles = the titles that you wrote
ui-import-leave-languages = the languages of articles
ui-import-leave-encoding = the encoding of a file
ui-import-leave-columns = the columns of a table
ui-import-leave-names = what labels, relations and attributes come in as
ui-import-leave-rules = the rules for titles, paragraphs, tags and marks without an annotator
ui-import-leave-files = the files that you added
ui-import-leave = Close anyway
ui-import-stay = Back to the import
ui-paste-nothing = Nothing that was copied can be an article. Copy a text with words in it, then paste.
ui-paste-name = Pasted
ui-paste-here = This text is in the project already: “{ $title }”. Nothing was added.

# Export
ui-export-title = Export a dataset
ui-export-format = Format
ui-export-whose = Whose annotations
ui-export-everyone = Everyone
ui-export-which = Which articles
ui-export-all = All articles
ui-export-this = The article in view
ui-export-layer = Layer
ui-export-scheme = Tag scheme
ui-export-level = Of nested ones
ui-export-outermost = Keep the outermost
ui-export-innermost = Keep the innermost
ui-export-edges = Edges inside a word
ui-export-split = Split the word
ui-export-expand = Take the whole word
ui-export-marks = Which annotations
ui-export-all-marks = All annotations
ui-export-one-layer = The layer { $name }
ui-export-some = Chosen labels…
ui-export-labels = Labels
ui-export-status-done = Articles that are done
ui-export-status-in_progress = Articles in progress
ui-export-status-new = New articles
ui-export-status-skipped = Skipped articles
ui-export-parts = Divide
ui-export-undivided = Not divided
ui-export-parts-why = Shares for train, dev and test, such as 80/10/10, or names with shares: train=80,test=20. An article stays in its part when others are added.
ui-export-card = Card
ui-export-card-why = A folder with a card
ui-export-card-tip = The card (README.md) tells counts, definitions of the labels, agreement, licence and losses.
ui-export-labels-all = All
ui-export-labels-none = None
ui-export-labels-count = { $count } of { $all }
ui-export-licence = Licence
ui-export-docstart = -DOCSTART- lines
ui-export-yes = Yes
ui-export-no = No
ui-export-flavour = Shape
ui-export-offsets = By offset and length
ui-export-words = By words
ui-export-unit = Offsets count
ui-export-code_point = Code points
ui-export-utf-16 = UTF-16 units
ui-export-names = Names of labels
ui-export-code = Codes
ui-export-ar = Arabic names
ui-export-en = English names
ui-export-relations = With relations
ui-export-spans = Plain spans
ui-export-plus = CoNLL-U Plus
ui-export-conllu = CoNLL-U, ten columns
ui-export-wojood = As Wojood
ui-export-nemo = As NEMO
ui-export-iob2 = IOB2
ui-export-bioes = BIOES
ui-export-iob1 = IOB1
ui-export-columns-2 = Two columns: token, tag
ui-export-columns-4 = Four columns, as CoNLL-2003
ui-export-jsonl = JSON Lines
ui-export-parquet = Parquet
ui-export-sentences = A row for each sentence
ui-export-claims = A row for each claim
ui-export-normalised = Claims with their normalised wording
ui-export-keep = To keep { $kept } of these, choose “{ $value }” at “{ $option }”
ui-export-keep-instead = To keep { $kept } of these, choose “{ $value }” at “{ $option }”; { $instead } others are left out instead
ui-export-as-is = To write { $kept } of these as they are, choose “{ $value }” at “{ $option }”
ui-export-as-is-instead = To write { $kept } of these as they are, choose “{ $value }” at “{ $option }”; { $instead } things are written differently instead
ui-export-preview = { $done ->
    [yes] What was written
   *[no] What will be written
}
ui-export-preview-of = { $done ->
    [yes] What was written, and how “{ $name }” begins
   *[no] What will be written, and how “{ $name }” begins
}
ui-export-preview-binary = { $done ->
    [yes] What was written (no text file, so no lines of it are shown)
   *[no] What will be written (no text file, so no lines of it are shown)
}
ui-export-preview-files = Files:
ui-export-preview-facts = { $articles ->
    [one] One article · { $unit }
   *[other] { $articles } articles · { $unit }
}
ui-export-preview-labels = Labels:
ui-export-unit-code_point = offsets in code points
ui-export-unit-utf-16 = offsets in UTF-16 units
ui-export-unit-token = offsets in tokens
ui-export-unit-none = no offsets
ui-export-target = Destination
ui-export-go = Export
ui-export-weighing = Working out what this format keeps…
ui-export-writing = Writing the dataset…
ui-export-nothing = { $kind ->
    [claims] There is no claim in what was chosen, and this format holds nothing else, so there is nothing to export. Choose more, or mark claims first, or choose another format.
    [unrated] No claim has a verdict, and this format holds only claims with one, so there is nothing to export. Set the verdicts of claims first, or choose another format.
    [unworded] No claim has a normalised wording, and this shape holds only claims with one, so there is nothing to export. Write the wordings of claims first, or choose another shape or format.
   *[articles] No article is left by what was chosen, so there is nothing to export. Choose more articles, or other annotations.
}
ui-export-only-marked = Only articles with chosen annotations
ui-export-leave-out = To leave them out, tick “{ $option }”
ui-export-seed = Seed
ui-export-seed-why = Another number divides the articles otherwise; the same number always divides them so.
ui-export-take-seed = Take the seed { $seed } (Alt+Enter)
ui-export-one-annotator = Write only those by “{ $name }”
ui-export-unclear-parts = “{ $what }” does not say how to divide. Write shares, 80/10/10, or names with shares: train=80,test=20.
ui-export-lies = Written to: { $path }
ui-export-open-folder = Open the folder
ui-export-cancelled = The export was cancelled; nothing was written.

# Countable things
ui-removed = { $annotations ->
    [one] One annotation was deleted,
   *[other] { $annotations } annotations were deleted,
} { $relations ->
    [0] no relations with it.
    [one] and one relation with it.
   *[other] and { $relations } relations with it.
}
ui-binned = { $count ->
    [one] One article was moved to the bin.
   *[other] { $count } articles were moved to the bin.
}
ui-imported = { $count ->
    [one] One article was imported.
   *[other] { $count } articles were imported.
}
ui-action-relate = Relation to another mark…
ui-action-turn-relation = Turn the relation round
ui-action-next-relation = Next relation of this mark
ui-relate-choose = Choose the other end: type the letter over its annotation, or click it. Esc gives up.
ui-relate-cancelled = No relation was made.
ui-relate-none = No relation of the label set leads from “{ $start }” to “{ $end }”.
ui-relate-made = The relation “{ $name }” was made.
ui-relate-there = This relation is there already: “{ $name }”.
ui-shelf-close = Close (Esc)
ui-action-formats = File formats…
ui-formats-title = What each format can carry
ui-formats-format = Format
ui-formats-reads = Read
ui-formats-writes = Written
ui-formats-lacks = Not carried: { $features }
ui-formats-can = yes
ui-formats-cannot = no
ui-formats-missing = Its library is not installed. Install it with: pip install "hashiya[{ $extra }]"

# All that an import has to tell
ui-arrival-title = What the import did
ui-arrival-all = Show all remarks
ui-arrival-copy = Copy all
