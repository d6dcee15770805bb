"""What the self-test says of a domain, asked of a real name server."""

import pytest

from firstline.channels.email.actions.keep_signing_key import make_signing_key, use_signing_key
from firstline.channels.email.domains import asking
from firstline.channels.email.domains.asking import AskedDns, Silent
from firstline.channels.email.domains.checking import look_at
from firstline.channels.email.domains.findings import Domain, Record
from firstline.channels.email.domains.ours import look_at_our_domain
from firstline.channels.email.domains.senders import mechanism_for, mechanisms_for
from firstline.channels.email.models.signing_key import Algorithm
from firstline.channels.email.tests.mails import mailbox
from firstline.channels.email.tests.name_server import Zone, name_server
from tests.cast import NOW, as_actor

NAME = "desk.test"
GOOD: Zone = {
    (NAME, "MX"): ["20 backup.desk.test.", "10 mx.desk.test."],
    (NAME, "TXT"): ["some-verification=1", "v=spf1 mx include:spf.protection.outlook.com -all"],
    ("spf.protection.outlook.com", "TXT"): ["v=spf1 ip4:192.0.2.0/24 -all"],
    (f"_dmarc.{NAME}", "TXT"): ["v=DMARC1; p=reject; rua=mailto:reports@desk.test"],
}
OUTLOOK = Domain(NAME, mechanisms=("include:spf.protection.outlook.com",))


def found(zone: Zone, domain: Domain = OUTLOOK):
    with name_server(zone) as server:
        return {finding.part: finding for finding in look_at(domain, AskedDns((server,)))}


def spf(text: str | list[str]):
    texts = [text] if isinstance(text, str) else text
    return found({**GOOD, (NAME, "TXT"): texts})["spf"]


def txt(value: str, name: str = NAME) -> Record:
    return Record(name, value)


def test_a_domain_in_order():
    parts = found(GOOD)
    assert {part: finding.how for part, finding in parts.items()} == {
        "mx": "good", "spf": "good", "dkim": "unknown", "dmarc": "good",
    }  # fmt: skip
    assert parts["mx"].sentence == "Mail to this domain goes to mx.desk.test, backup.desk.test."
    assert all(finding.record is None for finding in parts.values())


def test_a_domain_without_anything_is_told_what_to_put_into_dns():
    parts = found({})
    assert {finding.how for part, finding in parts.items() if part != "dkim"} == {"wrong"}
    assert parts["spf"].record == txt("v=spf1 mx include:spf.protection.outlook.com ~all")
    assert parts["dmarc"].record == txt("v=DMARC1; p=none; rua=mailto:postmaster@desk.test", "_dmarc.desk.test")


def test_spf_that_leaves_out_the_way_the_mail_leaves():
    finding = spf("v=spf1 mx -all")
    assert (finding.how, finding.record) == ("wrong", txt("v=spf1 mx include:spf.protection.outlook.com -all"))


def test_spf_that_names_it_in_what_it_includes():
    inner = {("inner.test", "TXT"): ["v=spf1 include:spf.protection.outlook.com ~all"]}
    finding = found({**GOOD, **inner, (NAME, "TXT"): ["v=spf1 include:inner.test ~all"]})["spf"]
    assert finding.how == "good"


def test_spf_twice_for_everybody_and_without_an_end():
    assert spf(["v=spf1 mx ~all", "v=spf1 include:spf.protection.outlook.com -all"]).record == txt(
        "v=spf1 mx include:spf.protection.outlook.com ~all"
    )
    assert spf("v=spf1 include:spf.protection.outlook.com +all").record == txt(
        "v=spf1 include:spf.protection.outlook.com ~all"
    )
    open_end = spf("v=spf1 include:spf.protection.outlook.com")
    assert (open_end.how, open_end.record) == ("better", txt("v=spf1 include:spf.protection.outlook.com ~all"))


def test_spf_that_asks_too_much_and_one_that_goes_in_circles():
    many = " ".join(f"include:{n}.test" for n in range(11))
    assert "takes 11 questions" in found({**GOOD, (NAME, "TXT"): [f"v=spf1 {many} ~all"]}, Domain(NAME))["spf"].sentence
    circle = {**GOOD, (NAME, "TXT"): ["v=spf1 include:a.test ~all"], ("a.test", "TXT"): ["v=spf1 include:a.test ~all"]}
    assert found(circle, Domain(NAME))["spf"].how == "good"


def test_dmarc_that_only_watches_is_of_the_domain_above_or_is_nonsense():
    watching = found({**GOOD, (f"_dmarc.{NAME}", "TXT"): ["v=DMARC1; p=none; rua=mailto:x@desk.test"]})["dmarc"]
    assert (watching.how, watching.record) == (
        "better", txt("v=DMARC1; p=quarantine; rua=mailto:x@desk.test", f"_dmarc.{NAME}"),
    )  # fmt: skip
    assert found(GOOD, Domain(f"mail.{NAME}"))["dmarc"].how == "good"
    assert found({**GOOD, (f"_dmarc.{NAME}", "TXT"): ["v=DMARC1; p=maybe"]})["dmarc"].how == "wrong"


def test_what_gives_no_answer_is_unknown_and_nothing_worse(monkeypatch):
    monkeypatch.setattr(asking, "SECONDS_PER_SERVER", 0.1)
    monkeypatch.setattr(asking, "SECONDS", 0.2)
    with name_server(GOOD, is_silent=True) as server:
        dns = AskedDns((server,))
        with pytest.raises(Silent):
            dns.texts(NAME)
        assert {finding.how for finding in look_at(OUTLOOK, dns)} == {"unknown"}


def test_what_spf_must_name(cast):
    assert mechanism_for("smtp.office365.com") == "include:spf.protection.outlook.com"
    assert mechanism_for("notgmail.com") == "a:notgmail.com"
    mailbox(smtp_host="smtp.gmail.com")
    mailbox(name="Other", address="it@desk.test")
    mailbox(name="Elsewhere", address="it@else.test", smtp_host="relay.else.test")
    assert mechanisms_for("desk.test") == ["include:_spf.google.com"]
    assert mechanisms_for("else.test") == ["a:relay.else.test"]


def test_a_key_is_looked_for_where_it_should_be(cast):
    mailbox(smtp_host="smtp.desk.test")
    ada = as_actor(cast.ada)
    key = make_signing_key(NAME, Algorithm.RSA, by=ada, at=NOW)

    def dkim(zone: Zone):
        with name_server(zone) as server:
            return next(one for one in look_at_our_domain(NAME, AskedDns((server,))) if one.part == "dkim")

    assert (dkim({}).how, dkim({}).record) == ("better", txt(key.record, "firstline-202603-rsa._domainkey.desk.test"))
    published: Zone = {(key.record_name, "TXT"): [key.record]}
    assert "switch it on" in dkim(published).sentence
    use_signing_key(key, is_used=True, by=ada, at=NOW)
    assert dkim(published).how == "good"
    other: Zone = {(key.record_name, "TXT"): ["v=DKIM1; k=rsa; p=AAAA"]}
    assert "Another key than ours" in dkim(other).sentence
    assert (dkim(other).how, dkim({}).how) == ("wrong", "wrong")
