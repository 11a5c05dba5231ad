/** The same tree of keys with any text at its leaves: what each language's catalogue has to satisfy. */
export type Shape<Catalogue> = {
  readonly [Key in keyof Catalogue]: Catalogue[Key] extends string ? string : Shape<Catalogue[Key]>
}

/** Every key of a catalogue as a dotted path. */
export type KeysOf<Catalogue> = {
  [Key in keyof Catalogue & string]: Catalogue[Key] extends string ? Key : `${Key}.${KeysOf<Catalogue[Key]>}`
}[keyof Catalogue & string]
