"""Who is in, what they may do and what they did; the only room that saves."""
