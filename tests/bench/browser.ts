export async function benchBrowser(_line: (text?: string) => void): Promise<void> {}
