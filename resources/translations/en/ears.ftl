# What a screen reader says of the page
ears-inside = inside it: { $marks }
ears-around = within: { $marks }
ears-others = and others
ears-relation-to = { $relation }: { $quote }
ears-relation-from = incoming relation, { $relation }: { $quote }
ears-enters = starts: { $labels }
ears-leaves = ends: { $labels }
ears-selected = selected: { $quote }
ears-tagged = new annotation
ears-changed = label changed
ears-moved = boundaries changed
ears-attributes = attributes changed
ears-removed = deleted: { $mark }
ears-related = new relation, { $relation }
ears-unrelated = relation deleted, { $relation }
ears-many = many annotations changed
ears-hints-words = Letters over the words of the page: { $count }. Type those of a word, or press Esc.
ears-hints-marks = Possible other ends: { $count }. Go through them with the arrows and press Enter, or type the letters of one.
ears-hint = { $mark }, letters { $letters }, { $at } of { $of }

# The paragraph at the cursor as plain text
ears-paragraph = Paragraph at the cursor
ears-paragraph-marks = Annotations in this paragraph: { $marks }
ears-paragraph-bare = No annotations in this paragraph.

# Errors of painting
error-painting = A part of the window could not be drawn. The text and its annotations are safe, and the text is shown there without marks. You can go on working; if it happens again, send the details.
