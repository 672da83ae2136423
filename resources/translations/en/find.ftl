# Find in the article
find-placeholder = Find in the article
find-options = Options
find-previous = Previous place (Shift+Enter)
find-next = Next place (Enter)
find-close = Close (Esc)
find-option-exact = Exact letters: harakat, hamza forms, capitals
find-option-ta-marbuta = Take ة and ه for the same
find-option-hamza = Take ؤ, ئ and ء for the same
find-count = { $at } of { $of }
find-none = Not found
find-searching = Searching…
find-wrapped-forward = Went on from the start
find-wrapped-back = Went on from the end
