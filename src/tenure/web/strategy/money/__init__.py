"""Pages of members, fees, spending and workstream leads."""
