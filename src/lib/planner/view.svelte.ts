import type { ComponentId, NodeId } from '#lib/model/chain.ts'

/** The reader's view of the plan: not part of the document, so never undone. */
export class View {
	#element = $state.raw<ComponentId | null>(null)
	#pinned = $state.raw<NodeId | null>(null)
	#hovered = $state.raw<NodeId | null>(null)

	/** The component drawn alone; null draws all together. */
	get element(): ComponentId | null {
		return this.#element
	}

	get pinned(): NodeId | null {
		return this.#pinned
	}

	/** The node under inspection: what the pointer rests on, else what is pinned. */
	get inspected(): NodeId | null {
		return this.#hovered ?? this.#pinned
	}

	showElement(element: ComponentId | null): void {
		this.#element = element
	}

	hover(node: NodeId | null): void {
		this.#hovered = node
	}

	pin(node: NodeId | null): void {
		this.#pinned = node
		this.#hovered = null
	}

	togglePin(node: NodeId): void {
		this.pin(this.#pinned === node ? null : node)
	}
}
