#!/usr/bin/env bash
# Packs the sources twice, in two folders of different names and lengths, and compares the packages entry by entry, byte for byte. What NuGet itself draws at random, the name of the file with
# core properties and the relation that points to it, is left out. Ends with 0 where all are the same, 1 where one differs, 77 where a program is missing.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
for program in git dotnet unzip; do
  command -v "$program" >/dev/null || { echo "missing for the comparison of packages: $program"; exit 77; }
done

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
for name in one another-with-a-longer-name; do
  mkdir -p "$root/$name/sources"
  git ls-files -z --cached --others --exclude-standard| while IFS= read -r -d '' file; do [ ! -f "$file" ] || printf '%s\0' "$file"; done |
    tar --null --files-from=- --create --file=- | tar --extract --file=- --directory="$root/$name/sources"
  # As a release is packed: from a clone, whose folder the compiler then leaves out of what it writes. The same commit in both.
  (cd "$root/$name/sources" && git init --quiet && git add --all && GIT_AUTHOR_DATE='2026-01-01T00:00Z' GIT_COMMITTER_DATE='2026-01-01T00:00Z' git -c user.name=same -c user.email=same@example.org commit --quiet --message same)
  (cd "$root/$name/sources" && for project in PlantNSeek PlantNSeek.Exchange PlantNSeek.Reproduction PlantNSeek.Testing PlantNSeek.TorchSharp PlantNSeek.Templates PlantNSeek.Cli; do
    dotnet pack "src/$project" --configuration Release --output ../packages -p:ContinuousIntegrationBuild=true -p:Version=0.0.0-same -p:RunAnalyzers=false --verbosity quiet
  done) >"$root/$name/log" 2>&1 || { cat "$root/$name/log"; exit 1; }
  mkdir "$root/$name/content"
  for package in "$root/$name/packages"/*.*nupkg; do
    unzip -q -o "$package" -d "$root/$name/content/$(basename "$package")"
  done
  find "$root/$name/content" \( -path '*/_rels/*' -o -name '*.psmdcp' \) -delete
done

if ! diff --recursive --brief "$root/one/content" "$root/another-with-a-longer-name/content"; then
  echo "two builds of the same sources differ"
  exit 1
fi

entries=$(find "$root/one/content" -type f | wc -l)
packages=$(find "$root/one/packages" -type f | wc -l)
echo "$packages packages with $entries entries are the same from two builds in two folders"
