import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import '@mantine/spotlight/styles.css'
import '@counterflow/ui/styles.css'
import { createTranslation, preferredLanguage } from '@counterflow/i18n'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { z } from 'zod'
import { Application } from './application/Application'
import { rememberedLanguage } from './platform/storage/language'

// The Content-Security-Policy allows no `new Function`, which zod would otherwise try.
z.config({ jitless: true })

const language = preferredLanguage([rememberedLanguage(), ...navigator.languages])
const translation = await createTranslation(language)
const root = document.getElementById('root')
if (root === null) throw new Error('The page has no element with the id "root".')
createRoot(root).render(
  <StrictMode>
    <Application translation={translation} />
  </StrictMode>,
)
