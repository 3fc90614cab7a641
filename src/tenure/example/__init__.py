"""A made-up partnership, whole and safe to show anyone: its people's careers and the returns it files."""

from tenure.example.adults.sending import SentSet
from tenure.example.cast import PEOPLE, Account
from tenure.example.dirt import PLANTED
from tenure.example.planting import Planted
from tenure.example.sending import Sending
from tenure.example.writing import Written, sendings, sets, write

__all__ = [
    "PEOPLE",
    "PLANTED",
    "Account",
    "Planted",
    "Sending",
    "SentSet",
    "Written",
    "sendings",
    "sets",
    "write",
]
