"""The workforce analysis: chosen by address, the answer first, then figures, evidence and what to check."""
