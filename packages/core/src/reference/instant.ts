/** A date, or a date and time with its offset, as RFC 3339 writes them. */
const pattern = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d))?$/i

/**
 * The instant that `text` names, in milliseconds since the epoch; undefined when it names none. Only RFC 3339 counts:
 * the language's own parser reads dates into texts such as "SHIRT-10".
 */
export function parseInstant(text: string): number | undefined {
  const instant = pattern.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(instant) ? undefined : instant
}
