#!/usr/bin/env bash
# Records the smoke profile in shards on a Slurm of one node, which it starts on loopback and stops: the evidence must have the bytes of one process, and a cancelled, a requeued and a missing shard
# must be told.
#   tests/slurm.sh [--install] [PROGRAM WORD...]
# PROGRAM starts plantnseek; that of the last debug build unless given. --install takes Debian's packages first. Ends with 0 where all is as said, with 1 where something is not, and with 77
# where a package is missing, which it names in one line. Needs root, as Slurm does. Writes nothing into the repository.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

packages=(slurmctld slurmd slurm-client munge)
if [[ ${1:-} == --install ]]; then
  shift
  apt-get update -qq && apt-get install -y -qq "${packages[@]}"
fi
program=("$@")
if ((${#program[@]} == 0)); then program=(dotnet "$PWD/src/PlantNSeek.Cli/bin/Debug/net10.0/PlantNSeek.Cli.dll"); fi

PATH=$PATH:/usr/sbin:/sbin
missing=()
for tool in slurmctld slurmd sbatch munged; do command -v $tool >/dev/null || missing+=("$tool"); done
if ((EUID != 0)); then missing+=(root); fi
if ((${#missing[@]} > 0)); then
  echo "missing for Slurm: ${missing[*]} (packages ${packages[*]})"
  exit 77
fi

work=$(mktemp -d)
chmod 755 "$work"
node=$(hostname -s)
export SLURM_CONF=$work/slurm.conf
stop() {
  scancel --user=root 2>/dev/null || true
  for daemon in slurmd slurmctld munged; do
    if [[ -s $work/$daemon.pid ]]; then kill "$(cat "$work/$daemon.pid")" 2>/dev/null || true; fi
  done
  sleep 1
  rm -rf "$work"
}
trap stop EXIT

fail() {
  echo "$1"
  for log in "$work"/*.log "$work"/runs/logs/*.log; do if [[ -f $log ]]; then echo "== ${log##*/}" && tail -5 "$log"; fi; done
  exit 1
}

mkdir -p "$work/munge" "$work/state" "$work/spool"
dd if=/dev/urandom of="$work/munge/key" bs=128 count=1 status=none
chmod 600 "$work/munge/key"
chown -R munge "$work/munge"
touch "$work/munged.pid" && chown munge "$work/munged.pid"
runuser -u munge -- munged --key-file="$work/munge/key" --socket="$work/munge/socket" --pid-file="$work/munge/pid" --log-file="$work/munge/log" --seed-file="$work/munge/seed"
cp "$work/munge/pid" "$work/munged.pid"

cat >"$SLURM_CONF" <<EOF
ClusterName=plantnseek
SlurmctldHost=$node(127.0.0.1)
SlurmctldPort=26817
SlurmdPort=26818
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$work/munge/socket
CryptoType=crypto/munge
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd.pid
SlurmctldLogFile=$work/slurmctld.log
SlurmdLogFile=$work/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
ReturnToService=2
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
KillWait=20
NodeName=$node NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
EOF
slurmctld
slurmd
until sinfo --noheader --format=%T 2>/dev/null | grep -q idle; do
  if ((SECONDS > 60)); then fail "Slurm did not start within 60 seconds"; fi
  sleep 1
done

runs=$work/runs
profile=smoke
shards=3
submit=("${program[@]}" slurm submit --shards $shards --threads 1 --profile $profile --folder "$runs")
status() { "${program[@]}" slurm status --folder "$runs"; }
says() { status | grep -q "$1" || fail "status does not say '$1': $(status)"; }
ended() {
  until [[ -z $(squeue --noheader) ]]; do
    if ((SECONDS > 900)); then fail "the queue is not empty after 15 minutes: $(squeue)"; fi
    sleep 1
  done
}

# The first array is disturbed: a task is cancelled while it waits, another is sent back into the queue while it is at work.
"${submit[@]}" >"$work/submitted"
array=$(sed -n 's/^array \([0-9]*\) .*/\1/p' "$work/submitted")
scancel "${array}_$shards"
until [[ -n $(squeue --noheader --states=RUNNING --jobs="$array") ]]; do sleep 0.2; done
sleep 3
scontrol requeue "${array}_1"
until squeue --noheader --array --jobs="$array" --format='%K %T' | grep -q '^1 PENDING'; do sleep 0.2; done
says "shard 1: pending"
scontrol update JobId="${array}_1" StartTime=now # by itself Slurm waits two minutes
ended
says "shard 1: recorded"
says "shard $shards: not started"
says "2 of $shards shards are recorded; nothing is merged yet"

# Submitted again, what is recorded ends at once, the missing shard is recorded, and all are merged.
"${submit[@]}" >/dev/null
ended
says "$shards of $shards shards are recorded; they were merged"

"${program[@]}" evidence record --profile $profile --evidence "$work/one" --store "$work/store" >/dev/null 2>&1
cmp "$work/one/singleshot.json" "$runs/evidence/singleshot.json" || fail "the evidence of $shards shards has other bytes than that of one process"
echo "$shards shards under Slurm gave the bytes of one process; a cancelled, a requeued and a missing one were told"
