"""The university's side of the example: students, placements, applications and results of the same people."""
