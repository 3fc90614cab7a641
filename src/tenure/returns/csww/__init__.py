"""The children's social work workforce return: its layouts, rows, rules and clean form."""
