#!/usr/bin/env bash
# Publishes programs for ARM64 and runs them under qemu: the experiment of tests/BitIdentity must have the recorded hashes.
#   tests/arm64.sh [--evidence N]
# Ends with 0 where all is as recorded, with 1 where a bit differs or a program fails, and with 77 where something that it takes is missing, which it names in one line.
# CONTRIBUTING.md says which packages it takes. PLANTNSEEK_ARM64_ROOT is the folder of ARM64's libraries, where they are not in Debian's place for them. Writes nothing into the repository.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

evidence=0
while (($# > 0)); do
  case $1 in
    --evidence)
      evidence=${2:?--evidence takes a number of runs}
      shift 2
      ;;
    *)
      echo "$1 is not an argument; the known one is --evidence N" >&2
      exit 2
      ;;
  esac
done

missing() {
  echo "missing for ARM64: $1"
  exit 77
}

root=${PLANTNSEEK_ARM64_ROOT:-/usr/aarch64-linux-gnu}
libraries=$root/lib:$root/usr/lib/aarch64-linux-gnu:$root/lib/aarch64-linux-gnu:/usr/lib/aarch64-linux-gnu
emulator=$(command -v qemu-aarch64-static || command -v qemu-aarch64 || true)

has() {
  local folder
  for folder in ${libraries//:/ }; do
    if [[ -e $folder/$1 ]]; then return 0; fi
  done
  return 1
}

what=()
if [[ -z $emulator ]]; then what+=("qemu-aarch64 (package qemu-user-static)"); fi
if [[ ! -e $root/lib/ld-linux-aarch64.so.1 ]]; then what+=("$root/lib/ld-linux-aarch64.so.1 (package libc6-arm64-cross)"); fi
has libstdc++.so.6 || what+=("libstdc++.so.6 (package libstdc++6-arm64-cross)")
has libgcc_s.so.1 || what+=("libgcc_s.so.1 (package libgcc-s1-arm64-cross)")
has libssl.so.3 || what+=("libssl.so.3, from which the runtime takes its hashes (package libssl3:arm64)")
if ((${#what[@]} > 0)); then missing "$(printf '%s, ' "${what[@]}" | sed 's/, $//')"; fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export DOTNET_CLI_UI_LANGUAGE=en DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

# The project of a folder as a program with its runtime, at work on ARM64: publish_and_run FOLDER [ARGUMENT...]. What is published once is run again as it is.
publish_and_run() {
  local name=${1##*/} program
  if [[ ! -d $work/$name ]]; then
    if ! dotnet publish "$1" -c Release -r linux-arm64 --self-contained -p:RunAnalyzers=false -p:GenerateDocumentationFile=false --artifacts-path "$work/build" -o "$work/$name" </dev/null >"$work/log" 2>&1; then
      # Everything else was restored when the tests were built.
      if grep -qE 'NU1(101|102|301)' "$work/log"; then
        missing "the runtime (package Microsoft.NETCore.App.Runtime.linux-arm64), which cannot be restored" >&2
      fi
      cat "$work/log" >&2
      exit 1
    fi
  fi
  program=$(find "$work/$name" -maxdepth 1 -name '*.runtimeconfig.json')
  # Without ICU for ARM64 the runtime takes invariant cultures; that no bit depends on them is tested elsewhere.
  "$emulator" -L "$root" -E "LD_LIBRARY_PATH=$libraries" -E DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 "${program%.runtimeconfig.json}" "${@:2}"
}

recorded=spec/reference/bit-identity.json
publish_and_run tests/BitIdentity --expect architecture=Arm64 --expect vectors=on --expect configuration=Release >"$work/bits.json"
if ! diff <(tr -d '\r' <$recorded) "$work/bits.json" >"$work/difference"; then
  echo "the first that differ on ARM64 (< recorded, > computed):"
  grep '^[<>]' "$work/difference" | head -8
  exit 1
fi
echo "all $(grep -cE '^    "' "$work/bits.json") stages have the recorded hashes on ARM64"

# Recorded runs of spec/evidence, each of at most 0.1 seconds on one core, computed again.
if ((evidence > 0)); then
  if ! publish_and_run tests/EvidenceRuns --evidence "$PWD/spec/evidence" --runs "$evidence" --seconds 0.1 >"$work/runs"; then
    cat "$work/runs"
    exit 1
  fi
  echo "$(tail -1 "$work/runs") on ARM64"
fi
