"""Converts many documents in one run: finds them, plans the work, does it here or elsewhere, and keeps an account.

`discover` → `plan` → an `Executor` (`run_local`, `run_dask`) that calls `work` for each document → `run`, which writes.
"""
