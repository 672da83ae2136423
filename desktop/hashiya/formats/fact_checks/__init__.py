"""Claims as fact-checkers publish them."""
