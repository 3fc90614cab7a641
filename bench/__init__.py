"""Time and memory for the sizes we promise, as ratios measured in one run."""
