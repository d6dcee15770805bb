"""Shared files, versions and backups."""

from firstline.ops.demo.shape import File
from firstline.ops.demo.telling import Story, answered, asked, noted, passed, resolved, took, wrote

STORIES = (
    Story(
        subject="Someone moved the whole folder Tenders, we think",
        who="piotr.kowalczyk",
        lang="en",
        category="files",
        product="file-storage",
        agent="boris",
        impact="medium",
        urgency="high",
        clock="09:41",
        steps=(
            wrote(
                "The folder Tenders 2025 is gone from the shared drive since half past nine. Nobody has deleted it, everybody says. There are about 400 files."
            ),
            took(after="5m"),
            noted('Drag and drop at 09:27, into "Tenders 2024 / Old". Name is in the log but nobody needs it.'),
            answered(
                'Hi Piotr, nothing is lost: the folder had been dragged into its neighbour, "Tenders 2024 / Old", which happens when one\'s mouse slips. I have moved it back and locked the top level, so that folders there can only be moved by you and Lisa.',
                after="12m",
            ),
            wrote("It is all there. I think it was me.", after="10m"),
            resolved("Folder moved back, top level protected against accidental moves."),
        ),
    ),
    Story(
        subject="Budgetfilen skadad, behöver gårdagens version",
        who="rolf.hedman",
        lang="sv",
        category="files",
        product="file-storage",
        agent="tobias",
        urgency="high",
        recent=True,
        clock="10:06",
        steps=(
            wrote(
                '"Filen är skadad och kan inte öppnas." Det är budget 2026, rev 7, sammanträde i eftermiddag. Snälla säg att det finns en kopia.'
            ),
            took(after="3m"),
            answered(
                "Hej Rolf, det finns en kopia från varje timme. Jag har lagt klockan 9.00 och gårdagens 17.00 bredvid den skadade, med tiden i namnet. Öppna 9.00 först.",
                after="14m",
            ),
            wrote("9.00 fungerar, det fattas bara två rader som jag minns. Jag kan andas igen.", after="15m"),
            resolved("Två tidigare versioner återlästa. Den skadade sparad för undersökning."),
        ),
    ),
    Story(
        subject="Share for the photographer: 60 GB from the anniversary",
        who="giulia.ferraro",
        lang="en",
        category="files",
        product="file-storage",
        agent="amina",
        type="service_request",
        age=(1, 3),
        steps=(
            wrote(
                "Our photographer wants to hand over 60 GB of pictures and films from the anniversary. His link runs out after the weekend, and the download stops half way each time."
            ),
            took(),
            asked(
                "Hi Giulia, I have made a folder with upload for him; it goes on by itself if the line is broken: link in the attached note, password by text message to you. How long do you want to keep everything? 60 GB is more than half of what your agreement includes.",
                files=(
                    File(
                        "upload-note.txt",
                        "Folder: Anniversary 100 years\nUpload until: {d+5}\nPassword: sent by SMS to Giulia Strand\n",
                    ),
                ),
            ),
        ),
    ),
    Story(
        subject="Säkerhetskopian av journalservern rapporterar fel",
        who="ylva.carlsson",
        lang="sv",
        category="files",
        product="file-storage",
        agent="erik",
        team="service-desk",
        impact="medium",
        steps=(
            wrote(
                'Jag får varje morgon ett mejl "Backup completed with warnings". Jag vet inte om jag ska göra något. Jag har fått 19 stycken.',
                files=(
                    File(
                        "backup-mail.txt",
                        "Job: BJORKEN-JOURNAL nightly\nResult: completed with warnings (1)\nWarning: 2 open files skipped (C:\\temp\\print)\nRestore test: passed\n",
                    ),
                ),
            ),
            took("amina"),
            passed("workplace", "Varningar från säkerhetskopian går till fel person.", to="erik"),
            took("erik"),
            answered(
                "Hej Ylva! Kopian är hel, varningen gäller två tillfälliga utskriftsfiler som ändå ska bort. Men du ska inte behöva läsa det där. Mejlen går till oss från och med i dag, de hade legat kvar på din företrädares uppgift."
            ),
            noted("Undantag för C:\\temp\\print lagt. Mottagare ändrad. Återläsningstest kört för hand: ok."),
            resolved("Varningen ofarlig och borttagen, rapporterna går till oss. Återläsning provad."),
        ),
    ),
    Story(
        subject="File name too long for the archive",
        who="thordis.gudmundsdottir",
        lang="en",
        category="files",
        product="case-system",
        agent="boris",
        type="question",
        urgency="low",
        steps=(
            wrote(
                "The archive refuses my inspection report, as the path is longer than 255 characters. We inherited folders within folders within folders. I cannot rename them, other people link to them."
            ),
            took(),
            answered(
                "Hi Þórdís, I have given the innermost folder a short name of its own (K:\\insp). It is the same folder, only with a shorter way to it. Save from there and the archive is content. The long way still works for the others."
            ),
            wrote("What a neat trick, thank you. It went in."),
            resolved("Short drive path mapped to the deep folder."),
        ),
    ),
)
