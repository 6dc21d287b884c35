import type { Command } from '../command.ts'
export const gap: Command = { name: 'gap', argument: 'DIR', options: {}, run: () => 0 }
