# The guideline card of a label, and the editor of the label set
labelset-card-edit = Edit…
labelset-card-of = Guideline of “{ $name }”
labelset-edit-label = Edit the label…
labelset-card-number = { $at } of { $count }
labelset-card-none = Nobody has written a guideline for this label yet.
labelset-card-no-labels = The label set of this project has no labels yet.
labelset-card-include = What belongs to it
labelset-card-exclude = What does not
labelset-card-examples = Examples
labelset-card-decision = How to decide
