"""What the partnership set out to do: its framework, as data that a partnership brings with it."""
