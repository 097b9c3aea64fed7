#!/usr/bin/env bash
# Hangup in CI. Needs bash, git, jq and the .NET SDK; run it in the root of the repository.
#   hangup.sh report            builds, and leaves one report: hangup.sarif
#   hangup.sh write             takes all that is reported for the baseline: hangup.baseline
#   hangup.sh new               fails on what the baseline does not have
#   hangup.sh shrink            drops from the baseline what is no longer reported, and adds nothing
#   hangup.sh changed BRANCH    fails on what stands in files that differ from BRANCH
set -euo pipefail
export LC_ALL=C
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

report() {
  rm -rf artifacts/hangup
  dotnet build --no-incremental "-p:HangupReport=$(pwd -P)/artifacts/hangup"
  jq -s --arg here "$(pwd -P)/" '
    def ours: startswith("HUP");
    def escaped: split("/") | map(@uri) | join("/");
    { "$schema": "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [{
      tool: { driver: { name: "Hangup", rules: ([.[].runs[].tool.driver.rules[] | select(.id | ours) | del(.properties)] | unique_by(.id)) } },
      results: ([.[].runs[].results[] | select((.ruleId | ours) and (.suppressions // [] | length == 0)) | del(.ruleIndex, .properties)] | unique),
      columnKind: "utf16CodeUnits" }] }
    | walk(if type == "object" and has("uri") then .uri |= ltrimstr("file://" + ($here | escaped)) else . end)' artifacts/hangup/*.sarif > hangup.sarif
}

# One line a finding, without its line number: what moves is not new. Suggestions are not counted.
findings() {
  jq -r '.runs[].results[] | select(.level != "note")
    | "\(.locations[0].physicalLocation.artifactLocation.uri): \(.ruleId): \(.message.text)"' hangup.sarif | sort > "$scratch/findings"
}

# Merges may have left it in any order.
baseline() { sort hangup.baseline > "$scratch/baseline"; }

# Those of the files that differ.
changed() {
  git -c core.quotePath=off diff --name-only --diff-filter=d "$1..." -- '*.cs' | jq -Rr 'split("/") | map(@uri) | join("/")' > "$scratch/changed"
  awk -F ': ' -v files="$scratch/changed" 'BEGIN { while ((getline file < files) > 0) isChanged[file] = 1 } $1 in isChanged' "$scratch/findings"
}

# Prints what it is given, and fails if that is anything.
none() { if grep .; then return 1; fi; }

case ${1-} in
  report) report ;;
  write) findings && cp "$scratch/findings" hangup.baseline ;;
  new) findings && baseline && comm -13 "$scratch/baseline" "$scratch/findings" | none ;;
  shrink) findings && baseline && comm -12 "$scratch/baseline" "$scratch/findings" > hangup.baseline ;;
  changed) findings && changed "${2:?the branch to compare with}" | none ;;
  *) sed -n 's/^#   //p' "$0" >&2 && exit 2 ;;
esac
