import { useText } from '@counterflow/ui'
import { Center, Loader } from '@mantine/core'
import type { ReactNode } from 'react'
import { EnrolmentPage } from '../enrolment/EnrolmentPage'
import { useLive } from '../till/live'
import type { Till } from '../till/till'
import { HindrancePage } from './HindrancePage'
import type { TillOpening } from './till-opening'

interface OpeningProps {
  opening: TillOpening
  children: (till: Till) => ReactNode
}

/** The till once it is open; before that, what stands in its way. */
export function Opening({ opening, children }: OpeningProps) {
  const { t } = useText()
  const state = useLive(opening.state)
  switch (state.kind) {
    case 'opening':
      return (
        <Center mih="100dvh">
          <Loader aria-label={t('general.loading')} />
        </Center>
      )
    case 'hindered':
      return <HindrancePage by={state.by} onRetry={(force) => void opening.begin(force)} />
    case 'not_enrolled':
      return (
        <EnrolmentPage wasCleared={state.wasCleared} onEnrol={(code, name) => opening.enrol(code, name)} />
      )
    case 'open':
      return children(state.till)
  }
}
