"""Emptying the queue: `batch` sends what is due of one mailbox over one connection, `loop` does it as long as a worker
lives, one mailbox beside the other, so that a slow server holds up nobody else."""
