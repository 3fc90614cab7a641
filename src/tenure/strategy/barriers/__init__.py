"""Barriers to success as risks (plan, paragraph 71): how likely, how bad, what is done about them."""
