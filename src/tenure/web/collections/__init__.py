"""Collections: the desk of who has filed what, one filing, its sign-off, reminders and the calendar."""
