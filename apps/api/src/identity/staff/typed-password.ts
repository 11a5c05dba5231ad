import { randomInt } from 'node:crypto'

/** Letters that nobody takes for another letter or a digit. */
const letters = 'abcdefghjkmnpqrstuvwxyz'
const groups = 4
const groupLength = 4

/** A password that a person can type from paper: four groups of four letters, 72 random bits. */
export function typedPassword(): string {
  const group = () =>
    Array.from({ length: groupLength }, () => letters.charAt(randomInt(letters.length))).join('')
  return Array.from({ length: groups }, group).join('-')
}
