/** Digits and letters that nobody mistakes for each other: no I, L, O and U. Two to the power of five of them. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** How many random bytes a code needs: each gives one character, of five bits, so 80 bits in all. */
export const giftCardCodeBytes = 16

const groupLength = 4

/**
 * The code that `random` bytes make: `7K3Q-9XWD-02MB-HT5R`.
 * @param random at least `giftCardCodeBytes` that nobody can foresee.
 * @throws RangeError for fewer.
 */
export function giftCardCode(random: Uint8Array): string {
  if (random.length < giftCardCodeBytes)
    throw new RangeError(`A gift card's code needs ${giftCardCodeBytes} random bytes.`)
  const characters = [...random.subarray(0, giftCardCodeBytes)].map((byte) =>
    alphabet.charAt(byte % alphabet.length),
  )
  return characters
    .map((each, index) => (index > 0 && index % groupLength === 0 ? `-${each}` : each))
    .join('')
}

/**
 * A code as it is compared, whatever way it was typed: in capitals, without spaces and hyphens, with O read as 0 and
 * I and L as 1. What no code can be comes back as it is, and is found nowhere.
 */
export function giftCardCodeKey(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
}
