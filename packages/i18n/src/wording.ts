/**
 * Says a text of the catalogues. What stands in it depends on the values in some languages: `fill` puts them in, and
 * whatever they bring along stays as it is.
 */
export type Wording = (text: string, fill: (text: string) => string) => string

/**
 * Comes before the words of a value that is put in as a mark of its own, such as an element of a page, and not as text.
 * A character of the private use area: no text of ours or of a merchant holds it.
 */
export const readAs = '\uE002'
