"""One's own account: who, where signed in, password, and the second factor."""
