/**
 * A chain, once read, checked and brought to base units: plain data, safe to post to a worker.
 *
 * Amounts are plain doubles in the chain's base unit per year (t REO/yr for rare earths); shares and yields are
 * fractions. `figure` objects keep what the author wrote beside it: unit, range, source, status and confidence.
 */

export type ComponentId = string
/** Id of a stage, as its key in `stages`. */
export type StageId = string
/** Id of a route, as its key in `routes`. */
export type RouteId = string
/** Id of a material, as its key in `materials`. */
export type MaterialId = string
/** Id of an outlet, as its key in `outlets`. */
export type OutletId = string
/** Id of a feed, stock, store, process, demand or trade; unique among all of them. */
export type NodeId = string
/** Id of a lever: the address of its figure, or its key in `levers`. */
export type LeverId = string
/** Id of a source, as its key in `sources.yaml`. */
export type SourceId = string
/** Id of a plant, unique in its process. */
export type PlantId = string
/**
 * Names one figure of a chain, alike in YAML, command line, page, files and links: `oscom-cracking.availability`. The id
 * of a node alone is its principal figure: capacity, amount, or what is available.
 */
export type Address = string

/** States of a plant, from running to absent. A scenario's `counts` says of which its plan has the capacity. */
export const PLANT_STATUSES = ['operating', 'under construction', 'announced', 'proposed', 'none'] as const
export type PlantStatus = (typeof PLANT_STATUSES)[number]

/** Origins of a figure. `assumed` has no published basis; `derived` is arithmetic on sourced figures. */
export const FIGURE_STATUSES = [
	'operating',
	'under construction',
	'announced',
	'proposed',
	'policy',
	'reported',
	'measured',
	'derived',
	'assumed',
	'none'
] as const
export type FigureStatus = (typeof FIGURE_STATUSES)[number]

/** Degrees of confidence in a figure, highest first. */
export const CONFIDENCES = ['high', 'medium', 'low'] as const
export type Confidence = (typeof CONFIDENCES)[number]

/** A figure that disagrees with the one used, kept beside it. */
export interface Alternative {
	value: number
	unit: string
	sources: SourceId[]
	reason: string
}

/** A sourced number. `none` is known to be zero; `unknown` is not known and never read as zero. */
export interface Figure {
	state: 'known' | 'none' | 'unknown'
	/** In base units; 0 for `none`, null for `unknown`. */
	value: number | null
	low: number | null
	high: number | null
	/** The unit as written, e.g. `t monazite/yr`, and the numbers in it. */
	unit: string
	written: { value: number | null; low: number | null; high: number | null }
	status: FigureStatus
	sources: SourceId[]
	confidence: Confidence
	date: string | null
	note: string | null
	alternatives: Alternative[]
	/** True where the user set it; it then has no source. */
	byHand?: true
	/** Set where the figure is no stated one of its year: the stated years before and after it; null after the last. */
	estimated?: { from: number; to: number | null }
	/** Arithmetic as the author wrote it, where it is more than a number; evaluated again when a named value is set. */
	expression?: { value?: string; low?: string; high?: string }
}

/** Shares or yields by component, with one origin for the whole vector. */
export interface ShareFigure {
	shares: Record<ComponentId, number>
	low: Record<ComponentId, number>
	high: Record<ComponentId, number>
	/** The arithmetic of shares that follow named values, by component, for a later reading. */
	expression?: Record<ComponentId, string>
	/** The component of a composition that gives way when another is set; without it all others do, in proportion. */
	rest?: ComponentId
	/** The sum that the parts were divided by, for a composition written in amounts. */
	normalised?: { total: number; unit: string }
	status: FigureStatus
	sources: SourceId[]
	confidence: Confidence
	date: string | null
	note: string | null
	/** True where the user set one of the shares; it then has no source. */
	byHand?: true
}

/** A publication that figures are taken from; `date` is that of publication. */
export interface Source {
	id: SourceId
	publisher: string
	title: string
	date: string | null
	url: string | null
	note: string | null
	/** True where it is cited from memory and was not read. */
	recalled?: true
}

/** One of the accounted parts of every stream, e.g. a single oxide or NdPr. */
export interface Component {
	id: ComponentId
	name: string
}

/** A step of processing; stages follow one another as columns of the Sankey. */
export interface Stage {
	id: StageId
	name: string
}

/** Colours of the palette that a route may have. */
export const ROUTE_COLOURS = ['ochre', 'violet', 'teal', 'slate', 'grey'] as const
export type RouteColour = (typeof ROUTE_COLOURS)[number]

/** `colour` is a slot of the palette; `lane` draws the route apart, as recycling is. */
export interface Route {
	id: RouteId
	name: string
	colour: RouteColour
	/** Drawn apart, and may run backwards, as recycling does. */
	lane: boolean
	/** Its plants serve other routes, and are built with whichever needs them. */
	shared: boolean
}

/** A destination of matter that leaves the chain without serving a demand. */
export interface Outlet {
	id: OutletId
	name: string
	kind: 'waste' | 'stored' | 'by-product'
}

/**
 * A good at one place in the chain. `content` is base amount per gross tonne (t REO per t monazite); `pure` splits
 * every stream of it into one lot per component, as separation does.
 */
export interface Material {
	id: MaterialId
	name: string
	stage: StageId
	pure: boolean
	/** Gross unit without `/yr`, e.g. `t monazite`; null when the material is only counted in the base unit. */
	grossUnit: string | null
	content: Figure | null
}

/** A material that is accepted, as a whole or only as lots of the named components. */
export interface Acceptance {
	material: MaterialId
	only: ComponentId[] | null
}

/** A deposit, mine, scrap stream or stock: brings one material of a known composition into the chain. */
export interface Feed {
	id: NodeId
	name: string
	/** Name where room is narrow, at most 20 characters; the name serves where it is left out. */
	short?: string
	/** Name where there is room for one line alone, at most 12 characters. */
	shortest?: string
	route: RouteId
	stage: StageId
	material: MaterialId
	/** Null for a stock that starts empty. */
	composition: ShareFigure | null
	/** Base units a year; an `unknown` amount does not limit. Null for a stock that may give all that is in store. */
	available: Figure | null
	/** What there is before the first year, in the ground or in store, base units (not a year); null sets no limit. */
	resource: Figure | null
	/** Set for a stock: what else would be surplus of its material is kept in it. */
	stock: StockRoom | null
	note: string | null
}

/** Limits of what a stock holds at the end of a year, base units; null where there is none. */
export interface StockRoom {
	limit: Figure | null
	least: Figure | null
}

/**
 * A place that takes what leaves by an outlet, or a by-product, of every process until it is full; what makes more of it
 * stops then.
 */
export interface Store {
	id: NodeId
	name: string
	holds: { outlet: OutletId } | { byproduct: string }
	/** Unit of its amounts: the base unit for an outlet, that of the by-product otherwise. */
	unit: string
	/** In store before the first year, in `unit`. */
	amount: Figure
	/** The most that it holds; null where nothing limits it. */
	limit: Figure | null
	note: string | null
}

/** One destination of a process: a material or an outlet, with the fraction of each component that goes there. */
export interface Yield {
	to: { material: MaterialId } | { outlet: OutletId }
	/** By component, all components present; `figure` is null for the remainder ("rest"). */
	shares: Record<ComponentId, number>
	figure: ShareFigure | null
}

/** One way to run a process: ingredients in fixed proportion (shares sum to 1), and where each component goes. */
export interface Mode {
	/** Unique in the process: as written, or its number from 1. */
	id?: string
	ingredients: { share: number; takes: Acceptance[]; figure: Figure | null }[]
	yields: Yield[]
}

/** One plant, or one step of a plant's growth. */
export interface Plant {
	/** Unique in the process: as written, or from the name. */
	id: PlantId
	name: string
	status: PlantStatus
	nameplate: Figure
	/** First year of production; null when it has long been running. */
	start: number | null
	/** Fractions of nameplate from the first year on; the last holds. Empty means full at once. */
	ramp: number[]
	/** First year of production as it was announced first; left out where that is the start, or not known. */
	announced?: number
	/** Years by which the start is likely to come later; it moves no plan. Left out where nobody says. */
	delay?: Figure
	/** Chance that it comes at all, 0 to 1; it moves no plan. Left out where nobody says. */
	chance?: Figure
}

/** By-product made beside the accounted components, e.g. trisodium phosphate: gross amount per base unit of output. */
export interface Byproduct {
	id: string
	name: string
	/** Gross unit without `/yr`, e.g. `t TSP`. */
	unit: string
	per: Figure
}

/** Sizes, costs, life and lead time of added capacity of a process. */
export interface Expansion {
	/** The most that the whole process may grow to, base units on its capacity basis; null means no known limit. */
	limit: Figure | null
	/** The least that is added at once, base units on its capacity basis; null where any amount is. */
	least: Figure | null
	/** Money per base unit a year of added capacity, in the chain's currency. */
	cost: Figure | null
	/** The size that the cost is of, base units on its capacity basis; null where it is of any. */
	reference: Figure | null
	/** Money per base unit of throughput, on the capacity basis, in the chain's currency. */
	operating: Figure | null
	/** Money that by-products earn per base unit of throughput, on the capacity basis, in the chain's currency. */
	income: Figure | null
	/** Years for which a new plant lasts: at the end of the chain's years it is worth what is left of them, in proportion. */
	life: Figure | null
	/** Years from decision to first product. */
	lead: Figure | null
}

/** A plant, planned plant or absent kind of plant: ways to run it, and its capacity as the sum of its plants. */
export interface Process {
	id: NodeId
	name: string
	/** Name where room is narrow, at most 20 characters; the name serves where it is left out. */
	short?: string
	/** Name where there is room for one line alone, at most 12 characters. */
	shortest?: string
	stage: StageId
	route: RouteId
	place: string | null
	/** Who runs it, or would build it; left out where the model does not say. */
	owner?: string
	/** Who has to allow its growth, e.g. ministries; empty where the model does not say. */
	authorities: readonly string[]
	/** What its growth waits for, in a few words; left out where the model does not say. */
	waits?: string
	note: string | null
	modes: Mode[]
	/** What capacity is counted on: everything taken in, a named material (in or out), or any of several grades of a good. */
	basis: 'feed' | MaterialId | MaterialId[]
	plants: Plant[]
	/** Fraction of the year, or of nameplate, that can be used. */
	availability: Figure | null
	expansion: Expansion
	/** The least run a contract asks for, base units on the capacity basis; a soft row with a named shortfall. */
	commitment: Figure | null
	byproducts: Byproduct[]
}

/** One part of a demand basis. */
export interface Demand {
	id: NodeId
	name: string
	/** Name where room is narrow, at most 20 characters; the name serves where it is left out. */
	short?: string
	basis: string
	takes: Acceptance[]
	/** Base units a year, as counted. */
	amount: Figure
	/** Demand counted per base unit delivered: above 1 where the need includes losses of the making. */
	counted: number
	countedFigure: Figure | null
	/** 1 is served first. */
	tier: number
	note: string | null
}

/** A way to state the demand; the user switches between them. */
export interface DemandBasis {
	id: string
	name: string
	/** In a few words, why the figure is to be doubted; the note says more. */
	doubt: string | null
	note: string | null
	demands: NodeId[]
}

/** An import or an export of the chain, with its partner. */
export interface Trade {
	id: NodeId
	name: string
	/** Name where room is narrow, at most 20 characters; the name serves where it is left out. */
	short?: string
	/** Name where there is room for one line alone, at most 12 characters. */
	shortest?: string
	kind: 'import' | 'export'
	partner: string
	stage: StageId
	/** Import: the material brought in and its composition. */
	gives: MaterialId | null
	composition: ShareFigure | null
	/** Export: what is accepted. */
	takes: Acceptance[]
	/** Import: the most that can come. Export: the commitment. Base units a year; an `unknown` import does not limit. */
	amount: Figure
	/** Chance that it comes at all, 0 to 1; it moves no plan. Left out where nobody says. */
	chance?: Figure
	tier: number
	note: string | null
}

/** Kind of figure that a lever moves: a principal figure by its node, or any other figure. */
export type LeverKind = 'capacity' | 'demand' | 'import' | 'export' | 'figure'

/** Ways in which a lever moves its figures: sets the one, scales all to a total, or adds to each. */
export const LEVER_MOVES = ['set', 'share', 'addition'] as const
export type LeverMove = (typeof LEVER_MOVES)[number]

/**
 * A number that the user can move. The lever of one figure has the figure's address as its id where it is written beside
 * a node, and an id of its own where it is declared under `levers`.
 */
export interface Lever {
	id: LeverId
	kind: LeverKind
	name: string
	stage: StageId
	/** Heading that it stands under; null for that of its stage. */
	group?: string | null
	/** Whose part it is, as the trade with that partner names it; left out where it is nobody's. */
	partner?: string
	/** The unit shown, e.g. `t monazite/yr`. */
	unit: string
	/** Base units per one of `unit`. */
	factor: number
	/** In `unit`. */
	min: number
	max: number
	step: number
	/** Left out: sets the figure that has the lever's id as its address. */
	by?: LeverMove
	/** Weights: base units that each figure moves by per base unit of the lever (for `addition`). */
	figures?: { address: Address; weight: number }[]
}

/** A figure that a scenario sets from a year on. */
export interface YearFigure {
	from: number
	figure: Figure
}

/** A scenario that the model declares: changes to the chain's figures, on top of those of its parent. */
export interface NamedScenario {
	id: string
	name: string
	note: string
	sources: SourceId[]
	extends: string | null
	demand: string | null
	year: number | null
	/** Plant statuses that count; null leaves the parent's. */
	counts: PlantStatus[] | null
	/** Figures that the scenario sets from its own year on, in base units. */
	set: Record<Address, Figure>
	/** Figures that the scenario sets from some year on, earliest first; before the first the figure stays as it was. */
	setByYear?: Record<Address, YearFigure[]>
}

/** A figure as it is stated for one year. */
export interface StatedYear {
	year: number
	figure: Figure
}

/** A limit that politics may set to what is built, which a reader turns on. */
export interface PoliticalLimit {
	id: string
	name: string
	/** Processes that stay as they are under it. */
	keeps: NodeId[]
	/** A figure that lifts it where it is above 0, as the share that a partner brings; null where nothing does. */
	unless: Address | null
}

/** A number that several figures depend on, such as an exchange rate. */
export interface NamedValue {
	id: string
	name: string
	figure: Figure
	/** The component that it is the listed price of, in the chain's currency per base unit. */
	prices?: ComponentId
	/** The component of which it is the part that is the element itself, as of an oxide; above 0, at most 1. */
	elementOf?: ComponentId
	/** What investments take it for: a rate a year as a part of 1, or money in the chain's currency a year. */
	states?: 'discount-rate' | 'capital-spending' | 'scale-exponent'
	/** What it is stated to be in later years, earliest first; `figure` is that of the chain's first year. */
	later?: StatedYear[]
}

/**
 * A processing chain as the planner sees it: ids refer to one another, amounts are in base units, lists keep the order
 * of the file. Immutable by agreement: changes make a new chain that shares what stayed as it was.
 */
export interface Chain {
	id: string
	name: string
	version: string
	date: string
	notice: string | null
	/** Base unit without `/yr`, e.g. `t REO`. */
	unit: string
	/** Full name of the base unit, e.g. `rare-earth oxide`. */
	unitName: string
	/** Whose chain it is, as sentences begin: India can make ... */
	subject: string
	currency: string | null
	/** Abbreviations in names and notes (`id`), and what they stand for (`name`). */
	abbreviations?: { id: string; name: string }[]
	years: { first: number; last: number }
	counts: PlantStatus[]
	/** Named values, each after those that it depends on. */
	values?: NamedValue[]
	/** Limits that politics may set to what is built. */
	limits?: PoliticalLimit[]
	components: Component[]
	stages: Stage[]
	routes: Route[]
	outlets: Outlet[]
	materials: Material[]
	/** Ore and scrap, then stocks. */
	feeds: Feed[]
	stores: Store[]
	processes: Process[]
	demandBases: DemandBasis[]
	/** True where no need is stated: each demand stands for a product, and takes as much of it as can be made. */
	open?: true
	demands: Demand[]
	trades: Trade[]
	levers: Lever[]
	scenarios: NamedScenario[]
	sources: Source[]
	/** Hash of everything above, so that a plan can say which figures made it. */
	fingerprint: string
}
