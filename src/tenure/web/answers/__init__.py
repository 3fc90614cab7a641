"""Answering a survey: no account, no script, one theme on a page, saved as one goes."""
