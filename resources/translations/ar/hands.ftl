# The label picker
hands-edges = الحد:
hands-last = آخر فئة: { $name } · { $keys }
