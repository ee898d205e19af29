#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the corpus anew: python3 make/make.py. See README.md beside this folder."""

import shutil

import bodies
import charsets
import headers
import machines
import programs
from letters import CORPUS, written

if __name__ == "__main__":
    for folder in CORPUS.iterdir():
        if folder.is_dir() and folder.name != "make":
            shutil.rmtree(folder)
    for module in (charsets, headers, bodies, machines, programs):
        module.make()
    print(len(written), "mails")
