"""The summary for an e-mail: counts and references, and not one cell of anybody's."""

from given.ascwds import TODAY, a_set, an_adults_worker
from given.csww import a_return, a_worker
from tenure import returns
from tenure.returns.kind import Beside


def test_it_counts_each_rule_and_names_the_first_references():
    people = [a_worker(SWENo=f"SW10000{n}", FTE="37") for n in range(5)]
    checked = returns.check(returns.read(a_return(*people)))

    said = returns.plain_summary(checked)

    assert "To put right:" in said
    assert "- FTE is not between 0 and 1 (T-W03): 5 times; line" in said
    assert "(SW100000)" in said
    assert "and 2 more" in said
    assert "37" not in said.replace("line 37", "")


def test_a_set_is_said_with_the_services_number_and_word():
    sent = a_set(worker=[an_adults_worker(NINUMBER="QQ123456Z", DAYSSICK="9999")])
    said = returns.plain_summary(returns.check_any(sent, Beside(today=TODAY)))
    assert "the service's" in said
    assert "QQ123456Z" not in said
    assert "9999" not in said
    assert "W1 P" in said
