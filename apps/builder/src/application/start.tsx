import { preferredLanguage } from '@counterflow/i18n'
import { loadFonts } from '@counterflow/ui'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { prepareInstalled } from '../platform/push/service-worker'
import { whenIdle } from '../platform/scheduling/when-idle'
import { rememberedLanguage } from '../platform/storage/language'
import { Application } from './Application'
import { createFirstTexts } from './texts'

/** Draws the back office in the language last chosen here, otherwise in the browser's. */
export async function start(): Promise<void> {
  const language = preferredLanguage([rememberedLanguage(), ...navigator.languages])
  const [translation] = await Promise.all([createFirstTexts(language), loadFonts(language, whenIdle)])
  const root = document.getElementById('root')
  if (root === null) throw new Error('The page has no element with the id "root".')
  createRoot(root).render(
    <StrictMode>
      <Application translation={translation} />
    </StrictMode>,
  )
  whenIdle(() => void prepareInstalled())
}
