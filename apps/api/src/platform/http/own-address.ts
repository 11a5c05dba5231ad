import type { Settings } from '../config/settings.js'

/** Where a process that listens by `settings` is reached on its own machine: a host, and a port. */
export function ownAddress({ host, port }: Pick<Settings, 'host' | 'port'>): string {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host
  return `${name.includes(':') ? `[${name}]` : name}:${port}`
}
