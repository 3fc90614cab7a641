"""The words of the field: code sets, organisations, calendars, quantities, sources, problems."""
