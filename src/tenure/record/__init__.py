"""The career record: one history per person, made of dated events; who was where, when."""
