"""Pages about the pages: accessibility, what went wrong, and the health of the home."""
