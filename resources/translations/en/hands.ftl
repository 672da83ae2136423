# The label picker
hands-edges = Edge:
hands-last = Last label: { $name } · { $keys }
