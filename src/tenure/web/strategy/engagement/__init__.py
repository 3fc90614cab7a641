"""Pages of how partners take part."""
