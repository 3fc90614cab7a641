"""The fields of the return, each said once."""

from given.csww import WORKER_FIELDS
from tenure.returns.csww.fields import FIELDS, block_name, fields_of


def test_workers_fields_stand_in_the_order_of_the_schema():
    assert tuple(field.name for field in fields_of("worker")) == WORKER_FIELDS


def test_each_year_has_its_fields():
    def names(record, year):
        return {field.name for field in fields_of(record, year)}

    assert "GenderCurrent" in names("worker", 2023)
    assert "Sex" not in names("worker", 2023)
    assert "Sex" in names("worker", 2024)
    assert "GenderCurrent" not in names("worker", 2024)
    assert names("worker", 2024) - names("worker", 2025) == {"QualInst", "CFKSSstatus"}
    assert names("worker", 2025) - names("worker", 2024) == {"BaseSalary", "RRPayments", "OtherPayments"}
    assert len(names("authority", 2024)) == 3
    assert len(names("authority", 2025)) == 12


def test_years_without_a_known_layout_are_as_the_nearest():
    assert fields_of("worker", 2018) == fields_of("worker", 2021)
    assert fields_of("worker", 2027) == fields_of("worker", 2025)
    assert [block_name(year) for year in (2018, 2024, 2025, 2026)] == ["LALevelVacancies"] * 2 + [
        "LALevel"
    ] * 2


def test_every_field_says_what_it_means():
    for field in FIELDS.values():
        assert field.label, field.name
        assert field.meaning.endswith("."), field.name
        assert (field.codes is not None) == (field.kind == "code"), field.name
