/**
 * Answers texts in groups of those that are about as long as each other, and gives the answers in the order of the
 * texts: beside a long one, every short one would be filled up to its length.
 */
export async function inOrderOfLength<Answer>(
  texts: readonly string[],
  most: number,
  answer: (alike: readonly string[]) => Promise<readonly Answer[]>,
): Promise<Answer[]> {
  const places = texts.map((text, place) => ({ text, place })).sort((a, b) => a.text.length - b.text.length)
  const found: { readonly place: number; readonly answer: Answer }[] = []
  for (let first = 0; first < places.length; first += most) {
    const group = places.slice(first, first + most)
    const answers = await answer(group.map(({ text }) => text))
    found.push(
      ...group.flatMap(({ place }, at) => {
        const given = answers[at]
        return given === undefined ? [] : [{ place, answer: given }]
      }),
    )
  }
  return found.sort((a, b) => a.place - b.place).map((each) => each.answer)
}
