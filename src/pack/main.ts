/** The program of a briefing pack. Docs: docs/adr/0034-no-network.md */
import { mount } from 'svelte'
import { readPack } from '#lib/exports/pack.ts'
import type { SharedView } from '#lib/planner/view.svelte.ts'
import { serveFiles } from '#lib/exports/worker/serve.ts'
import { languageFor } from '#lib/messages/index.ts'
import type { EnginePort } from '#lib/planner/engine-client.ts'
import EngineWorker from './engine.worker.ts?worker&inline'
import Pack from './Pack.svelte'

const textOf = (id: string) => document.getElementById(id)?.textContent ?? ''

function startEngine(): EnginePort {
	const worker = new EngineWorker()
	worker.postMessage(textOf('midstream-solver'))
	return worker
}

/** Starts a thread that makes a file, of this very program: a pack would else hold all that writes files twice. */
function startFiles(): Worker {
	const program = document.querySelector('script[type=module]')!.textContent
	const address = URL.createObjectURL(new Blob(["'use strict'\n", program], { type: 'text/javascript' }))
	const worker = new Worker(address)
	URL.revokeObjectURL(address)
	return worker
}

async function open() {
	const { words } = await languageFor(navigator.languages)
	const content = readPack<SharedView>(textOf('midstream-pack'))
	const root = document.documentElement
	root.lang = words.notation.tag
	const target = document.querySelector('.app')!
	// Until the scenario that it starts with is planned, the plan that opens stays hidden.
	if (content?.start) root.dataset.restoring = 'scenario'
	if (content) mount(Pack, { target, props: { content, words, startEngine, startFiles } })
	else target.textContent = words.page.start.emptyPack
}

if (typeof document === 'undefined') serveFiles()
else void open()
