"""Coming in and going out: a password, a one-time link, a code from a telephone."""
