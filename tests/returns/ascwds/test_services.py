"""The rules about what a workplace does and for whom."""

from tenure.returns.ascwds import services


def test_is_not_a_main_service(spec):
    table = """
        MAINSERVICE | at fault
        16          |
        72          |
        16x         |
        99          | yes
        social work | yes
                    | yes
    """
    spec(services.is_not_a_main_service, table)


def test_main_service_is_not_among_all(spec):
    table = """
        MAINSERVICE | ALLSERVICES | at fault
        16          | 16          |
        16          | 13;16       |
        16          | 0;16        |
        16          | 13          | yes
        16          |             | yes
        16x         | 16          | yes
    """
    spec(services.main_service_is_not_among_all, table)


def test_not_all_are_services(spec):
    table = """
        ALLSERVICES | at fault
        16          |
        16;0        |
        16;13       |
        16;99       | yes
        16;         | yes
        16;care     | yes
                    | yes
    """
    spec(services.not_all_are_services, table)


def test_descriptions_do_not_fit_services(spec):
    """Of one service alone, empty places at the end are no places; 0 is never a place."""
    table = """
        ALLSERVICES | SERVICEDESC | at fault
        16          |             |
        16          | Something   |
        16          | ;           |
        16          | a;b         | yes
        16;13       | ;           |
        16;0;13     | ;           |
        16;13       |             | yes
        16;13       | ;;          | yes
        0;16        |             |
        16;0        | ;           |
        16;13;75    | ;;Advice    |
        16;         |             |
    """
    spec(services.descriptions_do_not_fit_services, table)


def test_service_description_is_too_long(spec):
    """75 takes a description; 13 does not, so what stands there is overlooked."""
    table = """
        ALLSERVICES | SERVICEDESC | at fault
        75          | x*120       |
        75          | x*121       | yes
        13          | x*121       |
    """
    spec(services.service_description_is_too_long, table)


def test_says_none_and_names_some(spec):
    table = """
        ALLSERVICES | at fault
        16          |
        16;0        |
        0;16;13     | yes
        0           | yes
    """
    spec(services.says_none_and_names_some, table)


def test_descriptions_do_not_fit_groups(spec):
    table = """
        SERVICEUSERS | OTHERUSERDESC | at fault
        4;1          | ;             |
        4            |               |
        4;1          |               | yes
        4;1          | ;;            | yes
                     | ;             |
        4;many       |               |
    """
    spec(services.descriptions_do_not_fit_groups, table)


def test_group_description_is_too_long(spec):
    table = """
        SERVICEUSERS | OTHERUSERDESC | at fault
        9            | x*120         |
        9            | x*121         | yes
        4            | x*121         |
    """
    spec(services.group_description_is_too_long, table)


def test_not_all_are_groups(spec):
    table = """
        SERVICEUSERS | at fault
        4;1          |
        4;99         | yes
        99           | yes
        4;many       |
                     |
    """
    spec(services.not_all_are_groups, table)


def test_groups_are_not_numbers(spec):
    table = """
        SERVICEUSERS | at fault
        4;many       | yes
        4;           | yes
        4;99         |
                     |
    """
    spec(services.groups_are_not_numbers, table)


def test_group_is_not_described(spec):
    table = """
        SERVICEUSERS | OTHERUSERDESC | at fault
        9            | Anglers       |
        9            |               | yes
        4;9          | ;             | yes
        4            |               |
        4;9          |               |
    """
    spec(services.group_is_not_described, table)
