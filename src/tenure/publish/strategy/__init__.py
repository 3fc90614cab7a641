"""The strategy as readers see it: KPIs read, outcomes on or off course, and the audit of both."""
