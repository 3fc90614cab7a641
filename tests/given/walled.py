"""What each account reaches of fees and case studies behind PostgreSQL's wall: programs for a server."""

FEES = """
from datetime import date
from decimal import Decimal
from tenure.partnership import accounting
from tenure.partnership.actions import members
from tenure.partnership.actions.members import Owed
from tenure.partnership.models import Fee, Payment

def keeps(request):
    for number in ("101", "103"):
        partner = Partner.of(number)
        members.join(partner, kind="core", on=date(2020, 4, 1), by=request.user)
        owed = Owed(2025, "membership fee", Decimal(100), date(2025, 6, 30))
        fee = members.set_fee(partner, owed, by=request.user)
        members.pay(fee, Decimal(60), on=date(2025, 6, 1), by=request.user)
    return HttpResponse()

def seen(request):
    # every filter of ours is missed on purpose
    fees = [f.partner.number for f in Fee.objects.order_by("partner__number")]
    totals = accounting.totals_of_fees(request.user, 2025)
    request.seen = [*fees, f"{Payment.objects.count()} payments", totals.owed, totals.paid]
    return HttpResponse()

def acts(user, work):
    request = RequestFactory().post("/")
    request.user = user
    wall(work)(request)
    return request

acts(Account.objects.get(username="ceri"), keeps)
for user in Account.objects.order_by("username"):
    print(user.username, *acts(user, seen).seen)
print("outside", Fee.objects.count(), Payment.objects.count())
"""
CASES = """
from dataclasses import replace
from datetime import timedelta
from django.utils import timezone
from tenure.partnership.actions import cases
from tenure.partnership.models import CaseConsent, CaseStudy
from tenure.strategy.casestudies import Consent
from tenure.strategy.framework.reading import founding
from tests.strategy.test_casestudies import TOLD

today = timezone.localdate()

def tells(request):
    by = request.user
    case = cases.tell(told=TOLD, framework=founding(), partner=by.partner, by=by)
    consent = Consent("A manager", today, "evaluation", today + timedelta(days=30))
    cases.record_consent(case=case, consent=consent, by=by)
    if by.username == "otto":
        case.refresh_from_db()
        cases.share(case=case, by=by)
    return HttpResponse()

def seen(request):
    # every filter of ours is missed on purpose
    found = CaseStudy.objects.order_by("partner__number").select_related("partner")
    numbers = sorted(each.partner.number if each.partner else "ours" for each in found)
    request.seen = [*numbers, f"{CaseConsent.objects.count()} consents"]
    return HttpResponse()

def acts(user, work):
    request = RequestFactory().post("/")
    request.user = user
    wall(work)(request)
    return request

for name in ("priya", "otto", "ceri"):
    acts(Account.objects.get(username=name), tells)
for user in Account.objects.order_by("username"):
    print(user.username, *acts(user, seen).seen)
print("outside", CaseStudy.objects.count(), CaseConsent.objects.count())
"""
