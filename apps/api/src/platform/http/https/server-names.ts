import { isIP } from 'node:net'
import { hostname, networkInterfaces } from 'node:os'
import { isPrivateAddress } from './authority/permitted-names.js'

/** How this server can be reached. */
export interface ServerNames {
  /** Addresses on networks, those that people are likely to mean first. */
  readonly addresses: readonly string[]
  /** Every name and address that a certificate should be for. */
  readonly all: readonly string[]
}

export interface NetworkInterface {
  readonly name: string
  readonly address: string
  readonly internal: boolean
}

/** Networks among programs of this machine, which no other device is in. */
const inside = /^(?:docker|br-|veth|virbr|vmnet|vboxnet|lxc|cni|flannel|utun|awdl|llw)/

const label = '[a-z\\d](?:[a-z\\d-]{0,61}[a-z\\d])?'
const domainName = new RegExp(`^${label}(?:\\.${label})*$`)

/** How this server can be reached at the moment. */
export function currentServerNames(publicUrl: string): ServerNames {
  const interfaces = Object.entries(networkInterfaces()).flatMap(([name, places = []]) =>
    places.map(({ address, internal }) => ({ name, address, internal })),
  )
  return serverNames(interfaces, hostname(), publicUrl)
}

/** @param publicUrl the address that people type; its name counts too */
export function serverNames(
  interfaces: readonly NetworkInterface[],
  hostName: string,
  publicUrl: string,
): ServerNames {
  const outer = interfaces.filter(({ address, internal }) => !internal && !isLinkLocal(address))
  const addresses = outer.toSorted((left, right) => rank(left) - rank(right)).map(({ address }) => address)
  const own = hostName.toLowerCase()
  const names = [
    own,
    own.includes('.') ? '' : `${own}.local`,
    new URL(publicUrl).hostname.replaceAll(/[[\]]/g, ''),
  ]
  const all = ['localhost', '127.0.0.1', '::1', ...names.filter(isName), ...addresses]
  return { addresses: [...new Set(addresses)], all: [...new Set(all)] }
}

/** A browser cannot be told which of the networks with such addresses is meant. */
const isLinkLocal = (address: string) => /^(?:fe[89ab]|169\.254\.)/i.test(address)

const rank = ({ name, address }: NetworkInterface) =>
  (inside.test(name) ? 4 : 0) + (isPrivateAddress(address) ? 0 : 2) + (isIP(address) === 6 ? 1 : 0)

const isName = (name: string) => isIP(name) !== 0 || (name.length <= 253 && domainName.test(name))
