"""What is needed, what it costs, the cheapest way to a target, and how long the chain to it is.

demand, growth       children in need and other series, published or given, and where they may go.
caseloads, workload  posts from a number of cases for each worker, or from the time that activities take.
prices, account, benefits   what a future costs, who pays it, and what an action saves.
aims, mixing, searching, frontier   the cheapest mix of activities for a target and a chance.
pipeline             students, placements, practice educators and assessors that a plan needs.
"""
