"""Trains the classifier of first messages; `python -m classifier_training --help` says how."""
