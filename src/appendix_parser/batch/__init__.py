"""Many documents in one run: which ones, what is to be done, where it is done, and an account of it.

`discover` → `plan` → an `Executor` (`run_local`, `run_dask`) that calls `work` for each document → `run`, which writes.
"""
