/** Job scripts that run the parts of a study on several machines, and put the rows together. */
import type { CliWords } from '#lib/messages/index.ts'
import { RUN } from './command.ts'

/** A study as a job script runs it. */
export interface Job {
	/** The model folder, as it was typed. */
	dir: string
	/** Options of the study, each a word. */
	options: readonly string[]
	shards: number
	/** Advice to who runs it, in comments. */
	words: CliWords['job']
}

/** A word of a shell command, safe whatever is in it. */
const quoted = (word: string) => (/^[\w./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`)

/** The command for a part of a study, whose number the shell knows as `part`. */
function partOf({ dir, options, shards }: Job): string {
	return [
		RUN,
		'uncertainty',
		...[dir, ...options].map(quoted),
		`--shard "$part/${shards}"`,
		'--out "rows-$part.jsonl"'
	].join(' ')
}

const mergeOf = ({ dir, shards }: Job) =>
	`${RUN} merge $(seq -f 'rows-%g.jsonl' 0 ${shards - 1}) --out rows.jsonl --model ${quoted(dir)}`

/** What a part does: nothing where its rows are there, since a file of rows is whole or not there. */
const partLines = (job: Job) => ['if [ -s "rows-$part.jsonl" ]; then exit 0; fi', partOf(job)]

/** A script that submits itself to Slurm: an array of jobs, a part each, and a job that puts the rows together. */
export function slurmScript(job: Job): string {
	const last = job.shards - 1
	return lines([
		'#!/usr/bin/env bash',
		'#SBATCH --job-name=midstream',
		'#SBATCH --ntasks=1',
		'#SBATCH --cpus-per-task=1',
		'#SBATCH --output=midstream-%A-%a.log',
		'#',
		`# ${job.words.run}`,
		'set -euo pipefail',
		'cd "${SLURM_SUBMIT_DIR:-$PWD}"',
		'if [ -z "${SLURM_JOB_ID:-}" ]; then',
		`	array=$(sbatch --parsable --array=0-${last} "$0")`,
		'	sbatch --dependency="afterok:$array" --output=midstream-merge-%j.log "$0" merge',
		'	exit 0',
		'fi',
		'if [ "${1:-}" = merge ]; then',
		`	${mergeOf(job)}`,
		'	exit 0',
		'fi',
		'part=$SLURM_ARRAY_TASK_ID',
		...partLines(job)
	])
}

/** A script for GNU parallel: on this machine, or on others with its option --sshlogin. */
export function parallelScript(job: Job): string {
	return lines([
		'#!/usr/bin/env bash',
		`# ${job.words.run}`,
		'set -euo pipefail',
		'run_part() {',
		'	set -euo pipefail',
		'	part=$1',
		...partLines(job).map((line) => `	${line}`),
		'}',
		'export -f run_part',
		`seq 0 ${job.shards - 1} | parallel --halt soon,fail=1 run_part`,
		mergeOf(job)
	])
}

/** An indexed job for Kubernetes. A volume claim has the folder of Midstream with its packages, and takes the rows. */
export function kubernetesManifest(job: Job): string {
	const command = ['cd /midstream', 'part=$JOB_COMPLETION_INDEX', ...partLines(job)]
	return lines([
		`# ${job.words.merge({ command: mergeOf(job) })}`,
		'apiVersion: batch/v1',
		'kind: Job',
		'metadata:',
		'  name: midstream-study',
		'spec:',
		'  completionMode: Indexed',
		`  completions: ${job.shards}`,
		`  parallelism: ${job.shards}`,
		'  backoffLimit: 6',
		'  template:',
		'    spec:',
		'      restartPolicy: OnFailure',
		'      containers:',
		'        - name: part',
		'          image: node:20',
		'          command: [bash, -euo, pipefail, -c]',
		'          args:',
		'            - |',
		...command.map((line) => `              ${line}`),
		'          resources: { requests: { cpu: "1", memory: 1Gi } }',
		'          volumeMounts: [{ name: midstream, mountPath: /midstream }]',
		'      volumes:',
		'        - name: midstream',
		'          persistentVolumeClaim: { claimName: midstream }'
	])
}

const lines = (all: readonly string[]) => `${all.join('\n')}\n`
