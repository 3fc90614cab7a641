"""Adults' social workers of the made-up partnership: careers, teams, and the sets that are sent."""
