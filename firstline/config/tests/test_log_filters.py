"""What must not stand in a log."""

import logging

from firstline.config.log_filters import without_secrets


def test_what_django_logs_of_a_fault_has_no_secret():
    record = logging.LogRecord("django.request", 40, "", 0, "Fault: %s", ("/hooks/mail/7/top-secret/events/",), None)
    assert without_secrets(record)
    assert record.getMessage() == "Fault: /hooks/mail/7/…/events/"
