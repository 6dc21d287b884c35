import { pageLocale, type PageLocale } from '#lib/components/locale.ts'
import { en } from '#lib/messages/en/en.ts'

/** English, its digits by thousands, as the page's modules take it. */
export const ENGLISH: PageLocale = pageLocale(en, { grouping: 'thousands' })
