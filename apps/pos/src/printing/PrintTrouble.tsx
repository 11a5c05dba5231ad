import { Notice, useText } from '@counterflow/ui'
import { Button, Group } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { Kept, useLive } from '../till/live'
import { useTill } from '../till/TillContext'
import classes from './PrintTrouble.module.css'
import type { PrintTrouble as Trouble } from './printer-setup'

const none = new Kept<Trouble | null>(null)

/** Says that a slip did not come out, and prints it again. It stands in nobody's way: the next sale goes on. */
export function PrintTrouble() {
  const { t } = useText()
  const { setup } = useTill().printing
  const trouble = useLive(setup?.trouble ?? none)
  const [isBusy, setBusy] = useState(false)
  if (setup === undefined || trouble === null) return null
  const again = async () => {
    setBusy(true)
    await setup.again()
    setBusy(false)
  }
  return (
    <div className={classes.trouble}>
      <Notice tone="caution" urgent title={t('receipts.trouble.title', { slip: trouble.document.title })}>
        {t(`receipts.problem.${trouble.problem}`)}
        {trouble.begun && ` ${t('receipts.trouble.begun')}`}
        <Group gap="sm" mt="sm">
          <Button
            size="lg"
            h={56}
            loading={isBusy}
            leftSection={<IconPrinter size={20} aria-hidden />}
            onClick={() => void again()}
          >
            {t('receipts.trouble.again')}
          </Button>
          <Button size="lg" h={56} variant="default" disabled={isBusy} onClick={() => setup.dismiss()}>
            {t('receipts.trouble.leave')}
          </Button>
        </Group>
      </Notice>
    </div>
  )
}
