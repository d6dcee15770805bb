import pytest

from firstline.channels.email.reading.matter import matter_of


@pytest.mark.parametrize(
    ("subject", "matter"),
    [
        ("Printer prints blank", "Printer prints blank"),
        ("Re: Printer prints blank", "Printer prints blank"),
        ("RE: SV: Re : AW: Skrivaren", "Skrivaren"),
        ("Re[2]: Re (3): Printer", "Printer"),
        ("Re：回复：打印机", "打印机"),
        ("Fwd: Re: Printer", "Fwd: Re: Printer"),
        ("Re: Fwd: Printer", "Fwd: Printer"),
        ("Reset: my password", "Reset: my password"),
        ("Re: [FL-7] Printer", "[FL-7] Printer"),
        ("Re:", ""),
        ("Re: " * 30 + "Printer", "Re: " * 10 + "Printer"),
        ("", ""),
    ],
)
def test_what_a_subject_is_about(subject, matter):
    assert matter_of(subject) == matter


@pytest.mark.parametrize("subject", ["Re: [FL-7] Printer", "[FL-7] Printer", "Sv: Re: [FL-7] Re: Printer"])
def test_the_number_of_the_request_that_is_followed_goes_too(subject):
    assert matter_of(subject, without="FL-7") == "Printer"


def test_another_number_stays():
    assert matter_of("Re: [FL-70] Printer", without="FL-7") == "[FL-70] Printer"
