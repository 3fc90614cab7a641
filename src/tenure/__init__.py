"""Tenure runs a social work teaching partnership's labour market plan from one record of every career."""

__version__ = "0.1.0"
