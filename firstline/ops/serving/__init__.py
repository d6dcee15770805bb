"""Running the desk: one small process keeps the pages and the worker alive. Nothing of Django here, to stay small."""
