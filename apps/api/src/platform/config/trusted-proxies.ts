import { isIP } from 'node:net'
import { z } from 'zod'

/** Names that stand for ranges of addresses. */
const ranges = ['loopback', 'linklocal', 'uniquelocal']

const widest: Record<number, number> = { 4: 32, 6: 128 }

/** Whether `text` is an address, a range in CIDR notation, or the name of a range. */
function namesProxies(text: string): boolean {
  if (ranges.includes(text)) return true
  const [address = '', width, ...more] = text.split('/')
  const most = widest[isIP(address)]
  if (most === undefined || more.length > 0) return false
  return width === undefined || (/^\d{1,3}$/.test(width) && Number(width) <= most)
}

/**
 * Whose word about the sender's address is taken: addresses and ranges, parted by commas. "Everybody" is not among the
 * choices, since a sender could then give itself any address and would slip past every limit that goes by it.
 */
export const trustedProxiesSchema = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  )
  .refine((parts) => parts.every(namesProxies), {
    error:
      'Name the proxies whose X-Forwarded-For is believed: "loopback" for one on this machine, or addresses and ranges such as 10.0.0.5, 10.1.0.0/16.',
  })
