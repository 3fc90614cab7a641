"""A data lead sends a return, sees what was found, answers it and accepts it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from given.csww import a_return, a_worker
from tenure.partnership import home as homes
from tenure.partnership.models import AuditEntry, Note, Submission

# Slow: sends and accepts whole returns.
TOO_MANY_HOURS = a_return(a_worker(FTE="37"))
BORN_LONG_AGO = a_return(a_worker(PersonBirthDate="1934-05-01"))


@pytest.fixture
def data_lead(client, priya):
    client.force_login(priya)
    return client


def send(client, content, name="return.xml", **more):
    return client.post("/returns/send/", {"file": SimpleUploadedFile(name, content)}, **more)


def page(client, path):
    return client.get(path).content.decode()


def test_a_data_lead_sends_a_return(data_lead):
    response = send(data_lead, TOO_MANY_HOURS)

    submission = Submission.objects.get()
    assert response.url == submission.get_absolute_url()
    assert (submission.partner.number, submission.year, submission.errors) == ("101", 2023, 1)
    assert AuditEntry.objects.filter(what="sent a return").count() == 1


def test_findings_say_where_what_and_what_to_do(data_lead):
    found = page(data_lead, send(data_lead, TOO_MANY_HOURS).url)

    assert "1 error stands between this return and the record" in found
    assert "FTE is not between 0 and 1." in found
    assert "Give a share of full-time hours from 0 to 1" in found
    assert f"Line {TOO_MANY_HOURS.decode().splitlines().index('<CSWWWorker>') + 1}" in found
    assert ">37<" in found
    assert "T-W03" in found
    assert "Accept this return" not in found


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "The file is empty."),
        (b"Dear all", "The file could not be taken"),
        (a_return(lea="103"), "The file could not be taken"),
        (b"<a><b></a>", "The file could not be taken"),
    ],
)
def test_a_file_that_is_no_return_of_ours_is_turned_away(data_lead, content, says):
    page = send(data_lead, content, follow=True).content.decode()
    assert says in page
    assert "Send other files" in page
    assert not Submission.objects.exists()


def test_a_file_that_no_return_comes_in_is_said_at_once(data_lead):
    response = send(data_lead, a_return(), "return.exe")
    assert response.status_code == 400
    assert "is not a kind of file that returns come in" in response.content.decode()
    assert 'href="#file"' in response.content.decode()


def test_no_file_at_all_is_said(data_lead):
    response = data_lead.post("/returns/send/", {})
    assert "No file was chosen. Choose the files that you want to send." in response.content.decode()


def test_the_same_file_twice_is_one_return(data_lead):
    send(data_lead, TOO_MANY_HOURS)
    again = send(data_lead, TOO_MANY_HOURS, follow=True)
    assert "This same file was sent on" in again.content.decode()
    assert Submission.objects.count() == 1


def test_a_query_needs_a_note_before_it_is_accepted(data_lead):
    address = send(data_lead, BORN_LONG_AGO).url
    assert "No errors; 1 query needs a note" in page(data_lead, address)
    rule = Submission.objects.get().tally[0]["rule"]

    data_lead.post(f"{address}note/", {"rule": rule, "text": "Seen the birth certificate."})

    after = page(data_lead, address)
    assert "This return can be accepted" in after
    assert "Seen the birth certificate." in after
    assert "Query with a note" in after


def test_an_empty_note_is_not_kept(data_lead):
    address = send(data_lead, BORN_LONG_AGO).url
    rule = Submission.objects.get().tally[0]["rule"]

    response = data_lead.post(f"{address}note/", {"rule": rule, "text": " "})

    assert response.status_code == 400
    assert "The note is empty. Say why the query may stand." in response.content.decode()
    assert not Note.objects.exists()


def test_a_note_can_be_taken_back(data_lead):
    address = send(data_lead, BORN_LONG_AGO).url
    rule = Submission.objects.get().tally[0]["rule"]
    data_lead.post(f"{address}note/", {"rule": rule, "text": "Seen."})

    data_lead.post(f"{address}note/{Note.objects.get().pk}/remove/")

    assert "1 query needs a note" in page(data_lead, address)


def test_a_clean_return_is_accepted_after_a_summary(data_lead):
    address = send(data_lead, a_return()).url
    summary = page(data_lead, f"{address}accept/")
    assert "Accept Northvale’s children’s return for 2023?" in summary
    assert "It is the first return for 2023 in the record." in summary

    after = data_lead.post(f"{address}accept/", follow=True).content.decode()

    assert "This return is in the record" in after
    assert "The return for 2023 is accepted." in after
    assert [s.id for s in homes.lake().submissions()] == ["csww-101-2023-1"]


def test_a_return_with_errors_is_not_accepted_even_by_hand(data_lead):
    address = send(data_lead, TOO_MANY_HOURS).url

    response = data_lead.post(f"{address}accept/")

    assert response.status_code == 400
    assert "there is 1 error in it" in response.content.decode()
    assert homes.lake().submissions() == ()


def test_a_return_can_be_taken_back_before_it_is_accepted(data_lead):
    address = send(data_lead, TOO_MANY_HOURS).url
    assert "Nothing of it has entered the record." in page(data_lead, f"{address}withdraw/")
    data_lead.post(f"{address}withdraw/")
    assert Submission.objects.get().state == "withdrawn"


def test_files_come_back_to_their_sender(data_lead):
    address = send(data_lead, TOO_MANY_HOURS).url

    workbook = data_lead.get(f"{address}findings.xlsx")
    fixed = data_lead.get(f"{address}fixed/")
    as_sent = data_lead.get(f"{address}as-sent/")

    assert workbook.content.startswith(b"PK")
    assert b"<CSWWWorker>" in fixed.content
    assert as_sent.content == TOO_MANY_HOURS
    for response in (workbook, fixed, as_sent):
        assert response.headers["Content-Disposition"].startswith('attachment; filename="csww-101-2023-1-')
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.headers["Cache-Control"] == "no-store"


def test_what_can_be_put_right_by_itself_is_listed_first(data_lead):
    address = send(data_lead, a_return(a_worker(FTE="1,000000"), a_worker())).url
    fixes = page(data_lead, f"{address}fixes/")
    assert "can be put right without asking anyone" in fixes


def test_all_rows_of_a_rule_are_a_hundred_to_a_page(data_lead):
    people = [a_worker(SWENo=f"SW{n}", FTE="37") for n in range(1000, 1120)]
    address = send(data_lead, a_return(*people)).url

    assert "All 120 rows" in page(data_lead, address)
    first = page(data_lead, f"{address}rules/T-W03/")
    second = page(data_lead, f"{address}rules/T-W03/?page=2")

    assert "1 to 100 of 120" in first
    assert "SW1119" in second
    assert "SW1000" not in second
    assert data_lead.get(f"{address}rules/T-W99/").status_code == 404


def test_rows_are_numbered_as_the_senders_sheet_numbers_them(data_lead):
    from io import BytesIO

    from given.csww import sent
    from tenure import returns

    out = BytesIO()
    returns.write_csv(sent(a_worker(), a_worker(FTE="37")), out)
    found = page(data_lead, send(data_lead, out.getvalue(), "return.csv").url)

    assert "Row 3" in found


def test_returns_of_earlier_years_stay_in_the_list(data_lead):
    send(data_lead, a_return(year=2022))
    send(data_lead, TOO_MANY_HOURS)
    listed = page(data_lead, "/returns/")
    assert "2022, sending 1" in listed
    assert "2023, sending 1" in listed


def test_the_list_of_returns_opens_with_how_the_newest_stands(data_lead):
    assert "Northvale has sent no return yet</h1>" in data_lead.get("/returns/").content.decode()
    send(data_lead, a_return(a_worker(FTE="37")))
    shown = data_lead.get("/returns/").content.decode()
    assert "Northvale’s newest children’s return, for 2023, is checked, not yet accepted</h1>" in shown


def test_a_lead_sees_who_has_filed_and_no_rows(data_lead, client, lead, hartwell):
    address = send(data_lead, TOO_MANY_HOURS).url
    client.force_login(lead)

    filed = page(client, "/returns/?year=2023")

    assert "0 of 2 children’s returns for 2023 are in the record" in filed
    assert "Checked, not yet accepted" in filed
    adults = page(client, "/returns/?year=2023&kind=ascwds")
    assert "0 of 2 adults’ returns for 2023 are in the record" in adults
    assert "Checked, not yet accepted" not in adults
    assert "Not sent" in filed
    assert client.get(address).status_code == 404
    assert client.get("/returns/send/").status_code == 403


def test_a_board_member_has_no_business_with_returns(client, board):
    client.force_login(board)
    refused = client.get("/returns/")
    assert refused.status_code == 403
    assert "see who has filed" in refused.content.decode()


def test_after_a_note_the_next_query_without_one_is_shown(data_lead):
    people = (
        a_worker(PersonBirthDate="1934-05-01"),
        a_worker(Cases30="90"),
        a_worker(QualLevel="1", StepUpGrad="1"),
    )
    address = send(data_lead, a_return(*people)).url
    first, second, third = (entry["rule"] for entry in Submission.objects.get().tally)

    def noted(rule):
        return data_lead.post(f"{address}note/", {"rule": rule, "text": "Seen."}).url

    assert noted(second) == f"{address}#{third}"
    assert noted(third) == f"{address}#{first}"
    assert noted(first) == address


def test_a_note_that_came_over_says_so(data_lead):
    rule = "T-C15"
    first = send(data_lead, a_return(a_worker(FTE="37"), a_worker(Cases30="90"))).url
    data_lead.post(f"{first}note/", {"rule": rule, "text": "They stand for a team."})

    after = page(data_lead, send(data_lead, a_return(a_worker(), a_worker(Cases30="90"))).url)

    assert "This return can be accepted" in after
    assert "They stand for a team." in after
    assert "on an earlier sending" in after


def test_taking_a_sending_back_says_what_stays_in_the_record(data_lead):
    accepted = send(data_lead, a_return()).url
    data_lead.post(f"{accepted}accept/")
    later = send(data_lead, TOO_MANY_HOURS).url

    asked = page(data_lead, f"{later}withdraw/")
    done = data_lead.post(f"{later}withdraw/", follow=True).content.decode()

    assert "Take back sending 2 for 2023?" in asked
    assert "Sending 1, which is in the record, stays there." in asked
    assert "Sending 2 for 2023 is taken back. Nothing of it went into the record." in done


@pytest.mark.parametrize("step", ["accept", "withdraw"])
def test_what_can_no_longer_be_done_is_not_asked(data_lead, step):
    address = send(data_lead, a_return()).url
    data_lead.post(f"{address}accept/")
    assert data_lead.get(f"{address}{step}/").url == address


def test_what_is_put_right_by_itself_stands_where_the_sender_counts_it(data_lead):
    content = b"AgencyWorker,SWENo,Year,LEA,ReasonLeave\n0,SW1,2023,101,resigned\n"
    fixes = page(data_lead, f"{send(data_lead, content, 'return.csv').url}fixes/")
    assert ">Row 2</th>" in fixes
    assert "Reason for leaving" in fixes
    assert ">The return</th>" in fixes
    assert "Line 0" not in fixes


def test_the_largest_file_that_is_read_is_said(data_lead):
    assert "At most 50 MB each." in page(data_lead, "/returns/send/")


def test_rules_that_want_last_years_return_say_that_they_were_not_asked(data_lead):
    address = send(data_lead, a_return(year=2023)).url
    earlier = send(data_lead, a_return(year=2022)).url
    alone = page(data_lead, address)

    data_lead.post(f"{earlier}accept/")

    assert "No return for 2022 is in the record, so T-Y01 to T-Y07" in alone
    assert "114" not in alone
    assert "No return for 2022 is in the record" not in page(data_lead, address)


def test_a_year_that_is_none_shows_the_newest(client, priya):
    client.force_login(priya)

    for year in ("9" * 5000, "soon", "²", "20231"):
        assert client.get("/returns/", {"year": year}).status_code == 200


pytestmark = [pytest.mark.usefixtures("home", "at_once"), pytest.mark.slow]
