import { AppProviders, useSpokenDocument } from '@counterflow/ui'
import { Notifications } from '@mantine/notifications'
import { RouterProvider } from '@tanstack/react-router'
import type { i18n } from 'i18next'
import { useState } from 'react'
import { Opening } from '../opening/Opening'
import type { TillOpening } from '../opening/till-opening'
import { LockScreen } from '../session/LockScreen'
import { useLive } from '../till/live'
import { TillContext } from '../till/TillContext'
import type { Till } from '../till/till'
import { rememberLanguage } from './remembered-language'
import { createTillRouter } from './router'
import { useRestOf } from './useRestOf'
import { useSpokenLanguage } from './useSpokenLanguage'

interface ApplicationProps {
  translation: i18n
  opening: TillOpening
}

/** The whole till: what opens it, and its pages once it is open. */
export function Application({ translation, opening }: ApplicationProps) {
  useSpokenDocument(translation, rememberLanguage)
  return (
    <AppProviders translation={translation}>
      <Notifications position="top-center" />
      <Opening opening={opening}>{(till) => <OpenTill key={till.device.deviceId} till={till} />}</Opening>
    </AppProviders>
  )
}

/** Before somebody has entered, nothing of the pages is loaded or drawn. */
function OpenTill({ till }: { till: Till }) {
  useSpokenLanguage(till)
  useRestOf(till)
  const isEntered = useLive(till.session.seller) !== undefined
  return <TillContext value={till}>{isEntered ? <Pages /> : <LockScreen />}</TillContext>
}

function Pages() {
  const [router] = useState(createTillRouter)
  return <RouterProvider router={router} />
}
