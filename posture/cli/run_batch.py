"""A batch as the command line does it: checked first, progress while it runs, the table and what failed at the end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from posture.batch.build import judging_build
from posture.batch.crew import Crew
from posture.batch.local_crew import LocalCrew
from posture.batch.locations import is_url, joined, make_folder
from posture.batch.machine import free_memory, jobs_that_fit, usable_cores
from posture.batch.record import BatchRecord, DoneRecords, RecordingFailure
from posture.batch.recordings import find_recordings
from posture.batch.run import Batch, SameRecording
from posture.batch.settings import BatchSettings, SentFile, sent_profile
from posture.batch.summary import CSV_NAME, PARQUET_NAME, write_summary
from posture.cli.batch import BatchOptions
from posture.cli.batch_view import BatchView
from posture.cli.console import open_console, print_notice
from posture.cli.judging import JudgingSetup
from posture.cli.models import ready_models
from posture.errors import PostureError
from posture.i18n import say
from posture.types import Language


def run_batch(options: BatchOptions) -> None:
    """Judge all, write the table, and say what came of it. Raises PostureError, also where a recording failed."""
    language = options.judging.language
    recordings = find_recordings(options.source, options.out)
    if not is_url(options.out):
        make_folder(options.out)
    settings = _settings(options)
    with BatchView(len(recordings), language, hidden=options.quiet) as view:
        batch = Batch(recordings, settings, DoneRecords(settings), view)
        with _table_at_the_end(batch, options, settings, len(recordings)), _crew(options, settings) as crew:
            view.begin(crew.slots)
            batch.run(crew)
    _show(batch, options)
    _raise_for_failures(batch, language)


def _settings(options: BatchOptions) -> BatchSettings:
    """What every worker is told. Raises SettingsError or ModelError."""
    given, judging = options.judging, JudgingSetup(options.judging)
    ready_models(given.model)
    return BatchSettings(
        build=judging_build(judging.profile, given.model),
        out=options.out,
        forms=options.forms,
        language=given.language,
        declared=given.declared,
        track=options.track,
        evidence=options.evidence,
        blur_faces=options.blur_faces,
        model=str(given.model.resolve()) if given.model else None,
        profile=sent_profile(given.profile),
        thresholds=SentFile.of(given.thresholds),
        baseline=SentFile.of(given.baseline),
        owner=given.baseline_person or 1,
    )


@contextmanager
def _crew(options: BatchOptions, settings: BatchSettings) -> Iterator[Crew]:
    """Who does the work, ended with the block."""
    crew: Crew
    if options.dask is not None:
        from posture.batch.dask_crew import DaskCrew  # here: only a cluster needs the package

        crew = DaskCrew(options.dask, settings)
    else:
        crew = LocalCrew(options.jobs or jobs_that_fit(usable_cores(), free_memory()))
    try:
        yield crew
    finally:
        crew.stop()


@contextmanager
def _table_at_the_end(batch: Batch, options: BatchOptions, settings: BatchSettings, count: int) -> Iterator[None]:
    """Write the table of all that is done, whatever ends the block; where that ends too soon, say how to go on."""
    try:
        yield
    except (KeyboardInterrupt, PostureError):
        with suppress(PostureError):  # a place that takes no more is told already, and the records are there
            batch.add_done(DoneRecords(settings))
            write_summary(options.out, batch.in_order(), options.judging.language)
        done = sum(isinstance(standing, BatchRecord) for _, standing in batch.in_order())
        english = f"{done} of {count} recordings are done and stay; the same command again does the rest"
        chinese = f"{count} 个录像中已完成 {done} 个，结果已保留；再次运行同一命令即可继续"
        print_notice(say(options.judging.language, english, chinese))
        raise
    write_summary(options.out, batch.in_order(), options.judging.language)


def _show(batch: Batch, options: BatchOptions) -> None:
    """How many of what, and the files that were written."""
    if options.quiet:
        return
    language = options.judging.language
    open_console().print(_counts(batch, language), highlight=False)
    for name in (CSV_NAME, PARQUET_NAME):
        print_notice(f"{say(language, 'written: ', '已写入：')}{joined(options.out, name)}")


def _counts(batch: Batch, language: Language) -> str:
    kinds = [type(standing) for _, standing in batch.in_order()]
    done, same, failed = (kinds.count(kind) for kind in (BatchRecord, SameRecording, RecordingFailure))
    parts = [say(language, f"{done} of {len(kinds)} recordings judged", f"{len(kinds)} 个录像中已评估 {done} 个")]
    if same:
        parts.append(say(language, f"{same} the same as another", f"{same} 个与其他录像相同"))
    if failed:
        parts.append(say(language, f"{failed} could not be judged", f"{failed} 个无法评估"))
    return say(language, ", ", "，").join(parts)


def _raise_for_failures(batch: Batch, language: Language) -> None:
    """Name every recording that failed, and raise PostureError that counts them; nothing where none did."""
    standings = list(batch.in_order())
    failed = [(one.name, found.text) for one, found in standings if isinstance(found, RecordingFailure)]
    for name, text in failed:
        print_notice(f"{name}: {text}", style="red")
    if failed:
        part = f"{len(failed)} of {len(standings)}"
        english = f"{part} recordings could not be judged, as named above and in {CSV_NAME}; mend or remove them"
        chinese = f"{len(standings)} 个录像中有 {len(failed)} 个无法评估，见上文和 {CSV_NAME}；请修复或移除后再次运行"
        raise PostureError(say(language, english, chinese))
