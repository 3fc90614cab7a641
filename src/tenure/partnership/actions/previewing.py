"""What accepting a return would do to the figures, worked out beside the record and not kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from tenure import publish
from tenure.partnership import audit, home, keeping, may, sight
from tenure.partnership.actions.sending import By
from tenure.partnership.models import Submission
from tenure.partnership.models.submissions import CHECKED
from tenure.partnership.purposes import RETURNS
from tenure.returns import KINDS
from tenure.terms.problems import UsedWrongly

if TYPE_CHECKING:
    from tenure.publish import Preview


def preview(*, submission: Submission, by: By) -> Preview:
    """Which of its partner's figures would move, and what would break with the years before.

    Raises HasFindings where errors stand, and UsedWrongly where it is not waiting to be accepted, or figures
    are not made from its kind.
    """
    may.require(
        may.see_rows(by, submission, RETURNS),
        by=by,
        about=f"submission {submission.pk}",
        partner=submission.partner,
    )
    kind = KINDS[submission.kind]
    if kind.events is None:
        raise UsedWrongly(f"Figures are not made from the {kind.label} yet, so accepting it moves none.")
    if submission.state != CHECKED:
        raise UsedWrongly(f"This return is {submission.state}. Only one that is checked can be tried.")
    events = keeping.events_of(submission)
    assert events is not None, "its kind leaves something in the record"
    described = keeping.described(submission, at=timezone.now())
    supposed = home.lake().supposing(described, events)
    found = publish.preview(home.holding(), sight.viewer(by), supposed=supposed, submission=described)
    audit.enter(
        "tried a return",
        f"submission {submission.pk}",
        by=by,
        partner=submission.partner,
        purpose=RETURNS,
        moved=len(found.moved),
        unexpected=len(found.unexpected),
    )
    return found
