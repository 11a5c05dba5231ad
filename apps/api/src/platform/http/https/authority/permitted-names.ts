import { BlockList, isIP } from 'node:net'

/** Networks that nobody can be reached in from the outside: what a shop's own authority may vouch for. */
export const privateNetworks = [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['100.64.0.0', 10],
  ['169.254.0.0', 16],
  ['127.0.0.0', 8],
  ['fc00::', 7],
  ['fe80::', 10],
  ['::1', 128],
] as const

/** Names that have no meaning outside of a network, each with what ends in it. */
export const privateDomains = ['localhost', 'local', 'lan', 'home.arpa', 'internal'] as const

const networks = new BlockList()
for (const [address, width] of privateNetworks) {
  networks.addSubnet(address, width, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}

/** Whether `address` is one of a network that is closed to the outside. */
export const isPrivateAddress = (address: string): boolean =>
  isIP(address) !== 0 && networks.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')

/**
 * Whether an authority that is held to `domains` may vouch for `name`, an address or a name. One name too many in a
 * certificate makes all of it worthless, so this has to agree with what browsers decide.
 */
export function mayVouchFor(name: string, domains: readonly string[]): boolean {
  if (isIP(name) !== 0) return isPrivateAddress(name)
  return domains.some((domain) => name === domain || name.endsWith(`.${domain}`))
}
