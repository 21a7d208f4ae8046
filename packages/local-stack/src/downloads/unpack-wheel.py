"""Unpack a wheel (a zip file) into a directory, keeping the executable bits that zipfile's own extractall drops."""

import os
import sys
import zipfile

archive, target = sys.argv[1], sys.argv[2]
with zipfile.ZipFile(archive) as wheel:
    for entry in wheel.infolist():
        path = wheel.extract(entry, target)
        mode = (entry.external_attr >> 16) & 0o777
        if mode and not entry.is_dir():
            os.chmod(path, mode | 0o600)
