import { readAs, type Wording } from '../wording.js'
import { lastSound } from './last-sound.js'
import type { Sound } from './sound.js'

interface Particle {
  /** As translators write it, and as it is said where nobody knows how the word before it is read. */
  readonly both: string
  readonly after: Readonly<Record<Sound, string>>
}

const particle = (both: string, consonant: string, vowel: string, rieul = consonant): Particle => ({
  both,
  after: { consonant, vowel, rieul },
})

/** The particles that depend on the word before them. */
export const particles: readonly Particle[] = [
  particle('을(를)', '을', '를'),
  particle('이(가)', '이', '가'),
  particle('은(는)', '은', '는'),
  particle('와(과)', '과', '와'),
  particle('(으)로', '으로', '로', '로'),
]

// A mark for each of them while the values are put in, so that what a value brings along is not taken for one of ours.
const firstMark = 0xe010
const marks = new Map(particles.map((each, index) => [String.fromCharCode(firstMark + index), each]))
const markOf = new Map([...marks].map(([mark, { both }]) => [both, mark]))
const anyMark = new RegExp(`[${[...marks.keys()].join('')}]`, 'g')
const anyBoth = /을\(를\)|이\(가\)|은\(는\)|와\(과\)|\(으\)로/g

/** Says a Korean text in which particles are written in both forms, each in the one that follows the value before it. */
export const koreanWording: Wording = (text, fill) => {
  if (!text.includes('(')) return fill(text)
  const marked = text.replace(anyBoth, (both) => markOf.get(both) ?? both)
  if (marked === text) return fill(text)
  const filled = fill(marked)
  return filled.replace(anyMark, (mark, at: number) => {
    const found = marks.get(mark)
    if (found === undefined) return mark
    const before = filled.slice(0, at)
    const sound = lastSound(before.slice(before.lastIndexOf(readAs) + 1))
    return sound === undefined ? found.both : found.after[sound]
  })
}
