import type { Command } from '../command.ts'
export const plan: Command = { name: 'plan', argument: 'DIR', options: {}, run: () => 0 }
