"""A corpus of generated forms with known truth: clean ones, and ones with planted errors.

Places, bodies and figures are invented; the shapes follow what public bodies print. The corpus
measures heji, it never teaches it: nothing under `src/` may know these files.

`python -m benchmarks.corpus make --seed 7 --count 200 --out DIR` writes the forms and their
`truth.json`; `python -m benchmarks.corpus score --heji "python -m heji" DIR` judges an audit.
"""
