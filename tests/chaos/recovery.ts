export async function measureRecovery(_folder: string, _say: (text: string) => void): Promise<void> {}
