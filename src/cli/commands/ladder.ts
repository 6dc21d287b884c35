import type { Command } from '../command.ts'
export const ladder: Command = { name: 'ladder', argument: 'DIR', options: {}, run: () => 0 }
