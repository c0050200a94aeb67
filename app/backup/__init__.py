"""Backups: the database, the files and the head of the history in one archive, and the way back."""

from app.backup.archive import BackupRefused, Manifest, checked
from app.backup.making import Made, backup
from app.backup.restoring import needs_upgrade, restore

__all__ = ["BackupRefused", "Made", "Manifest", "backup", "checked", "needs_upgrade", "restore"]
