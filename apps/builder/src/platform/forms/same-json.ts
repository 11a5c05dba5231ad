/** Whether two values are written the same way. Their keys have to come in the same order, as those of a form do. */
export const sameJson = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other)
