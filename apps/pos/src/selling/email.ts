import { emailAddressSchema } from '@counterflow/core'

/** Whether a mail could be sent there. */
export function looksLikeEmail(text: string): boolean {
  return emailAddressSchema().safeParse(text.trim()).success
}
