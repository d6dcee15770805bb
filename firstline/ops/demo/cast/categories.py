"""What requests are about, in two levels."""

from firstline.ops.demo.shape import Category

_TREE = {
    ("printing", "Printing and scanning", "Utskrift och skanning"): (
        ("print-quality", "Print quality", "Utskriftskvalitet"),
        ("print-queue", "Queue and driver", "Kö och drivrutin"),
        ("print-supplies", "Toner and paper", "Toner och papper"),
        ("scanning", "Scanning", "Skanning"),
    ),
    ("network", "Network and internet", "Nätverk och internet"): (
        ("wifi", "Wi-Fi", "Trådlöst nät"),
        ("internet", "Internet line", "Internetförbindelse"),
        ("vpn", "Remote access", "Fjärranslutning"),
        ("lan", "Wired network", "Trådbundet nät"),
    ),
    ("accounts", "Accounts and access", "Konton och behörighet"): (
        ("password", "Password and sign-in", "Lösenord och inloggning"),
        ("mfa", "Two-step sign-in", "Tvåstegsinloggning"),
        ("access", "Access to folders and systems", "Åtkomst till mappar och system"),
        ("joiner-leaver", "Joiners and leavers", "Börjar och slutar"),
    ),
    ("mail", "Mail and calendar", "E-post och kalender"): (
        ("mail-delivery", "Sending and receiving", "Skicka och ta emot"),
        ("calendar", "Calendar", "Kalender"),
        ("shared-mailbox", "Shared mailboxes and lists", "Delade brevlådor och listor"),
        ("suspect-mail", "Suspect mail", "Misstänkt e-post"),
    ),
    ("computers", "Computers", "Datorer"): (
        ("slow-computer", "Slow or freezing", "Långsam eller hänger sig"),
        ("docking", "Screens and docking", "Skärmar och docka"),
        ("hardware-fault", "Broken hardware", "Trasig hårdvara"),
        ("software", "Programs and updates", "Program och uppdateringar"),
        ("files", "Files and backup", "Filer och säkerhetskopia"),
    ),
    ("telephony", "Telephony", "Telefoni"): (
        ("exchange", "Phone exchange and queues", "Växel och köer"),
        ("desk-phone", "Desk phones and headsets", "Bordstelefoner och headset"),
        ("call-quality", "Call quality", "Samtalskvalitet"),
    ),
    ("mobile", "Mobile", "Mobilt"): (
        ("subscription", "Subscriptions and SIM", "Abonnemang och SIM"),
        ("mobile-device", "Phones and tablets", "Telefoner och surfplattor"),
        ("mobile-data", "Coverage and data", "Täckning och data"),
    ),
    ("applications", "Business systems", "Verksamhetssystem"): (
        ("payroll", "Payroll", "Lön"),
        ("booking", "Booking and hotel system", "Bokning och hotellsystem"),
        ("records", "Records and case handling", "Journal och ärenden"),
        ("accounting", "Accounting and invoices", "Ekonomi och fakturor"),
        ("school-platform", "School platform", "Skolplattform"),
        ("logistics", "Transport and warehouse", "Transport och lager"),
        ("web-shop", "Web sites and web shop", "Webbplatser och webbutik"),
    ),
    ("tills", "Tills and card terminals", "Kassor och kortterminaler"): (
        ("card-terminal", "Card terminal", "Kortterminal"),
        ("till", "Till and receipts", "Kassa och kvitton"),
    ),
    ("tv", "TV and signage", "TV och skyltning"): (
        ("tv-signal", "Channels and signal", "Kanaler och signal"),
        ("signage", "Information screens", "Informationsskärmar"),
    ),
    ("meeting-rooms", "Meeting rooms", "Mötesrum"): (
        ("room-screen", "Screen and cable", "Skärm och kabel"),
        ("room-video", "Video and sound", "Video och ljud"),
        ("room-booking", "Room booking", "Rumsbokning"),
    ),
    ("orders", "Orders", "Beställningar"): (
        ("order-computer", "Computer or screen", "Dator eller skärm"),
        ("order-phone", "Phone or subscription", "Telefon eller abonnemang"),
        ("order-other", "Accessories and licences", "Tillbehör och licenser"),
    ),
}

_SYNONYMS = {
    "printing": ("printer", "skrivare", "copier", "kopiator"),
    "print-supplies": ("ink", "cartridge", "bläck", "kassett"),
    "wifi": ("wireless", "wlan", "eduroam"),
    "vpn": ("work from home", "hemifrån", "distans"),
    "password": ("login", "locked out", "utelåst", "lösen"),
    "mfa": ("two-factor", "authenticator", "bankid", "2FA"),
    "suspect-mail": ("phishing", "spam", "nätfiske"),
    "slow-computer": ("hangs", "crash", "seg", "hänger"),
    "docking": ("monitor", "bildskärm", "HDMI"),
    "subscription": ("SIM card", "eSIM", "roaming"),
    "till": ("cash register", "kassaapparat"),
}

CATEGORIES = tuple(
    Category(*node, parent=parent, synonyms=_SYNONYMS.get(node[0], ()))
    for top, below in _TREE.items()
    for node, parent in [(top, ""), *((child, top[0]) for child in below)]
)
