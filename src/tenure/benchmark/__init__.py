"""How we compare: published figures, peers, chance, standing, trend and plausibility."""
