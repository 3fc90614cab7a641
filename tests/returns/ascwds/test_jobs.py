"""The rules about the job in a worker record. Sets are checked on 14 September 2026."""

from tenure.returns.ascwds import jobs


def test_not_a_recruitment_source(spec):
    table = """
        RECSOURCE | at fault
        16        |
                  |
        99        | yes
        friend    | yes
    """
    spec(jobs.not_a_recruitment_source, table)


def test_start_is_blank(spec):
    table = """
        STARTDATE  | at fault
        02/09/2013 |
                   | yes
    """
    spec(jobs.start_is_blank, table)


def test_start_is_not_believed(spec):
    table = """
        STARTDATE  | DOB        | YEAROFENTRY | at fault
        14/09/2026 | 14/03/1984 |             |
        15/09/2026 | 14/03/1984 |             | yes
        14/03/1998 | 14/03/1984 |             |
        13/03/1998 | 14/03/1984 |             | yes
        01/01/2019 | 14/03/1984 | 2019        |
        31/12/2018 | 14/03/1984 | 2019        | yes
        2/9/2013   | 14/03/1984 |             | yes
        32/01/2013 | 14/03/1984 |             | yes
        31/02/2013 | 14/03/1984 |             |
        00/00/2013 | 14/03/1984 |             |
                   | 14/03/1984 |             |
    """
    spec(jobs.start_is_not_believed, table)


def test_start_is_no_day(spec):
    table = """
        STARTDATE  | at fault
        31/02/2013 | yes
        00/00/2013 | yes
        28/02/2013 |
        2/9/2013   |
                   |
    """
    spec(jobs.start_is_no_day, table)


def test_sector_start_is_not_believed(spec):
    table = """
        STARTINSECT | STARTDATE  | DOB        | at fault
        2013        | 02/09/2013 | 14/03/1984 |
        2014        | 02/09/2013 | 14/03/1984 | yes
        1998        | 02/09/2013 | 14/03/1984 |
        1997        | 02/09/2013 | 14/03/1984 | yes
        999         | 02/09/2013 | 14/03/1984 |
        09          | 02/09/2013 | 14/03/1984 | yes
                    | 02/09/2013 | 14/03/1984 | yes
    """
    spec(jobs.sector_start_is_not_believed, table)


def test_not_an_answer_on_own_healthcare(spec):
    table = """
        DHA | at fault
        999 |
            |
        3   | yes
    """
    spec(jobs.not_an_answer_on_own_healthcare, table)


def test_healthcare_is_not_in_the_role(spec):
    table = """
        DHA | MAINJOBROLE | at fault
        1   | 6           |
        1   | 25          | yes
            | 25          |
    """
    spec(jobs.healthcare_is_not_in_the_role, table)


def test_healthcare_is_not_in_the_service(spec):
    table = """
        LOCALESTID | DHA | at fault
        W1         | 2   |
        W2         | 2   | yes
        W2         |     |
    """
    workplaces = """
        LOCALESTID | MAINSERVICE
        W1         | 16
        W2         | 72
    """
    spec(jobs.healthcare_is_not_in_the_service, table, workplace=workplaces)


def test_healthcare_against_the_workplace(spec):
    table = """
        LOCALESTID | DHA | at fault
        W1         | 1   |
        W2         | 1   | yes
        W2         |     |
        W3         | 1   |
    """
    workplaces = """
        LOCALESTID | DHA
        W1         | 1
        W2         | 2
        W3         |
    """
    spec(jobs.healthcare_against_the_workplace, table, workplace=workplaces)


def test_not_an_answer_on_apprenticeship(spec):
    table = """
        APPRENTICE | at fault
        1          |
                   |
        no         | yes
    """
    spec(jobs.not_an_answer_on_apprenticeship, table)


def test_not_an_employment_status(spec):
    table = """
        EMPLSTATUS | STATUS    | at fault
        7          | NEW       |
        0          | NEW       | yes
        5          | NEW       | yes
                   | NEW       | yes
                   | UNCHECKED |
    """
    spec(jobs.not_an_employment_status, table)


def test_not_a_job_role(spec):
    table = """
        MAINJOBROLE | at fault
        6           |
        22          | yes
        27          |
        99          | yes
        worker      | yes
                    | yes
    """
    spec(jobs.not_a_job_role, table)


def test_registered_manager_without_registration(spec):
    table = """
        LOCALESTID | MAINJOBROLE | at fault
        W1         | 4           | yes
        W1         | 3           |
        W2         | 4           |
    """
    workplaces = """
        LOCALESTID | REGTYPE
        W1         | 0
        W2         | 2
    """
    spec(jobs.registered_manager_without_registration, table, workplace=workplaces)


def test_role_in_words_is_blank_or_long(spec):
    table = """
        MAINJOBROLE | MAINJRDESC | at fault
        23          | Driver     |
        23          |            | yes
        27          | x*119      |
        27          | x*120      | yes
        6           |            |
        6           | x*120      | yes
    """
    spec(jobs.role_in_words_is_blank_or_long, table)


def test_role_in_words_is_not_asked(spec):
    table = """
        MAINJOBROLE | MAINJRDESC | at fault
        23          | Driver     |
        6           | Lead       | yes
        6           |            |
    """
    spec(jobs.role_in_words_is_not_asked, table)


def test_nursing_register_does_not_fit(spec):
    table = """
        MAINJOBROLE | NMCREG | at fault
        16          | 1      |
        16          |        | yes
        16          | 6      | yes
        6           |        |
        6           | 1      | yes
    """
    spec(jobs.nursing_register_does_not_fit, table)


def test_mental_health_approval_does_not_fit(spec):
    table = """
        MAINJOBROLE | AMHP | at fault
        6           | 1    |
        6           | 999  |
        6           |      | yes
        6           | 3    | yes
        3           |      |
        3           | 2    | yes
    """
    spec(jobs.mental_health_approval_does_not_fit, table)
