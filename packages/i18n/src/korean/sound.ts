/** How a word ends when it is read: on a vowel, on ㄹ, or on any other consonant. */
export type Sound = 'vowel' | 'rieul' | 'consonant'
