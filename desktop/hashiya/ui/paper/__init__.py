"""An annotated article on paper and in pictures: pages, PDF, PNG, SVG and the printer; no dialogs."""
