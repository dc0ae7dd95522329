"""Files as BORIS and ELAN write them, in miniature."""

from __future__ import annotations

from pathlib import Path

TABULAR_HEADING = (
    "Observation id\tObservation date\tDescription\tObservation duration\tObservation type\tSource\tTime offset (s)\t"
    "Media duration (s)\tFPS\tSubject\tBehavior\tBehavioral category\tModifier #1\tBehavior type\tTime\t"
    "Media file name\tImage index\tImage file path\tComment"
)
TABULAR_LINE = (
    "lobby 1\t2026-03-04 10:11:12\tmorning\t60.000\tMedia file(s)\tplayer #1:C:/clips/lobby.mp4\t{offset}\t60.000\t"
    "25.000\t{subject}\t{behavior}\tdon't\t\t{status}\t{time}\tC:/clips/lobby.mp4\t118\tNA\t"
)
AGGREGATED_HEADING = (
    "Observation id,Observation date,Description,Observation type,Source,Time offset (s),Coding duration,"
    "Media duration (s),FPS (frame/s),Subject,Observation duration by subject by observation,Behavior,"
    "Behavioral category,Behavior type,Start (s),Stop (s),Duration (s),Media file name,Image index start,"
    "Image index stop,Image file path start,Image file path stop,Comment start,Comment stop"
)
AGGREGATED_LINE = (
    '{observation},2026-03-04 10:11:12,"morning, early",Media file(s),player #1:/clips/{clip},0.0,55.3,{length},25.000,'
    '{subject},55.3,"{behavior}",,STATE,{start},{stop},5.0,/clips/{clip},1,2,NA,NA,,'
)
BORIS_7 = """\
Observation id\tlobby 1\t\t\t\t\t\t\t
\t\t\t\t\t\t\t\t
Media file(s)\t\t\t\t\t\t\t\t
\t\t\t\t\t\t\t\t
Player #1\t/clips/lobby.mp4\t\t\t\t\t\t\t
\t\t\t\t\t\t\t\t
Observation date\t2016-11-27 01:57:26\t\t\t\t\t\t\t
Description\t\t\t\t\t\t\t\t
Time offset (s)\t0.0\t\t\t\t\t\t\t
\t\t\t\t\t\t\t\t
Time\tMedia file path\tTotal length\tFPS\tSubject\tBehavior\tBehavioral category\tComment\tStatus
3.300\t/clips/lobby.mp4\t359.960\t25.0\tNo focal subject\t双臂抱胸\t\t\tSTART
7.750\t/clips/lobby.mp4\t359.960\t25.0\tNo focal subject\t双臂抱胸\t\t\tSTOP
"""
EAF = """\
<?xml version="1.0" encoding="UTF-8"?>
<ANNOTATION_DOCUMENT AUTHOR="" DATE="2026-03-04T10:11:12+01:00" FORMAT="3.0" VERSION="3.0"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xsi:noNamespaceSchemaLocation="http://www.mpi.nl/tools/elan/EAFv3.0.xsd">
    <HEADER MEDIA_FILE="" TIME_UNITS="{units}">
        <MEDIA_DESCRIPTOR MEDIA_URL="file:///C:/clips/a.wav" MIME_TYPE="audio/x-wav" RELATIVE_MEDIA_URL="./a.wav"/>
        <MEDIA_DESCRIPTOR MEDIA_URL="file:///C:/clips/lobby 1.mp4" MIME_TYPE="video/mp4"{origin}/>
        <PROPERTY NAME="URN">urn:nl-mpi-tools-elan-eaf:b9f83ed4-09e6-4f4a-9db1-e542c3ab941d</PROPERTY>
        <PROPERTY NAME="lastUsedAnnotationId">3</PROPERTY>
    </HEADER>
    <TIME_ORDER>
        <TIME_SLOT TIME_SLOT_ID="ts1" TIME_VALUE="2060"/>
        <TIME_SLOT TIME_SLOT_ID="ts2" TIME_VALUE="4230"/>
        <TIME_SLOT TIME_SLOT_ID="ts3" TIME_VALUE="4315"/>
        <TIME_SLOT TIME_SLOT_ID="ts4" TIME_VALUE="60445"/>
        <TIME_SLOT TIME_SLOT_ID="ts5"/>
    </TIME_ORDER>
    <TIER LINGUISTIC_TYPE_REF="default-lt" TIER_ID="default"/>
{tiers}
    <LINGUISTIC_TYPE CONTROLLED_VOCABULARY_REF="rows" GRAPHIC_REFERENCES="false" LINGUISTIC_TYPE_ID="default-lt"
        TIME_ALIGNABLE="true"/>
    <CONSTRAINT DESCRIPTION="1-1 association with a parent annotation" STEREOTYPE="Symbolic_Association"/>
    <CONTROLLED_VOCABULARY CV_ID="rows">
        <DESCRIPTION LANG_REF="und"/>
        <CV_ENTRY_ML CVE_ID="cveid0"><CVE_VALUE DESCRIPTION="" LANG_REF="und">Arms folded</CVE_VALUE></CV_ENTRY_ML>
    </CONTROLLED_VOCABULARY>
</ANNOTATION_DOCUMENT>
"""


def tabular(*events: tuple[str, str, str, str], offset: str = "0.0") -> str:
    """Tabular events of BORIS 8 from (subject, behaviour, status, time)."""
    lines = (
        TABULAR_LINE.format(subject=subject, behavior=behavior, status=status, time=time, offset=offset)
        for subject, behavior, status, time in events
    )
    return "\n".join((TABULAR_HEADING, *lines)) + "\n"


def aggregated(*episodes: tuple[str, str, str, str], observation: str = "lobby 1", clip: str = "lobby.mp4") -> str:
    """Lines of aggregated events of BORIS 8 as CSV, without heading, from (subject, behaviour, start, stop)."""
    return "\n".join(
        AGGREGATED_LINE.format(
            observation=observation, clip=clip, length="60.000", subject=who, behavior=what, start=start, stop=stop
        )
        for who, what, start, stop in episodes
    )


def tier(name: str, *notes: tuple[str, str, str], participant: str = "") -> str:
    """A tier from (slot, slot, text)."""
    who = f' PARTICIPANT="{participant}"' if participant else ""
    annotations = "".join(
        f'<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="{name}-{at}" '
        f'TIME_SLOT_REF1="{start}" TIME_SLOT_REF2="{end}">'
        f"<ANNOTATION_VALUE>{text}</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>"
        for at, (start, end, text) in enumerate(notes)
    )
    return f'    <TIER LINGUISTIC_TYPE_REF="default-lt"{who} TIER_ID="{name}">{annotations}</TIER>'


def eaf(*tiers: str, units: str = "milliseconds", origin: str = "") -> str:
    """An ELAN file."""
    return EAF.format(tiers="\n".join(tiers), units=units, origin=origin)


def put(folder: Path, name: str, text: str) -> Path:
    """A file in a folder."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path
