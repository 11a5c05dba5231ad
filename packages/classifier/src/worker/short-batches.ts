import type { LoadedModel } from './loaded-model.ts'

/** All texts of a batch take as long as its longest; more than a few together save nothing else. */
const together = 8

/** What the model says of texts, in their order: it reads those of like length together. */
export async function judgeInShortBatches(
  model: Pick<LoadedModel, 'judge'>,
  texts: readonly string[],
): Promise<number[][]> {
  const byLength = texts
    .map((text, place) => ({ text, place }))
    .sort((left, right) => left.text.length - right.text.length)
  const shares: number[][] = []
  for (let first = 0; first < byLength.length; first += together) {
    const batch = byLength.slice(first, first + together)
    const judged = await model.judge(batch.map(({ text }) => text))
    for (const [index, { place }] of batch.entries()) shares[place] = judged[index] ?? []
  }
  return shares
}
