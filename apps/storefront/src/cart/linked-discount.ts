import { stored } from '../platform/stored'

const kept = stored('shop.discount')

/** Takes a code from the address of the page (`?discount=CODE`), for the cart of today or of later (R22). */
export function noteLinkedCode(): void {
  const code = new URLSearchParams(location.search).get('discount')?.trim()
  if (code !== undefined && code !== '' && code.length <= 100) kept.write(code)
}

/** The code of a link that this browser has followed; null when there is none. */
export const linkedCode = (): string | null => kept.read()

export const forgetLinkedCode = (): void => kept.write(null)
