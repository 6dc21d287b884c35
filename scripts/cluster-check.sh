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
# A part that is killed has to be one that runs and has written nothing: else another is tried.
running() { squeue -h -r -t R -n midstream -o %K; }
killed=
until [ -n "$killed" ]; do
	[ "$(ls rows-*.jsonl 2>/dev/null | wc -l)" -lt 8 ] || { echo 'every part was over before one could be killed: take more SAMPLES'; exit 1; }
	read -r part < <(running | head -1) || { sleep 0.5; continue; }
	[ -e "rows-$part.jsonl" ] && { sleep 0.5; continue; }
	# The part's own processes, and not its script alone, whose end would leave them to write all the same.
	processes=$(pgrep -f -- "--shard $part/8 --out rows-$part.jsonl") || { sleep 0.2; continue; }
	kill -KILL $processes || continue
	while running | grep -x "$part" >/dev/null; do sleep 0.5; done
	[ -e "rows-$part.jsonl" ] || killed=$part
done
while squeue -h -o %r | grep -qv -e Dependency; do sleep 1; done
scancel -n midstream
settled
[ ! -e "rows-$killed.jsonl" ]
[ ! -e rows.jsonl ]
[ "$(ls rows-*.jsonl | wc -l)" = 7 ]
echo "part $killed was killed while it ran; the other 7 are there, and nothing was merged"
bash "$work/study.sh"
settled
cmp rows.jsonl "$work/whole.jsonl" && echo 'Slurm: the merged rows are, byte for byte, those of the undivided study'

clean
midstream cluster "$model" --samples "$samples" --seed 7 --shards 8 --kind parallel --out "$work/study.sh"
bash "$work/study.sh" >/dev/null
cmp rows.jsonl "$work/whole.jsonl" && echo 'GNU parallel: the same'
clean
rm -rf "$work"
