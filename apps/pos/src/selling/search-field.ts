/** Where goods are looked for: a key leads there from anywhere. */
export const searchFieldId = 'till-search'
