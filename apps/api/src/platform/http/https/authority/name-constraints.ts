import { isIPv4 } from 'node:net'
import { privateNetworks } from './permitted-names.js'

/** The object identifier of the extension, RFC 5280 section 4.2.1.10. */
export const nameConstraintsId = '2.5.29.30'

const sequence = 0x30
const permittedSubtrees = 0xa0
const dnsName = 0x82
const ipAddress = 0x87

/**
 * The extension's value: what the authority vouches for is `domains` with what ends in them, and addresses of private
 * networks. Who steals its key can pretend to be this shop, and never a bank.
 */
export function nameConstraints(domains: readonly string[]): Uint8Array {
  const names = domains.map((domain) => encoded(sequence, encoded(dnsName, Buffer.from(domain, 'ascii'))))
  const networks = privateNetworks.map(([address, width]) => {
    const bytes = isIPv4(address) ? ipv4Bytes(address) : ipv6Bytes(address)
    return encoded(sequence, encoded(ipAddress, Buffer.concat([bytes, mask(width, bytes.length)])))
  })
  return encoded(sequence, encoded(permittedSubtrees, Buffer.concat([...names, ...networks])))
}

/** A value in DER: its tag, its length, its content. */
function encoded(tag: number, content: Uint8Array): Buffer {
  const { length } = content
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}

const ipv4Bytes = (address: string): Buffer => Buffer.from(address.split('.').map(Number))

/** Of an address with one `::` at most, as those of the private networks are written. */
function ipv6Bytes(address: string): Buffer {
  const [before = '', after = ''] = address.split('::')
  const groups = (text: string) =>
    text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16))
  const bytes = Buffer.alloc(16)
  for (const [index, group] of groups(before).entries()) bytes.writeUInt16BE(group, index * 2)
  const last = groups(after)
  for (const [index, group] of last.entries()) bytes.writeUInt16BE(group, 16 - (last.length - index) * 2)
  return bytes
}

function mask(width: number, size: number): Buffer {
  const bytes = Buffer.alloc(size)
  for (let bit = 0; bit < width; bit += 1) bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) | (0x80 >> (bit & 7))
  return bytes
}
