"""What we will do about it: the framework, its activities, targets, costs and reviews.

Empty until the strategy framework is kept here.
"""
