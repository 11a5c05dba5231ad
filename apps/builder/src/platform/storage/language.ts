import { type Language, languageSchema } from '@counterflow/core'
import { readStored, writeStored } from './stored'

const key = 'counterflow.language'

/** The language last chosen in this browser. */
export const rememberedLanguage = (): Language | undefined => readStored(key, languageSchema)

export const rememberLanguage = (language: Language): void => void writeStored(key, language)
