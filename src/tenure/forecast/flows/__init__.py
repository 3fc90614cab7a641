"""People moving through the workforce month by month: who is where, who goes, who comes."""
