import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import type { i18n } from 'i18next'
import type { ReactNode } from 'react'
import { TextProvider } from '../text/TextProvider'
import { cssVariables } from './css-variables'
import { theme } from './theme'

const colorSchemes = localStorageColorSchemeManager({ key: 'counterflow.color-scheme' })

interface AppProvidersProps {
  translation: i18n
  children: ReactNode
  /** `test` leaves out transitions and portals' timing. */
  environment?: 'default' | 'test'
}

/** What every one of our applications stands in: the theme, its colour scheme and the reader's language. */
export function AppProviders({ translation, children, environment = 'default' }: AppProvidersProps) {
  return (
    <TextProvider translation={translation}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        colorSchemeManager={colorSchemes}
        defaultColorScheme="auto"
        env={environment}
      >
        {children}
      </MantineProvider>
    </TextProvider>
  )
}
