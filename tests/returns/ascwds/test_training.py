"""The rules about trainings. Sets are checked on 14 September 2026."""

from tenure.returns.ascwds import training

PEOPLE = """
    UNIQUEWORKERID | DOB
    P1             | 14/03/1984
    P2             |
"""


def test_trained_person_is_not_there(spec):
    table = """
        LOCALESTID | UNIQUEWORKERID | at fault
        W1         | P1             |
        W 1        | P 1            |
        W1         | P3             | yes
        W2         | P1             | yes
        W1         |                |
    """
    spec(training.trained_person_is_not_there, table, worker=PEOPLE)


def test_workplace_of_training_is_not_there(spec):
    table = """
        LOCALESTID | at fault
        W1         |
        W3         | yes
                   |
    """
    spec(training.workplace_of_training_is_not_there, table, workplace="LOCALESTID\nW1", worker=PEOPLE)


def test_workplace_of_training_is_blank_or_long(spec):
    table = """
        LOCALESTID | at fault
        x*50       |
        x*51       | yes
                   | yes
    """
    spec(training.workplace_of_training_is_blank_or_long, table)


def test_trained_person_is_blank_or_long(spec):
    table = """
        UNIQUEWORKERID | at fault
        x*50           |
        x*51           | yes
                       | yes
    """
    spec(training.trained_person_is_blank_or_long, table)


def test_not_a_day_of_completion(spec):
    table = """
        DATECOMPLETED | at fault
        14/09/2026    |
        15/09/2026    | yes
        31/02/2026    | yes
        1/9/2026      | yes
                      |
    """
    spec(training.not_a_day_of_completion, table)


def test_not_a_day_of_expiry(spec):
    table = """
        EXPIRYDATE | at fault
        09/03/2030 |
        31/04/2027 | yes
        2027-03-09 | yes
                   |
    """
    spec(training.not_a_day_of_expiry, table)


def test_expires_before_it_ends(spec):
    table = """
        DATECOMPLETED | EXPIRYDATE | at fault
        10/03/2026    | 11/03/2026 |
        10/03/2026    | 10/03/2026 | yes
        10/03/2026    | 09/03/2026 | yes
                      | 09/03/2026 |
    """
    spec(training.expires_before_it_ends, table)


def test_training_name_is_long(spec):
    table = """
        TRAININGNAME | at fault
        x*120        |
        x*121        | yes
    """
    spec(training.training_name_is_long, table)


def test_not_a_category(spec):
    table = """
        CATEGORY | at fault
        14       |
        99       | yes
        AMHP     | yes
                 | yes
    """
    spec(training.not_a_category, table)


def test_not_an_accreditation(spec):
    table = """
        ACCREDITED | at fault
        0          |
        999        |
                   |
        2          | yes
    """
    spec(training.not_an_accreditation, table)


def test_training_notes_are_long(spec):
    table = """
        NOTES  | at fault
        x*1000 |
        x*1001 | yes
    """
    spec(training.training_notes_are_long, table)


def test_not_a_deliverer(spec):
    table = """
        WHODELIVERED | at fault
        1            |
        2            |
                     |
        3            | yes
        1x           | yes
    """
    spec(training.not_a_deliverer, table)


def test_completed_too_young(spec):
    table = """
        UNIQUEWORKERID | DATECOMPLETED | at fault
        P1             | 14/03/1998    |
        P1             | 13/03/1998    | yes
        P2             | 13/03/1998    |
        P9             | 13/03/1998    |
    """
    spec(training.completed_too_young, table, worker=PEOPLE)


def test_not_a_provider(spec):
    table = """
        WHODELIVERED | PROVIDERNAME | at fault
        2            | 63           |
        2            | 999          |
        2            |              |
        2            | 0            | yes
        2            | Southmere    | yes
        1            | Southmere    |
    """
    spec(training.not_a_provider, table)


def test_provider_is_not_asked(spec):
    table = """
        WHODELIVERED | PROVIDERNAME | at fault
        1            | 63           | yes
                     | 63           | yes
        2            | 63           |
        1            |              |
    """
    spec(training.provider_is_not_asked, table)


def test_not_a_way_of_delivery(spec):
    table = """
        HOWDELIVERED | at fault
        2            |
                     |
        3            | yes
        2.0          | yes
    """
    spec(training.not_a_way_of_delivery, table)


def test_not_a_validity(spec):
    table = """
        VALIDITY | at fault
        none     |
        1        |
        999      |
        12.5     |
                 |
        0        | yes
        1000     | yes
        None     | yes
        a year   | yes
    """
    spec(training.not_a_validity, table)


def test_expiry_does_not_fit(spec):
    table = """
        DATECOMPLETED | VALIDITY | EXPIRYDATE | at fault
        10/03/2026    | 12       | 09/03/2027 |
        10/03/2026    | 12       | 10/03/2027 | yes
        10/03/2026    | 12       |            |
        10/03/2026    |          | 10/03/2027 |
        31/01/2026    | 1        | 27/02/2026 |
        10/03/2026    | none     | 09/03/2027 | yes
        10/03/2026    | none     |            |
    """
    spec(training.expiry_does_not_fit, table)


def test_training_is_repeated(spec):
    table = """
        UNIQUEWORKERID | CATEGORY | TRAININGNAME | DATECOMPLETED | at fault
        P1             | 14       | AMHP         | 10/03/2026    |
        P1             | 14       | AMHP         | 10/03/2025    |
        P2             | 14       | AMHP         | 10/03/2026    |
        P1             | 14       | AMHP         | 10/03/2026    | yes
    """
    spec(training.training_is_repeated, table)


def test_training_cell_is_read_otherwise(spec):
    table = """
        CATEGORY | ACCREDITED | PROVIDERNAME | HOWDELIVERED | at fault
        14       | 1          | 12           | 1            |
        14x      | 1          |              | 1            | yes
        014      |            |              | 1            | yes
        99x      | 7          | x            | 01           |
        14       | 1          | 12x          | 1            | yes
    """
    spec(training.training_cell_is_read_otherwise, table)
