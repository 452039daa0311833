"""The Papermill runner: a stage's notebook, executed for every case whose inputs changed. The only door to papermill.

Nothing is imported here: `python -m tahqiq.notebook` must pin its environment before papermill and pandas are loaded.
"""
