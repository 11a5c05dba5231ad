import { lookup as lookUp } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { ActionError } from '@counterflow/plugin-sdk'
import { buildConnector } from 'undici'
import { isPrivateAddress } from './private-addresses.js'

type Connector = ReturnType<typeof buildConnector>

/**
 * Connects to public addresses only. The address that is checked is the one that is then connected to, so that a
 * name which answers differently the second time gains nothing.
 */
export function publicConnector(options: buildConnector.BuildOptions): Connector {
  const connect = buildConnector({ ...options, lookup: lookUpPublic })
  return (target, callback) => {
    // A literal address is never looked up.
    const literal = target.hostname.replace(/^\[|\]$/g, '')
    if (isIP(literal) !== 0 && isPrivateAddress(literal)) {
      callback(addressRefused(target.hostname), null)
    } else {
      connect(target, callback)
    }
  }
}

const lookUpPublic: LookupFunction = (hostname, options, callback) => {
  lookUp(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return callback(error, '')
    const [first] = addresses
    if (first === undefined || addresses.some(({ address }) => isPrivateAddress(address))) {
      return callback(addressRefused(hostname), '')
    }
    if (options.all === true) callback(null, addresses)
    else callback(null, first.address, first.family)
  })
}

function addressRefused(hostname: string): ActionError {
  return new ActionError({
    code: 'address_refused',
    message: `${hostname} leads to a private address, and this server calls public ones only (OUTBOUND_PRIVATE=deny). Use a public address, or ask the operator to allow private ones.`,
  })
}
