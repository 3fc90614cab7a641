"""How we compare: published figures, neighbours, ranks and trends."""
