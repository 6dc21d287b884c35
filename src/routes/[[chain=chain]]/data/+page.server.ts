export { entries } from '../chains.server.ts'
