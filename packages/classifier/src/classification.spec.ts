import { describe, expect, it } from 'vitest'
import { labelOf, probabilitiesOf } from './classification.js'
import { outputs } from './topics.js'

const sharesWith = (output: (typeof outputs)[number], share: number) =>
  outputs.map((each) => (each === output ? share : (1 - share) / (outputs.length - 1)))

describe('a label', () => {
  it('is given from exactly 90% on, though a float32 has less', () => {
    expect(labelOf(probabilitiesOf(sharesWith('returns', Math.fround(0.9))))).toEqual({
      topic: 'returns',
      probability: 0.9,
    })
  })

  it('is not given below', () => {
    expect(labelOf(probabilitiesOf(sharesWith('returns', 0.89994)))).toBeUndefined()
  })

  it('is never that there is no topic', () => {
    expect(labelOf(probabilitiesOf(sharesWith('none', 0.99)))).toBeUndefined()
  })
})
