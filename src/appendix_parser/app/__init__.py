"""The browser app, on the analyst's own computer: a server for one person, and the folder that it works in.

Requests come in through `web/guard.py`, which lets in one browser, and `web/routes.py`, which says what they ask for. What there
is to know about a document comes from files (`folder.py`): `editions.py` reads it, `desk.py` has it read one after the other, and
`changes.py`, `columns.py` and `compared.py` write what a person says. Nothing is kept elsewhere, except what can be made again.
"""
