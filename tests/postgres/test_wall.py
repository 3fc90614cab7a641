"""PostgreSQL's own wall: with every filter in our code missed, a request still sees its own partner only.

A throw-away server is started for these tests. Tables belong to one role; pages connect as another.
"""

import subprocess
import sys

import pytest

from given import racing_for_strategy
from given.racing import RACES, RUN
from given.servers import FOR_PAGES, SEND, SOMEBODY, plain_environment, python
from given.walled import FEES

pytestmark = pytest.mark.postgres

LOOK = """
from django.contrib.auth.models import AnonymousUser

def seen(request):
    # every filter of ours is missed on purpose
    sent = [s.partner.number for s in Submission.objects.order_by("partner__number")]
    request.seen = [*sent, f"{Note.objects.count()} notes"]
    return HttpResponse()

for user in (*Account.objects.order_by("username"), AnonymousUser()):
    request = RequestFactory().get("/")
    request.user = user
    wall(seen)(request)
    print(user.username or "nobody", *request.seen)
print("outside", Submission.objects.count(), Note.objects.count())
"""
ACT = """
def act(request):
    by = request.user
    mine = Submission.objects.get(partner=by.partner)
    returns.check(submission=mine)
    mine.refresh_from_db()
    request.accepted = returns.accept_return(submission=mine, by=by)
    theirs = Submission.objects.exclude(partner=by.partner)
    request.changed = theirs.update(state="withdrawn")
    return HttpResponse(status=200)

request = RequestFactory().post("/")
request.user = Account.objects.get(username="otto")
wall(act)(request)
with whole_partnership():
    sent = Submission.objects.order_by("partner__number")
    print(request.changed, *[f"{s.partner.number}:{s.state}:{s.on_record}" for s in sent])
print(*[s.partner for s in home.lake().submissions()])
"""
SURVEYED = """
from django.contrib.auth.models import AnonymousUser
from tenure.partnership.actions import answering, surveys
from tenure.partnership.models import AnswerLink, SurveyAnswer, SurveyForm, SurveyWave
from tenure.partnership.pulsing import load_pulse

with whole_partnership():
    load_pulse()
wave = SurveyWave.objects.get(state="open")

def seen(request):
    # every filter of ours is missed on purpose
    request.seen = (SurveyAnswer.objects.count(), AnswerLink.objects.count(), SurveyForm.objects.count())
    return HttpResponse()

def answers(request):
    code = answering.begin(open_link=wave.open_link)
    factors = [item.id for item in wave.survey.items if item.question.key == "factors"]
    answering.save_page(code=code, page=2, sent={name: ["4"] for name in factors})
    answering.save_page(code=code, page=4, sent={"staying": ["no"]})
    answering.send(code=code)
    return HttpResponse()

request = RequestFactory().post("/")
request.user = AnonymousUser()
wall(answers)(request)
users = Account.objects.filter(username__in=("otto", "ceri")).order_by("username")
for user in (*users, AnonymousUser()):
    request = RequestFactory().get("/")
    request.user = user
    wall(seen)(request)
    print(user.username or "nobody", *request.seen)
with whole_partnership():
    print("counted", SurveyAnswer.objects.count())
print("answered", surveys.answers_so_far(wave))
"""
BREAK = """
def breaks(request):
    Submission.objects.update(says="half done")
    return HttpResponse(status=500)

request = RequestFactory().post("/")
request.user = Account.objects.get(username="priya")
wall(breaks)(request)
with whole_partnership():
    print(Submission.objects.filter(says="half done").count())
"""


@pytest.fixture(scope="module")
def filled(server, tmp_path_factory):
    """A home on the server to which Northvale and Hartwell have each sent a return."""
    home = tmp_path_factory.mktemp("home") / "home"
    python(SEND, server, who="keeper", home=home)
    for statement in FOR_PAGES.strip().splitlines():
        server.ask(statement)
    return home


def test_each_request_sees_its_own_partner_and_a_lead_who_has_filed(server, filled):
    assert python(LOOK, server, who="pages", home=filled).splitlines()[:6] == [
        "amara 0 notes",
        "ceri 101 103 0 notes",
        "otto 103 1 notes",
        "priya 101 1 notes",
        "nobody 0 notes",
        "outside 0 0",
    ]


def test_a_request_sees_no_answers_and_no_links_and_counting_sees_them(server, filled):
    assert python(SURVEYED, server, who="pages", home=filled).splitlines() == [
        "ceri 0 0 0",
        "otto 0 0 0",
        "nobody 0 0 0",
        "counted 835",
        "answered 1",
    ]


def test_what_breaks_leaves_nothing_behind(server, filled):
    assert python(BREAK, server, who="pages", home=filled).strip() == "0"


def test_the_pages_role_cannot_change_the_audit(server, filled):
    with pytest.raises(subprocess.CalledProcessError, match="returned non-zero"):
        server.ask("UPDATE partnership_auditentry SET what = 'nothing'", who="pages")
    with pytest.raises(subprocess.CalledProcessError):
        server.ask("DELETE FROM partnership_auditentry", who="keeper")
    assert int(server.ask("SELECT count(*) FROM partnership_auditentry", who="pages")[0]) >= 2


def test_a_return_is_accepted_behind_the_wall_and_no_other_is_reached(server, filled):
    said = python(ACT, server, who="pages", home=filled).splitlines()
    assert said == ["0 101:received:False 103:accepted:True", "103"]


DESK = """
from tenure.partnership.actions import chasing, collections, signing
from tenure.partnership.models import Filing, FilingStep, Reminder, SubmissionPart

with whole_partnership():
    lead = Account.objects.get(username="ceri")
    Account.objects.filter(role="analyst").update(email="somebody@council.example")
    made = collections.open_collection(kind="csww", year=2023, by=lead)
    chasing.remind_all(collection=made, by=lead)
    for one in made.filings.all():
        FilingStep.objects.create(filing=one, what="delegated")

def seen(request):
    # every filter of ours is missed on purpose
    filings = [f.partner.number for f in Filing.objects.order_by("partner__number")]
    kept = [model.objects.count() for model in (FilingStep, Reminder, SubmissionPart)]
    request.seen = [*filings, *kept]
    return HttpResponse()

for user in Account.objects.order_by("username"):
    request = RequestFactory().get("/")
    request.user = user
    wall(seen)(request)
    print(user.username, *request.seen)
print("outside", Filing.objects.count(), Reminder.objects.count(), SubmissionPart.objects.count())

def signs(request):
    one = Filing.objects.get(partner__number="103")
    signing.sign_off(filing=one, by=request.user)
    return HttpResponse()

def prepares(request):
    signing.prepare(filing=Filing.objects.get(), by=request.user)

for name, act in (("otto", prepares), ("ceri", signs)):
    request = RequestFactory().post("/")
    request.user = Account.objects.get(username=name)
    wall(lambda r, act=act: (act(r), HttpResponse())[1])(request)
with whole_partnership():
    print(*[f"{f.partner.number}:{f.is_signed_off}" for f in Filing.objects.order_by("partner__number")])
"""


def test_each_request_reaches_the_filings_of_its_own_partner_and_a_lead_signs_off(server, tmp_path):
    desk = {"home": tmp_path / "home", "database": "desk"}
    server.ask("CREATE DATABASE desk OWNER keeper", database="postgres")
    python(SEND, server, who="keeper", **desk)
    for statement in FOR_PAGES.strip().splitlines():
        server.ask(statement, database="desk")
    python(ACT, server, who="pages", **desk)
    assert python(DESK, server, who="pages", **desk).splitlines() == [
        "amara 0 0 0",
        "ceri 101 103 2 2 0",
        "otto 103 1 1 1",
        "priya 101 1 1 1",
        "outside 0 0 0",
        "101:False 103:True",
    ]


def test_each_request_reaches_the_fees_of_its_own_partner_and_everybody_their_sum(server, tmp_path):
    money = {"home": tmp_path / "home", "database": "money"}
    server.ask("CREATE DATABASE money OWNER keeper", database="postgres")
    python(SEND, server, who="keeper", **money)
    for statement in FOR_PAGES.strip().splitlines():
        server.ask(statement, database="money")
    assert python(FEES, server, who="pages", **money).splitlines() == [
        "amara 0 payments 200.00 120.00",
        "ceri 101 103 2 payments 200.00 120.00",
        "otto 103 1 payments 200.00 120.00",
        "priya 101 1 payments 200.00 120.00",
        "outside 0 0",
    ]


@pytest.mark.parametrize("race", RACES)
def test_all_at_once(server, tmp_path, race):
    assert ended(server, tmp_path, RUN, race) == RACES[race]


@pytest.mark.parametrize("race", racing_for_strategy.RACES)
def test_leads_at_once_in_the_strategy(server, tmp_path, race):
    run = RUN.replace("racing", "racing_for_strategy")
    assert ended(server, tmp_path, run, race) == racing_for_strategy.RACES[race]


def ended(server, tmp_path, run, race):
    """What a race ended with, on a database of its own."""
    server.ask(f"CREATE DATABASE {race} OWNER keeper", database="postgres")
    address = server.address("keeper", database=race)
    environment = plain_environment() | {"DATABASE_URL": address, "PYTHONPATH": "tests"}
    command = [sys.executable, "-c", run, str(tmp_path / "home"), race]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_every_action_works_on_postgresql_as_on_sqlite(server):
    """The same tests as on SQLite, on the server, as a role to which the wall applies."""
    environment = plain_environment() | {"TENURE_TEST_DATABASE_URL": server.address("keeper")}
    files = ["test_returns", "test_accounts", "test_loading", "test_audit", "test_may", "test_sight"]
    files += ["test_collections", "test_signing", "test_reminding", "test_versions"]
    files += ["test_surveys", "test_answering"]
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    paths = [f"tests/partnership/{name}.py" for name in files]
    done = subprocess.run(
        [*command, *paths], env=environment, capture_output=True, text=True, check=False, timeout=500
    )
    assert done.returncode == 0, done.stdout[-4000:]


DOCTOR = """
from tenure.partnership.verifying import doctor
(wall,) = (point for point in doctor(Path(sys.argv[1])) if point.name == "Second wall")
print(wall.fine, wall.says)
"""


@pytest.mark.parametrize(
    ("who", "says"),
    [
        ("pages", "True This role sees only what the row policies show it."),
        ("keeper", "False This role owns the tables and can take their policies down."),
        (SOMEBODY, "False This role passes every row policy by."),
    ],
)
def test_the_doctor_says_whom_the_wall_holds_against(server, filled, who, says):
    assert python(DOCTOR, server, who=who, home=filled).startswith(says)
