import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { Problem } from '../../platform/http/problems/problem.js'

/**
 * A telephone number as it is kept: E.164. Without a `+` it is one of `countryCode`.
 * @param path where the caller wrote it, for the problem
 * @throws Problem `invalid-phone`.
 */
export function phoneNumber(text: string, countryCode: string, path: string): string {
  const country: CountryCode | undefined = isSupportedCountry(countryCode) ? countryCode : undefined
  const parsed = parsePhoneNumberFromString(text, country === undefined ? {} : { defaultCountry: country })
  if (parsed?.isPossible()) return parsed.number
  const fix = 'Send it with its country code, such as +82 10 1234 5678.'
  throw new Problem({
    type: 'invalid-phone',
    status: 422,
    title: 'This is no telephone number',
    detail: `"${text}" is no telephone number, neither in ${countryCode} nor with a country code.`,
    fix,
    errors: [{ path, message: 'Not a telephone number.', fix }],
  })
}
