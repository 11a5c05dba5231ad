import { isIP } from 'node:net'
import type { Settings } from '../../platform/config/settings.js'
import { isPrivateAddress } from '../../platform/outbound/private-addresses.js'
import { addressRefused } from './webhook-problems.js'

/** Names that lead nowhere on the internet: those without a dot, and those that are reserved for one's own network. */
const ownNames = /^[^.]+$|\.(?:localhost|local|internal|lan|home\.arpa|test)$/

function isOwnNetwork(url: URL): boolean {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return isIP(host) === 0 ? ownNames.test(host) : isPrivateAddress(host)
}

/**
 * The address as it is kept.
 * @throws Problem `webhook-address-refused` unless it is https, or http in a network of one's own where that is allowed.
 */
export function checkedAddress(text: string, { outboundPrivate }: Pick<Settings, 'outboundPrivate'>): string {
  const url = URL.parse(text)
  if (url === null) {
    throw addressRefused(
      'This is no address that can be called.',
      'Give it in full: https://example.com/webhooks.',
    )
  }
  if (url.username !== '' || url.password !== '' || url.hash !== '') {
    throw addressRefused(
      'The address holds a name, a password or a part after "#".',
      'Leave them out: the signature says who sends, and a secret in the address ends up in logs.',
    )
  }
  const isOwn = isOwnNetwork(url)
  if (isOwn && outboundPrivate === 'deny') {
    throw addressRefused(
      'The address lies in a private network, and this server calls public ones only.',
      'Use a public address, or ask the operator to allow private ones (OUTBOUND_PRIVATE=allow).',
    )
  }
  if (url.protocol === 'http:' && !isOwn) {
    throw addressRefused(
      'Events go over the internet encrypted only.',
      'Use an address that begins with https://.',
    )
  }
  return url.href
}
