"""Returns: sending one, what was found in it, notes on its queries, accepting it, and getting files back."""
