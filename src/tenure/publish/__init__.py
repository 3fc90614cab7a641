"""What leaves: who may see what, small numbers, analyses, reports and open data."""
