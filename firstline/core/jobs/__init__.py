"""Work for later: jobs committed with their cause, run by the worker until they succeed or give up."""

from firstline.core.jobs.queue import enqueue, job, retries_of

__all__ = ["enqueue", "job", "retries_of"]
