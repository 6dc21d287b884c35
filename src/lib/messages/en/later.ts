/** Words of parts that are loaded when they are first shown. */
import { compare } from './figures-compare.ts'
import { doubt } from './figures-doubt.ts'
import { invest } from './figures-invest.ts'
import { pathway } from './figures-pathway.ts'
import { data } from './page-data.ts'
import { papers } from './page-papers.ts'
import { saved } from './page-saved.ts'
import { stories } from './page-stories.ts'
import { story } from './page-story.ts'
import { report } from './report.ts'
import { viewsLater } from './page-views-later.ts'

/** Parts of the catalogue, each at its place in it. */
export const later = {
	page: { ...data, ...papers, ...saved, ...stories, ...story, ...viewsLater },
	figures: { compare, doubt, invest, pathway },
	report
}
