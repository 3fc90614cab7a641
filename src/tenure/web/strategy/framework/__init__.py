"""Pages of the framework: the map, its parts, its versions, and what is said of activities."""
