# What a document did to the process that read it
formats-guard-time = Reading it took more than 20 seconds of computing, which usually means a damaged file or one made to stop programs. It was not imported; nothing else was touched. Save it anew in the program it comes from, or copy its text into a text file.
formats-guard-memory = Reading it needed more than 1 GB of memory, which usually means a damaged file or one made to stop programs. It was not imported; nothing else was touched. Divide it, or copy its text into a text file.
formats-guard-ended = It is damaged in a way that stops the reading. It was not imported; nothing else was touched. Save it anew in the program it comes from, then import that.
formats-damaged = It is damaged or not what its name says, and was not imported. Save it anew in the program it comes from, then import that.
formats-text-too-long = It holds more than { $count } MB of text and was not imported. Divide it into smaller files and import those.

# Files of kinds that are not read
formats-may-run = Files of this kind can contain programs, so Hashiya does not open them. Ask whoever made it for the texts as text files or JSON Lines.
formats-yaml = YAML files are not imported. Save the data as JSON Lines or CSV and import that.
formats-locked = It is protected by a password. Open it in the program it comes from, save it without the password and import that.
formats-old-office = It is in an old kind of document (such as .doc or .rtf). Open it in your word processor, save it as .docx and import that.
formats-is-pdf = It is a PDF under another name. Give it a name that ends in .pdf and import it again.
formats-is-archive = It is an archive or a document of a kind that is not known here. Save it as .docx, .epub or .txt, or unpack it and import what is inside.
formats-is-picture = It is a picture; there are no letters in it to mark. Have its text recognised by another program and import the text.
formats-is-media = It is a sound or video file; there is no text in it to mark.

# Saved pages
formats-title-html = Saved web page (HTML)
formats-help-html = Pages of the web as a browser saves them, also as one file with its pictures (.mhtml). The article's words come in paragraph by paragraph, with title, author, date and address where the page tells them; menus, scripts and hidden words are left out and counted. Nothing is loaded from the network and no other file is opened.
formats-too-deep = Its elements lie inside one another more than 20,000 times, which no page needs. It was not imported; open it in a browser and save its text.
formats-page-empty = The page holds no words to read: they may have been loaded later by its programs. Open it in a browser, select its text, copy it and paste it here as a new article.
formats-page-hidden = { $count ->
    [one] One word that the page hides was left out.
   *[other] { $count } words that the page hides were left out.
}
formats-page-furniture = { $count ->
    [one] One word of menus, side notes and buttons was left out.
   *[other] { $count } words of menus, side notes and buttons were left out.
}
formats-page-elsewhere = { $count ->
    [one] One word outside the part that the page calls its article was left out.
   *[other] { $count } words outside the part that the page calls its article were left out.
}
formats-page-encodings = The page names another encoding ({ $others }) than the one that fits ({ $chosen }). Look at the preview and choose another if letters look wrong.
formats-words-lost = { $count ->
    [one] A second look found about one more word in the document than came in. Compare the text with the document before you mark it.
   *[other] A second look found about { $count } more words in the document than came in. Compare the text with the document before you mark it.
}
