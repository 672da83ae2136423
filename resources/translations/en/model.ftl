# Causes that the model knows
error-stale = The action was not carried out because this place has changed since it was read. Nothing of it was stored and your earlier work is safe. Please try again.
error-unexpected = Something unexpected happened. Your saved work is safe. Please try again; if it happens again, send the details.
