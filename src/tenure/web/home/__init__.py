"""The first page after signing in: what needs you, then three figures."""
