"""The planner's pages, documents and lines of data: what may come, said with how sure that is."""
