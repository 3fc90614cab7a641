"""Pages of KPIs: whether the partnership is on course, one KPI, the audit of all."""
