import { useText } from '@counterflow/ui'
import { Button, Stack, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { z } from 'zod'
import { PanelFrame } from '../selling/PanelFrame'
import { useCounter, useSelling } from '../selling/useSelling'
import { freshId } from '../till/fresh-id'
import { park } from './shared-carts'

/** Puts the cart aside under a name. */
export function ParkPanel() {
  const { t } = useText()
  const selling = useSelling()
  const counter = useCounter()
  const [name, setName] = useState(counter?.document.cart.customer?.name ?? '')
  const [isFailed, setFailed] = useState(false)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '') return
    try {
      await park(selling, freshId(z.uuid()), name.trim(), new Date())
      selling.say('good', 'tillSelling.park.done', { name: name.trim() })
      selling.showGoods()
    } catch {
      setFailed(true)
    }
  }
  return (
    <PanelFrame title={t('tillSelling.action.park')} onClose={selling.showGoods}>
      <form onSubmit={(event) => void save(event)}>
        <Stack>
          <Text size="lg">{t('tillSelling.park.body')}</Text>
          <TextInput
            size="lg"
            label={t('tillSelling.park.name')}
            placeholder={t('tillSelling.park.example')}
            error={isFailed ? t('tillSelling.failed.storage') : undefined}
            maxLength={80}
            autoFocus
            value={name}
            onChange={({ currentTarget: { value } }) => setName(value)}
          />
          <Button size="lg" type="submit" disabled={name.trim() === '' || counter?.document.paying != null}>
            {t('tillSelling.action.park')}
          </Button>
        </Stack>
      </form>
    </PanelFrame>
  )
}
