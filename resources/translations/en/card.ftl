# The card of a claim, the card of an entity, the strip of attributes

card-claim = Claim
card-entity = Entity
card-part = Annotation
card-default = { $name } (default)
card-required = { $name } (required)
card-missing = Required, and not set yet.
card-foreign = The label set has no such attribute; it is kept as it was.
card-stray = The label set has no such value; it is kept as it was: { $value }
card-stray-label = { $name } (not in the label set)
card-stray-relation = { $name } (not in the label set)
card-drop = Remove
card-drop-of = Remove the attribute “{ $name }”
card-today = Today
card-today-of = Today's date in “{ $name }” (Space)
card-open = Open
card-open-of = Open the page of “{ $name }” in the browser
card-add = Add
card-add-relation = Add a relation
card-add-of = Add a relation: { $name }
card-arriving = { $name } (from another annotation)
card-evidence-supports = Evidence for
card-evidence-attacks = Evidence against
card-go-to = Go to “{ $words }”, { $label }
card-remove = Remove the relation “{ $name }” with “{ $words }”
card-note = Note on the relation “{ $name }” with “{ $words }”
card-elsewhere = In another article
card-in-another = { $words } · in another article
card-relate-choose = Choose the end of “{ $name }”: type the letter over its annotation, or click it. Esc gives up.
card-speaker-is = Speaker:
card-inside = Inside the claim
card-inside-of = { $name }: { $count }
card-more = and { $count } more
card-proclitic = Attached letters before it: { $letters }
card-depth = { $count ->
    [one] Inside one other annotation
   *[other] Inside { $count } other annotations
}
card-mentions = { $count ->
    [one] The only mention in this article
   *[other] Mention { $at } of { $count } in this article
}
card-previous = Previous
card-previous-mention = Previous mention of the same entity
card-next = Next
card-next-mention = Next mention of the same entity

card-strip = Attributes of “{ $label }”: choose by letter
card-strip-values = { $name }: choose by digit
card-strip-filter = { $name }: choose by digit or type a name · { $typed }
card-strip-write = { $name }: write, then press Enter
card-strip-date = { $name }: write it like 2024-01-31, then press Enter; Space writes today's date
card-strip-foot = Esc leaves · Enter opens the whole card
card-strip-foot-values = Esc goes back · Del removes the value
card-strip-foot-write = Esc goes back · nothing and Enter removes the value
card-strip-foot-many = A digit adds or removes · Enter ends · Esc goes back
card-strip-foot-more = A letter sets another attribute · Esc ends · any other key goes on in the text
card-strip-repeat = Repeat: { $name } = { $value }
card-strip-set = “{ $name }” is now: { $value }
card-strip-cleared = Value removed: { $name }
card-strip-unserved = This annotation has no attribute “{ $name }”.
card-strip-none = This label has no attributes.
card-strip-missing = required
