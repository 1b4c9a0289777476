#!/usr/bin/env bash
# Line coverage of the library over all test projects, without the sweeps: counting slows their hot loops tenfold.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

results=artifacts/coverage
rm -rf "$results"
status=0
dotnet test --collect "XPlat Code Coverage" --settings tests/coverage.runsettings --results-directory "$results" \
  --filter "TestCategory!=Sweep" </dev/null || status=$?

# A line is covered when any of the test projects ran it.
find "$results" -name coverage.cobertura.xml -print0 | xargs -0 awk '
  match($0, /<class [^>]*filename="[^"]*"/) {
    file = substr($0, RSTART, RLENGTH); sub(/.*filename="/, "", file); sub(/"$/, "", file); gsub(/\\/, "/", file); sub(/.*src\/PlantNSeek\//, "", file)
  }
  /<line / && match($0, /number="[0-9]+"/) {
    number = substr($0, RSTART + 8, RLENGTH - 9)
    match($0, /hits="[0-9]+"/)
    hit = substr($0, RSTART + 6, RLENGTH - 7) + 0 > 0
    key = file ":" number
    if (!(key in lines)) { lines[key] = 0; all[file]++; total++ }
    if (hit && !lines[key]) { lines[key] = 1; ran[file]++; covered++ }
  }
  END {
    for (file in all) printf "%6.1f %%  %4d of %4d  %s\n", 100 * ran[file] / all[file], ran[file], all[file], file | "sort -k1,1n -k6"
    close("sort -k1,1n -k6")
    if (total == 0) { print "no coverage was measured"; exit 1 }
    printf "line coverage of PlantNSeek: %.1f %% (%d of %d lines)\n", 100 * covered / total, covered, total
    if (covered < 0.9 * total) { print "it must be at least 90 %"; exit 1 }
  }'
exit "$status"
