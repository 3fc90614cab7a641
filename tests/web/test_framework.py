"""Pages of the framework: read by everyone of the partnership, changed by leads, and never too heavy."""

import re
from datetime import date
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from given.boards import a_meeting
from given.frameworks import a_framework, a_large_framework, an_activity, put_in_force
from tenure.partnership.actions import activities, frameworks
from tenure.partnership.models import ActivityEntry, AuditEntry, FrameworkVersion
from tenure.strategy.framework.books import as_workbook
from tenure.strategy.framework.opening import opened
from tenure.strategy.framework.reading import founding
from tenure.strategy.framework.writing import as_toml

# Slow: opens a home and changes a whole framework in each test.

HEAVIEST = 60_000
"""Bytes of HTML on any page, whatever the framework."""
PAGES = {
    "framework/": "33 activities serve 12 priorities and 4 outcomes",
    "framework/?status=no-data": "Activities, in the order of the framework",
    "framework/?version=1": "Vision",
    "framework/search?q=careers": "1 part holds",
    "framework/search?q=¶49h": "Three placements in four",
    "framework/search?q=nothing-like-this": "Nothing holds",
    "framework/versions/": "Version 1 is in force",
    "framework/versions/1/": "Strategic Board</span> agreed it on 1 September 2026.",
    "framework/compare?from=1&to=1": "Versions 1 and 1 are the same",
    "outcomes/low-turnover": "priorities serve it",
    "priorities/pipeline": "Outcomes it serves",
    "activities/careers-fair": "What it would change",
    "activities/grow-your-own/milestones/scheme": "It is due on 30 September 2026.",
}
FORMS = {
    "framework/new": {},
    "framework/versions/1/change": {},
    "framework/versions/1/agree": {"meeting": "Board", "met_on": "2026-09-01"},
    "framework/versions/1/in-force": {"since": "2026-09-01"},
    "framework/versions/1/retire": {},
    "activities/grow-your-own/milestones/scheme": {"on": "2026-09-01"},
    "activities/grow-your-own/milestones/scheme/move": {"to": "2027-09-01", "reason": "x"},
    "activities/grow-your-own/word": {"status": "watch", "text": "x"},
    "activities/grow-your-own/owner": {"person": "ceri"},
    "activities/grow-your-own/hand-over": {"on": "2026-09-01"},
    "activities/grow-your-own/take-back": {"entry": "1"},
}


def text_of(response):
    return re.sub(r"\s+", " ", response.content.decode())


@pytest.mark.parametrize("who", ["lead", "board", "otto"])
@pytest.mark.parametrize(("page", "says"), PAGES.items())
def test_the_partnership_reads_the_framework(request, client, in_force, who, page, says):
    client.force_login(request.getfixturevalue(who))
    response = client.get(f"/strategy/{page}")
    assert response.status_code == 200
    assert says in text_of(response)
    assert len(response.content) <= HEAVIEST


@pytest.mark.parametrize("page", [*PAGES, "framework/template.xlsx", "framework/versions/1/framework.toml"])
def test_a_visitor_signs_in_first_and_an_administrator_is_refused(client, administrator, in_force, page):
    assert client.get(f"/strategy/{page}").url.startswith("/sign-in/")
    client.force_login(administrator)
    assert client.get(f"/strategy/{page}").status_code == 403


@pytest.mark.parametrize("who", ["otto", "board"])
@pytest.mark.parametrize(("path", "said"), FORMS.items())
def test_otto_and_the_board_change_nothing(request, client, in_force, who, path, said):
    """Otto is Hartwell's; the activity is the partnership's own, and he does not answer for it."""
    client.force_login(request.getfixturevalue(who))
    before = FrameworkVersion.objects.values_list("state", "document").get()
    client_says = client.post(f"/strategy/{path}", said)
    assert client_says.status_code == (400 if path.endswith("take-back") else 403)
    assert FrameworkVersion.objects.values_list("state", "document").get() == before
    assert not ActivityEntry.objects.exists()


def test_before_a_framework_is_in_force_a_page_says_what_would_fill_it(client, lead, priya):
    client.force_login(lead)
    assert "Load a framework" in text_of(client.get("/strategy/framework/"))
    client.force_login(priya)
    assert "A partnership lead loads one" in text_of(client.get("/strategy/framework/"))
    assert client.get("/strategy/activities/careers-fair").status_code == 400


def test_a_lead_loads_agrees_and_puts_a_version_in_force(client, lead, in_force):
    client.force_login(lead)
    text = as_toml(founding()).replace('title = "Grow your own"', 'title = "Grown here"')
    file = SimpleUploadedFile("next.toml", text.encode())
    made = client.post("/strategy/framework/new", {"file": file})
    assert made.url == "/strategy/framework/versions/2/"
    page = text_of(client.get(made.url))
    assert "1 thing differs from version 1" in page
    assert "its title: Grown here, was Grow your own" in page
    client.post(f"{made.url}agree", {"meeting": "Strategic Board", "met_on": "2026-10-01"})
    client.post(f"{made.url}in-force", {"since": "2026-10-02"})
    versions = FrameworkVersion.objects.order_by("number").values_list("state", "since", "until")
    assert list(versions) == [
        ("retired", date(2026, 9, 1), date(2026, 10, 2)),
        ("in force", date(2026, 10, 2), None),
    ]
    assert "Grown here" in text_of(client.get("/strategy/framework/"))
    assert AuditEntry.objects.filter(what="put in force a framework").count() == 2


def test_a_workbook_with_faults_is_told_by_its_cells_and_nothing_is_kept(client, lead):
    client.force_login(lead)
    made = a_framework(activities=[an_activity(under="b"), an_activity(milestones=[])])
    file = SimpleUploadedFile("ours.xlsx", as_workbook(made))
    response = client.post("/strategy/framework/new", {"file": file})
    assert response.status_code == 400
    page = text_of(response)
    assert "2 things have to be put right" in page
    assert "<code>Activities!D3</code>" in page
    assert "which stands under b already" in page
    assert not FrameworkVersion.objects.exists()


@pytest.mark.parametrize(
    ("path", "said", "says"),
    [
        ("framework/new", {}, "No file was chosen."),
        ("framework/new", {"file": SimpleUploadedFile("a.toml", b"not toml")}, "cannot be read as TOML"),
        ("framework/versions/2/agree", {"meeting": "", "met_on": "2026-09-01"}, "No meeting is named."),
        ("framework/versions/2/agree", {"meeting": "Board", "met_on": "soon"}, "Write it as 2027-09-01."),
        ("framework/versions/1/change", {"file": SimpleUploadedFile("a.toml", as_toml(founding()).encode())},
         "never changes"),
        ("activities/careers-fair/milestones/fair", {"on": "2999-01-01"}, "today or earlier"),
        ("activities/careers-fair/milestones/fair", {"on": ""}, "The day of its doing is “”."),
        ("activities/careers-fair/milestones/fair/move", {"to": "2027-01-01"}, "Say why it moves"),
        ("activities/careers-fair/word", {"status": "watch", "text": ""}, "Say how it goes"),
        ("activities/careers-fair/owner", {"person": ""}, "Nobody was chosen."),
        ("activities/partner-placements/tick", {"item": "x"}, "There is no such thing in the handover"),
        ("activities/partner-placements/hand-over", {"on": "2026-09-01"}, "things are not ticked."),
        ("activities/careers-fair/take-back", {"entry": "x"}, "There is no such entry."),
    ],
)  # fmt: skip
def test_what_is_to_be_put_right_is_said(client, lead, in_force, path, said, says):
    frameworks.draft(framework=a_framework(), by=lead)
    client.force_login(lead)
    response = client.post(f"/strategy/{path}", said)
    assert response.status_code == 400
    assert says in text_of(response)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("outcomes/none", 404),
        ("priorities/none", 404),
        ("activities/none", 404),
        ("activities/careers-fair/milestones/none", 404),
        ("framework/versions/9/", 404),
        ("framework/versions/1/framework.pdf", 404),
        ("framework/?version=x", 400),
        ("framework/compare?from=1", 400),
        ("framework/search?q=" + "x" * 2001, 400),
    ],
)
def test_what_is_not_there_is_said(client, lead, in_force, path, status):
    client.force_login(lead)
    assert client.get(f"/strategy/{path}").status_code == status


def test_whoever_answers_for_an_activity_says_how_far_it_is(client, lead, board, in_force):
    client.force_login(lead)
    client.post("/strategy/activities/careers-fair/owner", {"person": "amara"})
    client.force_login(board)
    place = "/strategy/activities/careers-fair"
    client.post(f"{place}/milestones/fair", {"on": "2026-09-02", "note": "240 students came"})
    client.post(f"{place}/word", {"status": "on-course", "text": "All partners had a stand."})
    page = text_of(client.get(place))
    assert "Its milestone is done." in page
    assert "says Amara on" in page
    entry = ActivityEntry.objects.get(kind="done")
    assert "240 students came" in text_of(client.get(f"{place}/milestones/fair"))
    client.post(f"{place}/take-back", {"entry": entry.pk})
    assert "(taken back on" in text_of(client.get(place))


def test_a_handover_is_ticked_and_signed_on_the_page(client, lead, in_force):
    client.force_login(lead)
    place = "/strategy/activities/partner-placements"
    for each in founding().activity("partner-placements").handover:
        client.post(f"{place}/tick", {"item": activities.mark(each)})
    client.post(f"{place}/hand-over", {"on": "2026-09-30", "note": "The coordinator runs it."})
    assert "It is business as usual since 30 September 2026." in text_of(client.get(place))


@pytest.mark.parametrize("form", ["toml", "xlsx"])
def test_a_version_is_taken_away_and_comes_back_the_same(client, otto, in_force, form):
    client.force_login(otto)
    response = client.get(f"/strategy/framework/versions/1/framework.{form}")
    assert opened(response.content, name=f"a.{form}").framework == founding()


LARGE_PAGES = (
    *("framework/", "framework/?page=25", "framework/?version=2", "framework/search?q=training"),
    *("outcomes/o", "priorities/priority-3", "activities/activity-8", "framework/versions/1/"),
    *("framework/versions/2/", "framework/compare?from=1&to=2", "activities/activity-8/milestones/m-1"),
)


# Slow: makes a framework of a thousand activities.
@pytest.mark.slow
def test_every_page_stays_light_with_a_thousand_activities(client, lead):
    put_in_force(a_large_framework(), by=lead, on=date(2026, 9, 1))
    other = as_toml(a_large_framework()).replace("Workshops", "Seminars")
    frameworks.draft(framework=opened(other.encode(), name="a.toml").framework, by=lead)
    client.force_login(lead)
    for page in LARGE_PAGES:
        response = client.get(f"/strategy/{page}")
        assert response.status_code == 200, page
        assert len(response.content) <= HEAVIEST, page


def test_words_of_another_direction_and_of_great_length_are_shown_as_they_are(client, lead):
    title = "التدريب <b>المشترك</b> " + "x" * 1900
    put_in_force(a_framework(activities=[an_activity(title=title)]), by=lead, on=date(2026, 9, 1))
    client.force_login(lead)
    for page in ("framework/", "activities/act", "outcomes/o"):
        said = client.get(f"/strategy/{page}").content.decode()
        assert 'dir="auto"' in said
        assert "&lt;b&gt;المشترك" in said


def test_home_names_late_milestones_to_whoever_answers_and_owners_who_left_to_leads(
    client, lead, board, in_force
):
    one = founding().activity("grow-your-own")
    activities.name_owner(activity=one, person=board, by=lead)
    activities.name_owner(activity=founding().activity("coaching"), person=board, by=lead)
    client.force_login(board)
    assert "“Scheme agreed by all partners” is late" in text_of(client.get("/"))
    board.is_active = False
    board.save()
    client.force_login(lead)
    page = text_of(client.get("/"))
    assert "Name somebody for “A regional pool of coaches”" in page
    assert "is late" not in page


@pytest.fixture
def draft(client, lead):
    """The address of a draft, opened by a lead."""
    client.force_login(lead)
    return frameworks.draft(framework=founding(), by=lead).get_absolute_url()


def fields_of(client, address):
    """The fields of a form as they stand on the page."""
    page = client.get(address).content.decode()
    said = re.findall(r'<input class="govuk-input[^>]* name="([^"]+)" value="([^"]*)"', page)
    said += re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>([^<]*)</textarea>', page)
    said += re.findall(r'<select[^>]* name="([^"]+)"[^>]*>.*?<option value="([^"]*)" selected>', page)
    return {name: unescape(value) for name, value in said}


@pytest.mark.parametrize("kind", ["aims", "principles", "outcomes", "priorities", "activities", "kpis"])
def test_a_part_that_is_kept_as_it_stands_is_the_same(client, draft, kind):
    for one in getattr(founding(), kind):
        address = f"{draft}{kind}/{one.code}/"
        assert client.post(address, fields_of(client, address)).url == f"{draft}{kind}/"
    assert FrameworkVersion.objects.get().framework == founding()


def test_the_parts_of_a_draft_are_listed_each_with_its_ways_on(client, draft):
    page = client.get(f"{draft}activities/").content.decode()
    assert f'href="{draft}activities/careers-fair/"' in page
    assert f'action="{draft}activities/careers-fair/out"' in page


def test_what_a_part_names_is_chosen_by_its_title(client, draft):
    page = client.get(f"{draft}kpis/children-turnover/").content.decode()
    assert '<option value="low-turnover" selected>Low turnover rates</option>' in page
    assert '<option value="lower" selected>lower</option>' in page
    assert '<option value="turnover-rate">' in page
    assert "<code>careers-fair</code>" in page
    assert len(page.encode()) < 60_000


def test_a_part_is_changed_added_and_taken_out_of_a_draft(client, draft):
    address = f"{draft}activities/careers-fair/"
    said = fields_of(client, address) | {
        "milestones": "fair | Fair held | 2027-04-01\r\nplan | Planned | 2027-01-01"
    }
    client.post(address, said)
    client.post(f"{draft}activities/add", {"code": "new-one", "title": "A new one", "under": "workforce"})
    client.post(f"{draft}activities/equality/out")
    made = FrameworkVersion.objects.get().framework
    assert [str(each.due) for each in made.activity("careers-fair").milestones] == [
        "2027-04-01",
        "2027-01-01",
    ]
    assert made.activity("new-one").title == "A new one"
    assert made.activity("equality") is None


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"under": "nowhere"}, "Under is “nowhere”, and there is no such aim or principle."),
        ({"starts": "soon"}, "Starts holds “soon”. Write a day, as 2027-09-01."),
        ({"title": ""}, "Title is missing. Add it."),
        ({"milestones": "one | two"}, "Milestones line 1 is missing. Add it."),
        ({"milestones": "m | M | never"}, "Milestones line 1 is “never”, which is no day."),
        ({"needs": "careers-fair"}, "Needs goes round: careers-fair needs careers-fair."),
        ({"code": "coaching"}, "which stands under recruitment already"),
    ],
)
def test_what_is_wrong_with_a_part_is_told_at_its_field(client, draft, said, says):
    address = f"{draft}activities/careers-fair/"
    response = client.post(address, fields_of(client, address) | said)
    assert response.status_code == 400
    assert says in unescape(text_of(response))
    assert FrameworkVersion.objects.get().framework == founding()


def test_what_somebody_else_changed_meanwhile_is_not_written_over(client, draft):
    address = f"{draft}activities/careers-fair/"
    said = fields_of(client, address) | {"seen": "what stood there before", "title": "Mine"}
    response = client.post(address, said)
    assert response.status_code == 400
    assert "Somebody changed this draft since you opened it." in text_of(response)
    assert 'value="Mine"' in response.content.decode()
    assert FrameworkVersion.objects.get().framework == founding()


def test_what_others_name_is_not_taken_out(client, draft):
    response = client.post(f"{draft}outcomes/low-turnover/out")
    assert response.status_code == 400
    said = text_of(response)
    assert "“Support in years 2 and 3”" in said
    assert "more still name low-turnover. Change that first" in said
    assert "[" not in said


def test_only_leads_change_a_draft_part_by_part(client, otto, draft):
    client.force_login(otto)
    for address in ("activities/", "activities/careers-fair/", "activities/add"):
        assert client.get(f"{draft}{address}").status_code == 403
    assert client.post(f"{draft}activities/careers-fair/out").status_code == 403


def test_a_lead_chooses_the_meeting_and_each_page_leads_to_the_other(client, lead, in_force):
    held = a_meeting()
    client.force_login(lead)
    frameworks.draft(framework=founding(), by=lead)
    assert f'<option value="{held.pk}">Strategic Board, 3 March 2026</option>' in text_of(
        client.get("/strategy/framework/versions/2/")
    )
    wrong = client.post("/strategy/framework/versions/2/agree", {"held": "77"})
    assert (wrong.status_code, "There is no such meeting." in text_of(wrong)) == (400, True)
    page = client.post("/strategy/framework/versions/2/agree", {"held": held.pk}, follow=True)
    assert f'href="/strategy/meetings/{held.pk}/">Strategic Board</a> agreed it on 3 March 2026' in text_of(
        page
    )
    meeting = text_of(client.get(f"/strategy/meetings/{held.pk}/"))
    assert '<a href="/strategy/framework/versions/2/">version 2 of the framework</a> (agreed)' in meeting


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home"), pytest.mark.slow]
