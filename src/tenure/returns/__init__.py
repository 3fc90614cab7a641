"""What partners send: a folder per return, a module per table: its fields, then its rules."""
