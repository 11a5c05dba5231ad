import { isIP } from 'node:net'
import type { HttpsServed } from './https-serving.js'

/** An address at which other devices reach the shop. */
export interface Place {
  readonly url: string
  /** Where such a device learns to trust it, over plain HTTP. */
  readonly trustUrl: string
}

const ofThisMachineOnly = ['localhost', '127.0.0.1', '::1']

/**
 * Where other devices of the network reach the shop: at the addresses that people are likely to mean first, then by
 * its names, then at addresses that nobody types. Only those that its certificate is for.
 */
export function placesOf({ port, names, uncovered }: HttpsServed): Place[] {
  const isMeant = (name: string) => !ofThisMachineOnly.includes(name) && !uncovered.includes(name)
  const byName = names.all.filter((name) => isIP(name) === 0 && name.includes('.'))
  const numbers = names.addresses.filter((address) => isIP(address) === 4)
  const ordered = [...new Set([...numbers, ...byName, ...names.addresses])].filter(isMeant)
  return ordered.map((name) => {
    const host = `${isIP(name) === 6 ? `[${name}]` : name}:${port}`
    return { url: `https://${host}/`, trustUrl: `http://${host}/trust` }
  })
}
