"""Pages and API: one folder per group of pages. They parse, call and show."""
