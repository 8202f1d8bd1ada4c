"""The record shown: dossier, tables and comma-separated values.

In: entries and analyses. Out: text for people and programs. Refused: deciding anything.
"""
