import type { Chain, ComponentId, NodeId } from '#lib/model/chain.ts'
import type { Rival } from '#lib/model/scenario/rival.ts'

/** Parts of the side panel. */
export type SideTab = 'gap' | 'details'

/** Figures of the page: the flows of one year, its elements, all years side by side, the plan beside another, how sure it is, or what to build. */
export const MAIN_FIGURES = ['flows', 'balance', 'years', 'compare', 'doubt', 'invest'] as const
/** One of {@link MAIN_FIGURES}. */
export type MainFigure = (typeof MAIN_FIGURES)[number]

/**
 * Returns the figures that a chain has: one of a single component has nothing to set side by side, one that states no need
 * nothing to build for.
 */
export function figuresOf({ components, open }: Pick<Chain, 'components' | 'open'>): MainFigure[] {
	return MAIN_FIGURES.filter((each) => {
		if (each === 'balance') return components.length > 1
		return each !== 'invest' || !open
	})
}

/** The part of the view that is passed on. */
export interface SharedView {
	element: ComponentId | null
	figure: MainFigure
	pinned: NodeId | null
	/** What the plan is compared with; left out where the reader chose nothing. */
	rival?: Rival
}

/** A node that the pointer or the keyboard rests on, and where that is in the window; pixels. */
export interface Hover {
	node: NodeId
	x: number
	y: number
}

/** The reader's view of the plan: not part of the document, so never undone. */
export class View {
	#element = $state.raw<ComponentId | null>(null)
	#pinned = $state.raw<NodeId | null>(null)
	#cause = $state.raw<string | null>(null)
	#hover = $state.raw<Hover | null>(null)
	#tab = $state.raw<SideTab>('gap')
	#figure = $state.raw<MainFigure>('flows')
	#tables = $state.raw(false)
	#rival = $state.raw<Rival | null>(null)

	/** The component drawn alone; null draws all together. */
	get element(): ComponentId | null {
		return this.#element
	}

	/** The node whose details are shown. */
	get pinned(): NodeId | null {
		return this.#pinned
	}

	/** The part of the gap that is selected, by its id. */
	get cause(): string | null {
		return this.#cause
	}

	get hovered(): Hover | null {
		return this.#hover
	}

	/** The node whose path is lit: what the pointer rests on, else what is pinned. */
	get lit(): NodeId | null {
		return this.#hover?.node ?? this.#pinned
	}

	get tab(): SideTab {
		return this.#tab
	}

	get figure(): MainFigure {
		return this.#figure
	}

	/** True while the figure on screen is shown as tables; another figure opens as a picture. */
	get tables(): boolean {
		return this.#tables
	}

	toggleTables(): void {
		this.#tables = !this.#tables
	}

	showFigure(figure: MainFigure): void {
		if (figure !== this.#figure) this.#tables = false
		this.#figure = figure
		this.#hover = null
	}

	/** What the plan is compared with; null until the reader chooses. */
	get rival(): Rival | null {
		return this.#rival
	}

	compareWith(rival: Rival): void {
		this.#rival = rival
	}

	/** Takes up the view of a link. */
	open({ element, figure, pinned, rival }: SharedView): void {
		this.#element = element
		this.showFigure(figure)
		this.pin(pinned)
		this.#rival = rival ?? null
	}

	/** The view as it is passed on, with what is compared where that is on screen. */
	get shared(): SharedView {
		const rival = this.#figure === 'compare' ? this.#rival : null
		return {
			element: this.#element,
			figure: this.#figure,
			pinned: this.#pinned,
			...(rival === null ? {} : { rival })
		}
	}

	showElement(element: ComponentId | null): void {
		this.#element = element
	}

	show(tab: SideTab): void {
		this.#tab = tab
	}

	hover(hover: Hover | null): void {
		this.#hover = hover
	}

	/** Shows the details of a node; null lets go of whatever is selected, and returns to what closes the gap. */
	pin(node: NodeId | null): void {
		this.#pinned = node
		this.#cause = null
		this.#hover = null
		this.#tab = node === null ? 'gap' : 'details'
	}

	togglePin(node: NodeId): void {
		this.pin(this.#pinned === node ? null : node)
	}

	/** Selects a part of the gap, with what closes it; or lets go of it. */
	toggleCause(cause: string): void {
		this.#cause = this.#cause === cause ? null : cause
		this.#pinned = null
		if (this.#cause !== null) this.#tab = 'gap'
	}
}
