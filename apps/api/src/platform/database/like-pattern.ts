const literally = (text: string) => text.replaceAll(/[\\%_]/g, '\\$&')

/** A LIKE pattern for texts that contain `text` literally. */
export const containing = (text: string) => `%${literally(text)}%`

/** A LIKE pattern for texts that begin with `text` literally. */
export const beginning = (text: string) => `${literally(text)}%`
