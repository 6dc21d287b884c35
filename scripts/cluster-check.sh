#!/usr/bin/env bash
# Runs a study on a real Slurm of one node, and with GNU parallel, and compares both with the study that was not divided.
# One part is killed on the way and run again. Needs root and Debian's packages, which it installs. Not part of npm test.
set -euo pipefail
cd "$(dirname "$0")/.."
model=models/copper-example
samples=${SAMPLES:-4000}
apt-get install -y slurm-wlm munge parallel >/dev/null
export SLURM_CONF=/tmp/midstream-slurm/slurm.conf
rm -rf /tmp/midstream-slurm && mkdir -p /tmp/midstream-slurm/state /tmp/midstream-slurm/spool
cat >"$SLURM_CONF" <<CONF
ClusterName=midstream
SlurmctldHost=$(hostname -s)
SlurmUser=root
AuthType=auth/munge
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
ReturnToService=2
SlurmctldPidFile=/tmp/midstream-slurm/slurmctld.pid
SlurmdPidFile=/tmp/midstream-slurm/slurmd.pid
StateSaveLocation=/tmp/midstream-slurm/state
SlurmdSpoolDir=/tmp/midstream-slurm/spool
SlurmctldLogFile=/tmp/midstream-slurm/slurmctld.log
SlurmdLogFile=/tmp/midstream-slurm/slurmd.log
NodeName=$(hostname -s) CPUs=$(nproc) State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
CONF
mkdir -p /run/munge && chown munge /run/munge
pgrep -x munged >/dev/null || su -s /bin/sh munge -c /usr/sbin/munged
slurmctld -f "$SLURM_CONF"
slurmd -f "$SLURM_CONF"
# Only the daemons of this run, by the numbers that they wrote down.
trap 'kill $(cat /tmp/midstream-slurm/slurmd.pid /tmp/midstream-slurm/slurmctld.pid) 2>/dev/null || true' EXIT
sleep 3
sinfo

midstream() { npm run -s midstream -- "$@"; }
work=$(mktemp -d)
midstream uncertainty "$model" --samples "$samples" --seed 7 --jobs 1 --out "$work/whole.jsonl" >/dev/null
clean() { rm -f rows-*.jsonl rows.jsonl midstream-*.log; }
settled() { while [ -n "$(squeue -h)" ]; do sleep 1; done; }

clean
midstream cluster "$model" --samples "$samples" --seed 7 --shards 8 --kind slurm --out "$work/study.sh"
bash "$work/study.sh"
sleep 6
scancel --signal=KILL --full "$(squeue -h -t R -o %A | head -1)"
echo 'one running part was killed'
while squeue -h -o %r | grep -qv -e Dependency; do sleep 1; done
scancel -u "$(id -un)" || true
settled
ls rows-*.jsonl | wc -l | sed 's/$/ of 8 parts are there/'
bash "$work/study.sh"
settled
cmp rows.jsonl "$work/whole.jsonl" && echo 'Slurm: the merged rows are, byte for byte, those of the undivided study'

clean
midstream cluster "$model" --samples "$samples" --seed 7 --shards 8 --kind parallel --out "$work/study.sh"
bash "$work/study.sh" >/dev/null
cmp rows.jsonl "$work/whole.jsonl" && echo 'GNU parallel: the same'
clean
rm -rf "$work"
