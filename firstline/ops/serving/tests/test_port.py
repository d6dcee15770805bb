import socket

from firstline.ops.serving.port import refuse_taken_port, wait_until_answering


def taken():
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    listening.listen(5)
    return listening


def test_says_nothing_about_a_free_port():
    with taken() as listening:
        port = listening.getsockname()[1]
    assert refuse_taken_port("127.0.0.1", port) == ""


def test_offers_the_next_port_when_this_one_is_taken():
    with taken() as listening:
        port = listening.getsockname()[1]
        said = refuse_taken_port("127.0.0.1", port)
    assert said == f"Port {port} is already used by another program. Choose another one, for example: --port {port + 1}"


def test_says_that_there_is_no_such_port():
    assert refuse_taken_port("127.0.0.1", 80000).startswith("There is no port 80000.")


def test_nobody_answers_on_a_port_that_only_listens_and_closes():
    with taken() as listening:
        port = listening.getsockname()[1]
    assert not wait_until_answering("127.0.0.1", port, seconds=0.3)
