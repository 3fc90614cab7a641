"""Governance (plan, paragraphs 43 to 45, 71c): when a meeting counts, and whether what was agreed is done."""
