"""Pages of the strategy: the framework, and what hangs from it."""
