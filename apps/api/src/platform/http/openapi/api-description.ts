/** A kind of problem that the API answers with. */
export interface ProblemKind {
  readonly status: number
  readonly title: string
}

/** What the description of the API says beyond the contracts; the composition root knows the words. */
export interface ApiDescription {
  /** What each tag groups, in the order in which they are shown. */
  readonly tags: Readonly<Record<string, string>>
  /** By the last part of their `type`. */
  readonly problems: Readonly<Record<string, ProblemKind>>
  /**
   * Values for examples: by the name of the field, by `<schema or operation>.<field>` where that is not enough, or by the
   * name of a whole schema.
   */
  readonly samples: Readonly<Record<string, unknown>>
}
