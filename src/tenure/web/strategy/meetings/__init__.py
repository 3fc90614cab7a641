"""Pages of boards, meetings and what those agreed to do."""
