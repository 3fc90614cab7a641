"""What we count: one definition per measure."""
