#!/usr/bin/env bash
# Packs Plant 'n' Seek from the checkout that this file is in, builds a project with these packages, and tries its pruners by their contracts.
#   check.sh PROJECT [OPTION OF plantnseek check...]
# Ends as plantnseek check does: 0 where all required rules hold, 1 where one does not, 2 on an error. Leaves packages, report, pruners.xml (JUnit) and pruners.trx in artifacts/plantnseek below
# the folder it is called in, and writes nothing else but what the project's own build does. PLANTNSEEK_PACKAGES names a folder of packages to take instead of packing.
set -euo pipefail

if (($# == 0)); then
  echo "check.sh takes the project of the pruners, and then options of plantnseek check" >&2
  exit 2
fi
project=$1
shift
if [[ ! -e $project ]]; then
  echo "there is no '$project' in $PWD" >&2
  exit 2
fi

suite=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
work=$PWD/artifacts/plantnseek
mkdir -p "$work"
packages=${PLANTNSEEK_PACKAGES:-$work/packages}
export DOTNET_CLI_UI_LANGUAGE=en DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

# What fails here is no fault of the pruner's: 2, with what the program said.
quietly() {
  if ! "$@" </dev/null >"$work/log" 2>&1; then
    cat "$work/log" >&2
    echo "failed: $*" >&2
    exit 2
  fi
}

# A version that no cache of packages has yet: one of an older checkout would be taken else.
if [[ -z ${PLANTNSEEK_PACKAGES:-} ]]; then
  rm -rf "$packages"
  quietly dotnet pack "$suite/PlantNSeek.sln" -p:RunAnalyzers=false -p:Version="0.0.0-ci.$(date +%s)" -p:PackageOutputPath="$packages"
fi
tool=$(ls -t "$packages"/PlantNSeek.Cli.*.nupkg 2>/dev/null | head -1)
if [[ -z $tool ]]; then
  echo "there is no package PlantNSeek.Cli in '$packages'" >&2
  exit 2
fi
version=${tool##*/PlantNSeek.Cli.}
version=${version%.nupkg}

rm -rf "$work/tools"
quietly dotnet tool install PlantNSeek.Cli --version "$version" --tool-path "$work/tools" --source "$packages"
quietly dotnet build "$project" -c Release -p:PlantNSeekVersion="$version" -p:RestoreAdditionalProjectSources="$packages"
assembly=$(dotnet msbuild "$project" -getProperty:TargetPath -p:Configuration=Release)
"$work/tools/plantnseek" check "$assembly" --out "$work/report" --store "$work/store" --junit "$work/pruners.xml" --trx "$work/pruners.trx" "$@"
