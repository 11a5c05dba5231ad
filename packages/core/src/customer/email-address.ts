import { z } from 'zod'

const longestAddress = 200
/** RFC 5321, 4.5.3.1.1: no mail server has to take more. */
const longestName = 64

/**
 * An e-mail address that mail servers take: at most 200 characters, of which at most 64 before the `@`.
 * @param message what is wrong with what is no address at all
 */
export const emailAddressSchema = (message?: string) =>
  z
    .email(message)
    .max(longestAddress)
    .refine((address) => address.lastIndexOf('@') <= longestName, {
      error: `No mail server takes more than ${longestName} characters before the @.`,
    })
