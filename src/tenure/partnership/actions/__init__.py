"""What a signed-in person can do. Each asks permission, calls the house, saves, and notes who did it."""
