"""A made-up partnership, whole and safe to show anyone."""
