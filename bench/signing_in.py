"""Sessions for as many people as the bench needs, in a home of the made-up partnership.

python -m bench.signing_in HOME NUMBER
"""

from __future__ import annotations

import sys
from pathlib import Path

from bench.bare import sessions_for


def main() -> None:
    """Print the keys, one on each line."""
    from tenure.partnership import home

    home.prepare(Path(sys.argv[1]))
    from tenure.partnership.models import Account, Partner
    from tenure.partnership.wall import whole_partnership

    with whole_partnership():
        account, _ = Account.objects.get_or_create(
            username="bench", defaults={"name": "Amara", "role": "analyst", "partner": Partner.of("101")}
        )
        print(*sessions_for(account, int(sys.argv[2])), sep="\n")


if __name__ == "__main__":
    main()
