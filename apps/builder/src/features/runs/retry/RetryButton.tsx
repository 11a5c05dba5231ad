import { useText } from '@counterflow/ui'
import { Button } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useState } from 'react'
import type { Run } from '../run-queries'
import { RetryDialog } from './RetryDialog'

/** @param props.opened the step that is open, from which a retry is suggested */
export function RetryButton({ run, opened }: { run: Run; opened: string | undefined }) {
  const { t } = useText()
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button size="xs" leftSection={<IconRefresh size={14} aria-hidden />} onClick={() => setAsking(true)}>
        {t('runs.retry.title')}
      </Button>
      {asking && <RetryDialog run={run} opened={opened} onClose={() => setAsking(false)} />}
    </>
  )
}
