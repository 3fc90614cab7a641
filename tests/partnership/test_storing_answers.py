"""How SQLite stores answers: in the order of numbers drawn by chance."""

import pytest
from django.db import connection

from given.surveys import a_wave
from tenure.partnership.actions import answering

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


def test_answers_are_stored_in_no_order_of_arrival():
    wave = a_wave()
    for number in range(30):
        answering.add_answer(wave, {"cases": f"{number:02}"})
    asked = "SELECT answers FROM partnership_surveyanswer ORDER BY rowid"
    stored = [row[0] for row in connection.cursor().execute(asked).fetchall()]
    assert len(stored) == 30
    assert stored != sorted(stored)
