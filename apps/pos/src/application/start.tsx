import {
  createTranslationOf,
  preferredLanguage,
  problemTexts,
  sharedTexts,
  tillTexts,
} from '@counterflow/i18n'
import { loadFonts } from '@counterflow/ui'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { carryCode } from '../enrolment/carried-code'
import { TillOpening } from '../opening/till-opening'
import { Application } from './Application'
import { rememberedLanguage } from './remembered-language'

/** Draws the till in the language last spoken here, otherwise in the browser's. */
export async function start(): Promise<void> {
  carryCode(Date.now())
  // The disk is read while texts and fonts are loaded.
  const opening = new TillOpening()
  void opening.begin()
  const language = preferredLanguage([rememberedLanguage(), ...navigator.languages])
  const [translation] = await Promise.all([
    createTranslationOf(language, [sharedTexts, problemTexts, tillTexts]),
    loadFonts(language),
  ])
  const root = document.getElementById('root')
  if (root === null) throw new Error('The page has no element with the id "root".')
  createRoot(root).render(
    <StrictMode>
      <Application translation={translation} opening={opening} />
    </StrictMode>,
  )
}
