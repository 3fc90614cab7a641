"""The map from activities to outcomes, and what was expected of activities beside what came."""
