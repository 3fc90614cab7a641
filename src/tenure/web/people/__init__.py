"""The administrator's pages: who has an account, and what was done."""
