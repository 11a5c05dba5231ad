import { withCode } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { Button, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { PanelFrame } from '../PanelFrame'
import { changeCart } from '../sell'
import { useSelling } from '../useSelling'

/** A discount code that the customer has. It is looked up on this device, with or without a network. */
export function CodePanel() {
  const { t } = useText()
  const selling = useSelling()
  const [code, setCode] = useState('')
  const isUnknown = code.trim() !== '' && selling.till.records.discount(code) === undefined
  const use = (event: FormEvent) => {
    event.preventDefault()
    if (code.trim() !== '' && !isUnknown && changeCart(selling, (cart) => withCode(cart, code)))
      selling.showGoods()
  }
  return (
    <PanelFrame title={t('tillSelling.action.code')} onClose={selling.showGoods}>
      <form onSubmit={use}>
        <Stack>
          <TextInput
            size="lg"
            label={t('tillSelling.code.label')}
            description={isUnknown ? t('tillSelling.code.refusal.unknown_code') : t('tillSelling.code.hint')}
            autoComplete="off"
            autoCapitalize="characters"
            maxLength={40}
            autoFocus
            value={code}
            onChange={({ currentTarget: { value } }) => setCode(value)}
          />
          <Button size="lg" type="submit" disabled={code.trim() === '' || isUnknown}>
            {t('tillSelling.code.use')}
          </Button>
        </Stack>
      </form>
    </PanelFrame>
  )
}
