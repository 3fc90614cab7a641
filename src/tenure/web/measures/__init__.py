"""One measure at a time: its answer, history and comparators; and what every measure means."""
