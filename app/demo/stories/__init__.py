"""The invented dossiers: those on their way, those that have ended, and those of 2020."""
