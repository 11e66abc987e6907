#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# JSON output against its schema. RINGSCOPE_SAMPLE prints a made-up sample.
set -uo pipefail

schema=${0%/*}/../../docs/ringscope-hist.schema.json

if ! python3 -c 'import jsonschema' 2>/dev/null; then
	echo "1..0 # SKIP needs the Python module jsonschema"
	exit 0
fi
exec python3 "${0%/*}/json_test.py" "$schema" "$RINGSCOPE_SAMPLE"
