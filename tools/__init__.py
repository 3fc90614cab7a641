"""What the house is kept with: pages made from code, and what a machine needs for the tests."""
