"""Files and backup, in short."""

from firstline.ops.demo.short import brief, call

STORIES = (
    brief(
        "sv",
        "elin.pettersson",
        "tobias",
        "Bokcirkelns lista är överskriven",
        (
            "Någon sparade sin inköpslista över hela bokcirkelns. Kan man få tillbaka i går?",
            "Högerklicka på filen, Tidigare versioner, i går 16.00, Återställ. Inköpslistan finns kvar som kopia, det stod ägg på den.",
            "Tidigare version återställd.",
        ),
        category="files",
        product="file-storage",
        urgency="high",
    ),
    brief(
        "en",
        "priya.raman",
        "boris",
        "Two people in the same spreadsheet",
        (
            "William and I see each other's locked file all day.",
            "I have moved it to the shared area, where both can write at once. The old link takes you to the new place.",
            "File moved to co-editing.",
        ),
        category="files",
        product="file-storage",
    ),
    brief(
        "sv",
        "maja.holmqvist",
        "kofi",
        "Filer från arkitekten, 18 GB",
        (
            "De går inte att mejla. Arkitekten har ingen tjänst själv.",
            'Mappen "In från arkitekt" tar emot allt till och med {d+5}. Länken har jag skickat till henne, du får ett mejl när allt är inne.',
            "Mottagningsmapp skapad.",
        ),
        category="files",
        type="service_request",
    ),
    call(
        "en",
        "wei.zhang",
        "kofi",
        "Deleted the program of machine 2",
        (
            "Wei calls: deleted the wrong folder on the program server, machine 2 starts at 13:00.",
            "Folder restored from the copy of 12:00. 214 programs, checked with Wei.",
        ),
        category="files",
        urgency="high",
    ),
    brief(
        "sv",
        "goran.wikman",
        "amina",
        "Var ligger protokollen från 2014?",
        (
            "En medlem vill se stämmoprotokollet. Vi bytte system 2017.",
            'De ligger i Arkiv, Gamla systemet, som inskannade sidor. Sök på "stämma 2014", texten är läsbar för sökningen.',
            "Visat var arkivet finns.",
        ),
        category="files",
        type="question",
    ),
    brief(
        "en",
        "kent.lindberg",
        "tobias",
        "Drive M: is gone on the measuring PC",
        (
            "The measuring machine saves to M:. M: is not there since the restart.",
            "It comes back by itself now at each start; it had been added by hand once, in 2016. All reports of today are on the desktop, please drag them over.",
            "Drive mapped at start.",
        ),
        category="files",
        product="file-storage",
    ),
    brief(
        "sv",
        "leila.hosseini",
        "sara",
        "Hur länge sparas raderade filer?",
        (
            "Frågar för elevhälsan. Det står inget i rutinen.",
            "Trettio dagar i papperskorgen, nittio i säkerhetskopian, sedan är de borta på riktigt. Jag har skickat en rad som ni kan lägga i rutinen.",
            "Lagringstider besvarade.",
        ),
        category="files",
        type="question",
    ),
)
