"""What may come: flows, fitting, scenarios and backtests.

Empty until the planner is built here.
"""
