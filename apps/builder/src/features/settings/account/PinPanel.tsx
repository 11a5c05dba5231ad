import { formatDate } from '@counterflow/i18n'
import { Notice, Panel, useText } from '@counterflow/ui'
import { Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useStaff } from '../../session/useStaff'
import { PinForm } from '../tills/PinForm'
import { staffPinQuery } from '../tills/till-settings-queries'

/** One's own PIN at tills. */
export function PinPanel() {
  const { t, language } = useText()
  const { id } = useStaff()
  const { data: person } = useQuery(staffPinQuery(id))
  const [isDone, setDone] = useState(false)
  if (person === undefined) return null
  const { pinSetAt } = person
  return (
    <Panel title={t('pins.title')}>
      <Stack gap="md">
        <Text c="dimmed">
          {`${t('pins.intro')} ${pinSetAt === null ? t('pins.notSet') : t('pins.isSet', { time: formatDate(pinSetAt, language) })}.`}
        </Text>
        <PinForm staffId={id} isSet={pinSetAt !== null} onDone={() => setDone(true)} />
        {isDone && (
          <Notice tone="good" urgent>
            {t('pins.done')}
          </Notice>
        )}
      </Stack>
    </Panel>
  )
}
