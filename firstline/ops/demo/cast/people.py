"""The people who ask for help. One line each: name | title | language | marks.

Marks: `all` follows the organisation's requests, `vip`, `shared` for a function's address. Phone numbers are from
the ranges set aside for fiction.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from firstline.ops.demo.cast.organisations import ORGANISATIONS
from firstline.ops.demo.shape import Organisation, Person

_STAFF = {
    "bergs-bygg": """
        Anna Berg | Office manager | en | all
        Lisa Holm | Purchasing | en | all
        Gunnar Berg | Managing director | sv | vip
        Fatima El-Amin | Payroll officer | en |
        Piotr Kowalczyk | Site manager | en |
        Emil Sandström | Site manager | sv |
        Yasmin Karimi | Estimator | sv |
        Rasmus Åkerblom | Foreman | sv |
        Oleksandr Shevchuk | Foreman | en |
        Ingela Norling | Accountant | sv |
        Tomasz Zieliński | Crane operator | en |
        Maja Holmqvist | Project engineer | sv |
    """,
    "nordby-kommun": """
        Oskar Lind | IT coordinator | en | all
        Per Olsson | Head of home care | sv |
        Mikael Sand | Town planner | sv |
        Birgitta Wallin | Registrar | sv |
        Hodan Abdi | Social worker | sv |
        Lena Marklund | HR officer | sv | all
        Anders Nygren | Head of building permits | sv |
        Ulla-Britt Fredriksson | Reception, town hall | sv |
        Jamal Osman | GIS engineer | en |
        Katarina Engström | Communications officer | sv |
        Sven-Erik Lundmark | Caretaker | sv |
        Elin Pettersson | Librarian | sv |
        Þórdís Guðmundsdóttir | Environmental inspector | en |
        Rolf Hedman | Finance officer | sv |
        Margareta Stålnacke | Chair of the municipal board | sv | vip
        Nguyễn Thị Minh Châu | Data analyst | en |
    """,
    "hotell-strand": """
        Reception | Front desk | sv | shared
        Carina Strand | Owner | sv | all vip
        Mehmet Yıldız | Night porter | en |
        Sofia Lindahl | Restaurant manager | sv |
        Giulia Ferraro | Conference host | en |
        Daniel Öberg | Caretaker | sv |
        Aurélie Lefèvre | Front office manager | en | all
        Bengt Hultgren | Head chef | sv |
    """,
    "strand-frakt": """
        Jonas Ek | Warehouse foreman | sv |
        Eva Lund | Office manager | sv | all
        Ekonomi | Accounts office | sv | shared
        Kerstin Forsberg | Finance officer | sv |
        Abdirahman Warsame | Driver coordinator | en |
        Niklas Berglund | Warehouse manager | sv |
        Tuulikki Mäkinen | Dispatcher | en |
        João Pereira | Warehouse operative | en |
        Stefan Brännström | Managing director | sv | vip
        Hanna Lövgren | Customer service | sv |
    """,
    "nordbyskolan": """
        María Fernanda de la Concepción Gutiérrez-Svensson | Spanish and music teacher | en |
        Christer Dahl | Principal | sv | vip
        Åsa Bergqvist | School administrator | sv | all
        Samuel Tesfaye | Mathematics teacher | en |
        Malin Öhman | Primary teacher | sv |
        Viktor Nyqvist | ICT teacher | sv | all
        Leila Hosseini | Special-needs teacher | sv |
        Henry Okafor | English teacher | en |
        Pia Granlund | Librarian | sv |
        Zdzisława Wójcik-Lindström | Canteen manager | en |
    """,
    "bjorken": """
        Helena Ekholm | Physician | sv |
        Ravi Subramaniam | Physician | en |
        Monica Jönsson | District nurse | sv |
        Siri Haugen | Physiotherapist | sv |
        Amanuel Gebremedhin | Nurse | sv |
        Ylva Carlsson | Medical secretary | sv | all
        Farid Nazari | Laboratory assistant | sv |
        Charlotte von Essen-Lagerkvist | Head of clinic | sv | all vip
    """,
    "tallbacken": """
        Göran Wikman | Chair | sv | all
        Inger Blom | Treasurer | sv |
        Patrik Sjölund | Caretaker | sv |
        Anita Desai-Holmgren | Board member | en |
        Hans-Olof Persson | Resident, house 7 | sv |
    """,
    "ellens": """
        Ellen Rask | Owner | sv | all
        Tove Rask | Shop assistant | sv |
        Mirjam Cohen | Web shop | en |
    """,
    "kvarnen": """
        Johan Kvarnström | Baker and owner | sv | all
        Selma Demir | Café manager | sv |
        Lukas Novák | Baker | en |
        Petronella Ström | Shop, Kvarngränd | sv |
        Beatriz Almeida | Shop, station | en |
    """,
    "revision": """
        Eva-Lena Sundin | Partner, auditor | sv | all
        Nadia Haddad | Partner, auditor | sv | vip
        William Grahn | Accounting consultant | sv |
        Priya Raman | Accounting consultant | en |
        Filip Eriksson | Trainee | sv |
    """,
    "energi": """
        Lars Isaksson | Operations manager | sv | all
        Agnes Thorén | Customer service | sv |
        Mohammed Al-Rashid | Grid engineer | en |
        Karl-Johan Vikström | Meter technician | sv |
        Ewa Nowak | Project controller | en |
        Sanna Niemi | Customer service | en |
        Björn Falk | Control room | sv |
    """,
    "granstroms": """
        Torbjörn Granström | Managing director | sv | all vip
        Jelena Marković | Quality manager | en |
        Kent Lindberg | Workshop foreman | en |
        Wei Zhang | CNC programmer | en |
        Camilla Hägg | Office and invoicing | sv |
        Ibrahim Sesay | Welder | en |
    """,
}

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "Þ": "th", "þ": "th", "ð": "d", "ı": "i", "đ": "d"})


def people() -> Iterator[Person]:
    """Everybody, with addresses and numbers made from name and place in the list."""
    number = 0
    for organisation in ORGANISATIONS:
        for line in _STAFF[organisation.key].strip().splitlines():
            number += 1
            yield _person(organisation, [part.strip() for part in line.split("|")], number)


def _person(organisation: Organisation, parts: list[str], number: int) -> Person:
    name, title, language, marks = parts
    shared = "shared" in marks
    login = _login(name)
    return Person(
        key=f"{organisation.key}.{login}" if shared else login,
        name=f"{name} {organisation.name}" if shared else name,
        organisation=organisation.key,
        title=title,
        email=f"{login}@{organisation.domain}",
        phone=organisation.phone,
        mobile="" if shared else f"+46 70 174 06 {number + 4:02d}",
        language="en" if language == "en" else "sv",
        sees_organisation="all" in marks,
        vip="vip" in marks,
        shared=shared,
    )


def _login(name: str) -> str:
    """First and last name in plain letters, as in an address: `zdzislawa.wojcik-lindstrom`."""
    plain = unicodedata.normalize("NFKD", name.translate(_LETTERS)).encode("ascii", "ignore").decode().lower()
    words = plain.split()
    return ".".join([words[0], words[-1]] if len(words) > 1 else words)


PEOPLE = tuple(people())
