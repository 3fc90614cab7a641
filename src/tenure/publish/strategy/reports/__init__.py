"""Reports, each declared once: sections of findings, figures, tables and notes, written in every form."""
