"""What we count: one definition per measure."""

from tenure.indicators.figures import Figures

__all__ = ["Figures"]
