"""What we will do about it: the framework, KPIs and their audit, barriers, governance, engagement.

Everything here judges plain values: nothing is kept, and no figure is looked up.
"""
