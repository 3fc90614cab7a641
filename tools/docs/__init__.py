"""Makes the pages under docs/reference from the code."""
