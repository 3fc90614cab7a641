"""What we will do about it: the framework, its activities, targets, costs and reviews.

Engagement is measured here; the rest is empty until the strategy framework is kept here.
"""
