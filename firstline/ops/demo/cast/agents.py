"""The desk itself: its name and mailboxes, teams, agents, and the vendors behind it."""

from __future__ import annotations

from dataclasses import dataclass

from firstline.ops.demo.shape import Agent, Language, Team, Vendor


@dataclass(frozen=True, slots=True)
class Mailbox:
    key: str
    name: str
    address: str
    team: str


@dataclass(frozen=True, slots=True)
class Desk:
    name: str
    domain: str
    language: Language
    time_zone: str
    prefix: str
    phone: str
    opening_hours: str
    mailboxes: tuple[Mailbox, ...]


DESK = Desk(
    name="Nordby Support",
    domain="nordbysupport.example",
    language="en",
    time_zone="Europe/Stockholm",
    prefix="FL",
    phone="+46 980 319 200",
    opening_hours="Mon–Fri 7:30–17:00",
    mailboxes=(
        Mailbox("support", "Nordby Support", "support@nordbysupport.example", "service-desk"),
        Mailbox("network", "Nordby Support Network", "network@nordbysupport.example", "network"),
        Mailbox("orders", "Nordby Support Orders", "orders@nordbysupport.example", "workplace"),
    ),
)

TEAMS = (
    Team("service-desk", "Service desk", "Servicedesk", tier=1, mailbox="support"),
    Team("workplace", "Workplace", "Arbetsplats", tier=2, mailbox="orders"),
    Team("network", "Network", "Nätverk", tier=2, mailbox="network"),
    Team("telephony", "Telephony", "Telefoni", tier=2),
    Team("applications", "Applications", "Verksamhetssystem", tier=2),
    Team("devices", "TV and devices", "TV och utrustning", tier=2),
)


def _agent(name: str, title: str, teams: str, role: str = "agent", line: int = 0) -> Agent:
    login = name.split(maxsplit=1)[0].lower()
    assert role in {"agent", "lead", "administrator"}
    return Agent(
        key=login,
        name=name,
        title=title,
        email=f"{login}@{DESK.domain}",
        phone=f"+46 980 319 2{line:02d}",
        role=role,  # type: ignore[arg-type]
        teams=tuple(teams.split()),
        language="en" if login in {"kofi", "mei"} else "sv",
    )


AGENTS = (
    _agent("Boris Nord", "Support technician", "service-desk", line=1),
    _agent("Sara Lindqvist", "Service desk lead", "service-desk", "lead", line=2),
    _agent("Amina Yusuf", "Support technician", "service-desk", line=3),
    _agent("Tobias Wikström", "Support technician", "service-desk telephony", line=4),
    _agent("Erik Kvist", "Workplace lead", "workplace devices", "lead", line=5),
    _agent("Kofi Mensah", "Workplace specialist", "workplace", line=6),
    _agent("Dragan Petrović", "Network lead", "network", "lead", line=7),
    _agent("Mei Chen", "Network engineer", "network", line=8),
    _agent("Petra Nyström", "Telephony specialist", "telephony", line=9),
    _agent("Ali Rezaei", "Telephony and mobile specialist", "telephony", line=10),
    _agent("Henrik Ståhl", "Applications lead", "applications", "lead", line=11),
    _agent("Ingrid Solheim", "Application specialist", "applications", line=12),
    _agent("Marko Virtanen", "Field technician", "devices workplace", line=13),
    _agent("Karin Ask", "Administrator", "", "administrator", line=14),
)

VENDORS = (
    Vendor("fjallnat", "Fjällnät Fiber", "noc@fjallnat.example", "fibre and internet lines"),
    Vendor("talvia", "Talvia Mobil", "foretag@talvia.example", "mobile subscriptions and the phone exchange"),
    Vendor("skrivpoolen", "Skrivpoolen Norr", "service@skrivpoolen.example", "printers and their service"),
    Vendor("lonspar", "Lönspår Software", "support@lonspar.example", "the payroll system"),
    Vendor("kassanord", "KassaNord", "support@kassanord.example", "tills and card terminals"),
    Vendor("bildlinjen", "Bildlinjen", "order@bildlinjen.example", "TVs, signage and meeting-room equipment"),
    Vendor("novatek", "Novatek Datorer", "garanti@novatek.example", "laptops and screens"),
)
