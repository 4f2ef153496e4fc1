"""The demonstration: an invented city, made by the acts of its people, so that its log is genuine.

What there is stands in `data/`; how it comes about, room by room, in the modules. `python -m
heji.web.demonstration` fills an empty installation (HEJI_DATA); `folder.py` sees to it that a half
filled one is never taken for a whole one.
"""
