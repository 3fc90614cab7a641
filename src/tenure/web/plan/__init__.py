"""Pages of the planner: what may come, what an action would change, what it rests on."""
