"""KPIs judged: where each should be by now, whether it is, and whether it could ever be seen to be."""
