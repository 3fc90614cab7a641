"""What may come: flows, fitting, scenarios, plans and backtests.

flows      people moving month by month: the simulation and its expected values.
fitting    the chances, from the record where it can say, else from published evidence.
panels     forecasts of published series, and how well earlier ones did.
scenarios  what a change would do.
planning   what is needed, what it costs, and the cheapest way to a target.
"""
