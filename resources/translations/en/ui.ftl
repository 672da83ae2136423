# The program and its start
ui-app-name = Hashiya
ui-start-line = Read articles, tag entities and claims, export datasets whose positions can be proved.
ui-start-demo = Try the sample project
ui-start-new = New project…
ui-start-open = Open a project…
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
ui-import-preview = Preview
ui-import-go = Import
ui-import-duplicate = Already in the project
ui-import-ready = Ready
ui-import-with-marks = Ready, annotations: { $count }
ui-import-unsure = Check the encoding
ui-import-problem = Will not be imported
ui-import-auto = Automatic
ui-import-version = Another version of “{ $title }”
ui-import-version-hint = “{ $title }” is here already with another text. To give it this text and keep its marks, cancel and use Edit > Correct the text. Tick the line to add this as an article of its own.
ui-import-storing = Storing: { $done } of { $total }
ui-import-finishing = Nearly done: everything is being written to the disk.
ui-import-stopping = Taking back what was stored so far…
ui-import-summary = To import: { $ready } · Duplicates: { $same } · With a problem: { $bad }
ui-import-drop-more = Add files…
ui-import-folder = Add a folder…
ui-import-not-stored = { $reason ->
    [full] Nothing was added because the disk is full. Your earlier work in “{ $name }” is safe, and your choice stands here as it was. Free some space, then press “Import” again.
   *[other] Nothing was added because the disk did not take it. Your earlier work in “{ $name }” is safe, and your choice stands here as it was. Check the disk, then press “Import” again.
}
ui-import-choice-stands = Nothing was added, and your choice stands here as it was.
ui-import-cancelled = The import was cancelled; nothing was stored.

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
ui-export-level = Nested spans
ui-export-outermost = Outermost
ui-export-innermost = Innermost
ui-export-edges = Edges inside a word
ui-export-split = Split the word
ui-export-expand = Take the whole word
ui-export-target = Destination
ui-export-go = Export
ui-export-weighing = Working out what this format keeps…
ui-export-writing = Writing the dataset…
ui-export-nothing = There are no articles in the project to export.
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
