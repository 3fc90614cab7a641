"""Surveys for those who run them: designing, sending, and what was found."""
