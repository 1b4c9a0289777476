#!/usr/bin/env bash
# Mutation testing of the core, from which every mask comes: changes the code in one place at a time and asks whether a test notices.
# Without arguments all files of tests/stryker-config.json; otherwise those named, such as `tests/mutation.sh Pruning/Selection.cs`.
# Works on a copy below artifacts/, so that no mutated assembly is ever left in the tree. The tool's version is in .config/dotnet-tools.json.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_UI_LANGUAGE=en DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
export DOTNET_TieredPGO=0 # hundreds of short processes: no time to learn from

root=$PWD
out=$root/artifacts/mutation
tree=$out/tree
rm -rf "$out"
mkdir -p "$tree"
git ls-files -z --cached --others --exclude-standard | while IFS= read -r -d '' file; do
  if [[ -f $file ]]; then printf '%s\0' "$file"; fi
done | xargs -0 cp --parents -t "$tree"
cd "$tree/tests"

# Every mutant costs a process that discovers the tests of its assembly and runs those that reach it. So the copy keeps the tests of the core,
# adds the reference values of the original programs, and draws fewer cases a property: the score is a lower bound of what all tests kill.
find Properties -mindepth 1 -maxdepth 1 -type d ! -name Networks ! -name Planting ! -name Pruning ! -name Seekers -exec rm -r {} +
find Properties/Seekers -name '*Tests.cs' -delete # what they watch with serves the tests of rounds, too
rm Properties/Networks/{ManagedNetwork*,Connectivity}Tests.cs Properties/Planting/{Detectability,SharedPlanting}Tests.cs Properties/Pruning/LayerDensitiesTests.cs
find Properties Support -name '*.cs' -exec sed -i -E 's/MaxTest = [0-9]+/MaxTest = 40/' {} +
mkdir Properties/Reference
cp Reproduction/Reference/{GoldenAssert,GoldenJson,PlantingGoldenTests,ScoreGolden,ScoreGoldenTests}.cs Properties/Reference

if (($# > 0)); then
  files=("$@")
else
  mapfile -t files < <(sed -n 's/^ *"\*\*\/\(.*\.cs\)",\{0,1\}$/\1/p' stryker-config.json)
fi

# The mutate option only chooses what is tested: mutants of all other files would still be compiled in, and slow the hot loops tenfold.
# A comment keeps them out.
find ../src/PlantNSeek -name '*.cs' | while IFS= read -r file; do
  chosen=0
  for pattern in "${files[@]}"; do
    # shellcheck disable=SC2053 # a pattern it is
    if [[ $file == */$pattern ]]; then chosen=1; fi
  done
  if ((chosen == 0)); then sed -i '1s/^\xEF\xBB\xBF//; 1i // Stryker disable all' "$file"; fi
done

dotnet tool restore >/dev/null
status=0
dotnet stryker --config-file stryker-config.json --output "$out" "${files[@]/#/--mutate=**/}" </dev/null || status=$?

# One row a file: | File | Score | Killed | Survived | Timeout | No Coverage | Ignored | Compile Errors | … and N/A where nothing was tested.
report=$out/reports/mutation.md
if [[ ! -f $report ]]; then
  echo "no report was written; see above"
  exit 1
fi
awk -F ' *[|] *' '
  $3 ~ /^[0-9.]+%$/ {
    gsub(/[\\\/]+/, "/", $2)
    printf "%-40s %6s %8d %9d %8d %8d\n", $2, $3, $4, $5, $6, $7
    killed += $4; survived += $5; timeout += $6; uncovered += $7
  }
  BEGIN { printf "%-40s %6s %8s %9s %8s %8s\n", "file", "score", "killed", "survived", "timeout", "not run" }
  END {
    total = killed + survived + timeout + uncovered
    if (total == 0) { print "no mutant was tested"; exit 1 }
    printf "%-40s %5.2f%% %8d %9d %8d %8d\n", "total of " total " mutants", 100 * (killed + timeout) / total, killed, survived, timeout, uncovered
  }' "$report"
echo "each mutant: $out/reports/mutation.html; what survives and why: spec/mutation.md"
exit "$status"
