"""What people go through: the declared processes, their states, moves and events.

Empty until the shared work (admissions, placements, recruitment, ASYE, CPD) is declared here.
"""
