import type { Language } from '@counterflow/core'
import { acceptedLanguage } from '../../accepted-language.js'

/** The language of somebody of whom no more is known than what the browser says. */
export const visitorLanguage = (acceptLanguage: string | undefined): Language =>
  acceptedLanguage(acceptLanguage) ?? 'en'
